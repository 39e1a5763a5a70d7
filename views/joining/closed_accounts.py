"""Somebody's Slack account was closed: what her leads read, and what whoever is matched with her does."""

from slack_sdk.models.blocks import Block

from mentoring.access import Role, Thing
from mentoring.joining.closed_account_notices import AccountNotice
from mentoring.matching.matchmaking_proposals import Made
from mentoring.matchmaking import RUNNING
from mentoring.people import Person
from views.access import seen_by
from views.blocks import Message, actions, context, paragraph, row
from views.joining.registering import register_button
from views.leading.pilot_view import show_button
from views.prose import Prose, strong
from views.words import Words

SHOWN_AT_MOST = 5
"""Of her matches: the rest stand in the lists."""


def notice(words: Words, said: AccountNotice) -> Message:
    """To those who answer for her."""
    if said.person is None:
        return _leaderless(words, said)
    if not said.is_closed:
        return Message((paragraph(words.tell("{name} is back in Slack: all goes on.", name=said.person.name)),))
    return Message(
        (
            paragraph(strong(words.tell("{name}’s Slack account was closed.", name=said.person.name))),
            *_what_follows(words, said.person, said.made),
            context(words.say("Nothing is sent there for now. Once the account is open again, all goes on by itself.")),
            seen_by(words, Thing.REGISTRATION, reader=Role.LEAD),
        )
    )


def away(words: Words, partner: Person) -> Prose:
    """On the Home of whoever is matched with her."""
    return words.tell(
        "{name} is away from Slack at the moment. Your project lead is looking into it, and nothing is asked of you "
        "meanwhile.",
        name=partner.first_name,
    )


def _what_follows(words: Words, person: Person, made: tuple[Made, ...]) -> list[Block]:
    """Of each match that rests, with the button that opens it, which is not the coordinator's."""
    if not made:
        return [
            paragraph(words.tell("There is no match to look after. People shows who is registered, and undoes it."))
        ]
    return [_rests(words, person, each) for each in made[:SHOWN_AT_MOST]]


def _rests(words: Words, person: Person, made: Made) -> Block:
    names = {"mentee": made.mentee.person.name, "mentor": made.mentor.person.name}
    other = next(each for each in (made.mentee.person, made.mentor.person) if each.id != person.id)
    if made.state in RUNNING:
        said = words.say(
            "The match with {other} is at rest, and neither is reminded of anything. It can be ended, and somebody "
            "else be found.",
            other=other.name,
        )
    else:
        said = words.say("The match with {other} is only proposed: it can be withdrawn.", other=other.name)
    about = words.say("Open {mentee} and {mentor}", **names)
    return row(said, show_button(words, made.match_id.hex, about) if made.side else None)


def _leaderless(words: Words, said: AccountNotice) -> Message:
    """To the coordinators."""
    if not said.is_closed:
        return Message((paragraph(words.tell("{company} has a project lead again.", company=said.company)),))
    lost = words.tell("{company} has no project lead any more: the Slack account was closed.", company=said.company)
    return Message((paragraph(lost), actions([register_button(words)])))
