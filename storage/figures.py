"""From what figures are counted: whom each family of figures counts, who could have been counted, and the counts.

Every count is one statement, however many people there are. Nothing but `mentoring/counting/figures.py` and
`mentoring/counting/releasing.py` reads this; what it counts has not passed the gate.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from storage.attendance import AttendanceRow, PulseRow
from storage.blocks import BlockMemberRow, BlockRow, Members, in_block
from storage.matches import MatchRow
from storage.objectives import ClosureRow, ObjectiveRow
from storage.people import PersonRow
from storage.surveys import SurveyAnswerRow, SurveyReturnRow

LASTING = ("active", "paused", "completed")
"""Who is in one of these could answer what was to be answered."""
Tally = Select[str, str, int]
"""Of three columns: which figure, which answer, and by how many of a block."""


class Source(Protocol):
    """What a family of figures is counted from."""

    @property
    def asked(self) -> Members | None:
        """Who could have contributed; None where everybody is counted, whatever she does."""
        ...

    def members(self) -> Members:
        """Who is counted."""
        ...

    def tally(self, block: BlockRow) -> Tally:
        """What those of a block answered."""
        ...


@dataclass(frozen=True)
class Returned:
    """Whoever has sent a survey in a week before this one; and `first`, too, if that is named."""

    survey: str
    part: str
    week: date
    begun_by: date
    """Who was matched later was not asked yet. So, too, where the end of the match is beyond `ending_by`."""
    ending_by: date | None = None
    first: str = ""
    rising: tuple[str, ...] = ()
    """Questions of which is counted whether the answer rose since the first."""
    round: int = 1
    """In which of its company's pilots."""

    @property
    def asked(self) -> Members:
        """Those who have had it before them."""
        conditions = [MatchRow.ends_on <= self.ending_by] if self.ending_by else []
        return in_part(self.part, self.round, MatchRow.starts_on <= self.begun_by, *conditions)

    def members(self) -> Members:
        """See Source."""
        query = select(SurveyReturnRow.respondent_id.label("member_id"), SurveyReturnRow.company_id.label("company_id"))
        theirs = (SurveyReturnRow.survey == self.survey, SurveyReturnRow.round == self.round)
        query = query.where(*theirs, SurveyReturnRow.week < self.week)
        if not self.first:
            return query
        before = aliased(SurveyReturnRow)
        same = before.respondent_id == SurveyReturnRow.respondent_id
        return query.where(exists().where(same, before.survey == self.first, before.week < self.week))

    def tally(self, block: BlockRow) -> Tally:
        """See Source. Of what is asked twice: how many went up, by question."""
        answer, hers = SurveyAnswerRow, BlockMemberRow.member_id == SurveyAnswerRow.respondent_id
        if not self.first:
            query = select(answer.question, answer.answer, func.count()).join(BlockMemberRow, hers)
            return query.where(in_block(block), answer.survey == self.survey).group_by(answer.question, answer.answer)
        before = aliased(answer)
        same = (before.respondent_id == answer.respondent_id) & (before.question == answer.question)
        both = (answer.survey == self.survey, before.survey == self.first, before.question.in_(self.rising))
        is_number = answer.question.in_(self.rising)  # asked first: not every answer is one
        rose = case((is_number, cast(answer.answer, Integer) > cast(before.answer, Integer)), else_=False)
        query = select(answer.question, literal("up"), func.count()).join(BlockMemberRow, hers).join(before, same)
        return query.where(in_block(block), *both, is_number, rose).group_by(answer.question)


@dataclass(frozen=True)
class Recorded:
    """Every mentee who has been matched for a while, with objectives or without."""

    begun_by: date
    as_of: datetime
    asked: None = None
    round: int = 1

    def members(self) -> Members:
        """See Source."""
        return in_part("mentee", self.round, MatchRow.starts_on <= self.begun_by)

    def tally(self, block: BlockRow) -> Tally:
        """See Source. How many have an objective in each category that was not set aside."""
        dropped = exists().where(
            ClosureRow.objective_id == ObjectiveRow.id,
            ClosureRow.how == "dropped",
            ClosureRow.at <= self.as_of,
            or_(ClosureRow.undone_at.is_(None), ClosureRow.undone_at > self.as_of),
        )
        query = select(ObjectiveRow.category, literal(""), func.count(MatchRow.mentee_id.distinct()))
        query = query.select_from(BlockMemberRow).join(MatchRow, MatchRow.mentee_id == BlockMemberRow.member_id)
        query = query.join(ObjectiveRow, ObjectiveRow.match_id == MatchRow.id)
        wanted = (in_block(block), MatchRow.round == self.round, ObjectiveRow.created_at <= self.as_of, ~dropped)
        return query.where(*wanted).group_by(ObjectiveRow.category)


@dataclass(frozen=True)
class Felt:
    """Whoever said in one month how a meeting was."""

    month: str
    first: date
    """The first Monday of the month; `after`: the first one of the next."""
    after: date
    began: datetime
    ended: datetime
    """The same as moments."""

    @property
    def asked(self) -> Members:
        """Those who said that a meeting took place."""
        said = (AttendanceRow.took_place, AttendanceRow.at >= self.began, AttendanceRow.at < self.ended)
        return _people(select(AttendanceRow.person_id).where(*said, AttendanceRow.undone_at.is_(None)))

    def members(self) -> Members:
        """See Source."""
        columns = (PulseRow.respondent_id.label("member_id"), PulseRow.company_id.label("company_id"))
        return select(*columns).where(*self._said()).distinct()

    def tally(self, block: BlockRow) -> Tally:
        """See Source. How many found their meetings of the month good, all in all: four of five, or better."""
        good = (
            select(PulseRow.respondent_id)
            .join(BlockMemberRow, BlockMemberRow.member_id == PulseRow.respondent_id)
            .where(in_block(block), *self._said())
            .group_by(PulseRow.respondent_id)
            .having(func.sum(PulseRow.value) >= 4 * func.count())
            .subquery()
        )
        return select(literal(self.month), literal(""), func.count()).select_from(good)

    def _said(self) -> tuple[ColumnElement[bool], ...]:
        return PulseRow.week >= self.first, PulseRow.week < self.after


def in_part(part: str, round_: int, *conditions: ColumnElement[bool]) -> Members:
    """Those who are, or were to the end, in a match in this part, in pilots of that round."""
    whose = MatchRow.mentee_id if part == "mentee" else MatchRow.mentor_id
    return _people(select(whose).where(MatchRow.state.in_(LASTING), MatchRow.round == round_, *conditions))


def _people(which: Select[UUID]) -> Members:
    columns = (PersonRow.id.label("member_id"), PersonRow.company_id.label("company_id"))
    return select(*columns).where(PersonRow.id.in_(which))


def tally(session: Session, source: Source, block: BlockRow) -> list[tuple[str, str, int]]:
    """What those of a block answered."""
    return [(figure, answer, n) for figure, answer, n in session.execute(source.tally(block))]
