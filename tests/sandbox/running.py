"""A sandbox served from a thread of the test's own process, and people to play in it."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from sandbox.app import HOST, Options, build, listening_on, server_for
from sandbox.socket_mode import SocketMode
from sandbox.state import Sandbox

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.yml"
ROSTER = HERE / "roster.csv"
JSON = dict[str, Any]
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""It trusts nobody. httpx would read every authority's certificate for each client, though none speaks TLS here."""


@dataclass(frozen=True)
class Running:
    """A sandbox that answers at `url`; its state may be read, and changed only through `on_loop`."""

    url: str
    sandbox: Sandbox
    loop: asyncio.AbstractEventLoop
    http: httpx.Client

    @property
    def api(self) -> str:
        """What a WebClient takes as base_url."""
        return f"{self.url}/api/"

    def get(self, path: str, **params: Any) -> Any:
        return self.http.get(path, params=params).raise_for_status().json()

    def post(self, path: str, **body: Any) -> JSON:
        """A post that must be possible."""
        answer = self.http.post(path, json=body)
        assert answer.status_code == 200, answer.text
        told: JSON = answer.json()
        return told

    def refused(self, path: str, **body: Any) -> str:
        """Why a post was not possible."""
        answer = self.http.post(path, json=body)
        assert 400 <= answer.status_code < 500, answer.text
        assert answer.json()["ok"] is False
        return str(answer.json()["error"])

    def person(self, real_name: str) -> str:
        """A person's user id."""
        return next(p.id for p in self.sandbox.humans() if p.real_name == real_name)

    def screen(self, user: str) -> JSON:
        seen: JSON = self.get(f"/people/{user}/screen")
        return seen

    def dm(self, user: str) -> list[JSON]:
        """The messages of a person's DM with the app."""
        dm = next(c for c in self.screen(user)["conversations"] if c["is_im"])
        messages: list[JSON] = dm["messages"]
        return messages

    def hurry(self) -> None:
        """Gives the app 0.3 seconds to acknowledge instead of Slack's three, where a test waits for the end of them."""
        transport = self.sandbox.delivery.transport
        assert isinstance(transport, SocketMode)
        transport.ack_within_s = 0.3

    def wait_for_an_app(self, timeout: float = 15) -> None:
        """Returns once a connection of the app can be used."""
        reachable = self.sandbox.delivery.transport.wait_until_reachable()
        asyncio.run_coroutine_threadsafe(asyncio.wait_for(reachable, timeout), self.loop).result()

    def bot_token(self, user: str) -> str:
        """The token of the workspace that a person is in."""
        return self.sandbox.workspaces[self.sandbox.people[user].team].bot_token


@contextmanager
def running(**options: Any) -> Iterator[Running]:
    """Serves a sandbox on a free port until the block ends."""
    bound = listening_on(0)
    port = bound.getsockname()[1]
    app = build(replace(Options(manifest=MANIFEST, roster=ROSTER, page=False), port=port, **options))
    server, loop = server_for(app), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(server.serve(sockets=[bound]),), daemon=True)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://{HOST}:{port}", timeout=30, verify=NO_TLS, trust_env=False) as http:
            _wait_until_up(server, thread)
            yield Running(f"http://{HOST}:{port}", app.state.sandbox, loop, http)
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        loop.close()


def _wait_until_up(server: Any, thread: threading.Thread) -> None:
    waiting = threading.Event()
    while not server.started and thread.is_alive():
        waiting.wait(0.005)
