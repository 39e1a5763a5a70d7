"""What Advance says to somebody who is asked whether she would be matched (SPEC S6): the mentor first, then the mentee.

To the other side a no of one never shows: all that she ever learns is that a match is still being sought.
"""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.matching.matchmaking_notices import AskedNotice
from mentoring.matching.matchmaking_proposals import Asked, Introduction
from mentoring.matchmaking import RUNNING, State
from mentoring.occasions import Occasion
from mentoring.people import Part
from views.access import seen_by
from views.blocks import Message, actions, button, context, facts, paragraph
from views.prose import Prose, strong
from views.words import Words

ACCEPT = "matchmaking.accept"
ASK_MORE = "matchmaking.ask_more"
RESERVE = "matchmaking.reserve"
DECLINE = "matchmaking.decline"
READ = "matchmaking.read"


def asked(words: Words, said: AskedNotice) -> Message:
    """A direct message that asks; once it no longer does, one sentence on what has become of it."""
    if not said.asked.is_open or said.asked.who is None:
        return Message((paragraph(_since(words, said.asked)),))
    if said.asked.part is Part.MENTEE:
        return Message((*_to_mentee(words, said.asked, said.asked.who),))
    return Message((*_to_mentor(words, said, said.asked.who),))


def _to_mentor(words: Words, said: AskedNotice, who: Introduction) -> Iterator[Block]:
    name = who.person.first_name
    if said.kind is Occasion.MORE_TOLD:
        yield paragraph(strong(words.tell("Your project lead has answered your question about {name}.", name=name)))
    else:
        yield paragraph(strong(words.tell("Would you like to be {name}’s mentor?", name=who.person.name)))
        yield paragraph(
            words.tell(
                "You are asked first: {name} knows nothing of it yet. Mentoring is voluntary, and a no is all right.",
                name=name,
            )
        )
        yield from introduced(words, who, Part.MENTEE)
    if said.asked.questions > said.asked.answers:
        yield context(words.say("Your question is with your project lead. You can answer here at any time."))
    yield actions(_mentors_buttons(words, said.asked, name))
    yield seen_by(words, Thing.CANDIDATE, partner=name, reader=Role.PARTNER)


def _mentors_buttons(words: Words, asked: Asked, name: str) -> list[ButtonElement]:
    value = asked.match_id.hex
    answers = [button(words.say("Read the answer"), READ, value)] if asked.answers else []
    return [
        *answers,
        button(words.say("Accept"), ACCEPT, value, "primary", words.say("Accept to be {name}’s mentor", name=name)),
        button(words.say("Ask for more information"), ASK_MORE, value),
        button(words.say("Raise a reservation"), RESERVE, value),
    ]


def _to_mentee(words: Words, asked: Asked, who: Introduction) -> Iterator[Block]:
    name, value = who.person.first_name, asked.match_id.hex
    yield paragraph(strong(words.tell("Would you like {name} as your mentor?", name=who.person.name)))
    yield paragraph(
        words.tell(
            "{name} would be glad to. It is for you to say: mentoring is voluntary, and no reason is needed.", name=name
        )
    )
    yield from introduced(words, who, Part.MENTOR)
    accept = words.say("Accept {name} as your mentor", name=name)
    yield actions(
        [
            button(words.say("Accept"), ACCEPT, value, "primary", accept),
            button(words.say("Not this one"), DECLINE, value),
        ]
    )
    yield seen_by(words, Thing.CANDIDATE, partner=name, reader=Role.PARTNER)


def introduced(words: Words, who: Introduction, part: Part) -> list[Block]:
    """What there is to know of somebody before one says yes. `part`: hers."""
    skills = words.say("Would like to learn") if part is Part.MENTEE else words.say("Can help with")
    lines = [
        (words.say("Company"), who.company),
        (words.say("Department"), who.department),
        (skills, ", ".join(who.skills)),
        (words.say("Languages"), ", ".join(who.languages)),
    ]
    known = [(label, value) for label, value in lines if value]
    return [facts(known)] if known else []


def _since(words: Words, asked: Asked) -> Prose:
    """What has become of it."""
    name = asked.who.person.first_name if asked.who else ""
    match asked.state, asked.part:
        case State.ASKING_MENTEE, Part.MENTOR:
            return words.tell("Thank you for your yes. {name} is asked now; I’ll write as soon as I know.", name=name)
        case state, Part.MENTOR if state in RUNNING:
            return words.tell("You said yes: you are {name}’s mentor.", name=name)
        case state, Part.MENTEE if state in RUNNING:
            return words.tell("You said yes: {name} is your mentor.", name=name)
        case State.DECLINED, Part.MENTOR if asked.by_me:
            return words.tell(
                "Thank you for saying so. Only your project lead reads why. A match is still being sought for you."
            )
        case State.DECLINED, Part.MENTEE if asked.by_me:
            return words.tell(
                "Thank you for saying so. Your project lead knows. A match is still being sought for you."
            )
        case ((State.ENDED | State.COMPLETED), _):
            return words.tell("You were matched; that time is over now.")
    return words.tell("This proposal is no longer open. A match is still being sought for you.")
