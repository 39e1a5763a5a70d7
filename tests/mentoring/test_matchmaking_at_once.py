"""Two who press in the same moment, and many proposals in one go: one wins, and each pair has its verdict."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from mentoring.matching import matchmaking_moves as moves
from mentoring.matching.matchmaking_proposing import Outcome, propose, propose_across
from mentoring.matching.matchmaking_verdicts import Pair, Verdict
from mentoring.matchmaking import State
from mentoring.people import Actor, Part
from mentoring.too_late import TooLate
from storage.companies import PilotRow
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Company, Someone, company, match, person

ROUNDS = 3
Press = Callable[[Work, Actor], object]


def at_once(store: Store, *presses: tuple[Someone, Press]) -> list[object]:
    """All of them in the same moment, each in a thread; what came of each."""
    ready = Barrier(len(presses))

    def go(who: Someone, press: Press) -> object:
        ready.wait()
        try:
            with store.write(EVERYONE) as work:
                return press(work, who.actor(work))
        except TooLate as told:
            return type(told)

    with ThreadPoolExecutor(len(presses)) as threads:
        return [future.result() for future in [threads.submit(go, *each) for each in presses]]


def proposing(*pairs: Pair) -> Callable[[Work, Actor], tuple[Outcome, ...]]:
    return lambda work, actor: propose(work, actor, pairs, NOW)


def verdicts(outcomes: Sequence[Outcome]) -> list[Verdict]:
    return [outcome.verdict for outcome in outcomes]


def do(store: Store, who: Someone, *pairs: Pair) -> tuple[Outcome, ...]:
    with store.write(EVERYONE) as work:
        return proposing(*pairs)(work, who.actor(work))


def places(store: Store, who: Someone, capacity: int) -> None:
    with store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).where(PersonRow.id == who.id).values(capacity=capacity))


def people(store: Store, at: Company, part: Part, n: int) -> list[Someone]:
    return [person(store, at, part) for _ in range(n)]


def test_two_leads_who_propose_to_a_mentors_last_place_at_once_do_not_overfill_it(store: Store) -> None:
    for _ in range(ROUNDS):
        at = company(store)
        leads, mentees, (mentor,) = (
            people(store, at, part, n) for part, n in ((Part.LEAD, 2), (Part.MENTEE, 2), (Part.MENTOR, 1))
        )
        pairs = [Pair(mentee.id, mentor.id) for mentee in mentees]
        came = at_once(store, *((lead, proposing(pair)) for lead, pair in zip(leads, pairs, strict=True)))
        assert Counter(found[0].verdict for found in came) == {Verdict.PROPOSED: 1, Verdict.NO_PLACE_LEFT: 1}  # type: ignore[index]


def test_two_leads_who_propose_two_mentors_to_one_mentee_at_once_do_not_both(store: Store) -> None:
    for _ in range(ROUNDS):
        at = company(store)
        leads, mentors, (mentee,) = (
            people(store, at, part, n) for part, n in ((Part.LEAD, 2), (Part.MENTOR, 2), (Part.MENTEE, 1))
        )
        pairs = [Pair(mentee.id, mentor.id) for mentor in mentors]
        came = at_once(store, *((lead, proposing(pair)) for lead, pair in zip(leads, pairs, strict=True)))
        assert Counter(found[0].verdict for found in came) == {Verdict.PROPOSED: 1, Verdict.SPOKEN_FOR: 1}  # type: ignore[index]


def test_a_lead_who_withdraws_while_the_mentor_accepts_leaves_one_answer(store: Store) -> None:
    for _ in range(ROUNDS):
        at = company(store)
        lead, mentee, mentor = (person(store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
        match_id = do(store, lead, Pair(mentee.id, mentor.id))[0].match_id
        assert match_id
        came = at_once(
            store,
            (lead, lambda work, actor: moves.withdraw(work, actor, match_id, NOW)),  # noqa: B023
            (mentor, lambda work, actor: moves.accept(work, actor, match_id, NOW)),  # noqa: B023
        )
        # either the withdrawal came first, or it came after the mentor's yes and took that back
        assert came in ([None, TooLate], [None, State.ASKING_MENTEE])
        assert state_of(store, match_id) == State.WITHDRAWN


def test_a_mentee_who_accepts_and_declines_at_once_is_heard_once(store: Store) -> None:
    for _ in range(ROUNDS):
        at = company(store)
        lead, mentee, mentor = (person(store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
        match_id = do(store, lead, Pair(mentee.id, mentor.id))[0].match_id
        assert match_id
        with store.write(EVERYONE) as work:
            moves.accept(work, mentor.actor(work), match_id, NOW)
        came = at_once(
            store,
            (mentee, lambda work, actor: moves.accept(work, actor, match_id, NOW)),  # noqa: B023
            (mentee, lambda work, actor: moves.decline(work, actor, match_id, uuid4(), "", NOW)),  # noqa: B023
        )
        assert came in ([State.ACTIVE, TooLate], [TooLate, None])
        assert state_of(store, match_id) == (State.ACTIVE if came[0] is State.ACTIVE else State.DECLINED)


def state_of(store: Store, match_id: UUID) -> str | None:
    with store.read(EVERYONE) as work:
        return work.session.scalar(select(MatchRow.state).where(MatchRow.id == match_id))


def test_ninety_in_one_go_and_what_changed_meanwhile_holds_up_no_other(store: Store) -> None:
    at = company(store)
    (lead,) = people(store, at, Part.LEAD, 1)
    mentees, mentors = people(store, at, Part.MENTEE, 90), people(store, at, Part.MENTOR, 90)
    match(store, mentees[10], mentors[10])
    pairs = [Pair(mentee.id, mentor.id) for mentee, mentor in zip(mentees, mentors, strict=True)]
    pairs[20] = Pair(mentees[20].id, mentors[10].id)
    pairs[30] = Pair(mentees[30].id, mentees[30].id)
    pairs[40] = Pair(mentees[40].id, uuid4())
    pairs[50] = Pair(mentors[50].id, mentors[50].id)
    came = verdicts(do(store, lead, *pairs))
    expected = {
        10: Verdict.SPOKEN_FOR,
        20: Verdict.NO_PLACE_LEFT,
        30: Verdict.ONESELF,
        40: Verdict.NOT_HERE,
        50: Verdict.ONESELF,
    }
    assert {n: verdict for n, verdict in enumerate(came) if verdict is not Verdict.PROPOSED} == expected


def test_places_are_counted_across_companies_and_within_one_go(store: Store) -> None:
    at, there = company(store), company(store)
    (lead,), mentees, (mentor,) = (
        people(store, at, part, n) for part, n in ((Part.LEAD, 1), (Part.MENTEE, 3), (Part.MENTOR, 1))
    )
    places(store, mentor, 3)
    match(store, person(store, there, Part.MENTEE), mentor)
    came = do(store, lead, *(Pair(mentee.id, mentor.id) for mentee in mentees))
    assert verdicts(came) == [Verdict.PROPOSED, Verdict.PROPOSED, Verdict.NO_PLACE_LEFT]


def test_people_of_another_company_are_not_a_leads_to_propose_even_if_she_mentors_there(store: Store) -> None:
    at, there = company(store), company(store)
    lead = person(store, at, Part.LEAD, Part.MENTOR)
    places(store, lead, 2)
    match(store, person(store, there, Part.MENTEE), lead)
    mentee, mentor = person(store, there, Part.MENTEE), person(store, there, Part.MENTOR)
    assert verdicts(do(store, lead, Pair(mentee.id, mentor.id), Pair(mentee.id, lead.id))) == [Verdict.NOT_HERE] * 2


def test_the_coordinator_proposes_nobody_within_one_company(store: Store) -> None:
    at = company(store)
    mentee, mentor = person(store, at, Part.MENTEE), person(store, at, Part.MENTOR)
    coordinator = person(store, company(store), Part.COORDINATOR)
    with store.write(EVERYONE) as work:
        outcome = propose_across(work, coordinator.actor(work), Pair(mentee.id, mentor.id), NOW)
    assert outcome.verdict is Verdict.NOT_HERE


def test_their_first_day_is_the_day_that_it_is_where_their_lead_is(store: Store) -> None:
    """Late in the afternoon in Vancouver it is tomorrow in UTC: what the two did that day would be before it."""
    home = company(store)
    person(store, home, Part.LEAD, zone="America/Vancouver")
    mentee, mentor = (person(store, home, part, zone="America/Vancouver") for part in (Part.MENTEE, Part.MENTOR))
    two = match(store, mentee, mentor)
    late = NOW + timedelta(hours=12)
    with store.write(EVERYONE) as work:
        asking = update(MatchRow).where(MatchRow.id == two.match_id).values(state=State.ASKING_MENTEE.value)
        work.session.execute(asking)
    with store.write(EVERYONE) as work:
        moves.accept(work, mentee.actor(work), two.match_id, late)
    with store.read(EVERYONE) as work:
        assert work.session.get_one(MatchRow, two.match_id).starts_on == NOW.date()


@pytest.mark.parametrize(
    ("days_ago", "zone", "verdict"),
    [
        (0, "Europe/London", Verdict.PROPOSED),
        (1, "Europe/London", Verdict.PILOT_OVER),
        (0, "Pacific/Kiritimati", Verdict.PILOT_OVER),  # where it is tomorrow already
    ],
)
def test_nobody_is_proposed_once_the_pilot_is_over(store: Store, days_ago: int, zone: str, verdict: Verdict) -> None:
    at = company(store)
    lead, mentee, mentor = (person(store, at, part, zone=zone) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
    ends_on = NOW.date().replace(day=NOW.day - days_ago)
    with store.write(EVERYONE) as work:
        work.session.execute(update(PilotRow).where(PilotRow.company_id == at.id).values(ends_on=ends_on))
    assert verdicts(do(store, lead, Pair(mentee.id, mentor.id))) == [verdict]
