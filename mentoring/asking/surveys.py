"""Which surveys somebody has (SPEC S11, S13, S14): to do, done, or locked until a day. One for each part of hers: a
mentor with two mentees answers once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.agreeing.checklist import DUE_AFTER
from mentoring.asking.survey_definitions import Stage, Survey, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.ending.keeping import all_kept
from mentoring.local_time import today
from mentoring.nudging.timetable import SURVEY_OPENS, SURVEY_STAYS_OPEN
from mentoring.people import Actor, Match, Part
from mentoring.standing import of_person
from storage import surveys
from storage.work import Work


class State(StrEnum):
    """How a survey stands."""

    TO_DO = "to_do"
    DONE = "done"
    UPCOMING = "upcoming"
    """Locked until it opens."""
    CLOSED = "closed"
    """It was not sent in its time: the first before the last one opened, and that within two weeks of the end."""


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
    is_last_call: bool = False
    """The match is over, and it can still be sent until that day."""
    round: int = 1
    """Of which of a company's pilots: in a second one it is asked anew."""


def surveys_of(work: Work, actor: Actor, now: datetime) -> tuple[Listed, ...]:
    """All of hers, in the order in which they come. Whoever never had a match has none."""
    access.require_sight(of_person(actor, actor.person.id), Thing.SURVEY_STATE)
    over = _run_their_course(work, actor)
    if not actor.matches and not over:
        return ()
    papers = {(name, of): sent for _, name, of, sent in surveys.papers_of(work.session, [actor.person.id])}
    return tuple(sorted(listed_for(actor, papers, now, over), key=lambda each: (each.opens_on, each.survey.name)))


def survey_of(work: Work, actor: Actor, name: str, now: datetime) -> Listed:
    """One of hers; of several rounds, the one that is to be done. NotAllowed for what is none, or somebody else's."""
    found = [each for each in surveys_of(work, actor, now) if each.survey.name == name]
    if not found:
        raise NotAllowed("no survey of hers")
    return next((each for each in found if each.state is State.TO_DO), found[-1])


def listed_for(
    actor: Actor, papers: Mapping[tuple[str, int], bool], now: datetime, over: Collection[Match] = ()
) -> Iterator[Listed]:
    """The first opens with the match; the last two weeks before the first of her matches ends. `papers`: those that she
    has begun, by survey and round, and whether they were sent; `over`: matches that have run their course."""
    on = today(now, actor.person.zone)
    for part, round_ in sorted({(match.part, match.round) for match in (*actor.matches, *over)}):
        running, ended = (
            [match for match in matches if (match.part, match.round) == (part, round_)]
            for matches in (actor.matches, over)
        )
        for stage in Stage if running else (Stage.FINAL,):
            name = name_of(part, stage)
            time, sent = _time(stage, running, ended, on), papers.get((name, round_))
            yield Listed(
                survey=SURVEYS[name],
                state=State.DONE if sent else time.state,
                opens_on=time.opens_on,
                due_on=time.due_on if on <= time.due_on else None,
                begun=sent is not None,
                is_last_call=not running,
                round=round_,
            )


class _Time(NamedTuple):
    """When a survey has its time, and how it stands if it is not sent."""

    state: State
    opens_on: date
    due_on: date


def _time(stage: Stage, running: Collection[Match], ended: Collection[Match], on: date) -> _Time:
    """One of the two has its time, never both; after the end there are some days of grace for the last."""
    if not running:
        ends = max(match.ends_on for match in ended)
        closes_on = ends + SURVEY_STAYS_OPEN
        return _Time(State.TO_DO if on <= closes_on else State.CLOSED, ends - SURVEY_OPENS, closes_on)
    began, ends = min(match.starts_on for match in running), min(match.ends_on for match in running)
    last_opens = ends - SURVEY_OPENS
    if stage is Stage.BASELINE:
        return _Time(State.TO_DO if on < last_opens else State.CLOSED, began, began + DUE_AFTER)
    return _Time(State.UPCOMING if on < last_opens else State.TO_DO, last_opens, ends)


def _run_their_course(work: Work, actor: Actor) -> tuple[Match, ...]:
    """Her matches that are complete, in a part of hers in which she has no other."""
    idle = actor.parts & {Part.MENTEE, Part.MENTOR} - {match.part for match in actor.matches}
    found = all_kept(work, actor) if idle else ()
    return tuple(kept.match for kept in found if kept.completed and kept.match.part in idle)
