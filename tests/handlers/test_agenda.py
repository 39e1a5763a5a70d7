"""Ideas for an agenda, by where the pair stands (SPEC P4): a press adds them, and nothing that was typed is lost."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from mentoring.meeting.agenda import Stage, stage_of
from mentoring.meeting.attendance import Attendance
from mentoring.meeting.exchanges import Exchange, Kind
from mentoring.meeting.meeting_rules import AGENDA_AT_MOST, Field
from mentoring.meeting.meetings import Meeting
from mentoring.people import Part
from tests.building import Pair, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.slack import words_in
from tests.handlers.test_objectives import held, updated
from tests.views.casting import ENDS_ON, NOW, Cast
from tests.views.every import past, upcoming
from views.meeting import agenda as views
from views.meeting import meetings
from views.meeting.agenda import ideas
from views.words import Catalogues

ENGLISH = Catalogues().words("en-GB", ZoneInfo("UTC"))
FIRST, MIDDLE, LAST = (ideas(ENGLISH, stage) for stage in Stage)
MET, TO_COME = past(Cast()), upcoming(Cast())
NOT_MET = past(Cast(), said=Attendance(mine=True, theirs=False))
CALLED = Exchange(uuid4(), Cast().match(), mine=True, kind=Kind.CALL, on=NOW.date(), counts=False, words="")
INSTEAD = replace(CALLED, counts=True)


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor."""
    return pair(house.store)


@pytest.mark.parametrize(
    ("met", "on", "stage"),
    [
        ((), NOW.date(), Stage.FIRST),
        ((), ENDS_ON, Stage.FIRST),
        ((NOT_MET,), ENDS_ON, Stage.FIRST),
        ((TO_COME,), NOW.date(), Stage.FIRST),
        ((MET,), NOW.date(), Stage.MIDDLE),
        ((MET,), ENDS_ON - timedelta(weeks=4), Stage.MIDDLE),
        ((MET,), ENDS_ON - timedelta(days=27), Stage.LAST),
        ((TO_COME,), ENDS_ON, Stage.LAST),
        ((CALLED,), NOW.date(), Stage.FIRST),
        ((INSTEAD,), NOW.date(), Stage.MIDDLE),
        ((INSTEAD,), INSTEAD.on - timedelta(days=1), Stage.FIRST),
        ((INSTEAD,), ENDS_ON, Stage.LAST),
    ],
)
def test_the_stage_is_that_of_the_day_and_of_what_was_before(
    met: tuple[Meeting | Exchange, ...], on: date, stage: Stage
) -> None:
    def stage_in(met: tuple[Meeting | Exchange, ...]) -> Stage:
        meetings = [each for each in met if isinstance(each, Meeting)]
        return stage_of(Cast().match(), meetings, [each for each in met if isinstance(each, Exchange)], on)

    assert stage_in(met) is stage
    assert stage_in(tuple(replace(each, match=Cast().match(1)) for each in met)) is Stage.FIRST


def test_a_meeting_is_not_before_itself() -> None:
    assert stage_of(Cast().match(), [MET], [], NOW.date(), besides=MET.id) is Stage.FIRST


def test_a_press_adds_ideas_below_what_was_typed_and_a_second_one_nothing(house: House, two: Pair) -> None:
    typed = {**NEXT_WEEK, "agenda": f"My first talk\n{FIRST[1]}"}
    house.send(payloads.press_on_page(two.mentee, house.form(two.mentee), views.IDEAS, "", **typed))
    once = updated(house)
    block, agenda = held(once, Field.AGENDA)
    assert (block, agenda.splitlines()) == (
        "agenda:1",
        ["My first talk", *(f"• {idea}" if idea != FIRST[1] else idea for idea in [FIRST[1], FIRST[0], *FIRST[2:]])],
    )
    house.send(payloads.press_on_page(two.mentee, once, views.IDEAS))
    assert held(updated(house), Field.AGENDA) == ("agenda:2", agenda)
    sent = payloads.submit(two.mentee, updated(house), **{**NEXT_WEEK, "agenda": agenda})
    assert house.send(sent).is_silent
    (meeting,) = house.meetings(two.mentor)
    assert meeting.open
    assert meeting.open.agenda == agenda


def test_ideas_for_a_meeting_that_is_moved_leave_its_words_and_its_form_alone(house: House, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    house.press(two.mentor, meetings.OFFER_ANOTHER, meeting)
    form = house.slack.opened()
    house.send(payloads.press_on_page(two.mentor, form, views.IDEAS))
    assert updated(house)["title"] == form["title"]
    assert held(updated(house), Field.AGENDA)[1].splitlines() == ["My first talk", *(f"• {idea}" for idea in FIRST)]
    assert held(updated(house), Field.PLACE)[1] == "Room 4"


def test_with_several_matches_ideas_are_for_the_one_that_is_chosen(house: House) -> None:
    here = company(house.store)
    mentor = person(house.store, here, Part.MENTOR)
    one, _ = (match(house.store, person(house.store, here, Part.MENTEE), mentor) for _ in range(2))
    form = house.form(mentor)
    for chosen, expected in ((None, MIDDLE), (one.match_id.hex, FIRST)):
        house.send(payloads.press_on_page(mentor, form, views.IDEAS, "", match=chosen))
        assert held(updated(house), Field.AGENDA)[1].splitlines() == [f"• {idea}" for idea in expected]


def test_what_is_too_long_is_said_beside_the_field_that_took_its_place(house: House, two: Pair) -> None:
    long = "x" * AGENDA_AT_MOST
    house.send(payloads.press_on_page(two.mentee, house.form(two.mentee), views.IDEAS, "", agenda=long))
    answered = house.send(payloads.submit(two.mentee, updated(house), **{**NEXT_WEEK, "agenda": long + "x"}))
    assert list(answered.errors) == ["agenda:1"]


def test_somebody_elses_meeting_gives_no_ideas(house: House, two: Pair) -> None:
    others = pair(house.store)
    meeting = house.agreed(others.mentee, others.mentor)
    house.press(others.mentor, meetings.OFFER_ANOTHER, meeting)
    form = house.slack.opened()
    house.send(payloads.press_on_page(two.mentor, form, views.IDEAS))
    assert "My first talk" not in words_in(house.slack.calls[-1].arguments)
    assert [call.method for call in house.slack.calls][-1] != "views.update"
