"""Everybody reads what is held of her, and of nobody else; nothing of it is ever sent."""

from uuid import UUID, uuid4

import pytest

from mentoring.asking import feedback, fit_checks, survey_papers
from mentoring.asking.feedback import Addressee, Topic
from mentoring.asking.fit_checks import FitCheck, Going
from mentoring.asking.survey_rules import Answer
from mentoring.growing import note_moves, objective_moves
from mentoring.growing.notes import About
from mentoring.growing.objective_rules import Category, Draft
from mentoring.matching import matchmaking_closing, matchmaking_moves
from mentoring.matching.matchmaking_proposing import propose
from mentoring.matching.matchmaking_verdicts import Pair as Two
from mentoring.matching.matchmaking_words import Ground, Wish
from mentoring.meeting import meeting_moves
from mentoring.people import Part
from mentoring.respondents import respondent_of
from storage.attendance import PulseRow
from storage.surveys import SurveyAnswerRow
from storage.tenancy import EVERYONE
from tests.building import NOW, Pair, Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views import own_data
from views.joining import profiles

KINDS = ("fit", "leaving", "feedback", "off", "reservation")
NOTES = {Part.MENTEE: "I hesitate before the board", Part.MENTOR: "She is ready for more"}


@pytest.fixture
def us(house: House) -> Pair:
    """A pair, each with a note, an answer to a survey, and a word on a meeting."""
    us = pair(house.store)
    for who, part, answer in ((us.mentee, Part.MENTEE, "2"), (us.mentor, Part.MENTOR, "5")):
        with house.store.write(EVERYONE) as work:
            actor = who.actor(work)
            shared = part is Part.MENTOR
            note_moves.write(work, actor, us.match_id, NOTES[part], About(), NOW, uuid4(), share=shared)
            about: dict[str, UUID] = {"company_id": who.company.id, "respondent_id": respondent_of(work, actor)}
            survey = f"{part.value}-baseline"
            work.session.add(SurveyAnswerRow(id=uuid4(), survey=survey, question="goals", answer=answer, **about))
            work.session.add(PulseRow(id=uuid4(), value=int(answer), week=NOW.date(), **about))
    with house.store.write(EVERYONE) as work:
        draft = Draft(Category.LEADERSHIP, "Lead a project of my own")
        objective_moves.record(work, us.mentee.actor(work), us.match_id, draft, NOW)
    return us


def read(house: House, who: Someone) -> JSON:
    """Her data, from the form of her details."""
    house.send(payloads.press_on_home(who, profiles.OPEN))
    assert house.send(payloads.press_in_modal(who, own_data.OPEN)).is_silent
    return house.slack.opened()


def test_each_reads_her_own_words_and_answers_and_not_even_what_is_shared_by_the_other(house: House, us: Pair) -> None:
    hers, theirs = (words_in(read(house, who)) for who in (us.mentee, us.mentor))
    assert all(shown in hers for shown in (us.mentee.email, NOTES[Part.MENTEE], "Lead a project of my own", "2 of 5"))
    assert NOTES[Part.MENTOR] not in hers
    assert "5 of 5" not in hers
    assert NOTES[Part.MENTOR] in theirs
    assert "Lead a project of my own" not in theirs
    assert us.mentee.email not in theirs


def test_what_she_entered_in_a_survey_that_she_has_not_sent_is_hers_to_read(house: House, us: Pair) -> None:
    entered = {"goals": Answer(("4",)), "good": Answer(words="You listened")}
    with house.store.write(EVERYONE) as work:
        survey_papers.keep(work, us.mentee.actor(work), "mentee-baseline", entered, 2, house.clock.now())
    hers, theirs = (words_in(read(house, who)) for who in (us.mentee, us.mentor))
    assert "(begun, not sent)" in hers
    assert "(begun, not sent)" not in theirs


def test_it_is_shown_in_a_modal_alone_and_to_whoever_waits_too(house: House, us: Pair) -> None:
    waiting = person(house.store, company(house.store), Part.MENTEE)
    before = len(house.screen(us.mentee))
    for words in ("my data", "mes données", "My-Data!"):
        house.send(payloads.command(us.mentee, "/advance", words))
        assert NOTES[Part.MENTEE] in words_in(house.slack.opened())
    house.send(payloads.press_in_modal(us.mentee, own_data.ON, "all:2"))
    assert {call.method for call in house.slack.calls} <= {"views.open", "views.push", "views.update"}
    assert len(house.screen(us.mentee)) == before
    assert waiting.email in words_in(read(house, waiting))


def test_each_reads_the_reasons_and_words_to_a_lead_that_she_wrote_and_nobody_elses(house: House, us: Pair) -> None:
    at = us.mentee.company
    lead, third, other = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTOR, Part.MENTEE))
    now, meeting = house.clock.now(), house.agreed(us.mentee, us.mentor)
    for who in (us.mentee, us.mentor):
        with house.store.write(EVERYONE) as work:
            actor, hers = who.actor(work), written_by(who)
            fit_checks.answer(work, actor, us.match_id, FitCheck(Going.HARD, False, hers["fit"]), now)
            leaving = (work, actor, us.match_id, uuid4(), hers["leaving"], now)
            matchmaking_closing.ask_to_leave(*leaving, wish=Wish.REMATCH)
            feedback.give(work, actor, Addressee.LEAD, Topic.PILOT, hers["feedback"], now, uuid4(), signed=True)
    with house.store.write(EVERYONE) as work:
        why = written_by(us.mentee)["off"]
        meeting_moves.cancel(work, us.mentee.actor(work), meeting.id, meeting.table, why, now)
        (came,) = propose(work, lead.actor(work), [Two(other.id, third.id)], now)
        assert came.match_id
        reserving = (work, third.actor(work), came.match_id, uuid4(), written_by(third)["reservation"], now)
        matchmaking_moves.reserve(*reserving, ground=Ground.CONFLICT)
    shown = {who: everything(house, who) for who in (us.mentee, us.mentor, third, lead, other)}
    both = {"fit", "leaving", "feedback"}
    wrote = {us.mentee: {*both, "off"}, us.mentor: both, third: {"reservation"}, lead: set(), other: set()}
    for who, kinds in wrote.items():
        assert {kind for kind, words in written_by(who).items() if words in shown[who]} == kinds
        assert shown[who].count("zanzibar") == len(kinds)
    assert all(chosen in shown[us.mentor] for chosen in ("It isn’t easy", "To be matched with somebody else"))
    assert "A conflict of interest" in shown[third]


def written_by(who: Someone) -> dict[str, str]:
    """A text of each kind."""
    return {kind: f"{who.name} {kind} zanzibar" for kind in KINDS}


def everything(house: House, who: Someone) -> str:
    """All pages of her data."""
    pages = [words_in(read(house, who))]
    for number in (2, 3):
        house.send(payloads.press_in_modal(who, own_data.ON, f"all:{number}"))
        pages += [] if (page := words_in(house.slack.calls[-1].view)) in pages else [page]
    return " ".join(pages)
