"""Meetings as one of the two reads them: with the offers made for each, and what was said of it. One statement."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, case, exists, or_, select
from sqlalchemy.orm import aliased

from storage.attendance import AttendanceRow
from storage.base import Instant
from storage.meetings import MeetingRow, OfferRow
from storage.sealing import Sealed
from storage.tenancy import GuardedSession


class Arranged(NamedTuple):
    """What is read of a meeting; each is a column of it."""

    id: UUID
    match_id: UUID
    state: str
    ended_by: UUID | None
    reason: Sealed | None


class Offered(NamedTuple):
    """What is read of an offer; each is a column of it."""

    id: UUID
    by_id: UUID
    starts_at: datetime
    ends_at: datetime
    place: Sealed | None
    agenda: Sealed | None
    """None of either, too, where it was not asked for."""
    state: str


class Said(NamedTuple):
    """What stands of what was said of a meeting, by whoever reads it and by the other; None: nothing yet."""

    mine: bool | None
    pulse_taken: bool | None
    theirs: bool | None


class Thread(NamedTuple):
    """A meeting with the offers made for it, the oldest first, and what stands of what was said of it."""

    meeting: Arranged
    offers: tuple[Offered, ...]
    said: Said


class Brief(NamedTuple):
    """One match is told of in full; of the others, of what was over by then and the reader has spoken of, the last
    one that was proposed."""

    in_full: UUID
    over_by: datetime


MEETING = slice(0, len(Arranged._fields))
SAID = slice(MEETING.stop, MEETING.stop + len(Said._fields))
OFFER = slice(SAID.stop, SAID.stop + len(Offered._fields))
"""Where each stands in a row. Models with all their columns take several times as long to read."""


def threads_of(
    session: GuardedSession,
    match_ids: Iterable[UUID],
    reader: UUID,
    *,
    live: bool,
    over_by: datetime | None = None,
    brief: Brief | None = None,
) -> list[Thread]:
    """The meetings of these matches, in the order in which they were first proposed. One statement.

    `live`: of their offers, only what is open or agreed. `over_by`: of what is over by then, neither place nor agenda.
    """
    told: dict[str, object] = {} if over_by is None else {"over_by": over_by}
    if brief:
        told |= {"in_full": brief.in_full, "since": brief.over_by}
    query = _threads_of(live=live, all_told=over_by is None, brief=brief is not None)
    return _threads(session, query, matches=list(match_ids), reader=reader, **told)


def thread(session: GuardedSession, meeting_id: UUID, reader: UUID) -> Thread | None:
    """One meeting, with all its offers."""
    return next(iter(_threads(session, _thread(), meeting=meeting_id, reader=reader)), None)


def _threads(session: GuardedSession, query: Select[*tuple[Any, ...]], **named: object) -> list[Thread]:
    return [
        Thread(
            Arranged._make(key[MEETING]),
            tuple(Offered._make(row[OFFER]) for row in rows if row[OFFER.start]),
            Said._make(key[SAID]),
        )
        for key, rows in groupby(session.columns(query, **named), key=lambda row: row[: SAID.stop])
    ]


@cache
def _threads_of(*, live: bool, all_told: bool, brief: bool) -> Select[*tuple[Any, ...]]:
    """Every Home asks it."""
    which = [OfferRow.state.in_(["open", "agreed"])] if live else []
    found = _all_threads(*which, all_told=all_told, brief=brief)
    return found.where(MeetingRow.match_id.in_(bindparam("matches", expanding=True)))


@cache
def _thread() -> Select[*tuple[Any, ...]]:
    return _all_threads().where(MeetingRow.id == bindparam("meeting"))


def _all_threads(*which: ColumnElement[bool], all_told: bool = True, brief: bool = False) -> Select[*tuple[Any, ...]]:
    """`which`: of their offers. `all_told`: whether the words of what is over are wanted, too. `brief`: see Brief.

    No more than one row an offer: of what each of the two said, one row stands.
    """
    mine, theirs, reader = aliased(AttendanceRow), aliased(AttendanceRow), bindparam("reader", type_=Uuid)
    return (
        select(*(getattr(MeetingRow, name) for name in Arranged._fields))
        .add_columns(mine.took_place, mine.pulse_taken, theirs.took_place)
        .add_columns(*(_of_offer(name, all_told=all_told) for name in Offered._fields))
        .outerjoin(OfferRow, and_(OfferRow.meeting_id == MeetingRow.id, *which))
        .outerjoin(mine, and_(_stands(mine), mine.person_id == reader))
        .outerjoin(theirs, and_(_stands(theirs), theirs.person_id != reader))
        .where(*([_not_left_out(mine)] if brief else []))
        .order_by(MeetingRow.created_at, MeetingRow.id, OfferRow.created_at, OfferRow.id)
    )


def _of_offer(name: str, *, all_told: bool) -> ColumnElement[Any]:
    column: ColumnElement[Any] = getattr(OfferRow, name)
    if all_told or name not in ("place", "agenda"):
        return column
    return case((OfferRow.ends_at > bindparam("over_by", type_=Instant()), column))


def _not_left_out(mine: type[AttendanceRow]) -> ColumnElement[bool]:
    """Whoever has spoken of a meeting can answer no offer to move it any more: it was over."""
    last = aliased(MeetingRow)
    after_it = and_(
        last.match_id == MeetingRow.match_id, last.state == "accepted", last.created_at > MeetingRow.created_at
    )
    lately = and_(OfferRow.state == "agreed", OfferRow.ends_at > bindparam("since", type_=Instant()))
    return or_(
        MeetingRow.match_id == bindparam("in_full"), mine.took_place.is_(None), lately, ~exists().where(after_it)
    )


def _stands(said: type[AttendanceRow]) -> ColumnElement[bool]:
    return and_(said.meeting_id == MeetingRow.id, said.undone_at.is_(None))
