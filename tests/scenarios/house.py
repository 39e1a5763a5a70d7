"""The local Slack and Advance as two processes, of which Advance's can be killed and started again."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from storage.work import Store
from tests.databases import Databases
from tests.scenarios.programs import Program
from tests.scenarios.world import ROOT, ROSTER, World, free_port

UP_WITHIN_S = 90.0


@dataclass
class House:
    """Where everything runs; the database is open to the test, too."""

    home: Path
    port: int
    databases: Databases
    world: World
    store: Store
    environment: dict[str, str] = field(default_factory=dict)
    bot: Program | None = None

    def run(self, *command: str) -> Program:
        """One of our programs, logging into the house."""
        return Program(command, {**os.environ, **self.environment}, self.home / "log.txt")

    def start_bot(self) -> float:
        """Advance, connected; in how many seconds."""
        started = time.monotonic()
        self.bot = self.run("bot.cli", "serve")
        self.wait_until(lambda: self._is_up(), self.bot)
        return time.monotonic() - started

    def kill_bot(self) -> None:
        """As a power cut would, and wait until it is dead."""
        assert self.bot is not None
        self.bot.send_signal(signal.SIGKILL)
        self.bot.wait()
        self.wait_until(lambda: not self._is_up())

    def wait_until(self, happens: Callable[[], bool], process: Program | None = None) -> None:
        """It must happen soon, and the process be alive until then."""
        give_up = time.monotonic() + UP_WITHIN_S
        while not happens():
            if time.monotonic() > give_up or (process and process.poll() is not None):
                pytest.fail((self.home / "log.txt").read_text()[-4000:])
            time.sleep(0.05)

    def app(self) -> dict[str, Any]:
        """What the sandbox says of the app; empty while it is not up."""
        try:
            answer: dict[str, Any] = self.world.http.get("/app").json()
        except httpx.TransportError:
            return {}
        return answer

    def _is_up(self) -> bool:
        """Connected, and linked: the sandbox knows when it is done."""
        return bool(self.app().get("connected"))


@contextmanager
def house(home: Path, databases: Databases, people: Path = ROSTER, registered: Path | None = ROSTER) -> Iterator[House]:
    """The demo's people, registered and matched, or those of other files, or nobody; Advance is not running yet."""
    port = free_port()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as http:
        built = House(home, port, databases, World(f"http://127.0.0.1:{port}", http), databases.store())
        places = ("--port", str(port), "--roster", str(people), "--manifest", str(ROOT / "manifest.yml"))
        slack = built.run("sandbox", *places, "--no-page")
        try:
            built.wait_until(lambda: bool(built.app()), slack)
            built.environment = _environment(built)
            first = ("import", str(registered)) if registered else ("db", "upgrade")
            imported = built.run("bot.cli", *first).wait(UP_WITHIN_S)
            assert imported == 0, (home / "log.txt").read_text()[-4000:]
            yield built
        finally:
            for process in (built.bot, slack):
                if process and process.poll() is None:
                    process.terminate()
                    process.wait(20)
            built.store.close()


def _environment(built: House) -> dict[str, str]:
    app = built.app()
    return {
        "ADVANCE_HOME": str(built.home),
        "ADVANCE_DATABASE_URL": built.databases.data,
        "ADVANCE_KEYS_URL": built.databases.keys,
        "ADVANCE_MASTER_KEY": built.databases.master_key,
        "ADVANCE_SANDBOX_LINK": f"ws://127.0.0.1:{built.port}/link",
        "SLACK_API_URL": f"http://127.0.0.1:{built.port}/api/",
        "SLACK_APP_TOKEN": app["app_token"],
        "SLACK_BOT_TOKEN": ",".join(app["bot_tokens"].values()),
    }
