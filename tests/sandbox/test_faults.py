"""Failures on demand: what the app sees, and whether the call took effect."""

from __future__ import annotations

import time

from sandbox.records import Fault
from tests.sandbox.world import World


def failing(**fault: object) -> World:
    world = World()
    world.sandbox.faults.append(Fault("chat.postMessage", **fault))  # type: ignore[arg-type]
    return world


def test_a_failure_before_leaves_nothing_behind() -> None:
    world = failing(error="internal_error")
    assert world.api("chat.postMessage", channel=world.dm.id, text="x")["error"] == "internal_error"
    assert world.dm.messages == {}


def test_a_failure_after_leaves_the_message_behind() -> None:
    world = failing(error="internal_error", when="after")
    assert world.api("chat.postMessage", channel=world.dm.id, text="x")["error"] == "internal_error"
    assert len(world.dm.messages) == 1


def test_a_fault_wears_off_after_its_times() -> None:
    world = failing(error="internal_error", times=2)
    answers = [world.rested().api("chat.postMessage", channel=world.dm.id, text="x")["ok"] for _ in range(3)]
    assert answers == [False, False, True]


def test_a_fault_is_of_its_method_alone() -> None:
    world = failing(error="internal_error")
    assert world.api("auth.test")["ok"] is True


def test_a_status_is_a_page_and_not_json() -> None:
    world = failing(status=503)
    answer = world.answer("chat.postMessage", channel=world.dm.id, text="x")
    assert (answer.status, answer.is_json) == (503, False)


def test_a_429_says_when_to_come_back() -> None:
    world = failing(status=429, retry_after=7)
    answer = world.answer("chat.postMessage", channel=world.dm.id, text="x")
    assert (answer.status, answer.headers["Retry-After"], answer.body["error"]) == (429, "7", "ratelimited")


def test_a_reset_drops_the_connection() -> None:
    world = failing(reset=True, when="after")
    assert world.answer("chat.postMessage", channel=world.dm.id, text="x").dropped
    assert len(world.dm.messages) == 1


def test_a_delay_only_delays() -> None:
    world = failing(delay_s=0.05)
    began = time.monotonic()
    assert world.api("chat.postMessage", channel=world.dm.id, text="x")["ok"] is True
    assert time.monotonic() - began >= 0.05


def test_a_refused_token_does_not_use_a_fault_up() -> None:
    world = failing(error="internal_error")
    world.api("chat.postMessage", token="nobody's", channel=world.dm.id, text="x")
    assert world.api("chat.postMessage", channel=world.dm.id, text="x")["error"] == "internal_error"
