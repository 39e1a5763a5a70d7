"""Things break while somebody's private words are at hand: no log line, no report and nobody's screen tells them."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from itertools import cycle
from typing import Any
from urllib.error import URLError
from uuid import UUID, uuid4

import pytest
from rich.console import Console

from bot.logs import Discreet
from bot.undelivered import table
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Who
from tests.handlers.walk.walking import everything
from tests.privacy import breaking, matchmaking
from tests.privacy.about_to_act import Acts, before_the_match, in_the_match
from tests.privacy.breaking import MARK, Breaking, calls_that_arrived
from tests.privacy.play import Play, all_of
from tests.scheduler.fake_slack import Hook, no
from views.matching.matchmaking import ACCEPT

TO_PEOPLE = ("chat.postMessage", "chat.update", "views.publish", "files.completeUploadExternal")


@pytest.mark.slow
def test_whatever_breaks_with_private_words_at_hand_tells_nobody_of_them(
    play: Play, caplog: pytest.LogCaptureFixture, record_property: Callable[[str, Any], None]
) -> None:
    ways = breaking.ways()
    match = matchmaking.propose(play)
    acts = before_the_match(play, match)
    told = broken(play, ways, acts)
    if not play.circle.across:
        match = matchmaking.propose(play)
    for who in (Who.PARTNER, Who.AUTHOR):
        play.presses(who, ACCEPT)
    play.circle = replace(play.circle, match_id=UUID(match))
    later = in_the_match(play)
    told += broken(play, ways, later)
    told += undelivered(play)
    reported = all_of(caplog.records) + "".join(map(Discreet().format, caplog.records))
    leaks = {name: mark for name, mark in play.marks.items() if mark in told + reported}
    failures = reported.count(" failed: ")
    counted = f"{len(acts | later)} acts × {len(ways)} breakages: {failures} failures told, {len(leaks)} leaks"
    record_property("tally", f"{len(play.marks)} marks, {counted}")
    assert not leaks, [line for line in reported.splitlines() if MARK.search(line)][:5]
    assert not [way.name for way in ways if not way.quoted and way.name != "rows are refused"]
    quoted = {mark for way in ways for mark in way.quoted}
    assert [name for name, mark in play.marks.items() if mark not in quoted] == []
    assert "IntegrityError" in reported
    for name, payload in later.items():
        assert play.house.send(anew(payload)).status == 200, name


def broken(play: Play, ways: list[Breaking], acts: Acts) -> str:
    """Each act in each way; what the person is told."""
    told = []
    for way in ways:
        with way.at_work(play.house.store):
            for name, payload in acts.items():
                calls = len(play.house.slack.calls)
                answered = play.house.send(anew(payload))
                assert answered.status == 200, (way.name, name)
                told += [besides_her_form(answered.body), calls_that_arrived(play.house.slack, calls)]
    return "".join(told)


def besides_her_form(body: JSON) -> str:
    """What an acknowledgement says. A form that goes on, in its own place, may hold what she has just typed there."""
    goes_on = body.get("response_action") == "update"
    return json.dumps({name: value for name, value in body.items() if not (goes_on and name == "view")})


def undelivered(play: Play) -> str:
    """What was done is told, by a Slack that refuses every other thing and quotes it; then it can't be drawn either.
    What an operator is shown of it, and what is kept."""
    for slack in play.slacks.values():
        for method in TO_PEOPLE:
            slack.before[method] = by_turns(quoting, no("invalid_blocks"), unreachable)
    with next(way for way in breaking.ways() if way.name == "opening fails").at_work(play.house.store):
        play.waits(days=1 / 24)
    play.waits(days=1)
    shown = StringIO()
    Console(file=shown, width=200).print(table(play.house.store))
    assert "invalid_blocks" in shown.getvalue()
    return shown.getvalue() + "".join(everything(play.house.store)["deliveries"])


def by_turns(*hooks: Hook) -> Hook:
    """One of these at each call, and every now and then none."""
    turns = cycle((*hooks, lambda _: None))

    def hook(arguments: JSON) -> None:
        turn: Hook = next(turns)
        turn(arguments)

    return hook


def quoting(arguments: JSON) -> None:
    """A refusal in words of its own."""
    no(f"no: {json.dumps(arguments, default=str)}")(arguments)


def unreachable(arguments: JSON) -> None:
    """The line breaks."""
    raise URLError(json.dumps(arguments, default=str))


def anew(payload: JSON) -> JSON:
    """The same, as if it had just been pressed: Slack's triggers can be used once."""
    return {**payload, "trigger_id": f"trigger.{uuid4().hex}"}
