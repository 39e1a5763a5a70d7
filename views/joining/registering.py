"""Registering somebody: two short forms, and the words beside a field that needs another look."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, InputBlock, PlainTextInputElement

from mentoring.access import Role, Thing
from mentoring.joining.registering import ASKED, Hindrance, Known, Office
from mentoring.joining.roster_cells import AT_MOST, Column
from mentoring.joining.roster_scope import HERS_TO_GIVE
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part
from views.access import seen_by
from views.blocks import button, context, modal
from views.inputs import chosen, field, somebody, ticked, typed
from views.parts import part, parts
from views.words import Words

REGISTER_PERSON = "person.register"
WHO_FORM = "person.who_form"
DETAILS_FORM = "person.details_form"
PERSON, PARTS, ADDRESS, COMPANY, NEW_COMPANY = "person", "parts", "address", "company", "new_company"


def register_button(words: Words) -> ButtonElement:
    """Opens the form: for a lead, and for the coordinator."""
    return button(words.say("Register somebody"), REGISTER_PERSON)


def who_form(words: Words, office: Office, metadata: str) -> dict[str, Any]:
    """The first form: who, and in which part; of the coordinator's, for which company she leads."""
    asked = _for_any_company(words, office) if office.names_leads else _for_her_own(words)
    return modal(
        title=words.say("Register somebody"),
        submit=words.say("Go on"),
        close=words.say("Not now"),
        callback_id=WHO_FORM,
        metadata=metadata,
        blocks=[*asked, _who_sees(words, office)],
    )


def details_form(
    words: Words, office: Office, which: Iterable[Part], company: str, known: Known, metadata: str
) -> dict[str, Any]:
    """The second form: filled with what Slack says of her, or with what we know already."""
    about = words.say("As {parts}, at {company}.", parts=parts(words, which), company=company)
    if known.registered and known.parts:
        about = words.say(
            "Registered already, as {before}. This adds: {parts}. The address stays {address}.",
            before=parts(words, known.parts),
            parts=parts(words, frozenset(which) - known.parts),
            address=known.filled[Column.EMAIL],
        )
    fields = [_field(words, column, known) for column in ASKED if not (known.registered and column is Column.EMAIL)]
    return modal(
        title=words.say("Register somebody"),
        submit=words.say("Register"),
        close=words.say("Not now"),
        callback_id=DETAILS_FORM,
        metadata=metadata,
        blocks=[
            context(about),
            *fields,
            context(_what_follows(words, known)),
            _who_sees(words, office),
        ],
    )


def _what_follows(words: Words, known: Known) -> str:
    if known.parts:
        return words.say("A message about it follows at once.")
    return words.say("A first message follows at once: what this is, and a button to say “not for me”.")


def hindered(words: Words, hindrance: Hindrance) -> dict[str, str]:
    """The word beside the field of the first form that it is about."""
    match hindrance:
        case Hindrance.NOBODY:
            return {PERSON: words.say("Please choose somebody.")}
        case Hindrance.BOT:
            return {PERSON: words.say("That is an app. Please choose a person.")}
        case Hindrance.DEACTIVATED:
            return {PERSON: words.say("This Slack account is deactivated: I couldn’t write to it.")}
        case Hindrance.VISITOR:
            return {PERSON: words.say("This account belongs to another organisation: I can’t write to it from here.")}
        case Hindrance.ELSEWHERE:
            return {PERSON: words.say("Already registered in this programme, with another company.")}
        case Hindrance.ALREADY:
            return {PERSON: words.say("Already registered in this part: nothing needs to be done.")}
        case Hindrance.NO_PART:
            return {PARTS: words.say("Please choose at least one.")}
        case Hindrance.NO_COMPANY:
            return {NEW_COMPANY: words.say("Please choose a company above, or write the name of a new one.")}


def not_found(words: Words) -> dict[str, str]:
    """Beside an address that is nobody's."""
    return {ADDRESS: words.say("I find nobody with this address in the workspaces where I’m installed.")}


def errors(words: Words, troubles: Iterable[Trouble], asked: Collection[str]) -> dict[str, str]:
    """What to say beside each field of the second form, of those that it `asked`; what was typed stays there."""
    return {
        trouble.column if trouble.column in asked else Column.NAME.value: _error(words, trouble) for trouble in troubles
    }


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.MISSING:
            return words.say("Please fill this in.")
        case Problem.NOT_AN_EMAIL:
            return words.say("This isn’t an e-mail address. One looks like marie@example.com.")
        case Problem.TOO_LONG:
            return words.say("No more than {n} characters fit here. Please shorten it.", n=trouble.at_most)
        case Problem.TOO_MANY:
            return words.say("No more than {n} fit here.", n=trouble.at_most)
        case Problem.OTHER_SLACK_USER:
            return words.say("Somebody with another Slack account is registered with this address.")
        case Problem.SLACK_USER_TAKEN:
            return words.say("This Slack account is registered with another address, which stays.")
        case Problem.ELSEWHERE:
            return words.say("Already registered in this programme, with another company.")
        case _:
            return words.say("Something here can’t be read. Please type it anew.")


def _for_her_own(words: Words) -> list[Block]:
    given = {each.value: part(words, each) for each in Part if each in HERS_TO_GIVE}
    return [
        field(words.say("Who"), somebody(PERSON), hint=words.say("Anybody in this Slack workspace.")),
        field(words.say("As"), ticked(PARTS, given, ()), hint=words.say("One person may have several parts.")),
    ]


def _for_any_company(words: Words, office: Office) -> list[Block]:
    return [
        context(words.say("You can register project leads, for any company. They register everybody else.")),
        field(words.say("Who"), somebody(PERSON), optional=True),
        field(
            words.say("Or an e-mail address"),
            typed(ADDRESS),
            optional=True,
            hint=words.say("For somebody in another Slack workspace where I’m installed."),
        ),
        *([field(words.say("Company"), chosen(COMPANY, office.others), optional=True)] if office.others else []),
        field(words.say("Or a new company"), _new_company(), optional=True),
    ]


def _new_company() -> PlainTextInputElement:
    element = typed(NEW_COMPANY)
    element.max_length = AT_MOST[Column.COMPANY]
    return element


def _field(words: Words, column: Column, known: Known) -> InputBlock:
    filled = known.filled.get(column, "")
    needed = column in (Column.NAME, Column.EMAIL)
    return field(_label(words, column), typed(column, filled), optional=not needed, hint=_hint(words, column))


def _label(words: Words, column: Column) -> str:
    labels: Mapping[Column, str] = {
        Column.NAME: words.say("Name, as colleagues know it"),
        Column.EMAIL: words.say("E-mail"),
        Column.PHONE: words.say("Phone"),
        Column.DEPARTMENT: words.say("Department"),
        Column.MANAGER_EMAIL: words.say("Manager’s e-mail"),
        Column.LANGUAGES: words.say("Languages"),
    }
    return labels[column]


def _hint(words: Words, column: Column) -> str:
    match column:
        case Column.MANAGER_EMAIL:
            return words.say("So that nobody is matched within their own reporting line. It is never shown.")
        case Column.LANGUAGES:
            return words.say("Separated by commas, the preferred one first.")
        case _:
            return ""


def _who_sees(words: Words, office: Office) -> Block:
    reader = Role.COORDINATOR if office.names_leads else Role.LEAD
    return seen_by(words, Thing.CONTACT, Thing.REGISTRATION, reader=reader)
