"""`advance demo`: Advance and its local Slack, in the browser, on this machine alone."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from cryptography.fernet import Fernet

from bot.demo_leads import choose_channels

PROJECT = Path(__file__).parents[1]
ROSTER = PROJECT / "demo" / "roster.csv"
MANIFEST = PROJECT / "manifest.yml"
UP_WITHIN_S = 30.0
OURS = ("advance.db*", "keys.db*", "master.key", "sandbox", "locks")


class DemoFailed(Exception):
    """The demo can't run: says why in one line."""


@dataclass(frozen=True)
class Demo:
    """Where the demo stands: its page, and its data."""

    port: int
    home: Path

    @property
    def address(self) -> str:
        """Of the page, and of the local Slack."""
        return f"http://127.0.0.1:{self.port}"

    def forget(self) -> None:
        """Start over: remove the demo's own files, and nothing else."""
        for found in [path for pattern in OURS for path in self.home.glob(pattern)]:
            shutil.rmtree(found) if found.is_dir() else found.unlink()

    def run(self, *, fresh: bool = False) -> None:
        """Until it is interrupted (Ctrl+C, or SIGTERM), or one of its two processes ends. `fresh`: from the beginning.

        Raises DemoFailed, and has touched nothing yet, if the port is taken: another demo would answer at it.
        """
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        self._require_free_port()
        if fresh:
            self.forget()
        self.home.mkdir(parents=True, exist_ok=True)
        processes: list[subprocess.Popen[bytes]] = []
        is_new = not (self.home / "advance.db").exists()
        try:
            processes.append(self._start_sandbox())
            environment = self._environment(self._app(processes))
            advance = [sys.executable, "-m", "bot.cli"]
            subprocess.run([*advance, "import", str(ROSTER)], env=environment, check=True)
            processes.append(subprocess.Popen([*advance, "serve"], env=environment))
            self._app(processes, until="connected")
            if is_new:
                choose_channels(self.port)
            print(f"\n  Advance is at {self.address} — press Ctrl+C to stop.\n", flush=True)
            while all(process.poll() is None for process in processes):
                time.sleep(0.2)
            raise DemoFailed("one of the demo's processes has ended; what it said stands above")
        except subprocess.CalledProcessError:
            raise DemoFailed("the demo's roster could not be imported; what was wrong stands above") from None
        finally:
            for process in reversed(processes):
                _end(process)

    def _require_free_port(self) -> None:
        try:
            socket.create_server(("127.0.0.1", self.port)).close()
        except OSError:
            raise DemoFailed(f"something is at {self.address} already; PORT= chooses another port") from None

    def _start_sandbox(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "sandbox"),
                *("--port", str(self.port), "--roster", str(ROSTER), "--manifest", str(MANIFEST)),
                *("--data", str(self.home / "sandbox")),
            ],
        )

    def _app(self, processes: list[subprocess.Popen[bytes]], until: str = "app_id") -> dict[str, Any]:
        """What the sandbox says of the app, once `until` is among it."""
        give_up = time.monotonic() + UP_WITHIN_S
        while time.monotonic() < give_up and all(process.poll() is None for process in processes):
            with suppress(URLError, ConnectionError), urlopen(f"{self.address}/app", timeout=5) as answer:
                app: dict[str, Any] = json.load(answer)
                if app[until]:
                    return app
            time.sleep(0.1)
        raise DemoFailed(f"it did not start at {self.address}; what it said stands above")

    def _environment(self, app: dict[str, Any]) -> dict[str, str]:
        """Everything is set, so that no `.env` of a real installation has a say in the demo."""
        return {
            **os.environ,
            "SLACK_APP_TOKEN": app["app_token"],
            "SLACK_BOT_TOKEN": ",".join(app["bot_tokens"].values()),
            "ADVANCE_HOME": str(self.home),
            "ADVANCE_DATABASE_URL": f"sqlite:///{self.home.absolute() / 'advance.db'}",
            "ADVANCE_KEYS_URL": f"sqlite:///{self.home.absolute() / 'keys.db'}",
            "ADVANCE_MASTER_KEY": self._master_key(),
            "SLACK_API_URL": f"{self.address}/api/",
            "ADVANCE_SANDBOX_LINK": f"ws://127.0.0.1:{self.port}/link",
            "PYTHONPATH": str(PROJECT),
        }

    def _master_key(self) -> str:
        path = self.home / "master.key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(Fernet.generate_key().decode())
        return path.read_text()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
