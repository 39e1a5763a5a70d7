"""What becomes of the texts of a match that is over (SPEC S32, N5): each author can read hers for a while, is reminded
once, and then the keys of that match are destroyed. What was counted stays."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring.access import NotAllowed
from mentoring.erasing import erase_departed
from mentoring.matchmaking import State
from mentoring.nudging.courses import courses_of
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match, Part, person_of
from storage import deliveries, erasure, keeping, matches, people
from storage.keeping import KeepingRow
from storage.matches import MatchRow
from storage.work import Work

DAY = timedelta(days=1)
KEPT_DAYS = 30
"""So many whole days after the end, each author can read what she wrote."""
REMINDED = timedelta(weeks=1)
"""Before that is over."""
AT_ONCE = 100
"""Matches that one transaction looks at."""


@dataclass(frozen=True)
class Kept:
    """A match of hers that is over."""

    match: Match
    """As paused: nothing is begun in it."""
    completed: bool
    """It ran its whole course."""
    until: datetime
    is_gone: bool
    """What was written in it can't be read any more, by anyone."""
    seeks_again: bool = False
    """It was ended for another to be found (SPEC P6)."""

    def last_day(self, zone: ZoneInfo) -> date:
        """The last whole day on which she can read what she wrote."""
        return (self.until - DAY).astimezone(zone).date()


def begin(work: Work, match: MatchRow, now: datetime) -> None:
    """The match is over from now on."""
    until = now + (KEPT_DAYS + 1) * DAY
    keeping.begin(work.session, match.id, match.company_id, until=until, next_at=until - REMINDED)


def begin_of_none(work: Work, match_id: UUID, company_id: UUID, now: datetime) -> None:
    """Nothing came of a proposal. What was said of it, a reservation above all, its lead has at hand for as long, while
    she seeks another; nobody is reminded, for one of the two may never have heard of it."""
    until = now + (KEPT_DAYS + 1) * DAY
    keeping.begin(work.session, match_id, company_id, until=until, next_at=until)


def all_kept(work: Work, actor: Actor) -> tuple[Kept, ...]:
    """Her matches that are over, the latest first."""
    with work.for_everyone():  # a match that is over gives her no reach, and may have been across companies
        return tuple(_kept(work, actor, found) for found in keeping.of_person(work.session, actor.person.id))


def kept(work: Work, actor: Actor, match_id: UUID) -> Kept:
    """One of them; NotAllowed for a match that is not over, or was never hers."""
    with work.for_everyone():
        for found in keeping.of_person(work.session, actor.person.id, match_id):
            return _kept(work, actor, found)
    raise NotAllowed("no match of hers that is over")


def in_it(actor: Actor, kept: Kept) -> Actor:
    """The actor with that match alone, to read what was in it."""
    return replace(actor, matches=(kept.match,))


def pass_by(work: Work, now: datetime) -> int:
    """The clock comes to matches that are over: it reminds their two people, and then has the texts forgotten. How
    many there were. `work` is for everyone; the keys go once the transaction is through."""
    found = keeping.due(work.session, now, AT_ONCE)
    if not found:
        return 0
    _remind(work, [row for row in found if now < row.until], now)
    _forget(work, [row for row in found if row.until <= now], now)
    work.session.flush()
    return len(found)


def _kept(work: Work, actor: Actor, found: keeping.Kept) -> Kept:
    row = found.match
    match = Match(
        id=row.id,
        company_id=row.company_id,
        partner=person_of(work, found.partner),
        part=Part.MENTEE if row.mentee_id == actor.person.id else Part.MENTOR,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        round=row.round,
        paused=True,
    )
    completed, is_gone = row.state == State.COMPLETED, found.keeping.next_at is None
    return Kept(match, completed, found.keeping.until, is_gone, row.seeks_again)


def _remind(work: Work, rows: list[KeepingRow], now: datetime) -> None:
    """Each of the two, in her own working hours."""
    by_match = {row.match_id: row for row in rows}
    for course in courses_of(work, [*by_match]):
        row = by_match[course.match_id]
        row.next_at = row.until
        people.hold(work.session, [side.person_id for side in course.sides])
        for side in course.sides:
            at, about = side.working.or_after(now), course.match_id
            tell(work, side.person_id, Occasion.KEEPING_ENDS, about, now, match_id=about, due_at=at)


def _forget(work: Work, rows: list[KeepingRow], now: datetime) -> None:
    """Condemn every key of these matches, whoever wrote; what still shows their words is drawn anew. Who has taken part
    no longer for a while is forgotten with them."""
    two = matches.people_of(work.session, [row.match_id for row in rows])
    people.hold(work.session, two)
    for row in rows:
        erasure.condemn(work.session, work.keyring.of_match(row.match_id), now)
        row.next_at = None
        deliveries.mark_stale_of_match(work.session, row.match_id)
    work.session.flush()
    people.home_is_stale(work.session, two)
    erase_departed(work, two, now)
