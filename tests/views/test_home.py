"""The Home tab: what to do next first, and no list without an end."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from mentoring.front import Front
from mentoring.home import Home
from mentoring.meeting.attendance import Attendance
from mentoring.meeting.exchanges import Exchange, Kind
from tests.handlers.payloads import JSON
from tests.views.casting import NOW, Cast, Typed
from tests.views.every import MANY, homes
from tests.views.reading import blocks_of, buttons, texts
from views import front
from views.asking import surveys
from views.growing import guide
from views.home import SHOWN_AT_MOST
from views.joining import profiles
from views.meeting import attendance
from views.meeting.meetings import PROPOSE
from views.words import Catalogues, Words

ENGLISH = Catalogues().words("en-GB", ZoneInfo("America/Toronto"))
HOMES = homes(Cast())


UNMATCHED = front.home(ENGLISH, Front(Cast().actor(0), None, None, None, Cast().leads()))


def home(words: Words, seen: Home) -> JSON:
    """Of somebody who has no office besides."""
    return front.home(words, Front(seen.actor, None, None, seen))


def texts_of(view: JSON) -> list[str]:
    shown = [block for block in blocks_of(view) if block["type"] not in ("actions", "divider")]
    return ["".join(texts({"blocks": [block]})) for block in shown]


def lines(name: str) -> list[str]:
    return texts_of(home(ENGLISH, HOMES[name]))


@pytest.mark.parametrize(
    ("name", "next_step"),
    [
        ("nothing yet", "A good first step: propose a time to get to know Tom."),
        ("three matches", "A good first step: propose a time to get to know Tom, Tom or Tom."),
        ("to answer", "Tom is waiting for your answer, just below."),
        ("upcoming", "Next: Tuesday, 24 November, 09:00 – 10:00, with Tom Okafor."),
        ("under way", "Now: Tuesday, 24 November, 09:00 – 10:00, with Tom Okafor."),
        ("waiting", "Your offer is with Tom. You’ll hear as soon as there is an answer."),
        ("past", "You and Tom have met. Which two or three objectives shall it be?"),
        ("past, with objectives", "Time for the next meeting with Tom or Tom?"),
        ("first week, met", "You and Tom have met. What is left of your first week stands just below."),
        (
            "last day",
            "Your mentorship with Tom is drawing to a close. What is left: your last survey, and a thank-you to each "
            "other.",
        ),
        (
            "last day, survey sent",
            "Your mentorship with Tom is drawing to a close. A thank-you to each other is all that is left; "
            "afterwards your certificate waits for you here.",
        ),
        (f"past, {Attendance()}", "Did your last meeting take place? One tap is enough, just below."),
        ("all of it", "Tom is waiting for your answer, just below."),
    ],
)
def test_the_next_step_comes_first(name: str, next_step: str) -> None:
    assert lines(name)[:2] == ["Hello Inès", next_step]


@pytest.mark.parametrize(
    ("counts", "next_step"),
    [
        (False, "A good first step: propose a time to get to know Tom."),
        (True, "You and Tom have met. Which two or three objectives shall it be?"),
    ],
)
def test_what_was_logged_as_a_meeting_is_one_for_the_next_step(counts: bool, next_step: str) -> None:
    exchange = Exchange(uuid4(), Cast().match(), mine=True, kind=Kind.CALL, on=NOW.date(), counts=counts, words="")
    assert texts_of(home(ENGLISH, replace(HOMES["nothing yet"], exchanges=(exchange,))))[1] == next_step


@pytest.mark.parametrize(
    ("name", "is_green"),
    [
        *(("nothing yet", True), ("to answer", False), ("waiting", False), ("upcoming", False)),
        *(("first week, met", False), ("last day, survey sent", False)),
    ],
)
def test_proposing_a_meeting_is_the_green_button_only_where_it_is_the_next_step(name: str, is_green: bool) -> None:
    propose = buttons(home(ENGLISH, HOMES[name]))[0]
    assert (propose["action_id"], propose.get("style") == "primary") == (PROPOSE, is_green)


def test_on_the_last_day_the_survey_is_the_green_button_until_it_is_sent() -> None:
    first, *_ = buttons(home(ENGLISH, HOMES["last day"]))
    assert (first["action_id"], first["style"]) == (surveys.OPEN, "primary")
    sent = buttons(home(ENGLISH, HOMES["last day, survey sent"]))
    assert not [each for each in sent if each["action_id"] == surveys.OPEN or each.get("style")]


def test_how_a_meeting_was_is_asked_for_two_weeks_and_then_no_more() -> None:
    said = HOMES[f"past, {Attendance(mine=True)}"]
    for weeks, is_asked in ((1, True), (3, False)):
        pressed = {
            each["action_id"] for each in buttons(home(ENGLISH, replace(said, now=NOW + timedelta(weeks=weeks))))
        }
        assert (attendance.PULSE[0] in pressed) == is_asked


@pytest.mark.parametrize("theirs", [True, False, None])
def test_whether_a_meeting_took_place_is_asked_no_more_once_it_counts_without_her(theirs: bool | None) -> None:
    said = HOMES[f"past, {Attendance(theirs=True)}"]
    later = NOW + timedelta(weeks=3)
    [meeting] = said.past
    old = replace(said, past=(replace(meeting, attendance=Attendance(theirs=theirs)),), now=later)
    pressed = {each["action_id"] for each in buttons(home(ENGLISH, old))}
    assert (attendance.YES in pressed) == (theirs is not True)


def test_whoever_has_no_match_reads_where_things_stand_and_is_offered_the_guide_and_her_own_details_alone() -> None:
    assert texts_of(UNMATCHED) == [
        "You’re registered as a mentee. I’ll write as soon as a mentor is found for you. Questions? Just ask: , .",
        "Until then, the guide and your own details are open to you.",
    ]
    assert [button["action_id"] for button in buttons(UNMATCHED)] == [
        guide.OPEN,
        profiles.OPEN,
    ]


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("nothing yet", ["Objectives"]),
        ("to answer", ["For you to answer", "Objectives"]),
        ("waiting", ["Waiting for an answer", "Objectives"]),
        ("past", ["Objectives", "Past meetings"]),
        ("logged", ["Objectives", "Past meetings"]),
        (f"past, {Attendance()}", ["For you to answer", "Objectives"]),
        (
            "all of it",
            [
                *("For you to answer", "Coming up", "Waiting for an answer"),
                *("You and Tom", "Objectives", "Past meetings", "And the others"),
            ],
        ),
    ],
)
def test_a_list_has_a_heading_only_where_something_is_in_it(name: str, headings: list[str]) -> None:
    found = [block["text"]["text"] for block in blocks_of(home(ENGLISH, HOMES[name])) if block["type"] == "header"]
    assert found == ["Hello Inès", *headings, "Programme"]


def test_long_lists_are_cut_and_say_how_many_more_there_are() -> None:
    left = MANY - SHOWN_AT_MOST
    assert lines("all of it").count(f"and {left} more") == 3
    assert lines("all of it").count(f"and {left} earlier") == 1
    assert lines("one too many").count("and one more") == 1
    assert lines("one too many").count("and one earlier") == 1
    assert not [line for line in lines("upcoming") if line.startswith("and ")]


def test_a_card_on_home_says_of_a_move_what_the_message_says() -> None:
    moved = "\n".join(lines("all being moved"))
    assert "stands until a new time is agreed." in moved
    assert "would like to move it to" in moved
    assert "You asked Tom to move it to" in moved


def test_with_several_partners_nobody_is_told_that_all_of_them_see_everything() -> None:
    assert lines("upcoming")[-1].startswith("Only you and Tom can see this.")
    assert lines("three matches")[-1].startswith("Only you and the person you meet can see this.")


def test_a_long_agenda_is_shortened_on_home_alone() -> None:
    long = homes(Cast(Typed(agenda="x" * 1000)))["to answer"]
    assert "x" * 290 in "".join(texts(home(ENGLISH, long)))
    assert "x" * 301 not in "".join(texts(home(ENGLISH, long)))


def test_every_button_on_home_is_known_apart_by_its_block() -> None:
    blocks = blocks_of(home(ENGLISH, HOMES["all being moved"]))
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(ids) == len(set(ids)) > 10
