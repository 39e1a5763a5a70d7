"""Matches are proposed (SPEC S5, P11): one, or many in one go; by a lead, or across companies by the coordinator.

Everybody concerned is locked first. What has changed since the lead looked is a verdict on that pair, and holds up no
other: of two leads who propose the same person in the same moment, one has, and the other is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import Role, Thing, Verb
from mentoring.local_time import today
from mentoring.matching.matchmaking_verdicts import Between, Known, Pair, Someone, Verdict, against
from mentoring.matchmaking import Move, Mover, State, after
from mentoring.occasions import Occasion, tell_all
from mentoring.people import Actor, Part
from mentoring.pilot_settings import settings_of
from mentoring.standing import across_companies, over_company
from storage import candidates, companies, people
from storage.companies import PilotRow
from storage.matches import MatchRow
from storage.work import Work

PROPOSERS = {Move.PROPOSE: Mover.MENTEES_LEAD, Move.PROPOSE_ACROSS: Mover.COORDINATOR}


@dataclass(frozen=True)
class UnderWay:
    """A pilot, and today's day where its company is."""

    pilot: PilotRow
    on: date


@dataclass(frozen=True)
class Outcome:
    """What came of one pair; with the match, if it was proposed."""

    pair: Pair
    verdict: Verdict
    match_id: UUID | None = None


def propose(
    work: Work, actor: Actor, pairs: Sequence[Pair], now: datetime, *, again: bool = False
) -> tuple[Outcome, ...]:
    """A lead proposes matches within her company: the mentors are asked. NotAllowed for anybody else.

    `again`: also two of whom one said no before, or whose match ended.
    """
    home = actor.person.company_id
    access.require(over_company(actor, home), Verb.PROPOSE, Thing.MATCH)
    with work.reaching(frozenset({home})):
        return _propose(work, actor, Move.PROPOSE, pairs, now, again=again)


def propose_across(work: Work, actor: Actor, pair: Pair, now: datetime, *, again: bool = False) -> Outcome:
    """The coordinator proposes two of different companies: both leads are asked first. NotAllowed for anybody else."""
    role = Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER
    access.require(role, Verb.PROPOSE_ACROSS, Thing.MATCH)
    with across_companies(work, actor, Thing.CANDIDATE):
        return _propose(work, actor, Move.PROPOSE_ACROSS, [pair], now, again=again)[0]


def _propose(
    work: Work, actor: Actor, move: Move, pairs: Sequence[Pair], now: datetime, *, again: bool
) -> tuple[Outcome, ...]:
    ids = sorted({each for pair in pairs for each in (pair.mentee_id, pair.mentor_id)})
    people.hold(work.session, ids)
    places = candidates.places_by_person(work.session, ids)
    pilots = _pilots_under_way(work, {company_id for company_id, _ in places.values()}, now)
    known = _known(work, places, pilots)
    found, rows = [], []
    for pair in pairs:
        verdict = against(known, pair, across=move is Move.PROPOSE_ACROSS, again=again)
        if verdict:
            found.append(Outcome(pair, verdict))
            continue
        rows.append(_row(actor, move, pair, pilots[known.people[pair.mentee_id].company_id], now))
        found.append(Outcome(pair, Verdict.PROPOSED, rows[-1].id))
        known = known.with_proposed(pair)
    work.session.add_all(rows)
    work.session.flush()
    _tell(work, rows, {person_id: someone.company_id for person_id, someone in known.people.items()}, now)
    return tuple(found)


def _pilots_under_way(work: Work, company_ids: Iterable[UUID], now: datetime) -> dict[UUID, UnderWay]:
    """By company; those that are over are not in it."""
    found = {each: (companies.pilot_of(work.session, each), settings_of(work, each)) for each in company_ids}
    return {
        company_id: UnderWay(pilot, on)
        for company_id, (pilot, settings) in found.items()
        if pilot and settings and (on := today(now, settings.zone)) <= pilot.ends_on
    }


def _known(work: Work, places: Mapping[UUID, tuple[UUID, int]], pilots: Mapping[UUID, UnderWay]) -> Known:
    with work.for_everyone():  # a mentor's places are counted in whichever company she has given them
        matches = candidates.matches_with(work.session, list(places))
    return Known(
        people={person_id: Someone(*facts) for person_id, facts in places.items()},
        parts=frozenset((each, Part(role)) for each, role in candidates.parts_of(work.session, list(places))),
        matches=tuple(Between(Pair(row.mentee_id, row.mentor_id), State(row.state)) for row in matches),
        under_way=frozenset(pilots),
    )


def _row(actor: Actor, move: Move, pair: Pair, under_way: UnderWay, now: datetime) -> MatchRow:
    """The match, proposed. It belongs to the mentee's company, and ends with that company's pilot."""
    pilot, on = under_way.pilot, under_way.on
    return MatchRow(
        id=uuid4(),
        company_id=pilot.company_id,
        pilot_id=pilot.id,
        round=pilot.round,
        mentee_id=pair.mentee_id,
        mentor_id=pair.mentor_id,
        state=after(None, move, PROPOSERS[move]).state.value,
        starts_on=max(pilot.starts_on, on),
        ends_on=pilot.ends_on,
        proposed_by=actor.person.id,
        moved_at=now,
        moved_by=actor.person.id,
    )


def _tell(work: Work, rows: Sequence[MatchRow], homes: Mapping[UUID, UUID], now: datetime) -> None:
    """The mentors are asked; across companies, the leads of both sides are asked before."""
    concerned = {homes[each] for row in rows for each in (row.mentee_id, row.mentor_id)}
    leads = {home: people.leads_of(work.session, home) for home in concerned}
    mentors = {row.id: row for row in candidates.rows_of(work.session, [row.mentor_id for row in rows])}
    asked = [(mentors[row.mentor_id], row.id) for row in rows if row.state == State.ASKING_MENTOR]
    tell_all(work, asked, Occasion.MENTOR_ASKED, now, period="")
    across = [(row.id, {homes[row.mentee_id], homes[row.mentor_id]}) for row in rows if row.state == State.AGREEING]
    both = [(lead, match_id) for match_id, at in across for home in at for lead in leads[home]]
    tell_all(work, both, Occasion.LEADS_ASKED, now, period="")
    everybody = [*mentors, *(lead.id for found in leads.values() for lead in found)]
    people.home_is_stale(work.session, everybody)
