"""What the first-week checklist asks of a match (SPEC S12): when it began, what each of the two has read and filled
in, and whether they have a date, or have met."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped

from storage.agreements import AcknowledgementRow, AgreementTextRow
from storage.attendance import AttendanceRow
from storage.exchanges import ExchangeRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow
from storage.profiles import ProfileRow
from storage.surveys import SurveyPaperRow
from storage.tenancy import GuardedSession


class Stand(NamedTuple):
    """A match and what has happened in it; each is a column of its rows."""

    match_id: UUID
    company_id: UUID
    mentee_id: UUID
    mentor_id: UUID
    starts_on: date
    has_meeting: bool
    """One is agreed, to come or over, and neither has said that it did not take place; or they have met."""
    has_met: bool
    """Either has said so of a meeting, and neither the contrary; or they have logged one that nobody had planned."""
    mentee_filled_in: bool
    mentor_filled_in: bool
    """They have been through the whole of their profiles."""
    mentee_surveyed: bool
    mentor_surveyed: bool
    """They have sent the first survey of its pilot, as what they are in this match."""


class FirstWeek(NamedTuple):
    """A match, as the checklist asks for it."""

    stand: Stand
    own_texts: dict[str, int]
    """By document, the number of the company's latest own version."""
    given: frozenset[tuple[UUID, str, str]]
    """Who has agreed to which version of which document."""

    @property
    def sides(self) -> tuple[UUID, UUID]:
        """The two, the mentee first."""
        return self.stand.mentee_id, self.stand.mentor_id

    def has_filled_in(self, person_id: UUID) -> bool:
        """Whether this one of the two has been through the whole of her profile."""
        is_mentee = person_id == self.stand.mentee_id
        return self.stand.mentee_filled_in if is_mentee else self.stand.mentor_filled_in

    def has_answered(self, person_id: UUID) -> bool:
        """Whether this one of the two has sent the first survey."""
        is_mentee = person_id == self.stand.mentee_id
        return self.stand.mentee_surveyed if is_mentee else self.stand.mentor_surveyed


STAND = slice(0, len(Stand._fields))
"""Where it is in a row; own texts and acknowledgements come beside it, each beside each."""


def first_weeks(session: GuardedSession, match_ids: Iterable[UUID]) -> list[FirstWeek]:
    """These matches, the oldest first. One statement."""
    rows = session.columns(_first_weeks(), matches=list(match_ids))
    return [_first_week(Stand._make(key), list(found)) for key, found in groupby(rows, key=itemgetter(STAND))]


def _first_week(stand: Stand, rows: list[tuple[Any, ...]]) -> FirstWeek:
    beside = [row[STAND.stop :] for row in rows]
    own_texts = {document: number for document, number, *_ in beside if document}
    given = frozenset((person_id, document, version) for *_, person_id, document, version in beside if document)
    return FirstWeek(stand, own_texts, given)


@cache
def _first_weeks() -> Select[*tuple[Any, ...]]:
    """Every Home asks it."""
    own, given = _own_texts().subquery(), AcknowledgementRow
    return (
        select(MatchRow.id, MatchRow.company_id, MatchRow.mentee_id, MatchRow.mentor_id, MatchRow.starts_on)
        .add_columns(or_(_agreed(), _met()), _met(), _filled_in(MatchRow.mentee_id), _filled_in(MatchRow.mentor_id))
        .add_columns(_surveyed(MatchRow.mentee_id, "mentee"), _surveyed(MatchRow.mentor_id, "mentor"))
        .add_columns(own.c.document.label("own_document"), own.c.number.label("own_number"))
        .add_columns(given.person_id, given.document, given.version)
        .outerjoin(own, own.c.company_id == MatchRow.company_id)
        .outerjoin(given, given.match_id == MatchRow.id)
        .where(MatchRow.id.in_(bindparam("matches", expanding=True)))
        .order_by(MatchRow.starts_on, MatchRow.id)
    )


def _own_texts() -> Select[UUID, str, int]:
    text = AgreementTextRow
    latest = func.max(text.number).label("number")
    return select(text.company_id, text.document, latest).group_by(text.company_id, text.document)


def _agreed() -> ColumnElement[bool]:
    return _meeting(~_said(took_place=False))


def _met() -> ColumnElement[bool]:
    logged = exists().where(
        ExchangeRow.match_id == MatchRow.id, ExchangeRow.kind == "meeting", ExchangeRow.removed_at.is_(None)
    )
    return or_(_meeting(_said(took_place=True), ~_said(took_place=False)), logged)


def _meeting(*that: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(MeetingRow.match_id == MatchRow.id, MeetingRow.state == "accepted", *that)


def _said(*, took_place: bool) -> ColumnElement[bool]:
    """One of the two says so of the meeting, now."""
    says = and_(AttendanceRow.took_place == took_place, AttendanceRow.undone_at.is_(None))
    return exists().where(AttendanceRow.meeting_id == MeetingRow.id, says)


def _filled_in(person_id: Mapped[UUID]) -> ColumnElement[bool]:
    return exists().where(ProfileRow.person_id == person_id, ProfileRow.saved_at.is_not(None))


def _surveyed(person_id: InstrumentedAttribute[UUID], part: str) -> ColumnElement[bool]:
    paper = SurveyPaperRow
    hers = (paper.person_id == person_id, paper.survey == f"{part}-baseline", paper.round == MatchRow.round)
    return exists().where(*hers, paper.sent)
