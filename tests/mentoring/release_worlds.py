"""Several companies' pilots put straight into the tables, weeks ahead; and the same as the slow count wants it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from sqlalchemy import insert

from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.growing.objective_rules import Category
from mentoring.people import Part
from storage.attendance import AttendanceRow, PulseRow, RespondentRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow
from storage.objectives import ObjectiveRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import KeyName, Sealed
from storage.surveys import SurveyAnswerRow, SurveyReturnRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.attack.pilots import Contributor, Family
from tests.building import Company, company

FIRST: Final = date(2026, 11, 23)
"""A Monday: week 0."""
SETTLES: Final = 4
"""Weeks until a mentee's objectives are counted."""
DECEMBER, COUNTED = "2026-12", 7
"""A month, and the week in which it is counted."""
TOLD: Final = tuple(
    (name_of(part, stage), "goals" if stage is Stage.BASELINE else "recommend")
    for part in (Part.MENTEE, Part.MENTOR)
    for stage in Stage
)
"""One table of each survey, for the comparison."""


def monday(week: int) -> date:
    """The Monday of that week."""
    return FIRST + timedelta(weeks=week)


def week_of(day: date) -> int:
    """The first week that begins on that day or later."""
    return -((FIRST - day).days // 7)


@dataclass
class World:
    """What stands in the tables, family by family."""

    companies: list[Company]
    starts: list[int]
    """The week in which each company's pilot begins."""
    ends: list[date]
    words: Sealed
    """Whatever anybody wrote."""
    counted: dict[str, list[Contributor]] = field(default_factory=dict)
    late: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def family(self, name: str, *, voluntary: bool = True, tables: int = 1) -> Family:
        """As the slow count wants it."""
        everyone = sorted(self.counted.get(name, []), key=lambda each: each.id)
        return Family(voluntary, tables, tuple(everyone), self.late[name])


def world(store: Store, random: Random, sizes: list[int]) -> World:
    """A company of each of these sizes, in pairs."""
    starts = [0, *(random.choice((0, 3)) for _ in sizes[1:])]
    homes = [company(store, starts_on=monday(start)) for start in starts]
    ends = [monday(start) + relativedelta(months=6) - timedelta(days=1) for start in starts]
    with store.write(EVERYONE) as work:
        words = work.seal(KeyName.of_company(homes[0].id), "Some words.")
        built = World(homes, starts, ends, words)
        for number, pairs in enumerate(sizes):
            for _ in range(pairs):
                _pair(work, built, random, number)
    early, last = tuple(start + 8 for start in starts), tuple(week_of(day + timedelta(weeks=4)) for day in ends)
    built.late = {"objectives": tuple(start + 12 for start in starts)}
    for survey in SURVEYS:
        built.late[survey] = early if survey.endswith("baseline") else last
        built.late[f"change:{survey}"] = last
    built.late[f"pulse:{DECEMBER}"] = (COUNTED + 8,) * len(sizes)
    return built


def _pair(work: Work, built: World, random: Random, number: int) -> None:
    home, start = built.companies[number], built.starts[number]
    joined = start + (0 if random.random() < 0.6 else random.randrange(1, 12))
    people = {part: _person(work, built, home, part) for part in (Part.MENTEE, Part.MENTOR)}
    match = MatchRow(id=uuid4(), company_id=home.id, pilot_id=home.pilot_id, state="active", ends_on=built.ends[number])
    match.mentee_id, match.mentor_id = people[Part.MENTEE], people[Part.MENTOR]
    match.starts_on = monday(joined) + timedelta(days=1)
    work.session.add(match)
    work.session.flush()
    _objectives(work, built, random, match, number, joined)
    meeting = MeetingRow(id=uuid4(), match_id=match.id, company_id=home.id, state="accepted")
    meeting.created_at = datetime.combine(monday(joined), time(), UTC)
    work.session.add(meeting)
    for part in people:
        respondent = RespondentRow(id=uuid4(), company_id=home.id)
        work.session.add(respondent)
        work.session.flush()
        _surveys(work, built, random, part, respondent, number, joined)
        _pulses(work, built, random, meeting.id, people[part], respondent, number)


def _person(work: Work, built: World, home: Company, part: Part) -> UUID:
    row = PersonRow(id=uuid4(), company_id=home.id, workspace_id=home.workspace_id, locale="en-GB", time_zone="UTC")
    row.slack_user_id, row.name, row.email = row.id.hex[:20], built.words, built.words
    row.email_fingerprint = row.id.bytes * 2
    work.session.add(row)
    work.session.flush()
    work.session.add(RegistrationRow(person_id=row.id, company_id=home.id, role=part.value, pilot_id=home.pilot_id))
    return row.id


def _objectives(work: Work, built: World, random: Random, match: MatchRow, number: int, joined: int) -> None:
    chosen = {category for category in Category if random.random() < 0.4}
    at = datetime.combine(match.starts_on, time(12), UTC)
    for category in chosen:
        row = ObjectiveRow(match_id=match.id, company_id=match.company_id, by_id=match.mentee_id, created_at=at)
        row.category, row.wording = category.value, built.words
        work.session.add(row)
    bits = tuple(category in chosen for category in Category)
    answered = joined + SETTLES
    one = Contributor(match.mentee_id.int, number, answered, answered, bits)
    built.counted.setdefault("objectives", []).append(one)


def _surveys(
    work: Work, built: World, random: Random, part: Part, respondent: RespondentRow, number: int, joined: int
) -> None:
    """Baseline and final: sent some time after they could be, or never."""
    raw: dict[Stage, dict[str, str]] = {}
    sent: dict[Stage, int | None] = {}
    opens = week_of(built.ends[number] - timedelta(weeks=2)) - 1
    for stage in Stage:
        name = name_of(part, stage)
        asked = joined if stage is Stage.BASELINE else max(opens, joined)
        week = asked + min(int(random.expovariate(0.5)), 9) if random.random() < 0.9 else None
        raw[stage], sent[stage] = {}, week
        if week is not None:
            raw[stage] = dict(_answers(random, name))
            _send(work, respondent, name, week, raw[stage])
        told = SURVEYS[name].by_id[dict(TOLD)[name]]
        assert told.figure
        bits = (raw[stage].get(told.id) in told.figure[0].answers,)
        one = Contributor(respondent.id.int, number, asked, week, bits)
        built.counted.setdefault(name, []).append(one)
    both = None if None in sent.values() else max(week for week in sent.values() if week is not None)
    rose = raw[Stage.FINAL].get("goals", "0") > raw[Stage.BASELINE].get("goals", "9")
    change = Contributor(respondent.id.int, number, max(opens, joined), both, (rose,))
    built.counted.setdefault(f"change:{name_of(part, Stage.FINAL)}", []).append(change)


def _pulses(
    work: Work, built: World, random: Random, meeting_id: UUID, person_id: UUID, respondent: RespondentRow, number: int
) -> None:
    """She says that they met, at some time around December; and mostly how it was."""
    hers = {"company_id": respondent.company_id}
    first = random.randrange(1, 7)
    at = datetime.combine(monday(first), time(12), UTC)
    work.session.add(AttendanceRow(**hers, meeting_id=meeting_id, person_id=person_id, took_place=True, at=at))
    weeks = [week for week in range(first, 8) if 2 <= first < 6 and random.random() < 0.6]
    values = {week: random.choice((3, 4, 5)) for week in weeks}
    for week, value in values.items():
        work.session.add(PulseRow(**hers, respondent_id=respondent.id, value=value, week=monday(week)))
    work.session.flush()
    within = [value for week, value in values.items() if 2 <= week < 6]
    if first < 2 or first >= 6:
        return  # she has not said in December that they met
    felt = (bool(within) and sum(within) >= 4 * len(within),)
    month = built.counted.setdefault(f"pulse:{DECEMBER}", [])
    month.append(Contributor(respondent.id.int, number, COUNTED - 1, COUNTED - 1 if within else None, felt))


def _answers(random: Random, survey: str) -> Iterator[tuple[str, str]]:
    for question in SURVEYS[survey].questions:
        if question.figure and not (question.optional and random.random() < 0.2):
            yield question.id, random.choice(question.answers)


def _send(work: Work, respondent: RespondentRow, survey: str, week: int, answers: dict[str, str]) -> None:
    hers = {"respondent_id": respondent.id, "company_id": respondent.company_id, "survey": survey}
    work.session.add(SurveyReturnRow(**hers, version=1, week=monday(week)))
    rows = [{"id": uuid4(), **hers, "question": question, "answer": answer} for question, answer in answers.items()]
    work.session.execute(insert(SurveyAnswerRow), rows)
