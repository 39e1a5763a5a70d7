"""Where a person's element stands: in a message they see, in their top modal, or on their Home tab."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.blocks import elements, flat, initial_values
from sandbox.playing.outcome import NotPossible, message_on_screen
from sandbox.records import JSON, Message, OpenView, Person
from sandbox.state import Sandbox


@dataclass(frozen=True)
class Surface:
    """A message or a view on one person's screen."""

    shown: Message | OpenView

    @property
    def blocks(self) -> list[JSON]:
        if isinstance(self.shown, OpenView):
            blocks: list[JSON] = self.shown.view["blocks"]
            return blocks
        attached = [b for a in self.shown.attachments or [] for b in a.get("blocks", [])]
        return [*(self.shown.blocks or []), *attached]

    @property
    def key(self) -> str:
        """Names the surface among all that one person sees."""
        shown = self.shown
        return shown.id if isinstance(shown, OpenView) else f"{shown.channel}:{shown.ts}"

    def find(self, action_id: str, block_id: str | None) -> tuple[JSON, JSON]:
        """The (block, element) of an action_id; the block_id decides where several blocks have it."""
        found = [
            (block, element)
            for block, _ in flat(self.blocks, "")
            for element, _ in elements(block)
            if element.get("action_id") == action_id and block_id in (None, block["block_id"])
        ]
        if not found:
            raise NotPossible(f"nothing with action_id {action_id} there")
        if len(found) > 1:
            raise NotPossible(f"several blocks have action_id {action_id}: say block_id")
        return found[0]

    def id_now(self, block_id: str, element: JSON) -> str:
        """The id of the block in which somebody saw an element: where the app gives none, each update gives another."""
        blocks = [block for block, _ in flat(self.blocks, "")]
        if any(block["block_id"] == block_id for block in blocks):
            return block_id
        around = (block["block_id"] for block in blocks if any(element == one for one, _ in elements(block)))
        return next(around, block_id)


def surface(sandbox: Sandbox, person: Person, *, channel: str | None, ts: str | None, view: str | None) -> Surface:
    """The message or view meant. Of a stack of modals only the top one can be used."""
    if ts:
        return Surface(message_on_screen(sandbox, person, channel or sandbox.dm_of(person.id).id, ts))
    stack = sandbox.modals.get(person.id, [])
    home = sandbox.homes.get(person.id)
    if stack and view in (None, stack[-1].id):
        return Surface(stack[-1])
    if home and view in (None, home.id):
        return Surface(home)
    if any(opened.id == view for opened in stack):
        raise NotPossible("another modal lies over that one")
    raise NotPossible(f"no such view on this screen: {view}")


def held_in_message(sandbox: Sandbox, person: Person, message: Message) -> JSON:
    """What a person has chosen in a message's inputs; each person has their own."""
    key = (person.id, message.channel, message.ts)
    if key not in sandbox.message_state:
        sandbox.message_state[key] = initial_values({"blocks": Surface(message).blocks})
    return sandbox.message_state[key]


def options_of(sandbox: Sandbox, person: Person, where: Surface, block: JSON, element: JSON) -> list[JSON]:
    """All that a select or a group of boxes offers; for an external one, what the app offered last."""
    if element["type"].endswith("external_select"):
        offered = sandbox.offered.get((person.id, where.key, block["block_id"], element["action_id"]), [])
        before = [element.get("initial_option"), *element.get("initial_options", [])]
        return [*offered, *(option for option in before if option)]
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]
