"""A match taken in hand: its two people locked, who moves it made out, the move made, and who hears of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mentoring.access import NotAllowed, Role
from mentoring.ending.keeping import begin_of_none
from mentoring.matchmaking import BEFORE_HER_TURN, CAME_TO_NOTHING, LEADS, Move, Mover, Stand, State, after
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor
from mentoring.standing import over_company, reaching
from mentoring.too_late import TooLate
from storage import changes, deliveries, matches, people
from storage.matches import MatchRow, Sides
from storage.work import Work


@dataclass(frozen=True)
class Held:
    """A match whose two people are locked: it stays as it is until we have done."""

    work: Work
    actor: Actor | None
    """Who moves it; None: the clock."""
    row: MatchRow
    sides: Sides
    now: datetime

    @property
    def stand(self) -> Stand:
        """How far it has come."""
        agreed = {Mover.MENTEES_LEAD: self.row.mentees_lead_id, Mover.MENTORS_LEAD: self.row.mentors_lead_id}
        return Stand(State(self.row.state), frozenset(side for side, lead in agreed.items() if lead))

    def asked(self) -> Role:
        """Towards the candidate: whoever is asked, or was; before her turn it is not her business."""
        mover = self._movers.get(self.actor.person.id) if self.actor else None
        is_early = mover is None or self.row.state in BEFORE_HER_TURN[mover]
        return Role.OTHER if is_early else Role.PARTNER

    def participant(self) -> Mover:
        """The actor as one of the two. NotAllowed for anybody else."""
        mover = self._movers.get(self.actor.person.id) if self.actor else None
        if mover is None:
            raise NotAllowed("not one of the two")
        return mover

    @property
    def _movers(self) -> dict[UUID, Mover]:
        return {self.sides.mentor.id: Mover.MENTOR, self.sides.mentee.id: Mover.MENTEE}

    def lead(self) -> Mover:
        """The actor as a lead of one side; within one company, of both. NotAllowed for anybody else."""
        if self.actor and over_company(self.actor, self.sides.mentee.company_id) is Role.LEAD:
            return Mover.MENTEES_LEAD
        if self.actor and over_company(self.actor, self.sides.mentor.company_id) is Role.LEAD:
            return Mover.MENTORS_LEAD
        raise NotAllowed("not a lead of either")

    def move(self, move: Move, by: Mover, **more: Any) -> State:
        """Make a move; where it led. NotAllowed and TooLate as the table has it. `more`: other columns to change."""
        stand = after(self.stand, move, by)
        if stand.state != self.row.state:
            more |= {"moved_at": self.now, "moved_by": self.actor.person.id if self.actor else None}
        if not matches.move(self.work.session, self.row.id, frm=self.row.state, state=stand.state.value, **more):
            raise TooLate
        if stand.state in CAME_TO_NOTHING:
            begin_of_none(self.work, self.row.id, self.row.company_id, self.now)
        return stand.state

    def show_anew(self) -> None:
        """What anybody has on her screen about this match is drawn anew."""
        two = [self.sides.mentee.id, self.sides.mentor.id]
        deliveries.mark_stale(self.work.session, self.row.id, *people.away_of(self.work.session, two))
        changes.stand_anew(self.work.session, [*two, *self.leads(*LEADS)])

    def leads_look(self) -> None:
        """What the leads' Home tabs show of it has changed, and no more than that."""
        people.home_is_stale(self.work.session, self.leads(*LEADS))

    def tell(self, person_ids: list[UUID], kind: Occasion, period: str = "", about: UUID | None = None) -> None:
        """Put a message to each in the outbox, whatever her company: the coordinator is of neither. `about`: the match,
        unless it is something else of it."""
        with self.work.for_everyone():
            for person_id in person_ids:
                tell(self.work, person_id, kind, about or self.row.id, self.now, period=period, match_id=self.row.id)

    def proposer(self) -> list[UUID]:
        """The coordinator, of a match across companies that she has proposed; else nobody."""
        return [self.row.proposed_by] if self.sides.across and self.row.proposed_by else []

    def leads(self, *sides: Mover) -> list[UUID]:
        """Who answers for the match on that side: the lead who proposed or agreed to it, else every lead there."""
        found: dict[UUID, None] = {}
        for side in sides:
            mentees = side is Mover.MENTEES_LEAD
            company_id = (self.sides.mentee if mentees else self.sides.mentor).company_id
            known = [row.id for row in people.leads_of(self.work.session, company_id)]
            hers = (self.row.mentees_lead_id if mentees else self.row.mentors_lead_id, self.row.proposed_by)
            found |= dict.fromkeys([lead for lead in known if lead in hers] or known)
        return list(found)


@contextmanager
def held(work: Work, actor: Actor, match_id: UUID, now: datetime) -> Iterator[Held]:
    """Within: the match, as it is once both its people are locked. NotAllowed for whom it does not concern."""
    with reaching(work, actor, match_id) as sides:
        yield _taken(work, actor, match_id, sides, now)
        work.session.flush()


@contextmanager
def held_by_the_clock(work: Work, match_id: UUID, now: datetime) -> Iterator[Held]:
    """The same, where nobody presses anything. `work` is for everyone."""
    sides = matches.sides_of(work.session, match_id)
    if sides is None:
        raise NotAllowed("no such match")
    yield _taken(work, None, match_id, sides, now)
    work.session.flush()


def _taken(work: Work, actor: Actor | None, match_id: UUID, sides: Sides, now: datetime) -> Held:
    people.hold(work.session, [sides.mentee.id, sides.mentor.id])
    row = matches.by_id(work.session, match_id)
    if row is None:
        raise NotAllowed("no such match")
    work.session.refresh(row)
    return Held(work, actor, row, sides, now)
