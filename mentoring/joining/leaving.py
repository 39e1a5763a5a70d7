"""'This is not for me' (SPEC S2): whoever would rather not take part is taken out kindly, and nobody asks why."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import uuid4

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.joining.intakes import leads_look
from mentoring.joining.taking_back import unregistered
from mentoring.matching.matchmaking_held import held
from mentoring.matchmaking import LEADS, Move, Mover
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Part
from mentoring.standing import of_person
from mentoring.too_late import TooLate
from storage import deliveries, departures, people
from storage.departures import Bond, DepartureRow
from storage.matches import RUNNING
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.work import Work

HERS_TO_LEAVE: Final = frozenset({Part.MENTEE, Part.MENTOR, Part.LEAD})
"""A coordinator was named by the operator, who can be told."""


class Tie(StrEnum):
    """What somebody can't just leave."""

    MATCH = "match"
    """She is matched: the other is told by her lead, who can end it without fault."""
    PILOT = "pilot"
    """She is its only lead."""


class Tied(Exception):
    """She can't just leave."""

    def __init__(self, tie: Tie) -> None:
        super().__init__(tie.value)
        self.tie = tie


def leave(work: Work, actor: Actor, now: datetime) -> bool:
    """She is no longer registered; what is proposed with her is withdrawn, her leads are told. Raises Tied; TooLate if
    a lead took her out in the same moment.

    True if she is forgotten: of whoever was never in a match nothing is kept, not even the key of her name.
    """
    access.require(of_person(actor, actor.person.id), Verb.DECLINE, Thing.REGISTRATION)
    parts = actor.parts & HERS_TO_LEAVE
    if not parts:
        raise NotAllowed("nothing to leave")
    with work.for_everyone():
        bonds = _held_bonds(work, actor)
        if not parts & set(people.roles_of(work.session, actor.person.id)):
            raise TooLate
        leads = [row for row in people.leads_of(work.session, actor.person.company_id) if row.id != actor.person.id]
        _require_free(work, actor, bonds, leads)
        for bond in bonds:
            _step_aside(work, actor, bond, now)
        for intake_id in departures.give_up(work.session, actor.person.id, parts):
            deliveries.mark_stale(work.session, intake_id)
        deliveries.mark_stale(work.session, actor.person.id)
        for lead in leads:
            _tell(work, actor, lead, now)
        forgotten = unregistered(work, [actor.person.id], now)
        leads_look(work, actor.person.company_id)
    return bool(forgotten)


def _held_bonds(work: Work, actor: Actor) -> list[Bond]:
    """Her matches, proposed and running, their people locked: they stay as they are from here on."""
    before = departures.bonds_of(work.session, actor.person.id)
    people.hold(work.session, [actor.person.id, *(bond.other_id for bond in before)])
    return departures.bonds_of(work.session, actor.person.id)


def _require_free(work: Work, actor: Actor, bonds: list[Bond], leads: list[PersonRow]) -> None:
    if any(bond.state in RUNNING for bond in bonds):
        raise Tied(Tie.MATCH)
    alone = Part.LEAD in actor.parts and not leads
    if alone and departures.others_in(work.session, actor.person.company_id, actor.person.id):
        raise Tied(Tie.PILOT)


def _step_aside(work: Work, actor: Actor, bond: Bond, now: datetime) -> None:
    """A proposal comes to nothing; across companies, the other side and the coordinator hear that much."""
    with held(work, actor, bond.match_id, now) as found:
        found.move(Move.WITHDRAW, Mover.ADVANCE)
        found.show_anew()
        if found.sides.across:
            mine = Mover.MENTEES_LEAD if found.participant() is Mover.MENTEE else Mover.MENTORS_LEAD
            found.tell([*found.leads(*(LEADS - {mine})), *found.proposer()], Occasion.MATCH_FELL_THROUGH)


def _tell(work: Work, actor: Actor, lead: PersonRow, now: datetime) -> None:
    name = work.seal(KeyName.of_person(lead.id), actor.person.name)
    news = DepartureRow(id=uuid4(), company_id=lead.company_id, told_id=lead.id, name=name, at=now)
    work.session.add(news)
    work.session.flush()
    tell(work, lead.id, Occasion.DEPARTED, news.id, now)
