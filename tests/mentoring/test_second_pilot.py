"""A company runs a second pilot with some of the same people: what is asked, and counted, is that pilot's own."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.agreeing.checklist import Item, checklists_of
from mentoring.asking import survey_papers
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Answer
from mentoring.asking.surveys import State, surveys_of
from mentoring.counting.figures import families
from mentoring.home import home_of
from mentoring.matching.matchmaking_candidates import waiting_in
from mentoring.nudging.courses import courses_of
from mentoring.own_data import own_data
from mentoring.people import Actor, recognise
from mentoring.respondents import respondent_of
from storage import blocks, companies
from storage.attendance import RespondentLinkRow
from storage.companies import PilotRow
from storage.deliveries import OccasionRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.mentoring.test_enrolment import MENTEE, NOW, UNMATCHED, enrolled
from tests.timekeeping import keep_time

PAIR = (MENTEE.replace("emmy@two", "emmy@one"), "emmy@one.example,Emmy Noether,mentor,One,,,DE,,2,")
SECOND = (PAIR[0].replace("emmy@one", "olga@one"), "olga@one.example,Olga Taussky,mentor,One,,,DE,,2,")
FIRST, LAST = "mentee-baseline", "mentee-final"
NEAR_THE_END = NOW + timedelta(days=175)
AGAIN = NOW + timedelta(days=200)


def ada(work: Work) -> Actor:
    found = recognise(work, "TONE", "UADA")
    assert found
    return found


def send(store: Store, name: str, now: datetime) -> None:
    """She ticks the first answer everywhere."""
    answers = {each.id: Answer(each.answers[:1]) for each in SURVEYS[name].questions}
    with store.write(EVERYONE) as work:
        survey_papers.keep(work, ada(work), name, answers, 1, now)
        survey_papers.send(work, ada(work), name, now)


def listed(store: Store, now: datetime) -> dict[str, State]:
    with store.read(EVERYONE) as work:
        return {each.survey.name: each.state for each in surveys_of(work, ada(work), now)}


@pytest.fixture
def again(store: Store) -> Store:
    """She has done all that was asked in the first; now she is matched in a second, with somebody else."""
    enrolled(store, *PAIR)
    send(store, FIRST, NOW)
    send(store, LAST, NEAR_THE_END)
    keep_time(store, AGAIN)
    assert enrolled(store, *SECOND, now=AGAIN).matched == 1
    return store


def test_the_surveys_are_asked_anew_and_so_is_the_checklist_of_the_new_match(again: Store) -> None:
    assert listed(again, AGAIN) == {FIRST: State.TO_DO, LAST: State.UPCOMING}
    with again.read(EVERYONE) as work:
        (match,) = ada(work).matches
        (week,) = checklists_of(work, ada(work), AGAIN)
        assert {Item.SURVEY, Item.AGREEMENT, Item.ETHICS, Item.FIRST_MEETING} <= set(week.open)
        (course,) = courses_of(work, [match.id])
        assert not course.mentee.survey_done
        home = home_of(work, ada(work), AGAIN)
        assert (home.past, home.objectives, home.exchanges) == ((), (), ())
        assert home.courses[0][1].starts_on == AGAIN.date() == match.starts_on
    send(again, FIRST, AGAIN)
    assert listed(again, AGAIN)[FIRST] is State.DONE
    end = AGAIN + timedelta(days=175)
    assert listed(again, end)[LAST] is State.TO_DO
    send(again, LAST, end)
    assert listed(again, end) == {FIRST: State.DONE, LAST: State.DONE}


def test_she_answers_as_somebody_else_and_still_reads_all_that_is_hers(again: Store) -> None:
    send(again, FIRST, AGAIN)
    with again.write(EVERYONE) as work:
        links = work.session.scalars(select(RespondentLinkRow)).all()
        assert len({work.open(link.respondent) for link in links}) == 2
        hers = own_data(work, ada(work)).answers
        assert sorted(each.survey for each in hers if each.question == "goals") == [FIRST, FIRST, LAST]
        assert respondent_of(work, ada(work)).hex == work.open(links[0].respondent), "how meetings were: one for life"


def test_nobody_is_twice_in_one_family_of_figures(again: Store) -> None:
    """Rule 1 of docs/figures.md: each pilot's answers are counted among those of that pilot alone."""
    send(again, FIRST, AGAIN)
    week = (AGAIN + timedelta(days=14)).date()
    with again.read(EVERYONE) as work:
        company_id, rounds = ada(work).person.company_id, companies.rounds(work.session)
        found = {family.name: family for family in families(week, AGAIN, rounds)}
        in_each = {
            name: blocks.waiting(work.session, name, found[name].source.members(), [company_id])
            for name in (FIRST, f"{FIRST}#2", LAST, f"{LAST}#2", f"change:{LAST}", f"change:{LAST}#2")
        }
    hers = {company_id: 1}
    assert list(in_each.values()) == [hers, hers, hers, {}, hers, {}]
    assert [family.figure for family in found.values() if family.name.startswith(FIRST)] == [FIRST, FIRST]


def test_a_pilot_that_is_prolonged_is_the_same_and_asks_nothing_again(store: Store) -> None:
    enrolled(store, *PAIR)
    send(store, FIRST, NOW)
    enrolled(store, *PAIR, UNMATCHED, now=NEAR_THE_END)
    assert listed(store, NEAR_THE_END)[FIRST] is State.DONE
    with store.read(EVERYONE) as work:
        assert [row.round for row in work.session.scalars(select(PilotRow))] == [1]


def test_whoever_is_in_the_new_roster_without_a_partner_waits_for_one(store: Store) -> None:
    enrolled(store, *PAIR)
    keep_time(store, AGAIN)
    alone = (PAIR[0].replace("emmy@one.example", ""), PAIR[1])
    enrolled(store, *alone, now=AGAIN)
    with store.read(EVERYONE) as work:
        who = ada(work).person
        waiting = waiting_in(work, who.company_id)
        assert who.id in {each.id for each in waiting.mentees}
        assert who.id not in waiting.resting
        told = work.session.scalars(select(OccasionRow.kind).where(OccasionRow.person_id == who.id)).all()
    assert told.count("welcomed") == 1
