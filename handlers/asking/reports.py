"""Progress reports come in: the command, the form with its second look, and the buttons that lead to one.

What is typed stays in modals: no message, log or metadata of ours holds a word of it.
"""

import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.pilot_view import redraw_match
from handlers.reading import (
    Body,
    Entries,
    Unreadable,
    dig,
    memory_of,
    page_asked,
    pressed_value,
    typed_after,
    uuid,
    wants_help,
)
from mentoring.asking import report_moves
from mentoring.asking.report_echoes import Echo
from mentoring.asking.report_rules import Kind
from mentoring.asking.reports import recipients, report_of, reports_by
from mentoring.free_text import Unfit
from mentoring.people import Match, Part
from mentoring.too_late import TooLate
from storage.keys import KeyGone
from views.asking import report_forms as forms
from views.asking import reports as views
from views.asking.report_forms import Filled
from views.meeting.meetings import too_late

LIST = frozenset({"list", "liste"})
FIRST = 1


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open. Not a word of the report."""

    report: UUID
    """The id that it will have: the same form sent twice makes one."""
    match: UUID | None
    """On which match; None where the form asks."""
    shown: str = ""
    """A keyed hash of the match and the text whose repeats she was shown: on that match, that text goes as it is."""

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.report.hex, self.match.hex if self.match else "", self.shown])

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match memory_of(view):
            case [str(report), str(match), str(shown)]:
                return cls(uuid(report), uuid(match) if match else None, shown)
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-report")(asked)
    on.action(views.WRITE)(write)
    on.view(forms.FORM)(submitted)
    on.action(forms.CHANGE)(change)
    on.action(views.READ)(read)
    on.action(views.ALL)(all_of_hers)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.action(views.ASK)(ask)


def asked(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance-report`: its words are the beginning of a report; `list` and `help` are not."""
    if wants_help(body):
        return answer(views.help_message(visit.words))
    typed = typed_after(body)
    if typed.casefold() in LIST:
        return all_of_hers(body, ack, visit, client)
    return _open_form(body, ack, visit, answer, client, Filled(typed))


def write(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """An empty form; on the match beside which the button stands."""
    return _open_form(body, ack, visit, answer, client, Filled(), pressed_value(body))


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """It is sent; or she is shown first what it repeats of a note; or what is wrong stands beside it."""
    state, entries = FormState.read(view), Entries(view)
    match_id, filled = state.match or uuid(entries.option(forms.MATCH)), _filled(entries)
    try:
        kind = Kind(filled.kind)
    except ValueError:
        raise Unreadable("what it is") from None
    try:
        with visit.changing() as (work, actor):
            seen = work.keyring.fingerprint(f"{match_id.hex} {filled.text}").hex()
            repeated = report_moves.echoes_in(work, actor, match_id, filled.text) if seen != state.shown else ()
            if not repeated:
                report_moves.write(work, actor, match_id, kind, filled.text, visit.now, state.report)
    except Unfit as unfit:
        return ack(response_action="errors", errors=forms.errors(visit.words, unfit))
    after = _drawn(visit, replace(state, shown=seen), filled, repeated) if repeated else views.sent(visit.words)
    return ack(response_action="update", view=after)


def change(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Back to the plain form, with all that stands in it."""
    view = dig(body, "view")
    state = FormState.read(view)
    anew = _drawn(visit, replace(state, shown=""), _filled(Entries(view)))
    response = ack()
    show_instead(client, body, anew)
    return response


def read(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """One report."""
    try:
        with visit.reading() as work:
            found = report_of(work, visit.actor, uuid(pressed_value(body)))
    except KeyGone:
        return answer(views.gone(visit.words))
    response = ack()
    show_modal(client, body, views.one(visit.words, found))
    return response


def all_of_hers(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Her own."""
    view = _listed(visit, FIRST)
    response = ack()
    show_modal(client, body, view)
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of them."""
    view = _listed(visit, page_asked(body)[1])
    response = ack()
    show_instead(client, body, view)
    return response


def ask(body: Body, ack: Ack, visit: Visit, client: WebClient, answer: Answer) -> BoltResponse:
    """A lead asks the mentor for one; the page says so."""
    match_id = uuid(pressed_value(body))
    try:
        with visit.changing() as (work, actor):
            report_moves.ask(work, actor, match_id, visit.now)
    except TooLate:
        return answer(too_late(visit.words))
    response = ack()
    redraw_match(body, visit, client, match_id)
    return response


def _open_form(
    body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, filled: Filled, match: str = ""
) -> BoltResponse:
    mentored = _mentored(visit)
    if not mentored:
        return answer(views.for_mentors(visit.words))
    named = next((each.id for each in mentored if each.id.hex == match), None)
    only = mentored[0].id if len(mentored) == 1 else named
    view = _drawn(visit, FormState(uuid4(), only), filled)
    response = ack()
    show_modal(client, body, view)
    return response


def _drawn(visit: Visit, state: FormState, filled: Filled, repeated: tuple[Echo, ...] = ()) -> dict[str, Any]:
    """The form, with who will receive what is written in it."""
    matches = tuple(match for match in _mentored(visit) if state.match in (None, match.id))
    with visit.reading() as work:
        addressees = {match.id: recipients(work, visit.actor, match.id) for match in matches}
    return forms.form(visit.words, matches, addressees, filled, state.pack(), repeated)


def _filled(entries: Entries) -> Filled:
    return Filled(entries.text(forms.WRITTEN), entries.option(forms.KIND), entries.option(forms.MATCH))


def _mentored(visit: Visit) -> tuple[Match, ...]:
    return tuple(match for match in visit.actor.matches if match.part is Part.MENTOR)


def _listed(visit: Visit, number: int) -> dict[str, Any]:
    with visit.reading() as work:
        found = reports_by(work, visit.actor)
    return views.listed(visit.words, found, number)
