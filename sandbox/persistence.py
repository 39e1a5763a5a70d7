"""What survives a restart of the demo: a JSON snapshot beside the files people brought.

Modals, ephemeral messages and trigger ids are a session's, and are not kept.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from sandbox.records import JSON, Conversation, Message, OpenView, Person, StoredFile, Workspace
from sandbox.state import Sandbox

SNAPSHOT = "sandbox.json"
VERSION = 1
DELAY_S = 1.0


class Persistence:
    """Writes a snapshot soon after a change, whole or not at all."""

    def __init__(self, sandbox: Sandbox, directory: Path) -> None:
        self.sandbox = sandbox
        self.directory = directory
        self._due: asyncio.TimerHandle | None = None
        self._written: set[str] = set()  # ids of files whose bytes are on disk

    def watch(self) -> None:
        """Begins to write at every change from here on; needs a running loop."""
        self.sandbox.subscribe(self._note_change)

    def restore(self) -> bool:
        """Takes the snapshot's state over, if there is one."""
        path = self.directory / SNAPSHOT
        if not path.exists():
            return False
        saved = json.loads(path.read_text(encoding="utf-8"))
        if saved.get("version") != VERSION:
            return False
        _restore(self.sandbox, saved)
        for stored in self.sandbox.files.values():
            kept = self.directory / stored.id
            stored.content = kept.read_bytes() if kept.exists() else b""
            self._written.add(stored.id)
        return True

    def write(self) -> None:
        """Writes now."""
        if self._due:
            self._due.cancel()
            self._due = None
        self.directory.mkdir(parents=True, exist_ok=True)
        for stored in self.sandbox.files.values():
            if stored.uploaded and stored.id not in self._written:
                (self.directory / stored.id).write_bytes(stored.content)
                self._written.add(stored.id)
        part = self.directory / f"{SNAPSHOT}.part"
        part.write_text(json.dumps(_saved(self.sandbox), default=_plain), encoding="utf-8")
        part.replace(self.directory / SNAPSHOT)

    def _note_change(self, _: frozenset[str]) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(DELAY_S, self.write)


def _saved(sandbox: Sandbox) -> JSON:
    return {
        "version": VERSION,
        "offset_s": sandbox.clock.offset_s,
        "counter": sandbox.counter,
        "last_ts": sandbox.last_ts,
        "workspaces": list(sandbox.workspaces.values()),
        "people": list(sandbox.people.values()),
        "conversations": list(sandbox.conversations.values()),
        "files": list(sandbox.files.values()),
        "homes": sandbox.homes,
        "downloads": sandbox.downloads,
    }


def _plain(value: Any) -> Any:
    """A record as a JSON object; bytes are in files of their own."""
    return {key: held for key, held in vars(value).items() if key != "content"}


def _restore(sandbox: Sandbox, saved: JSON) -> None:
    sandbox.clock.offset_s = saved["offset_s"]
    sandbox.counter = saved["counter"]
    sandbox.last_ts = saved["last_ts"]
    sandbox.workspaces |= {one["team"]: Workspace(**one) for one in saved["workspaces"]}
    sandbox.people |= {one["id"]: Person(**one) for one in saved["people"]}
    _restore_conversations(sandbox, saved)
    sandbox.files = {one["id"]: _file(one) for one in saved["files"]}
    sandbox.homes = {user: OpenView(**view) for user, view in saved["homes"].items()}
    sandbox.downloads = saved["downloads"]


def _restore_conversations(sandbox: Sandbox, saved: JSON) -> None:
    """Whoever is new in the roster since stays in the channels that the roster put them in."""
    for one in saved["conversations"]:
        kept = _conversation(one)
        fresh = sandbox.conversations.get(kept.id)
        kept.members += [user for user in (fresh.members if fresh else ()) if user not in kept.members]
        sandbox.conversations[kept.id] = kept


def _conversation(saved: JSON) -> Conversation:
    messages = {ts: Message(**message) for ts, message in saved["messages"].items()}
    return Conversation(**{**saved, "messages": messages})


def _file(saved: JSON) -> StoredFile:
    shares = [(channel, ts) for channel, ts in saved["shares"]]
    return StoredFile(**{**saved, "shares": shares})
