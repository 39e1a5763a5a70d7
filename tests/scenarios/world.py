"""The whole house, as a newcomer starts it (`advance demo`), played over the sandbox's script seam."""

import csv
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "demo" / "roster.csv"
UP_WITHIN_S = 60.0

JSON = dict[str, Any]


@dataclass(frozen=True)
class Someone:
    """A person of the demo, as the sandbox and the roster know her."""

    id: str
    name: str
    email: str
    zone: str
    locale: str
    title: str

    @property
    def first_name(self) -> str:
        """What Advance calls her."""
        return self.name.split()[0]


@dataclass(frozen=True)
class World:
    """A running demo."""

    url: str
    http: httpx.Client

    def people(self) -> dict[str, Someone]:
        """Everyone, by e-mail address."""
        return {
            one["email"]: Someone(one["id"], one["real_name"], one["email"], one["tz"], one["locale"], one["title"])
            for one in self.get("/people")
        }

    def pairs(self) -> list[tuple[Someone, Someone]]:
        """Mentee and mentor of every match in the demo's roster."""
        people = self.people()
        with ROSTER.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            (people[row["email"]], people[partner.strip()])
            for row in rows
            if row["role"] == "mentee"
            for partner in row["partner_email"].split(";")
            if partner.strip()
        ]

    def get(self, path: str) -> Any:
        """A GET that must succeed."""
        return self.http.get(path).raise_for_status().json()

    def do(self, who: Someone, what: str, **body: Any) -> JSON:
        """Something a person does, which must be possible."""
        answer = self.http.post(f"/people/{who.id}/{what}", json=body)
        assert answer.status_code == 200, f"{who.name}: {what} {body}: {answer.text}"
        done: JSON = answer.json()
        return done

    def drop(self, who: Someone, name: str, content: bytes) -> None:
        """She drops a file into her direct message with Advance."""
        answer = self.http.post(f"/people/{who.id}/file", files={"file": (name, content)})
        assert answer.status_code == 200, f"{who.name}: {name}: {answer.text}"

    def screen(self, who: Someone) -> JSON:
        """All that this person sees."""
        seen: JSON = self.get(f"/people/{who.id}/screen")
        return seen

    def home(self, who: Someone) -> JSON:
        """Her Home tab, opened now."""
        self.do(who, "home")
        view: JSON = self.screen(who)["home"]
        return view

    def modal(self, who: Someone) -> JSON:
        """The modal on top."""
        view: JSON = self.screen(who)["modals"][-1]
        return view

    def messages(self, who: Someone) -> list[JSON]:
        """What Advance wrote to her, the oldest first; each with its channel."""
        [dm] = [conversation for conversation in self.screen(who)["conversations"] if _is_with_advance(conversation)]
        return [{**message, "channel": dm["id"]} for message in dm["messages"] if message["user"] != who.id]

    def press(self, who: Someone, action_id: str, where: JSON) -> JSON:
        """Press a button in a message of `messages`, or on a view."""
        at = {"view": where["id"]} if "type" in where else {"channel": where["channel"], "ts": where["ts"]}
        return self.do(who, "action", action_id=action_id, **at)

    def wind(self, **by: Any) -> None:
        """Wind the clock on."""
        self.http.post("/clock", json=by).raise_for_status()


def words_on(thing: Any) -> str:
    """Every string that a person reads in a message, a view or a whole screen, a line each."""
    return "\n".join(_strings(thing))


def buttons_on(thing: Any) -> set[str]:
    """The action ids of all buttons."""
    if isinstance(thing, dict):
        own = {thing["action_id"]} if thing.get("type") == "button" else set()
        return own.union(*(buttons_on(value) for value in thing.values()))
    if isinstance(thing, list):
        return set().union(*(buttons_on(value) for value in thing))
    return set()


@contextmanager
def running(home: Path, log: Path, port: int | None = None) -> Iterator[World]:
    """`advance demo`, with its data in `home`; what its processes say goes to `log`."""
    port = port or free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "demo", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "ADVANCE_HOME": str(home)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}", log, process)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
                yield World(f"http://127.0.0.1:{port}", http)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=20)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + UP_WITHIN_S
    said = ""
    while time.monotonic() < give_up and process.poll() is None:
        said = log.read_text()
        if f"Advance is at {address}" in said:
            return
        time.sleep(0.1)
    raise AssertionError(f"the demo did not start:\n{said}")


def _is_with_advance(conversation: JSON) -> bool:
    return bool(conversation["is_im"]) and re.search("advance", conversation["name"], re.IGNORECASE) is not None


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key == "value" and thing.get("type") == "button":
                continue  # what it tells Advance, and nobody else
            if isinstance(value, str) and key in ("text", "value", "label", "alt_text", "initial_value"):
                yield value
            elif not isinstance(value, str):
                yield from _strings(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _strings(value)
