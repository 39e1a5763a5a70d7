"""Each person's modals and Home view: opening, pushing, updating, closing. Views come here checked."""

from __future__ import annotations

import time

from sandbox import ids
from sandbox.blocks import completed, completed_view, initial_values
from sandbox.errors import SlackError
from sandbox.records import JSON, OpenView, Trigger
from sandbox.state import Sandbox

TRIGGER_S = 3.0
TRIGGERS_KEPT = 1000
MODALS_AT_MOST = 3


def new_trigger(sandbox: Sandbox, user: str, *, view: str | None = None) -> Trigger:
    """A trigger_id for an interaction of this person; `view` is the modal it came from."""
    sandbox.counter += 1
    team = sandbox.people[user].team
    number = f"{int(time.time() * 1000)}.{sandbox.counter}"
    trigger = Trigger(
        id=f"{number}.{ids.secret('trigger', number)}",
        team=team,
        user=user,
        expires_at=time.monotonic() + TRIGGER_S,
        view=view,
    )
    if len(sandbox.triggers) >= TRIGGERS_KEPT:
        _forget_old_triggers(sandbox)
    sandbox.triggers[trigger.id] = trigger
    return trigger


def take_trigger(sandbox: Sandbox, trigger_id: str, team: str) -> Trigger:
    """Spends a trigger, or says why it is of no use."""
    trigger = sandbox.triggers.get(trigger_id)
    if trigger is None or trigger.team != team:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if time.monotonic() > trigger.expires_at:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger


def _forget_old_triggers(sandbox: Sandbox) -> None:
    """Those dead for a minute: until then Slack can still say what is wrong with one."""
    limit = time.monotonic() - 60
    for trigger_id in [t.id for t in sandbox.triggers.values() if t.expires_at < limit]:
        del sandbox.triggers[trigger_id]


def open_modal(sandbox: Sandbox, user: str, view: JSON) -> OpenView:
    """A new stack with this view as its root. One left open is replaced, as a client shows one stack."""
    opened = _opened(sandbox, user, view)
    sandbox.modals[user] = [opened]
    sandbox.changed(user)
    return opened


def push_modal(sandbox: Sandbox, user: str, view: JSON) -> OpenView:
    """Lays a view on the person's stack."""
    stack = sandbox.modals.get(user, [])
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= MODALS_AT_MOST:
        raise SlackError("push_limit_reached")
    opened = _opened(sandbox, user, view)
    opened.root_view_id = stack[0].id
    opened.previous_view_id = stack[-1].id
    stack.append(opened)
    sandbox.changed(user)
    return opened


def update_view(sandbox: Sandbox, opened: OpenView, view: JSON) -> OpenView:
    """Replaces a view in place; an input keeps what it holds where block_id, action_id and type remain."""
    held = opened.state
    opened.view = _stored(sandbox, view)
    opened.state = initial_values(opened.view)
    for block_id, actions in opened.state.items():
        for action_id, value in actions.items():
            before = held.get(block_id, {}).get(action_id)
            if before and before.get("type") == value.get("type"):
                actions[action_id] = before
    opened.hash = new_hash(sandbox)
    opened.errors = {}
    opened.notice = None
    sandbox.changed(opened.user)
    return opened


def publish_home(sandbox: Sandbox, user: str, view: JSON) -> OpenView:
    """Shows a view on the person's Home tab; its id stays the same for ever."""
    before = sandbox.homes.get(user)
    opened = _opened(sandbox, user, view)
    opened.id = before.id if before else opened.id
    opened.root_view_id = opened.id
    sandbox.homes[user] = opened
    sandbox.changed(user)
    return opened


def find_view(sandbox: Sandbox, team: str, *, view_id: str = "", external_id: str = "") -> OpenView | None:
    """An open modal of a workspace, or a Home view, by Slack's id or the app's own."""
    shown = [v for stack in sandbox.modals.values() for v in stack] + list(sandbox.homes.values())
    for opened in shown:
        if opened.team != team:
            continue
        if view_id and opened.id == view_id:
            return opened
        if external_id and opened.view.get("external_id") == external_id:
            return opened
    return None


def close_top(sandbox: Sandbox, user: str) -> OpenView | None:
    """Takes the top modal away; the one below is seen again, as it was."""
    stack = sandbox.modals.get(user, [])
    closed = stack.pop() if stack else None
    sandbox.changed(user)
    return closed


def close_all(sandbox: Sandbox, user: str) -> list[OpenView]:
    """Takes all modals away; returns them, top first."""
    closed = list(reversed(sandbox.modals.pop(user, [])))
    sandbox.changed(user)
    return closed


def new_hash(sandbox: Sandbox) -> str:
    sandbox.counter += 1
    return f"{int(sandbox.clock.epoch())}.{ids.secret('hash', str(sandbox.counter))[:8]}"


def stored_blocks(sandbox: Sandbox, blocks: list[JSON]) -> list[JSON]:
    """Checked blocks as Slack keeps them, with an id for each block and element that the app left nameless."""
    return completed(blocks, lambda: _short_id(sandbox))


def _stored(sandbox: Sandbox, view: JSON) -> JSON:
    return completed_view(view, lambda: _short_id(sandbox))


def _short_id(sandbox: Sandbox) -> str:
    sandbox.counter += 1
    return ids.secret("block", str(sandbox.counter))[:5]


def _opened(sandbox: Sandbox, user: str, view: JSON) -> OpenView:
    named = _stored(sandbox, view)
    view_id = sandbox.next_id("V")
    return OpenView(
        id=view_id,
        team=sandbox.people[user].team,
        user=user,
        view=named,
        hash=new_hash(sandbox),
        root_view_id=view_id,
        state=initial_values(named),
    )
