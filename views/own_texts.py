"""What a text of somebody's own is, and what it says: where she reads all that she wrote."""

from mentoring.asking.fit_checks import Going
from mentoring.matching.matchmaking_words import Ground, Wish
from mentoring.own_texts import Kind, Text
from views.choices import going_name, ground_name, wish_name
from views.times import full_day
from views.words import Words

BETWEEN = " · "


def entry(words: Words, text: Text) -> tuple[str, str]:
    """What it is, and of which day; and what she chose and wrote."""
    about = [_kind(words, text.kind), *([full_day(words, text.on)] if text.on else [])]
    said = [*([_choice(words, text.choice)] if text.choice else []), *([text.text] if text.text else [])]
    return BETWEEN.join(about), "\n".join(said)


def _choice(words: Words, choice: Going | Ground | Wish) -> str:
    match choice:
        case Going():
            return going_name(words, choice)
        case Ground():
            return ground_name(words, choice)
        case Wish():
            return wish_name(words, choice)


def _kind(words: Words, kind: Kind) -> str:
    match kind:
        case Kind.OBJECTIVE:
            return words.say("Objective")
        case Kind.TASK:
            return words.say("Homework")
        case Kind.NOTE:
            return words.say("Note")
        case Kind.AGENDA:
            return words.say("Agenda")
        case Kind.EXCHANGE:
            return words.say("Between meetings")
        case Kind.CALLED_OFF:
            return words.say("Why you called off a meeting")
        case Kind.FIT_CHECK:
            return words.say("How it goes between you")
        case _:
            return _word_to_lead(words, kind)


def _word_to_lead(words: Words, kind: Kind) -> str:
    match kind:
        case Kind.QUESTION:
            return words.say("Your question before a match")
        case Kind.ANSWER:
            return words.say("Your answer to a mentor’s question")
        case Kind.RESERVATION:
            return words.say("Your reservation about a match")
        case Kind.DECLINED:
            return words.say("Your word on a match that you declined")
        case Kind.LEAVING:
            return words.say("Your wish to pause or end a match")
        case _:
            return words.say("Your feedback")
