"""What the Home tab shows (SPEC S15): the same for mentee and mentor, the next thing to do first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from mentoring.agreeing.checklist import Checklist, checklists_of
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.surveys import Listed, surveys_of
from mentoring.asking.surveys import State as SurveyState
from mentoring.growing.homework import Task, next_tasks
from mentoring.growing.milestones import Facts
from mentoring.growing.objectives import Objective, objectives_in, objectives_of
from mentoring.growing.objectives import State as ObjectiveState
from mentoring.growing.progress import Progress
from mentoring.local_time import today
from mentoring.meeting.exchanges import Exchange, exchanges_of
from mentoring.meeting.meetings import Meeting, State, meetings_of
from mentoring.people import Actor, Match
from mentoring.standing import own_match
from storage import people
from storage.work import Work

TASKS_SHOWN = 3
"""Of each match."""
ALL_IN_FULL = 3
"""So many relationships stand on Home one after another; of more, one does, whichever she chooses."""


@dataclass(frozen=True)
class Home:
    """One person's view of where things stand."""

    actor: Actor
    to_answer: tuple[Meeting, ...]
    waiting: tuple[Meeting, ...]
    """Offers of hers that the other has not answered."""
    upcoming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]
    """Of a match that does not stand in full, those of which she may still be asked; and one, if none is to come."""
    now: datetime
    objectives: tuple[Objective, ...] = ()
    """Of one match in full, where there is one; of all otherwise."""
    others: Mapping[UUID, Progress] = field(default_factory=dict)
    """Of each other match that has objectives, how far the two have come."""
    homework: tuple[Task, ...] = ()
    """Of each match, what is to be done next."""
    courses: tuple[tuple[Match, Facts], ...] = ()
    """Of each match, what its milestones are read from."""
    exchanges: tuple[Exchange, ...] = ()
    """What was logged between meetings, the latest first."""
    checklists: tuple[Checklist, ...] = ()
    """Of the first weeks, done or not."""
    surveys: tuple[Listed, ...] = ()
    """Hers, in the order in which they come."""

    @property
    def in_full(self) -> Match | None:
        """Of many relationships the one that stands in full; None where there are few, and all do."""
        return _in_full(self.actor)

    @property
    def met(self) -> frozenset[UUID]:
        """The matches in which the two have met, or have logged what counts as that (SPEC S21)."""
        logged = (exchange.match.id for exchange in self.exchanges if exchange.counts)
        return frozenset([*(meeting.match.id for meeting in self.past), *logged])

    @property
    def closing(self) -> Match | None:
        """The first of her matches whose last day has come."""
        on = today(self.now, self.actor.person.zone)
        return next((match for match in self.actor.matches if match.ends_on <= on and not match.paused), None)

    def has_last_survey(self, match: Match) -> bool:
        """She has not sent the survey that closes it."""
        name = name_of(match.part, Stage.FINAL)
        hers = [each for each in self.surveys if (each.survey.name, each.round) == (name, match.round)]
        return any(each.state is SurveyState.TO_DO for each in hers)

    def of_one(self, match: Match) -> "Home":
        """The same, as if she were in this match alone."""
        return replace(
            self,
            actor=replace(self.actor, matches=(match,)),
            upcoming=tuple(each for each in self.upcoming if each.match == match),
            past=tuple(each for each in self.past if each.match == match),
            exchanges=tuple(each for each in self.exchanges if each.match == match),
            courses=tuple(each for each in self.courses if each[0] == match),
        )


def choose(work: Work, actor: Actor, match_id: UUID) -> None:
    """She would like to see this relationship of hers in full on Home, from now on. NotAllowed for any other."""
    row = people.by_id(work.session, actor.person.id)
    row.home_match = own_match(actor, match_id).id
    work.session.flush()
    people.home_is_stale(work.session, [row.id])


def _in_full(actor: Actor) -> Match | None:
    if len(actor.matches) <= ALL_IN_FULL:
        return None
    return next((match for match in actor.matches if match.id == actor.home_match), actor.matches[0])


def home_of(work: Work, actor: Actor, now: datetime) -> Home:
    """Read everything that her Home tab shows."""
    one = _in_full(actor)
    near = replace(actor, matches=(one,)) if one else actor  # of the others no more is read than is shown
    found = meetings_of(work, actor, live=True, over_by=now, in_full=one)
    objectives, others = objectives_in(work, actor, one) if one else (objectives_of(work, actor), {})
    weeks, logged, surveys = checklists_of(work, actor, now), exchanges_of(work, near), surveys_of(work, actor, now)
    open_ones = sorted(
        ((meeting, offer) for meeting in found if (offer := meeting.open) and meeting.waits(now)),
        key=lambda each: each[1].starts_at,
    )
    agreed = sorted(
        ((meeting, offer) for meeting in found if (offer := meeting.agreed) and meeting.state is State.ACCEPTED),
        key=lambda each: each[1].starts_at,
    )
    return Home(
        actor=actor,
        to_answer=tuple(meeting for meeting, offer in open_ones if not offer.mine),
        waiting=tuple(meeting for meeting, offer in open_ones if offer.mine),
        upcoming=tuple(meeting for meeting, _ in agreed if meeting.is_upcoming(now)),
        past=tuple(meeting for meeting, _ in reversed(agreed) if meeting.is_past(now)),
        now=now,
        objectives=objectives,
        others=others,
        homework=next_tasks(work, near, TASKS_SHOWN),
        courses=tuple(_course(match, objectives, found, logged, weeks, surveys) for match in near.matches),
        exchanges=logged,
        checklists=weeks,
        surveys=surveys,
    )


def _course(
    match: Match,
    objectives: Sequence[Objective],
    meetings: Sequence[Meeting],
    logged: Sequence[Exchange],
    weeks: Sequence[Checklist],
    surveys: Sequence[Listed],
) -> tuple[Match, Facts]:
    """What there is to know of how far a match has come."""
    kept = [each for each in objectives if each.match.id == match.id and each.state is not ObjectiveState.DROPPED]
    done = {each.survey.name: each.state is SurveyState.DONE for each in surveys}
    return match, Facts(
        starts_on=match.starts_on,
        ends_on=match.ends_on,
        started=not any(week.open for week in weeks if week.match.id == match.id),
        objectives=len(kept),
        meetings=match.meetings,
        held=sum(meeting.match.id == match.id and meeting.attendance.held for meeting in meetings)
        + sum(exchange.match.id == match.id and exchange.counts for exchange in logged),
        first_survey=done.get(name_of(match.part, Stage.BASELINE)),
        final_survey=done.get(name_of(match.part, Stage.FINAL)),
    )
