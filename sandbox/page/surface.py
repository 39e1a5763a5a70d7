"""Where blocks stand for one person: how their elements are used there, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from sandbox import playing
from sandbox.page.text.reader import Reader
from sandbox.page.window import Window
from sandbox.playing.inputs import state_of
from sandbox.playing.surfaces import Surface as Shown
from sandbox.playing.surfaces import held_in_message, options_of
from sandbox.playing.surfaces import surface as surface_of
from sandbox.records import JSON, Message, OpenView

Draft = tuple[str, str]  # block_id, action_id


class Place(TypedDict):
    """How `playing` is told of a surface."""

    channel: str | None
    ts: str | None
    view: str | None


@dataclass
class Surface:
    """A message or a view on the screen of the window's person.

    `drafts` are what was typed or chosen in inputs that tell nobody until the form is sent.
    """

    window: Window
    shown: Message | OpenView
    user: str
    drafts: dict[Draft, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)  # by block_id: what the client itself refuses
    ask: Callable[[JSON, Callable[[], None]], None] = lambda _confirm, do: do()

    @property
    def reader(self) -> Reader:
        """Whoever looks at it."""
        return self.window.reader

    @property
    def is_view(self) -> bool:
        """Whether this is a modal or the Home tab."""
        return isinstance(self.shown, OpenView)

    @property
    def is_home(self) -> bool:
        """Whether this is the Home tab."""
        return isinstance(self.shown, OpenView) and not self.shown.is_modal

    @property
    def key(self) -> str:
        """A name for ids in the page."""
        return self.shown.id if isinstance(self.shown, OpenView) else f"m{self.shown.ts.replace('.', '-')}"

    def error(self, block_id: str) -> str | None:
        """What stands beside an input: the client's own words, or the app's."""
        theirs = self.shown.errors if isinstance(self.shown, OpenView) else {}
        return self.wrong.get(block_id) or theirs.get(block_id)

    def state(self, block: JSON, element: JSON) -> JSON:
        """Slack's state of an element, as this person left it."""
        held: JSON = self._values().get(block["block_id"], {}).get(element["action_id"], {})
        return held

    def hold(self, block: JSON, element: JSON, value: Any) -> None:
        """Keeps an input's new value until the form is sent."""
        self.drafts[(block["block_id"], element["action_id"])] = value

    def use(self, block: JSON, element: JSON, value: Any = None) -> None:
        """Uses an element that tells the app at once, after its confirm dialog if it has one."""

        def do() -> None:
            self.window.run(self._press(block, element, value))

        if element.get("confirm"):
            self.ask(element["confirm"], do)
        else:
            do()

    async def _press(self, block: JSON, element: JSON, value: Any) -> None:
        self.settle_drafts()
        self.drafts.pop((block["block_id"], element["action_id"]), None)
        await playing.press(
            self.window.sandbox,
            self.user,
            element["action_id"],
            block_id=self._where().id_now(block["block_id"], element),
            value=value,
            **self._place(),
        )

    def settle_drafts(self) -> dict[str, str]:
        """Makes all drafts the form's state; returns what was wrong, by block_id, and keeps those as drafts."""
        wrong: dict[str, str] = {}
        for draft, value in list(self.drafts.items()):
            try:
                self._keep(*draft, value)
                del self.drafts[draft]
            except playing.NotPossible as refusal:
                wrong[draft[0]] = sentence(refusal.reason.partition(": ")[2] or refusal.reason)
        return wrong

    def _keep(self, block_id: str, action_id: str, value: Any) -> None:
        sandbox, person, where = self.window.sandbox, self.window.sandbox.people[self.user], self._where()
        block, element = where.find(action_id, block_id)
        state = state_of(sandbox, person, element, value, options_of(sandbox, person, where, block, element))
        self._values().setdefault(block_id, {})[action_id] = state

    def _values(self) -> JSON:
        if isinstance(self.shown, OpenView):
            return self.shown.state
        return held_in_message(self.window.sandbox, self.window.sandbox.people[self.user], self.shown)

    async def offers(self, block: JSON, element: JSON, query: str) -> list[JSON]:
        """What an external select finds."""
        _, found = await playing.options(
            self.window.sandbox,
            self.user,
            element["action_id"],
            query,
            block_id=self._where().id_now(block["block_id"], element),
            **self._place(),
        )
        return found

    def _where(self) -> Shown:
        """The same as `playing` knows it, at this moment."""
        return surface_of(self.window.sandbox, self.window.sandbox.people[self.user], **self._place())

    def _place(self) -> Place:
        if isinstance(self.shown, OpenView):
            return {"channel": None, "ts": None, "view": self.shown.id}
        return {"channel": self.shown.channel, "ts": self.shown.ts, "view": None}


def sentence(words: str) -> str:
    """A reason as a sentence of its own."""
    return words[:1].upper() + words[1:].rstrip(".") + "."
