"""The sockets: back at once after a drop, nothing lost on the way, nothing left behind."""

import threading
import time
from collections.abc import Iterator
from http.client import IncompleteRead
from typing import Any, cast

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.settings import WrongSettings
from bot.socket_mode import CONNECTIONS, Connections
from tests.sandbox.running import Running, running

BACK_WITHIN_S = 5.0


class Echo:
    """An app that says to a command what it was told, and remembers what it heard."""

    def __init__(self, slack: Running) -> None:
        self.heard: list[str] = []
        self.slack = slack
        self.app = App(client=WebClient(base_url=slack.api), authorize=lambda team_id: self._authorize(team_id))
        self.app.command("/parrot")(self._said)
        self.app.event("message")(self._heard)
        self.connections = Connections(self.app, slack.sandbox.app_token, WebClient(base_url=slack.api))

    def connected(self) -> int:
        """How many sockets the sandbox has open with us."""
        return len([one for one in self.slack.sandbox.delivery.transport.connections if not one.refreshing])  # type: ignore[attr-defined]

    def _authorize(self, team_id: str) -> AuthorizeResult:
        workspace = self.slack.sandbox.workspaces[team_id]
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=workspace.bot_token)

    def _said(self, ack: Any, body: dict[str, Any]) -> None:
        ack(f"you said {body['text']}")

    def _heard(self, event: dict[str, Any]) -> None:
        self.heard.append(event["text"])


@pytest.fixture
def slack() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def echo(slack: Running) -> Iterator[Echo]:
    echo = Echo(slack)
    echo.connections.open()
    assert _within(BACK_WITHIN_S, lambda: echo.connected() == CONNECTIONS)
    yield echo
    echo.connections.close()


def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


def answered(slack: Running, text: str) -> bool:
    """A command is acknowledged, and its answer is on the screen."""
    told = slack.http.post(f"/people/{maya(slack)}/command", json={"command": "/parrot", "text": text}).json()
    return bool(told["ok"]) and slack.dm(maya(slack))[-1]["text"] == f"you said {text}"


@pytest.mark.parametrize("reason", [None, "refresh_requested", "warning"])
def test_whatever_ends_the_sockets_the_next_command_is_answered_within_seconds(
    echo: Echo, slack: Running, reason: str | None
) -> None:
    assert answered(slack, "before")

    slack.post("/disconnect", reason=reason)
    started = time.monotonic()

    assert _within(BACK_WITHIN_S, lambda: answered(slack, "after"))
    assert time.monotonic() - started < BACK_WITHIN_S
    assert _within(BACK_WITHIN_S, lambda: echo.connected() >= CONNECTIONS)


@pytest.mark.parametrize("reason", [None, "refresh_requested"])
def test_what_people_write_meanwhile_is_heard(echo: Echo, slack: Running, reason: str | None) -> None:
    written = [f"message {number}" for number in range(12)]
    for number, text in enumerate(written):
        if number % 4 == 0:
            slack.post("/disconnect", reason=reason)
        slack.http.post(f"/people/{maya(slack)}/message", json={"text": text})

    assert _within(BACK_WITHIN_S, lambda: sorted(echo.heard) == sorted(written))


def test_twenty_reconnections_leave_no_thread_behind(echo: Echo, slack: Running) -> None:
    assert answered(slack, "before")
    before = threading.active_count()

    for number in range(20):
        slack.sandbox.clock.offset_s += 60  # sockets are opened as often as Slack allows
        slack.post("/disconnect", reason=None if number % 2 else "refresh_requested")
        assert _within(BACK_WITHIN_S, lambda: echo.connected() == CONNECTIONS)

    assert answered(slack, "after")
    assert _within(BACK_WITHIN_S, lambda: threading.active_count() <= before + THREADS_TO_COME)


def test_closing_ends_every_thread(slack: Running) -> None:
    before = {thread.name for thread in threading.enumerate()}
    echo = Echo(slack)
    echo.connections.open()
    assert _within(BACK_WITHIN_S, lambda: echo.connected() == CONNECTIONS)

    echo.connections.close()

    assert _within(BACK_WITHIN_S, lambda: not any(t.name == "socket" for t in threading.enumerate())), before
    assert _within(BACK_WITHIN_S, lambda: echo.connected() == 0)


def test_a_wrong_app_token_is_said_at_once(slack: Running) -> None:
    client = WebClient(base_url=slack.api)

    with pytest.raises(WrongSettings, match="SLACK_APP_TOKEN"):
        Connections(App(client=client, authorize=_nobody), "xapp-wrong", client).open()


def test_a_start_that_comes_too_soon_after_others_waits_its_turn(slack: Running) -> None:
    slack.post("/faults", method="apps.connections.open", status=429, error="ratelimited", retry_after=1, times=3)
    echo = Echo(slack)

    echo.connections.open()

    assert _within(BACK_WITHIN_S, lambda: echo.connected() == CONNECTIONS)
    echo.connections.close()


class Faltering:
    """A Slack that names an address at which nobody answers, and then breaks off in the middle of its answers."""

    asked = 0

    def apps_connections_open(self, *, app_token: str) -> dict[str, str]:
        self.asked += 1
        if self.asked == 1:
            return {"url": "ws://127.0.0.1:1"}
        raise IncompleteRead(b"")


def test_whatever_fails_while_connecting_it_is_tried_again() -> None:
    slack = Faltering()
    connections = Connections(cast("App", None), "xapp-1", cast("WebClient", slack))
    connections.open()
    try:
        assert _within(BACK_WITHIN_S, lambda: slack.asked > 1 + CONNECTIONS)
    finally:
        connections.close()


def _nobody() -> AuthorizeResult:
    raise AssertionError("nobody is at the door in these tests")


THREADS_TO_COME = 2
"""The pools of threads may not have grown to their size yet."""


def _within(seconds: float, happens: Any) -> bool:
    give_up = time.monotonic() + seconds
    while not (happened := bool(happens())) and time.monotonic() < give_up:
        time.sleep(0.02)
    return happened
