"""Everybody in a pilot, for its lead: a list with a search, and a page for each."""

from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    Option,
    StaticSelectElement,
)

from mentoring.access import Role, Thing
from mentoring.joining.roster_cells import Column
from mentoring.leading.pilot_lists import PersonLine, Whom
from mentoring.leading.pilot_member import Member
from mentoring.people import Part
from views import access, inputs
from views.blocks import Message, Sure, actions, button, context, facts, header, modal, paragraph, row, with_care
from views.escape import shown
from views.inputs import OPTIONS_AT_MOST, field, option
from views.leading.pilot_standing import match_line, places
from views.leading.pilot_view import show_button
from views.paging import Place, turns
from views.parts import part as part_name
from views.prose import Mention
from views.words import Words

OPEN = "pilot.people"
SHOW = "pilot.person"
FIND = "pilot.find_person"
WHOM = "pilot.whom"
BACK = "pilot.people_back"
ON = "pilot.people_on"
CORRECT, CORRECT_FORM = "pilot.correct", "pilot.correct_form"
WITHDRAW_MENTEE = "pilot.withdraw_mentee"
WITHDRAW_MENTOR = "pilot.withdraw_mentor"
WITHDRAW_LEAD = "pilot.withdraw_lead"
WITHDRAW = {Part.MENTEE: WITHDRAW_MENTEE, Part.MENTOR: WITHDRAW_MENTOR, Part.LEAD: WITHDRAW_LEAD}
MATCHES_SHOWN = 10


def people_button(words: Words, whom: Whom = Whom.ALL, text: str | None = None) -> ButtonElement:
    """Opens the list."""
    return button(text or words.say("People"), OPEN, whom.value)


def page(words: Words, lines: Sequence[PersonLine], whom: Whom, number: int) -> dict[str, Any]:
    """One page of these people, the first being 1."""
    place = Place.in_list(number, len(lines))
    entries: list[Block] = [_entry(words, line) for line in lines[place.span]]
    return modal(
        title=words.say("People"),
        close=words.say("Close"),
        blocks=[
            ActionsBlock(elements=[inputs.searched(FIND, words.say("Find somebody by name")), _filter(words, whom)]),
            context(words.say_count("One person", "{n} people", len(lines))),
            *(entries or [paragraph(words.tell("Nobody here."))]),
            *turns(words, place, BACK, ON, whom.value),
            access.seen_by(words, Thing.REGISTRATION, reader=Role.LEAD),
        ],
    )


def options(words: Words, lines: Iterable[PersonLine]) -> list[Option]:
    """Those whom a search has found."""
    found = [option(line.person_id.hex, _named(words, line)) for line in lines]
    return found[:OPTIONS_AT_MOST]


def member(words: Words, found: Member) -> dict[str, Any]:
    """One person: how she stands, how to reach her, what can be done."""
    name, value = found.line.name, found.line.person_id.hex
    matches: list[Block] = [
        row(
            words.say("{mentee} and {mentor}", mentee=line.mentee, mentor=line.mentor) + f"\n{match_line(words, line)}",
            show_button(words, line.match_id.hex),
        )
        for line in found.matches[:MATCHES_SHOWN]
    ]
    return modal(
        title=words.say("In your pilot"),
        close=words.say("Back"),
        blocks=[
            header(shown(name)),
            paragraph((*words.tell("In Slack: {user}", user=(Mention(found.slack_user_id),)),)),
            facts([(label, said) for label, said in _told(words, found) if said]),
            *matches,
            actions([button(words.say("Put details right"), CORRECT, value), *_withdrawals(words, found)]),
            access.seen_by(words, Thing.CONTACT, Thing.PROFILE, partner=name, reader=Role.LEAD),
        ],
    )


def correction(words: Words, found: Member) -> dict[str, Any]:
    """Name, e-mail and phone, as they are."""
    hint = words.say("Messages go to the Slack account either way; that stays.")
    return modal(
        title=words.say("Put details right"),
        submit=words.say("Save"),
        close=words.say("Leave as it is"),
        callback_id=CORRECT_FORM,
        metadata=found.line.person_id.hex,
        blocks=[
            field(words.say("Name"), inputs.typed(Column.NAME, found.line.name)),
            field(words.say("E-mail"), inputs.typed(Column.EMAIL, found.email), hint=hint),
            field(words.say("Phone"), inputs.typed(Column.PHONE, found.phone), optional=True),
            access.seen_by(words, Thing.CONTACT, partner=found.line.name, reader=Role.LEAD),
        ],
    )


def gone(words: Words) -> dict[str, Any]:
    """In place of somebody who is no longer registered."""
    said = words.tell("No longer registered. Nothing of it is kept.")
    return modal(title=words.say("In your pilot"), close=words.say("Back"), blocks=[paragraph(said)])


def stays(words: Words) -> Message:
    """To a lead who would take away what has led to something meanwhile."""
    return Message(
        (paragraph(words.tell("This has led to a match in the meantime. To undo that, open the match instead.")),)
    )


def _told(words: Words, found: Member) -> list[tuple[str, str]]:
    return [
        (words.say("Part"), places(words, found.line.places)),
        (words.say("Department"), found.line.department),
        (words.say("E-mail"), found.email),
        (words.say("Phone"), found.phone),
        (words.say("Can help with"), ", ".join(found.skills)),
        (words.say("Would like to learn"), ", ".join(found.seeks)),
        (words.say("Languages"), ", ".join(found.languages)),
    ]


def _withdrawals(words: Words, found: Member) -> list[ButtonElement]:
    """A button for each part that has led to nothing yet."""
    return [_withdrawal(words, found, part) for part in WITHDRAW if part in found.withdrawable]


def _withdrawal(words: Words, found: Member, part: Part) -> ButtonElement:
    last = len(found.line.places) == 1
    forgotten = words.say("Everything about this person is forgotten.")
    kept = words.say("The other parts stay as they are.")
    sure = Sure(
        title=words.say("Withdraw this registration?"),
        text=forgotten if last else kept,
        yes=words.say("Withdraw"),
        no=words.say("Keep it"),
    )
    text = words.say("Withdraw as {part}", part=part_name(words, part))
    return with_care(button(text, WITHDRAW[part], found.line.person_id.hex), sure)


def _entry(words: Words, line: PersonLine) -> Block:
    about = words.say("Open {name}", name=line.name)
    text = f"{_named(words, line)}\n{places(words, line.places)}"
    return row(text, button(words.say("Open"), SHOW, line.person_id.hex, about=about))


def _named(words: Words, line: PersonLine) -> str:
    if not line.department:
        return shown(line.name)
    return words.say("{name}, {department}", name=line.name, department=line.department)


def _filter(words: Words, whom: Whom) -> StaticSelectElement:
    return inputs.chosen(WHOM, {each.value: _whom(words, each) for each in Whom}, whom.value)


def _whom(words: Words, whom: Whom) -> str:
    match whom:
        case Whom.ALL:
            return words.say("Everybody")
        case Whom.WAITING:
            return words.say("Can be matched")
        case Whom.MENTEES:
            return words.say("Mentees")
        case Whom.MENTORS:
            return words.say("Mentors")
        case Whom.LEADS:
            return words.say("Project leads")
