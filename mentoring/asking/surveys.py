"""Which surveys somebody has (SPEC S11, S13, S14): to do, done, or locked until a day. One for each part of hers: a
mentor with two mentees answers once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.agreeing.checklist import DUE_AFTER
from mentoring.asking.survey_definitions import Stage, Survey, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.local_time import today
from mentoring.nudging.timetable import SURVEY_OPENS
from mentoring.people import Actor, Match
from mentoring.standing import of_person
from storage import surveys
from storage.work import Work


class State(StrEnum):
    """How a survey stands."""

    TO_DO = "to_do"
    DONE = "done"
    UPCOMING = "upcoming"
    """Locked until it opens."""


@dataclass(frozen=True)
class Listed:
    """One survey of somebody's."""

    survey: Survey
    state: State
    opens_on: date
    due_on: date | None
    """By which it is best done; None once that day is over. Both in her own calendar."""
    begun: bool = False
    """Some of it is entered, and it is not sent."""
    round: int = 1
    """Of which of a company's pilots: in a second one it is asked anew."""


def surveys_of(work: Work, actor: Actor, now: datetime) -> tuple[Listed, ...]:
    """All of hers, in the order in which they come. Whoever has no match has none."""
    access.require_sight(of_person(actor, actor.person.id), Thing.SURVEY_STATE)
    if not actor.matches:
        return ()
    papers = {(name, of): sent for _, name, of, sent in surveys.papers_of(work.session, [actor.person.id])}
    return tuple(sorted(listed_for(actor, papers, now), key=lambda each: (each.opens_on, each.survey.name)))


def survey_of(work: Work, actor: Actor, name: str, now: datetime) -> Listed:
    """One of hers; of several rounds, the one that is to be done. NotAllowed for what is none, or somebody else's."""
    found = [each for each in surveys_of(work, actor, now) if each.survey.name == name]
    if not found:
        raise NotAllowed("no survey of hers")
    return next((each for each in found if each.state is State.TO_DO), found[-1])


def sent_by(work: Work, person_ids: Collection[UUID]) -> frozenset[tuple[UUID, str, int]]:
    """Who of these has sent which survey, in which round: for the clock, and for each her own list."""
    papers = surveys.papers_of(work.session, person_ids)
    return frozenset((who, name, round_) for who, name, round_, sent in papers if sent)


def listed_for(actor: Actor, papers: Mapping[tuple[str, int], bool], now: datetime) -> Iterator[Listed]:
    """The first opens with the match; the last two weeks before the first of her matches ends. `papers`: those that she
    has begun, by survey and round, and whether they were sent."""
    on = today(now, actor.person.zone)
    for part, round_ in sorted({(match.part, match.round) for match in actor.matches}):
        matches = [match for match in actor.matches if (match.part, match.round) == (part, round_)]
        for stage in Stage:
            name = name_of(part, stage)
            opens_on, due_on = _days(stage, matches)
            sent = papers.get((name, round_))
            state = _state(sent, opens_on, stage, on)
            yield Listed(SURVEYS[name], state, opens_on, due_on if on <= due_on else None, sent is not None, round_)


def _days(stage: Stage, matches: list[Match]) -> tuple[date, date]:
    if stage is Stage.BASELINE:
        began = min(match.starts_on for match in matches)
        return began, began + DUE_AFTER
    ends = min(match.ends_on for match in matches)
    return ends - SURVEY_OPENS, ends


def _state(sent: bool | None, opens_on: date, stage: Stage, on: date) -> State:
    if sent:
        return State.DONE
    return State.UPCOMING if stage is Stage.FINAL and on < opens_on else State.TO_DO
