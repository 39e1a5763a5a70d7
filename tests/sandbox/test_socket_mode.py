"""Socket Mode frame by frame: hello, envelopes, retries, disconnects, several connections."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.sandbox.frames import Frames, socket_of
from tests.sandbox.running import JSON, Running


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


def later(act: Callable[[], JSON]) -> tuple[threading.Thread, list[JSON]]:
    """Does it in a thread, as the answer comes only after the app has acknowledged."""
    answers: list[JSON] = []
    thread = threading.Thread(target=lambda: answers.append(act()))
    thread.start()
    return thread, answers


def test_hello_says_how_many_connections_there_are(slack: Running) -> None:
    with socket_of(slack) as first, socket_of(slack) as second:
        assert first.hello["type"] == "hello"
        assert (first.hello["num_connections"], second.hello["num_connections"]) == (1, 2)
        assert first.hello["connection_info"] == {"app_id": slack.sandbox.app_id}
        assert set(first.hello["debug_info"]) == {
            "host",
            "started",
            "build_number",
            "approximate_connection_time",
        }


def test_a_ticket_opens_one_connection(slack: Running) -> None:
    token = {"Authorization": f"Bearer {slack.sandbox.app_token}"}
    url = slack.http.post("/api/apps.connections.open", headers=token).json()["url"]
    with connect(url, proxy=None):
        pass
    with pytest.raises(InvalidStatus):
        connect(url, proxy=None)


def test_a_bot_token_opens_no_connection(slack: Running, maya: str) -> None:
    token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
    assert slack.http.post("/api/apps.connections.open", headers=token).json()["error"] == "not_allowed_token_type"


def test_a_command_accepts_an_answer_and_an_event_does_not(slack: Running, maya: str) -> None:
    with socket_of(slack) as app:
        thread, answers = later(lambda: slack.post(f"/people/{maya}/command", command="/raw", text="x"))
        frame = app.next()
        assert (frame["type"], frame["accepts_response_payload"]) == ("slash_commands", True)
        assert "retry_attempt" not in frame
        app.ack(frame, {"text": "as an answer"})
        thread.join()
        assert answers[0]["ok"] is True
        assert slack.dm(maya)[-1]["text"] == "as an answer"
        thread, _ = later(lambda: slack.post(f"/people/{maya}/message", text="hello"))
        event = app.next()
        assert (event["type"], event["accepts_response_payload"]) == ("events_api", False)
        assert (event["retry_attempt"], event["retry_reason"]) == (0, "")
        app.ack(event)
        thread.join()


def test_an_event_nobody_acknowledges_comes_again_with_the_same_event_id(slack: Running, maya: str) -> None:
    slack.hurry()
    with socket_of(slack) as app:
        thread, _ = later(lambda: slack.post(f"/people/{maya}/message", text="hello"))
        first, again = app.next(), app.next()
        app.ack(again)
        thread.join()
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
        assert again["payload"]["event_id"] == first["payload"]["event_id"]
        assert again["envelope_id"] != first["envelope_id"]


def test_an_event_is_tried_four_times_and_then_given_up(slack: Running, maya: str) -> None:
    slack.hurry()
    slack.sandbox.delivery.retry_after_s = (0.0, 0.1, 0.1)
    with socket_of(slack) as app:
        thread, _ = later(lambda: slack.post(f"/people/{maya}/message", text="hello"))
        assert [app.next()["retry_attempt"] for _ in range(4)] == [0, 1, 2, 3]
        with pytest.raises(TimeoutError):
            app.next(timeout=0.5)
        thread.join()


def test_a_command_is_not_tried_again(slack: Running, maya: str) -> None:
    slack.hurry()
    with socket_of(slack) as app:
        slack.post(f"/people/{maya}/command", command="/raw", text="x")
        app.next()
        with pytest.raises(TimeoutError):
            app.next(timeout=0.3)
        assert slack.dm(maya)[-1]["text"].startswith("/raw failed because the app did not respond.")


def test_a_late_acknowledgement_counts_for_nothing(slack: Running, maya: str) -> None:
    slack.hurry()
    with socket_of(slack) as app:
        slack.post(f"/people/{maya}/command", command="/raw", text="x")
        app.ack(app.next(), {"text": "too late"})
        assert [m["user"] for m in slack.dm(maya)] == ["USLACKBOT"]


def test_payloads_are_shared_among_the_connections(slack: Running, maya: str) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(2) as pool:
        apps = [stack.enter_context(socket_of(slack)) for _ in range(2)]
        served = [pool.submit(_serve, app, 3) for app in apps]
        for number in range(6):
            slack.post(f"/people/{maya}/command", command="/raw", text=str(number))
        texts = [set(future.result()) for future in served]
        assert texts[0] | texts[1] == {"0", "1", "2", "3", "4", "5"}
        assert not texts[0] & texts[1]


def _serve(app: Frames, count: int) -> list[str]:
    texts = []
    for _ in range(count):
        frame = app.next()
        app.ack(frame)
        texts.append(frame["payload"]["text"])
    return texts


def test_an_eleventh_connection_is_turned_away(slack: Running) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            slack.post("/clock", advance_s=60)
            stack.enter_context(socket_of(slack))
        slack.post("/clock", advance_s=60)
        eleventh = stack.enter_context(socket_of(slack))
        assert (eleventh.hello["type"], eleventh.hello["reason"]) == ("disconnect", "too_many_websockets")


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
def test_a_disconnect_is_announced_and_then_done(slack: Running, reason: str) -> None:
    with socket_of(slack) as app:
        slack.post("/disconnect", reason=reason)
        frame = app.next()
        assert (frame["type"], frame["reason"]) == ("disconnect", reason)
        assert app.ended()


def test_a_warning_leaves_the_connection_ten_seconds(slack: Running) -> None:
    with socket_of(slack) as app:
        slack.post("/disconnect", reason="warning")
        assert app.next()["reason"] == "warning"
        thread, answers = later(lambda: slack.post(f"/people/{slack.person('Maya Lin')}/command", command="/raw"))
        app.ack(app.next())
        thread.join()
        assert answers[0]["errors"] == {}
        assert not app.ended(timeout=1)


def test_a_plain_drop_says_nothing(slack: Running) -> None:
    with socket_of(slack) as app:
        slack.post("/disconnect", reason=None)
        assert app.ended()


def test_there_is_no_other_reason(slack: Running) -> None:
    assert "no such reason" in slack.refused("/disconnect", reason="boredom")


def test_an_event_waits_for_an_app_that_is_just_reconnecting(slack: Running, maya: str) -> None:
    with socket_of(slack):
        pass
    thread, answers = later(lambda: slack.post(f"/people/{maya}/message", text="hello"))
    with socket_of(slack) as app:
        frame = app.next()
        app.ack(frame)
        thread.join()
        assert answers[0]["ack_ms"] > 0
        assert frame["payload"]["event"]["text"] == "hello"
        assert frame["retry_attempt"] == 0


def test_nobody_waits_for_an_app_that_never_was_there(slack: Running, maya: str) -> None:
    began = time.monotonic()
    slack.post(f"/people/{maya}/message", text="hello")
    assert time.monotonic() - began < 2


def test_whoever_opened_home_before_the_app_was_there_gets_it_once_it_is(slack: Running, maya: str) -> None:
    slack.post(f"/people/{maya}/home")
    with socket_of(slack) as app:
        frame = app.next()
        app.ack(frame)
        assert (frame["payload"]["event"]["type"], frame["payload"]["event"]["tab"]) == ("app_home_opened", "home")


def test_an_event_the_manifest_does_not_name_is_not_told(slack: Running, maya: str) -> None:
    with socket_of(slack) as app:
        general = next(c["id"] for c in slack.screen(maya)["conversations"] if c["name"] == "general")
        slack.post(f"/people/{maya}/message", text="not for the app: it is no member", channel=general)
        with pytest.raises(TimeoutError):
            app.next(timeout=0.3)


def test_too_many_events_are_told_as_one_app_rate_limited_a_minute(slack: Running, maya: str) -> None:
    slack.sandbox.delivery.events_an_hour = 1
    with socket_of(slack) as app:
        for text in ("one", "two", "three"):
            thread, _ = later(lambda text=text: slack.post(f"/people/{maya}/message", text=text))  # type: ignore[misc]
            if text != "three":
                frame = app.next()
                app.ack(frame)
            thread.join()
        assert frame["payload"]["type"] == "app_rate_limited"
        assert frame["payload"]["team_id"] == slack.sandbox.people[maya].team
        assert frame["payload"]["minute_rate_limited"] % 60 == 0
        with pytest.raises(TimeoutError):
            app.next(timeout=0.3)
