"""Contacts, in a modal: one's own details and one's partners', the project leads', the coordinator's."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.contacts import Contact, Contacts
from mentoring.people import Match
from views import access
from views.blocks import actions, button, facts, header, modal, paragraph
from views.escape import shown
from views.joining.profiles import own_button
from views.matching.matchmaking_leaving import leave_buttons
from views.prose import Mention, Piece, Prose
from views.words import Words

OPEN = "contacts.open"
EACH_AT_MOST = 10
"""People under one heading."""


def contacts_button(words: Words) -> ButtonElement:
    """Opens them."""
    return button(words.say("Contacts"), OPEN)


def page(words: Words, contacts: Contacts, matches: Sequence[Match] = ()) -> dict[str, Any]:
    """Everybody whom the reader may want to reach; beside her leads, what they alone can do for her `matches`."""
    partner = contacts.partners[0].name if len(contacts.partners) == 1 else ""
    return modal(
        title=words.say("Contacts"),
        close=words.say("Close"),
        blocks=[
            *_people(words, words.say("With you in this"), contacts.partners),
            *_people(words, words.say("Your project leads"), contacts.leads),
            *_way_out(words, matches),
            *_people(words, words.say("Coordination of the programme"), contacts.coordinators),
            *_people(words, words.say("You, as others see you"), [contacts.own]),
            actions([own_button(words)]),
            access.seen_by(words, Thing.CONTACT, partner=partner),
        ],
    )


def details(words: Words, contact: Contact) -> list[Block]:
    """One person's: how to write to her in Slack, where one can, and otherwise."""
    name: Prose = (Piece(shown(contact.name), bold=True),)
    title = (*name, Piece("  "), Mention(contact.slack_user_id)) if contact.slack_user_id else name
    lines = [(words.say("E-mail"), contact.email)]
    if contact.phone:
        lines.append((words.say("Phone"), contact.phone))
    return [paragraph(title), facts(lines)]


def _way_out(words: Words, matches: Sequence[Match]) -> list[Block]:
    if not matches:
        return []
    said = words.tell(
        "Would a pause do you good, or somebody else suit you better? Only your project lead hears of it."
    )
    return [paragraph(said), *leave_buttons(words, matches)]


def _people(words: Words, title: str, people: Sequence[Contact]) -> list[Block]:
    if not people:
        return []
    return [header(title), *(block for contact in people[:EACH_AT_MOST] for block in details(words, contact))]
