"""A sandbox with no server: the small roster, some channels, and the Web API by one call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sandbox import roster, stack
from sandbox.manifest import read_manifest
from sandbox.records import Conversation, Message, Person, StoredFile, Workspace
from sandbox.state import Sandbox
from sandbox.web_api import Answer, answer
from tests.sandbox.looping import run
from tests.sandbox.running import MANIFEST, ROSTER

JSON = dict[str, Any]


PARROT = read_manifest(MANIFEST)


def _sandbox() -> Sandbox:
    made = Sandbox(manifest=PARROT)
    roster.load(made, ROSTER)
    return made


@dataclass
class World:
    """`maya` and `claire` are of one workspace, `sofia` of another; `team` is the first's."""

    sandbox: Sandbox = field(default_factory=_sandbox)

    def __post_init__(self) -> None:
        bot = self.workspace.bot_user
        self.open = self._channel("open", [self.maya.id, bot])
        self.lobby = self._channel("lobby", [self.maya.id])
        self.closed = self._channel("closed", [self.maya.id], is_private=True)
        self.leads = self._channel("leads", [self.maya.id, bot], is_private=True)
        self.old = self._channel("old", [self.maya.id, bot])
        self.old.archived = True

    def _channel(self, name: str, members: list[str], *, is_private: bool = False) -> Conversation:
        return roster.add_channel(self.sandbox, self.team, name, members, is_private=is_private)

    def person(self, name: str) -> Person:
        return next(p for p in self.sandbox.humans() if p.real_name == name)

    @property
    def maya(self) -> Person:
        return self.person("Maya Lin")

    @property
    def claire(self) -> Person:
        return self.person("Claire Roy")

    @property
    def sofia(self) -> Person:
        return self.person("Sofia Marin")

    @property
    def team(self) -> str:
        return self.maya.team

    @property
    def workspace(self) -> Workspace:
        return self.sandbox.workspaces[self.team]

    @property
    def dm(self) -> Conversation:
        return self.sandbox.dm_of(self.maya.id)

    def without_scope(self, *scopes: str) -> None:
        """The app as if its manifest had not asked for these."""
        kept = tuple(scope for scope in self.sandbox.manifest.scopes if scope not in scopes)
        self.with_manifest(scopes=kept)

    def with_manifest(self, **changes: Any) -> None:
        """The app as if its manifest said so."""
        self.sandbox.manifest = replace(self.sandbox.manifest, **changes)

    def answer(self, method: str, *, token: str | None = "", **args: Any) -> Answer:
        """A call with the bot's token, unless another (or None) is given."""
        used = self.workspace.bot_token if token == "" else token
        return run(answer(self.sandbox, method, used, args))

    def api(self, method: str, *, token: str | None = "", **args: Any) -> JSON:
        return self.answer(method, token=token, **args).body

    def done(self, method: str, **args: Any) -> JSON:
        """A call that must succeed."""
        body = self.api(method, **args)
        assert body["ok"], body
        return body

    def rested(self) -> World:
        """Long after the last call, as rates see it."""
        self.sandbox.clock.offset_s += 61
        return self

    def post(self, channel: str = "", text: str = "Hello", **more: Any) -> str:
        """The app says something; the ts."""
        return str(self.rested().done("chat.postMessage", channel=channel or self.dm.id, text=text, **more)["ts"])

    def typed(self, text: str = "Hi", channel: Conversation | None = None) -> str:
        """A person says something; the ts."""
        place = channel or self.dm
        ts = self.sandbox.next_ts()
        place.messages[ts] = Message(ts=ts, channel=place.id, team=self.team, user=self.maya.id, text=text)
        return ts

    def trigger(self, view: str | None = None) -> str:
        return stack.new_trigger(self.sandbox, self.maya.id, view=view).id

    def modal(self, view: JSON) -> JSON:
        """A modal on Maya's screen, as views.open answers it."""
        shown: JSON = self.done("views.open", trigger_id=self.trigger(), view=view)["view"]
        return shown

    def file(self, name: str = "a.png", **more: Any) -> StoredFile:
        """A file of the app's, uploaded and shared nowhere."""
        made: dict[str, Any] = {
            "id": self.sandbox.next_id("F"),
            "team": self.team,
            "user": self.workspace.bot_user,
            "title": name,
            "size": 3,
            "filetype": name.rpartition(".")[2],
            "content": b"abc",
        }
        stored = StoredFile(**(made | more), name=name, uploaded=True, completed=True)
        self.sandbox.files[stored.id] = stored
        return stored
