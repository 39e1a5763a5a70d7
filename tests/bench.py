"""`make bench`: how long from a slash command to its form, beside a bare Bolt app that opens the same form.

Measured is what a person waits for and an app can do something about: from the sandbox's sending of the envelope to
the moment at which `views.open` has reached it. What the sandbox itself needs before and after is left out: it would
flatter the ratio. Each app has a local Slack of its own, both in this process, and they take turns, command by
command, so that whatever else the machine does slows both alike. The bare app is Slack's own quick start: Bolt with
its Socket Mode handler, one listener, `ack()`, `views_open` of a constant view, of Advance's very words.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import monotonic, sleep
from typing import Any

from cryptography.fernet import Fernet

from sandbox.delivery import Envelope
from sandbox.records import CallRecord
from tests.sandbox.running import Running, running
from tests.scenarios.world import ROOT, ROSTER

COMMAND = "/advance-meet"
WARM_UP = 10
TURNS = 100
UP_WITHIN_S = 60.0
BETWEEN = timedelta(seconds=2)
"""The sandbox's clock goes on so much at each turn: its rates are not what is measured."""


@dataclass
class Contender:
    """An app with a local Slack of its own, and somebody who uses it."""

    slack: Running
    user: str
    took_ms: list[float] = field(default_factory=list)
    _sent_at: datetime | None = None

    def __post_init__(self) -> None:
        transport = self.slack.sandbox.delivery.transport
        send = transport.send

        async def noted(envelope: Envelope) -> dict[str, Any]:
            if envelope.kind == "slash_commands":
                self._sent_at = self.slack.sandbox.clock.now()
            return await send(envelope)

        transport.send = noted  # type: ignore[method-assign]

    def turn(self) -> dict[str, Any]:
        """One command, and the form it opens."""
        self.slack.sandbox.clock.offset_s += BETWEEN.total_seconds()
        before = len(self.slack.sandbox.calls)
        self.slack.post(f"/people/{self.user}/command", command=COMMAND, text="Where I stand")
        opened = self._opened_since(before)
        assert opened.response["ok"], opened.response
        assert self._sent_at is not None
        self.took_ms.append((datetime.fromisoformat(opened.at) - self._sent_at) / timedelta(milliseconds=1))
        self.slack.post(f"/people/{self.user}/close")
        view: dict[str, Any] = opened.args["view"]
        return view

    def _opened_since(self, before: int) -> CallRecord:
        """The form may come a moment after the acknowledgement."""
        give_up = monotonic() + UP_WITHIN_S
        while monotonic() < give_up:
            for call in self.slack.sandbox.calls[before:]:
                if call.method == "views.open":
                    return call
            sleep(0.01)
        raise AssertionError("no form was opened")

    def wait_until_connected(self) -> None:
        """The app is there."""
        give_up = monotonic() + UP_WITHIN_S
        while not self.slack.sandbox.delivery.transport.reachable:
            assert monotonic() < give_up, "an app did not connect"
            sleep(0.05)

    def percentiles(self) -> tuple[float, float]:
        """p50 and p99, in ms."""
        cuts = quantiles(self.took_ms[WARM_UP:], n=100, method="inclusive")
        return cuts[49], cuts[98]


@contextmanager
def advance(home: Path) -> Iterator[Contender]:
    """Advance on SQLite, with the demo's people."""
    with _somebody() as contender:
        app = contender.slack.get("/app")
        environment = {
            **os.environ,
            "ADVANCE_HOME": str(home),
            "ADVANCE_MASTER_KEY": Fernet.generate_key().decode(),
            "SLACK_API_URL": contender.slack.api,
            "SLACK_APP_TOKEN": app["app_token"],
            "SLACK_BOT_TOKEN": ",".join(app["bot_tokens"].values()),
            "ADVANCE_LOG_LEVEL": "WARNING",
        }
        subprocess.run([sys.executable, "-m", "bot.cli", "import", str(ROSTER)], env=environment, cwd=ROOT, check=True)
        with _process(["-m", "bot.cli", "serve"], environment):
            contender.wait_until_connected()
            yield contender


@contextmanager
def bare(home: Path, view: dict[str, Any]) -> Iterator[Contender]:
    """A bare Bolt app that opens this view."""
    (home / "view.json").write_text(json.dumps(view))
    with _somebody() as contender:
        token = contender.slack.bot_token(contender.user)
        arguments = [contender.slack.api, contender.slack.sandbox.app_token, token, str(home / "view.json")]
        with _process(["-m", "tests.bench", *arguments], dict(os.environ)):
            contender.wait_until_connected()
            yield contender


def bare_app(api: str, app_token: str, bot_token: str, view_file: str) -> None:
    """The bare app's process."""
    from slack_bolt import App
    from slack_bolt.adapter.socket_mode import SocketModeHandler
    from slack_sdk import WebClient

    view = json.loads(Path(view_file).read_text())
    app = App(client=WebClient(token=bot_token, base_url=api))

    @app.command(COMMAND)
    def opened(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    SocketModeHandler(app, app_token, web_client=WebClient(base_url=api)).start()  # type: ignore[no-untyped-call]


def main() -> None:
    """Both in turn, and the figures."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = stack.enter_context(advance(Path(folder)))
        view = ours.turn()
        theirs = stack.enter_context(bare(Path(folder), view))
        for _ in range(WARM_UP + TURNS):
            ours.turn()
            theirs.turn()
        (our_p50, our_p99), (their_p50, their_p99) = ours.percentiles(), theirs.percentiles()
    print(f"slash command to form, {TURNS} turns each   p50        p99")
    print(f"Advance (SQLite)                      {our_p50:6.1f} ms  {our_p99:6.1f} ms")
    print(f"a bare Bolt app                       {their_p50:6.1f} ms  {their_p99:6.1f} ms")
    print(f"ratio                                 {our_p50 / their_p50:6.2f}     {our_p99 / their_p99:6.2f}")


@contextmanager
def _somebody() -> Iterator[Contender]:
    with running(manifest=ROOT / "manifest.yml", roster=ROSTER) as slack:
        yield Contender(slack, slack.person("Amélie Tremblay"))


@contextmanager
def _process(arguments: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *arguments], env=environment, cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    bare_app(*sys.argv[1:]) if len(sys.argv) > 1 else main()
