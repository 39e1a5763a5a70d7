"""Objectives that people choose, by category (SPEC S23): a beginning, for her to make her own."""

from mentoring.growing.objective_rules import Category
from views.words import Words


def label(words: Words, category: Category) -> str:
    """What a category is called."""
    match category:
        case Category.COMMUNICATION:
            return words.say("Communication")
        case Category.LEADERSHIP:
            return words.say("Leadership")
        case Category.NETWORKING:
            return words.say("Networking")
        case Category.SKILL_DEVELOPMENT:
            return words.say("Skill development")
        case Category.OTHER:
            return words.say("Other")


def suggestions(words: Words, category: Category) -> tuple[str, ...]:
    """Some objectives of this category, each short enough to be an option of Slack's (75 characters)."""
    match category:
        case Category.COMMUNICATION:
            return _communication(words)
        case Category.LEADERSHIP:
            return _leadership(words)
        case Category.NETWORKING:
            return _networking(words)
        case Category.SKILL_DEVELOPMENT:
            return _skill_development(words)
        case Category.OTHER:
            return _other(words)


def _communication(words: Words) -> tuple[str, ...]:
    return (
        words.say("Present my work to senior management, and be remembered for it"),
        words.say("Say what I think in meetings, early and clearly"),
        words.say("Tell in two minutes what I do and why it matters"),
        words.say("Give feedback that helps, and ask for it"),
        words.say("Explain technical work to people who are not technical"),
        words.say("Negotiate for what my project needs, and for what I need"),
    )


def _leadership(words: Words) -> tuple[str, ...]:
    return (
        words.say("Understand how decisions are made here, and by whom"),
        words.say("Find my way through the politics of this workplace"),
        words.say("Lead a small project from idea to result"),
        words.say("Delegate, and trust others with the result"),
        words.say("Make a plan that serves my goals and the organisation’s, and do it"),
        words.say("Reconcile this week’s deadlines with where I want to be in three years"),
    )


def _networking(words: Words) -> tuple[str, ...]:
    return (
        words.say("Get to know three senior people I don’t work with yet"),
        words.say("Be seen by those who decide who moves up"),
        words.say("Build a network outside the company"),
        words.say("Find a sponsor who speaks for me when I’m not in the room"),
        words.say("Stay in touch with people I meet: write, ask, offer help"),
        words.say("Speak at an event in my field, or help to run one"),
    )


def _skill_development(words: Words) -> tuple[str, ...]:
    return (
        words.say("See my skills as senior management sees them"),
        words.say("Find out which skills will be wanted in two years, and begin one"),
        words.say("Become the person people ask about one subject"),
        words.say("Learn to read a budget, and to argue with figures"),
        words.say("Name what is missing for my next role, and close the gap"),
        words.say("Choose one course that moves me on, and finish it"),
    )


def _other(words: Words) -> tuple[str, ...]:
    return (
        words.say("Bring work and the rest of my life into balance"),
        words.say("See how I can move on in this company, and what it takes"),
        words.say("Come back well after a leave"),
        words.say("Trust more in what I already do well"),
        words.say("Say no more often, and yes to the right things"),
        words.say("Decide where I want to be in five years"),
    )
