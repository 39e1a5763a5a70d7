"""A pair's first meeting, from `/advance-meet` to both Home tabs, over Slack's real protocol."""

import re
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from sandbox.blocks import check_message_blocks, check_view
from tests.scenarios.world import JSON, Someone, World, buttons_on, words_on
from views.times import clock, day
from views.words import Catalogues

pytestmark = pytest.mark.slow

PLACE, AGENDA = "Room 4.12, or https://meet.example/x", "Get to know each other & <b>choose</b> objectives"
COMMON = """
the and you your with for when where what this that have will meeting time offer accept decline cancel move would like
only see sees they are is of to at by how many else nothing answer waits change withdraw
"""
ENGLISH = frozenset(COMMON.split())


def next_tuesday(world: World, who: Someone) -> datetime:
    """15:00 her time."""
    now = datetime.fromisoformat(world.get("/clock")["now"]).astimezone(ZoneInfo(who.zone))
    days = (1 - now.weekday()) % 7 or 7
    return (now + timedelta(days=days)).replace(hour=15, minute=0, second=0, microsecond=0)


def shows(thing: object, at: datetime, reader: Someone) -> bool:
    """Whether a line of it names this moment as this reader knows it."""
    zone = ZoneInfo(reader.zone)
    words = Catalogues().words(reader.locale, zone)
    wanted = day(words, at.astimezone(zone).date()), clock(words, at)
    return any(all(part in line for part in wanted) for line in words_on(thing).splitlines())


def propose(world: World, mentee: Someone, mentor: Someone, at: datetime) -> None:
    """By the slash command; whoever has several matches says with whom."""
    world.do(mentee, "command", command="/advance-meet", text=AGENDA)
    form = world.modal(mentee)
    assert AGENDA in words_on(form)
    values = {"day": at.date().isoformat(), "at": at.strftime("%H:%M"), "place": PLACE}
    for option in _options(form, "match"):
        if mentor.name in words_on(option):
            values["match"] = option["value"]
    assert world.do(mentee, "submit", values=values)["errors"] == {}
    assert world.screen(mentee)["modals"] == []


def offer_another(world: World, who: Someone, message: JSON, at: datetime) -> None:
    """From the buttons under an offer."""
    world.press(who, "meeting.offer_another", message)
    answer = world.do(who, "submit", values={"day": at.date().isoformat(), "at": at.strftime("%H:%M")})
    assert answer["errors"] == {}


def play_the_first_meeting(world: World, mentee: Someone, mentor: Someone) -> tuple[datetime, datetime]:
    """She proposes, the mentor offers another time, she accepts; both moments."""
    first = next_tuesday(world, mentee)
    propose(world, mentee, mentor, first)
    asked = world.messages(mentor)[-1]
    assert buttons_on(asked) == {"meeting.accept", "meeting.decline", "meeting.offer_another"}
    assert shows(asked, first, mentor)
    assert AGENDA in words_on(asked)

    second = (first + timedelta(days=1, hours=1)).astimezone(ZoneInfo(mentor.zone))
    offer_another(world, mentor, asked, second)
    offered = world.messages(mentee)[-1]
    assert shows(offered, second, mentee)
    world.press(mentee, "meeting.accept", offered)
    return first, second


def test_proposed_moved_and_accepted_each_in_her_own_time(world: World) -> None:
    mentee, mentor = next(p for p in world.pairs() if p[0].zone != p[1].zone and p[1].locale.startswith("en"))

    _, second = play_the_first_meeting(world, mentee, mentor)

    for who in (mentee, mentor):
        assert shows(world.home(who), second, who)
        told = [m for m in world.messages(who) if "meeting.cancel" in buttons_on(m)]
        into_calendars = {"calendar.google", "calendar.outlook"}
        assert [buttons_on(m) for m in told] == [
            {"meeting.offer_another", "meeting.cancel", "note.write"} | into_calendars
        ]
        dead = {"meeting.accept", "meeting.decline"}
        assert not dead & buttons_on(world.messages(who)), "an answered offer still has its buttons"
    for other in world.people().values():
        if other.id not in (mentee.id, mentor.id):
            seen = words_on(world.screen(other))
            assert PLACE not in seen
            assert AGENDA not in seen


def test_a_french_speaking_mentor_sees_not_an_english_word(world: World) -> None:
    mentee, mentor = next(p for p in world.pairs() if p[1].locale.startswith("fr") and p[0].locale.startswith("en"))

    play_the_first_meeting(world, mentee, mentor)
    world.home(mentor)
    world.do(mentor, "command", command="/advance-meet")
    seen = unescape(words_on(world.screen(mentor)))

    for theirs in (PLACE, AGENDA, *(person.name for person in world.people().values())):
        seen = seen.replace(theirs, "")
    assert ENGLISH.intersection(re.findall(r"[a-zàâçéèêëîïôûùüÿœ]+", seen.lower())) == set()
    world.do(mentor, "close")


def test_every_call_was_taken_and_every_view_and_message_is_valid(world: World) -> None:
    calls = world.get("/calls")

    assert calls
    assert [call for call in calls if call["response"].get("ok") is not True] == []
    for call in calls:
        view, blocks = call["args"].get("view"), call["args"].get("blocks")
        if view:
            View(**view).validate_json()
            check_view(view)
        if blocks:
            for block in Block.parse_all(blocks):
                block.validate_json()
            check_message_blocks(blocks)
            assert 0 < len(call["args"]["text"]) <= 4000


def test_somebody_outside_the_pilot_learns_whom_to_ask(world: World) -> None:
    stranger = next(person for person in world.people().values() if not person.title)

    world.do(stranger, "message", text="hello?")
    world.home(stranger)

    assert _mentions(world.messages(stranger)[-1])
    assert _mentions(world.screen(stranger)["home"])


def _options(view: JSON, action_id: str) -> list[JSON]:
    for block in view["blocks"]:
        element = block.get("element", {})
        if element.get("action_id") == action_id:
            options: list[JSON] = element["options"]
            return options
    return []


def _mentions(thing: object) -> bool:
    """Whether somebody is named in a way that can be clicked."""
    if isinstance(thing, dict):
        return thing.get("type") == "user" or any(_mentions(value) for value in thing.values())
    return isinstance(thing, list) and any(_mentions(value) for value in thing)
