"""Everybody reads what is held of her, and of nobody else; nothing of it is ever sent."""

from uuid import UUID, uuid4

import pytest

from mentoring import note_moves, objective_moves
from mentoring.notes import About
from mentoring.objective_rules import Category, Draft
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
from views import own_data, profiles

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


def test_it_is_shown_in_a_modal_alone_and_to_whoever_waits_too(house: House, us: Pair) -> None:
    waiting = person(house.store, company(house.store), Part.MENTEE)
    before = len(house.screen(us.mentee))
    for words in ("my data", "mes données"):
        house.send(payloads.command(us.mentee, "/advance", words))
        assert NOTES[Part.MENTEE] in words_in(house.slack.opened())
    house.send(payloads.press_in_modal(us.mentee, own_data.ON, "all:2"))
    assert {call.method for call in house.slack.calls} <= {"views.open", "views.push", "views.update"}
    assert len(house.screen(us.mentee)) == before
    assert waiting.email in words_in(read(house, waiting))
