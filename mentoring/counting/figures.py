"""What each figure is (SPEC S33): families of tables of two cells, fixed beforehand, and whom each counts.

All tables of a family count the same people. What is asked twice on a scale is told as of the first week, and as the
number of those who moved up; not as of the end, too: from all three one could learn who is where (docs/figures.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from mentoring.access_terms import Part
from mentoring.asking.survey_definitions import Kind, Question, Stage, Survey, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.growing.objective_rules import Category
from mentoring.nudging.timetable import SURVEY_OPENS
from storage.figures import Felt, Recorded, Returned, Source

EXACT, OBJECTIVES, SURVEYS_DONE, PULSE, CHANGE = "exact", "objectives", "surveys_done", "pulse", "change:"
ROUND = "#"
"""Between a family's name and the number of the pilot, from the second on."""
WEEK = timedelta(weeks=1)
WAITS = timedelta(weeks=8)
"""So long a company's people wait for others of it, before they are counted with those of other companies."""
SETTLED = timedelta(weeks=4)
"""A mentee matched for so long is counted with her objectives; a pilot over for so long has its last answers."""
IN_FOUR_WAYS: Final = frozenset({(agreed, rose) for agreed in (True, False) for rose in (True, False)})

Cells = Mapping[str, frozenset[tuple[str, str]]]
"""Which answers to which question are in a cell."""


@dataclass(frozen=True)
class Family:
    """Tables that count the same people."""

    name: str
    figure: str
    source: Source
    cells: Cells
    stage: Stage = Stage.BASELINE
    waits: timedelta = WAITS
    month_over: date | None = None
    """Of a month: when it can be counted."""

    def is_late(self, week: date, starts_on: date, ends_on: date) -> bool:
        """Whether a company with such a pilot has waited long enough. What anybody answered has no part in it."""
        if self.month_over:
            return week >= self.month_over + self.waits
        return week >= (ends_on + SETTLED if self.stage is Stage.FINAL else starts_on + self.waits)

    def count(self, tally: Iterable[tuple[str, str, int]]) -> dict[str, int]:
        """How many of a block are in each cell."""
        given = {(question, answer): n for question, answer, n in tally}
        return {cell: sum(given.get(each, 0) for each in wanted) for cell, wanted in self.cells.items()}


def families(week: date, as_of: datetime, rounds: int = 1) -> tuple[Family, ...]:
    """All that can be counted in this week, as of its beginning. In another of a company's pilots everybody is counted
    anew, among those of that pilot alone. `rounds`: how many there have been."""
    of_rounds = [(_objectives(week, as_of, n), *_of_surveys(week, n)) for n in range(1, rounds + 1)]
    return (*(family for found in of_rounds for family in found), *(_pulse(first) for first in _months(week)))


def without_round(family: str) -> str:
    """What a family's name begins with, in whichever pilot."""
    return family.partition(ROUND)[0]


def catalogue(week: date, starts_on: date) -> list[tuple[str, str]]:
    """Every guarded cell that there could be by then, in a fixed order: figure and cell."""
    months = [month_of(first) for first in _months(week, since=starts_on)]
    cells = [(OBJECTIVES, category.value) for category in Category]
    cells += [(SURVEYS_DONE, name) for name in SURVEYS]
    cells += [(PULSE, month) for month in months]
    return cells + [(family.figure, cell) for family in _of_surveys(week) for cell in family.cells]


def month_of(day: date) -> str:
    """As '2026-12'."""
    return f"{day:%Y-%m}"


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month; months go on beyond 12."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _objectives(week: date, as_of: datetime, round_: int) -> Family:
    cells = {category.value: frozenset({(category.value, "")}) for category in Category}
    source = Recorded(week - SETTLED, as_of, round=round_)
    return Family(_in_round(OBJECTIVES, round_), OBJECTIVES, source, cells, waits=WAITS + SETTLED)


def _in_round(name: str, round_: int) -> str:
    return name if round_ == 1 else f"{name}{ROUND}{round_}"


def _of_surveys(week: date, round_: int = 1) -> Iterator[Family]:
    for part in (Part.MENTEE, Part.MENTOR):
        first, final = (SURVEYS[name_of(part, stage)] for stage in Stage)
        rising = tuple(sorted(question.id for question in first.questions if _is_told_as_change(question, final)))
        opened = week + SURVEY_OPENS
        baseline = Returned(first.name, part.value, week, week, round=round_)
        yield Family(_in_round(first.name, round_), first.name, baseline, _cells(first))
        ended = Returned(final.name, part.value, week, week, opened, round=round_)
        yield Family(_in_round(final.name, round_), final.name, ended, _cells(final, besides=rising), Stage.FINAL)
        both = Returned(final.name, part.value, week, week, opened, first.name, rising, round=round_)
        ups = {question: frozenset({(question, "up")}) for question in rising}
        change = CHANGE + final.name
        yield Family(_in_round(change, round_), change, both, ups, Stage.FINAL)


def _pulse(first: date) -> Family:
    after = first_monday(first.year, first.month + 1)
    began, ended = (datetime.combine(day, time(), UTC) for day in (first, after))
    month = month_of(first)
    source = Felt(month, first, after, began, ended)
    return Family(f"{PULSE}:{month}", PULSE, source, {month: frozenset({(month, "")})}, month_over=after + WEEK)


def _months(week: date, since: date | None = None) -> Iterator[date]:
    """The first Mondays of the months that can be counted by this week: of the last seven, or of all since a day."""
    back = (week.year - since.year) * 12 + week.month - since.month if since else 7
    for months in range(max(back, 0), 0, -1):
        first = first_monday(week.year, week.month - months)
        if first_monday(first.year, first.month + 1) + WEEK <= week:
            yield first


def _cells(survey: Survey, besides: Iterable[str] = ()) -> Cells:
    left_out = frozenset(besides)
    cells: dict[str, frozenset[tuple[str, str]]] = {}
    for question in survey.questions:
        if question.figure and question.id not in left_out:
            cells[question.id] = frozenset((question.id, answer) for answer in question.figure[0].answers)
        if question.kind is Kind.CHOICES:
            cells |= {f"{question.id}.{option}": frozenset({(question.id, option)}) for option in question.answers}
    return cells


def _is_told_as_change(question: Question, final: Survey) -> bool:
    """Asked twice on a scale; and where somebody stood at first doesn't say whether she can have moved up."""
    if question.id not in final.by_id or question.kind not in (Kind.SCALE, Kind.ZERO_TO_TEN) or not question.figure:
        return False
    return frozenset(_ways(question)) == IN_FOUR_WAYS


def _ways(question: Question) -> Iterator[tuple[bool, bool]]:
    agreed = question.figure[0].answers if question.figure else frozenset()
    for n, first in enumerate(question.answers):
        for m in range(len(question.answers)):
            yield first in agreed, m > n
