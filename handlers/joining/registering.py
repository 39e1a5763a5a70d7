"""Registering somebody: the button opens a short form, Slack is asked who that is, a second form asks for the rest."""

import json
from dataclasses import dataclass
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_modal
from handlers.deps import Visit
from handlers.joining import members
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, dig, memory_of, text_at, uuid
from mentoring.joining import registering
from mentoring.joining.members import Member
from mentoring.joining.registering import ASKED, Choice, Hindered, Hindrance, Office
from mentoring.joining.roster_cells import Column, tidy
from mentoring.joining.roster_troubles import BadRoster
from mentoring.people import Part
from views.joining import registering as views


@dataclass(frozen=True)
class Chosen:
    """What the second form remembers of the first."""

    form: UUID
    """The same form sent twice registers once."""
    team_id: str
    user_id: str
    parts: frozenset[Part]
    company: str

    def pack(self) -> str:
        """For `private_metadata`."""
        parts = sorted(part.value for part in self.parts)
        return json.dumps([self.form.hex, self.team_id, self.user_id, parts, self.company])

    @classmethod
    def read(cls, view: Body) -> "Chosen":
        """Unreadable for what no form of ours has packed."""
        try:
            match memory_of(view):
                case [str(form), str(team_id), str(user_id), list(parts), str(company)]:
                    return cls(uuid(form), team_id, user_id, frozenset(map(Part, parts)), company)
        except ValueError:
            pass
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.REGISTER_PERSON)(begun)
    on.view(views.WHO_FORM)(chosen)
    on.view(views.DETAILS_FORM)(submitted)


def begun(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Open the first form, over whatever is open."""
    with visit.reading() as work:
        office = registering.office(work, visit.actor)
    response = ack()
    show_modal(client, body, views.who_form(visit.words, office, uuid4().hex))
    return response


def chosen(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Who she is, and in which part: the second form takes the place of the first."""
    words, entries, form = visit.words, Entries(view), uuid(text_at(view, "private_metadata"))
    with visit.reading() as work:
        office = registering.office(work, visit.actor)
    member = _member(visit, client, entries)
    if member is None and entries.text(views.ADDRESS):
        return ack(response_action="errors", errors=views.not_found(words))
    try:
        if member is None:
            raise Hindered(Hindrance.NOBODY)
        choice = Choice(member, _parts(office, entries), _company(office, entries))
        with visit.reading() as work:
            known = registering.look_up(work, visit.actor, choice)
    except Hindered as hindered:
        return ack(response_action="errors", errors=views.hindered(words, hindered.hindrance))
    packed = Chosen(form, member.user.team_id, member.user.user_id, choice.parts, choice.company).pack()
    filled = views.details_form(words, office, choice.parts, choice.company, known, packed)
    return ack(response_action="update", view=filled)


def submitted(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Register her. Slack is asked anew: what a form remembers may be old."""
    words, entries, state = visit.words, Entries(view), Chosen.read(view)
    there = visit.deps.clients.get(state.team_id, client)
    member = members.by_user(there, state.team_id, state.user_id)
    if member is None:
        raise Unreadable("somebody who is not there")
    choice = Choice(member, state.parts, state.company)
    asked = [column for column in ASKED if dig(view, "state", "values", column) is not None]
    said = {column: entries.text(column) for column in asked}
    try:
        with visit.changing() as (work, actor):
            registering.register(work, actor, state.form, choice, said, visit.now)
    except BadRoster as bad:
        return ack(response_action="errors", errors=views.errors(words, bad.troubles, asked))
    except Hindered as hindered:
        [why] = views.hindered(words, hindered.hindrance).values()
        return ack(response_action="errors", errors={Column.NAME.value: why})
    return ack()


def _member(visit: Visit, client: WebClient, entries: Entries) -> Member | None:
    """Whoever was chosen; or who has the address that was typed, in any workspace."""
    user_id, address = entries.user(views.PERSON), tidy(entries.text(views.ADDRESS))
    if user_id:
        return members.by_user(client, visit.team_id, user_id)
    clients = {visit.team_id: client, **visit.deps.clients} if address else {}
    found = (members.by_address(there, team_id, address) for team_id, there in clients.items())
    return next((member for member in found if member), None)


def _parts(office: Office, entries: Entries) -> frozenset[Part]:
    if office.names_leads:
        return frozenset({Part.LEAD})
    try:
        return frozenset(map(Part, entries.options(views.PARTS)))
    except ValueError:
        raise Unreadable("a part") from None


def _company(office: Office, entries: Entries) -> str:
    typed = tidy(entries.text(views.NEW_COMPANY))
    return office.own_company or typed or office.others.get(entries.option(views.COMPANY), "")
