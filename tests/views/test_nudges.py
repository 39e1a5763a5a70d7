"""A reminder says a thing once, offers what can be done about it, and does not read like the one of last week."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from mentoring.agreeing.checklist import Item
from mentoring.nudging.nudge_notices import NudgeNotice
from mentoring.people import Part
from tests.views.casting import Cast, Typed
from tests.views.every_checklist import checklist
from tests.views.every_nudge import nudge_notices
from tests.views.every_objectives import task
from tests.views.reading import buttons, texts
from views import notices
from views.asking import surveys
from views.growing import homework
from views.meeting.meetings import PROPOSE
from views.nudging import nudges
from views.words import Catalogues

ENGLISH = Catalogues().words("en-GB", ZoneInfo("America/Toronto"))
CAST = Cast(Typed())
DAYS = {"early": date(2026, 11, 23), "today": date(2026, 11, 25), "late": date(2026, 11, 30)}
NOTICES = nudge_notices(CAST)


def said(name: str, **instead: object) -> tuple[str, list[str]]:
    """What it says, and what its buttons do."""
    notice = NOTICES[name]
    assert isinstance(notice, NudgeNotice)
    shown = nudges.notice(ENGLISH, replace(notice, **instead)).body()  # type: ignore[arg-type]
    return "".join(texts(shown)), [each["action_id"] for each in buttons(shown)]


def test_of_two_that_are_settled_one_message_thanks_once() -> None:
    done = [replace(NOTICES[name], is_true=False) for name in ("nudge late 2026-11-25", "nudge waits")]  # type: ignore[call-arg]
    assert "".join(texts(notices.message(ENGLISH, done).body())) == "This is settled, thank you."


def test_a_mentor_of_twenty_gets_a_message_that_slack_takes_and_hears_that_there_is_more() -> None:
    with_tom = NOTICES["nudge fit_check mentor"]
    assert isinstance(with_tom, NudgeNotice)
    partners = (replace(with_tom.match.partner, name=f"Mentee{n} Lastname") for n in range(20))
    many = [replace(with_tom, match=replace(with_tom.match, partner=each)) for each in partners]
    shown = notices.message(ENGLISH, many)
    assert 40 < len(shown.blocks) <= notices.BLOCKS_AT_MOST
    told = "".join(texts(shown.body()))
    named = [n for n in range(20) if f"Mentee{n} and" in told or f"and Mentee{n} " in told]
    assert named == [*range(len(named))]
    assert f"{20 - len(named)} more are on your Home tab." in told
    assert buttons(shown.body())[-1]["action_id"] == nudges.TOMORROW
    assert "on your Home tab" not in "".join(texts(notices.message(ENGLISH, many[: len(named)]).body()))


def test_one_survey_that_closes_two_relationships_is_asked_for_once_and_as_mentor_and_mentee_twice() -> None:
    with_tom, as_mentor = (NOTICES[f"nudge final_survey {part}"] for part in ("mentee", "mentor"))
    assert isinstance(with_tom, NudgeNotice)
    partner = replace(with_tom.match.partner, name="Ada Other")
    with_ada = replace(with_tom, match=replace(with_tom.match, id=uuid4(), partner=partner))
    shown = notices.message(ENGLISH, [with_tom, as_mentor, with_ada]).body()
    assert "Your time with Tom and Ada in the programme" in "".join(texts(shown))
    assert [each["action_id"] for each in buttons(shown)].count(surveys.OPEN) == 2


@pytest.mark.parametrize(
    ("item", "differing", "times"),
    [
        (Item.PROFILE, {"part": Part.MENTOR}, 1),
        (Item.SURVEY, {}, 1),
        (Item.SURVEY, {"part": Part.MENTOR}, 2),
        (Item.ETHICS, {}, 1),
        (Item.ETHICS, {"company_id": uuid4()}, 2),
        (Item.FIRST_MEETING, {}, 2),
    ],
)
def test_a_step_that_is_done_once_for_two_relationships_is_asked_for_once(
    item: Item, differing: dict[str, Any], times: int
) -> None:
    first = NOTICES["nudge checklist, later"]
    assert isinstance(first, NudgeNotice)
    weeks = [checklist(CAST, *set(Item) - {item}), checklist(CAST, *set(Item) - {item})]
    other = replace(weeks[1].match, id=uuid4(), **differing)
    told = [replace(first, checklist=weeks[0]), replace(first, match=other, checklist=replace(weeks[1], match=other))]
    assert "".join(texts(notices.message(ENGLISH, told).body())).count("A small step for you") == times


@pytest.mark.parametrize(
    ("name", "title"),
    [("nudge tomorrow", "Soon you’re meeting Tom."), ("nudge waits", "Tom is still waiting for your answer.")],
)
def test_a_meeting_in_a_reminder_names_the_other_once(name: str, title: str) -> None:
    told, _ = said(name)
    assert title in told
    assert "With Tom" not in told


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("nudge early 2026-11-25", "Coming up, from your homework:"),
        ("nudge today 2026-11-25", "From your homework:"),
        ("nudge late 2026-11-25", "From your homework. If another day suits you better, that is fine, too:"),
    ],
)
def test_homework_says_its_day_once_and_a_late_one_can_get_another(name: str, title: str) -> None:
    due = replace(task(CAST), due_on=date.fromisoformat(name.split()[-1]))
    on = DAYS[name.split()[1]]
    told, can_do = said(name, task=due, said_at=datetime.combine(on, time(15), UTC))
    assert title in told
    assert told.count("25 November") + told.count("for today") == 1
    assert (homework.CHANGE in can_do) == ("late" in name)


def test_another_day_of_what_the_other_has_set_is_asked_for_with_a_word() -> None:
    told, can_do = said("nudge late, set by the other")
    assert "Tom can change it: a word is enough." in told
    assert homework.CHANGE not in can_do


def test_the_first_reminder_names_all_that_is_left_and_each_later_one_another_thing() -> None:
    first, can_do = said("nudge checklist mentee 0")
    assert "Left of your first week with Tom:" in first
    assert len(can_do) == len(Item)
    later = [said("nudge checklist mentee 0", period=str(number)) for number in range(2, 2 + len(Item))]
    assert all(len(can_do) == 1 and "4 more are on your Home tab." in told for told, can_do in later)
    assert len({told for told, _ in later}) == len(Item)


def test_while_a_time_is_offered_no_reminder_asks_to_arrange_one() -> None:
    assert PROPOSE not in said("nudge checklist, offered")[1]
    only_meeting = checklist(CAST, *set(Item) - {Item.FIRST_MEETING})
    assert said("nudge checklist, offered", checklist=only_meeting)[1] == []
