"""Ideas for an agenda, by stage (SPEC P4): a few lines that a press adds, and one in the reminder of the day before."""

from slack_sdk.models.blocks import ButtonElement

from mentoring.meeting.agenda import Stage
from views.blocks import button
from views.words import Words

IDEAS = "agenda.ideas"


def ideas_button(words: Words) -> ButtonElement:
    """Adds them to what is typed already."""
    return button(words.say("Ideas for the agenda"), IDEAS)


def ideas(words: Words, stage: Stage) -> list[str]:
    """A line each."""
    match stage:
        case Stage.FIRST:
            return [
                words.say("Getting to know each other: what brings each of us here"),
                words.say("A look at Advance together"),
                words.say("Choosing two or three objectives, realistic ones"),
                words.say("How often we meet, and how we keep in touch in between"),
            ]
        case Stage.MIDDLE:
            return [
                words.say("What has happened since last time, homework included"),
                words.say("One situation to think through together"),
                words.say("The next small step, and by when"),
            ]
        case Stage.LAST:
            return [
                words.say("Looking back: what was reached, and what helped"),
                words.say("What each of us has learned"),
                words.say("What comes next, and whether we keep in touch"),
            ]


def with_ideas(words: Words, typed: str, stage: Stage) -> str:
    """What was typed, and below it those ideas that are not in it yet."""
    fresh = [f"• {idea}" for idea in ideas(words, stage) if idea not in typed]
    return "\n".join([*([typed.rstrip()] if typed.strip() else []), *fresh])


def reminder(words: Words, stage: Stage) -> str:
    """The day before, where no agenda was written."""
    match stage:
        case Stage.FIRST:
            return words.say(
                "For a first meeting: get to know each other, look at Advance together, "
                "and choose two or three objectives."
            )
        case Stage.MIDDLE:
            return words.say(
                "Worth talking over: what has happened since last time, one situation to think through together, "
                "and the next small step."
            )
        case Stage.LAST:
            return words.say("Your mentorship ends soon: look back together, and talk about what comes next.")
