"""Slack's rates are kept, and no more than kept."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scheduler.limits import RATES, Limits, Window
from tests.building import NOW

WAITS = st.lists(st.integers(0, 3_000).map(lambda ms: timedelta(milliseconds=ms)), min_size=1, max_size=80)
LATENCIES = st.lists(st.integers(0, 900).map(lambda ms: timedelta(milliseconds=ms)), min_size=1, max_size=20)


@given(most=st.integers(1, 8), span_s=st.integers(1, 20), waits=WAITS)
def test_no_stretch_of_time_has_more_calls_than_its_rate_allows(most: int, span_s: int, waits: list[timedelta]) -> None:
    window, now, calls = Window(most, timedelta(seconds=span_s)), NOW, []
    for wait in waits:
        now = window.ready_at(now + wait)
        window.take(now)
        calls.append(now)

    for first, beyond in zip(calls, calls[most:], strict=False):
        assert beyond - first >= window.span


@given(most=st.integers(1, 8), span_s=st.integers(1, 20), waits=WAITS)
def test_nobody_waits_longer_than_the_rate_asks(most: int, span_s: int, waits: list[timedelta]) -> None:
    window, now = Window(most, timedelta(seconds=span_s)), NOW
    calls: list[datetime] = []
    for wait in waits:
        asked = now + wait
        now = window.ready_at(asked)
        assert now == asked or now == calls[-most] + window.span
        window.take(now)
        calls.append(now)


@given(waits=WAITS, latencies=LATENCIES, data=st.data())
def test_slack_counts_no_more_than_the_rate_however_long_a_call_is_on_its_way(
    waits: list[timedelta], latencies: list[timedelta], data: st.DataObject
) -> None:
    limits, now, counted = Limits(), NOW, []
    for number, wait in enumerate(waits):
        now = limits.ready_at("chat.postMessage", f"U{number % 3}", now + wait)
        limits.take("chat.postMessage", f"U{number % 3}", now)
        latency = latencies[number % len(latencies)]
        counted.append((now + latency * data.draw(st.floats(0, 1)), f"U{number % 3}"))
        now += latency
        limits.answered("chat.postMessage", f"U{number % 3}", now)

    for most, span in RATES["chat.postMessage"]:
        for first, beyond in zip(counted, counted[most:], strict=False):
            assert beyond[0] - first[0] >= span
    for user in ("U0", "U1", "U2"):
        hers = [moment for moment, to in counted if to == user]
        assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(hers))


def test_one_person_is_written_to_once_a_second_and_another_at_once() -> None:
    limits = Limits()
    limits.take("chat.postMessage", "U1", NOW)

    assert limits.ready_at("chat.postMessage", "U1", NOW) == NOW + timedelta(seconds=1)
    assert limits.ready_at("chat.postMessage", "U2", NOW) == NOW


def test_a_method_that_slack_has_blocked_rests_and_no_other_does() -> None:
    limits = Limits()
    limits.block("chat.update", NOW + timedelta(seconds=30))

    assert limits.ready_at("chat.update", "", NOW) == NOW + timedelta(seconds=30)
    assert limits.ready_at("chat.update", "", NOW + timedelta(seconds=31)) == NOW + timedelta(seconds=31)
    assert limits.ready_at("chat.postMessage", "U1", NOW) == NOW


def test_a_wound_clock_winds_the_rates_too() -> None:
    limits = Limits()
    for _ in range(50):
        limits.take("conversations.open", "U1", NOW)

    assert limits.ready_at("conversations.open", "U1", NOW) == NOW + timedelta(minutes=1)
    assert limits.ready_at("conversations.open", "U1", NOW + timedelta(hours=1)) == NOW + timedelta(hours=1)
