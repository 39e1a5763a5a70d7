"""Using an element: a button, a menu, or an input that tells the app at once."""

from __future__ import annotations

from typing import Any

from sandbox import answers, payloads, stack
from sandbox.blocks import state_key
from sandbox.delivery import NotAckedError
from sandbox.playing.inputs import state_of
from sandbox.playing.outcome import TROUBLE, NotPossible, Outcome, slack_says, whoever
from sandbox.playing.surfaces import Surface, held_in_message, options_of, surface
from sandbox.playing.telling import tell
from sandbox.records import JSON, Message, OpenView, Person
from sandbox.state import Sandbox

BUTTONS = ("button", "workflow_button", "icon_button", "feedback_buttons")
FROM_THE_ELEMENT = ("text", "value", "style", "url", "placeholder", "confirm")


async def press(
    sandbox: Sandbox,
    user: str,
    action_id: str,
    *,
    block_id: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    view: str | None = None,
    confirm: bool = True,
    value: Any = None,
) -> Outcome:
    """Uses an element, with its plain value where it is not a button.

    Without `channel` and `ts` or `view`, the top modal is meant, else the Home tab. `confirm` answers its dialog;
    with False nothing happens. An input without dispatch_action keeps the value and tells nobody.
    """
    person = whoever(sandbox, user)
    where = surface(sandbox, person, channel=channel, ts=ts, view=view)
    block, element = where.find(action_id, block_id)
    if element.get("confirm") and not confirm:
        return Outcome()
    action = _action(sandbox, person, where, block, element, value)
    if block["type"] == "input" and not block.get("dispatch_action"):
        sandbox.changed(user)
        return Outcome()
    return await _tell(sandbox, person, where, action)


def _action(sandbox: Sandbox, person: Person, where: Surface, block: JSON, element: JSON, value: Any) -> JSON:
    """The payload's action; what an input now holds is kept on the way."""
    kind = element["type"]
    action: JSON = {"type": kind, "action_id": element["action_id"], "block_id": block["block_id"]}
    action |= {key: element[key] for key in FROM_THE_ELEMENT if key in element}
    if kind == "overflow":
        action["selected_option"] = _overflow(element, value)
    elif kind not in BUTTONS:
        state = state_of(sandbox, person, element, value, options_of(sandbox, person, where, block, element))
        _keep(sandbox, person, where, block, element, state)
        action[state_key(kind)] = state[state_key(kind)]
        action |= {key: element[key] for key in element if key.startswith("initial_")}
    action["action_ts"] = payloads.action_ts(sandbox)
    return action


def _overflow(element: JSON, value: Any) -> JSON:
    found: JSON | None = next((o for o in element["options"] if o["value"] == value), None)
    if found is None:
        raise NotPossible(f"{element['action_id']}: not an offered option: {value}")
    return found


def _keep(sandbox: Sandbox, person: Person, where: Surface, block: JSON, element: JSON, state: JSON) -> None:
    shown = where.shown
    values = shown.state if isinstance(shown, OpenView) else held_in_message(sandbox, person, shown)
    values.setdefault(block["block_id"], {})[element["action_id"]] = state


async def _tell(sandbox: Sandbox, person: Person, where: Surface, action: JSON) -> Outcome:
    shown = where.shown
    if isinstance(shown, OpenView):
        shown.notice = None
        trigger = stack.new_trigger(sandbox, person.id, view=shown.id if shown.is_modal else None)
        payload = payloads.block_actions_in_view(sandbox, person, shown, action, trigger)
    else:
        payload = _in_message(sandbox, person, shown, action)
    try:
        ack = await tell(sandbox, person, payload)
    except NotAckedError:
        _show_trouble(sandbox, person, shown)
        return Outcome(errors={"": TROUBLE})
    return Outcome(round(ack.ack_ms))


def _in_message(sandbox: Sandbox, person: Person, message: Message, action: JSON) -> JSON:
    answer_to = answers.new_response_url(
        sandbox, person, message.channel, message_ts=message.ts, thread_ts=message.thread_ts
    )
    trigger = stack.new_trigger(sandbox, person.id)
    values = held_in_message(sandbox, person, message)
    return payloads.block_actions_in_message(sandbox, person, message, values, action, trigger, answer_to)


def _show_trouble(sandbox: Sandbox, person: Person, shown: Message | OpenView) -> None:
    """A modal shows it over the form; elsewhere Slack's mark beside the button is words of Slackbot's here."""
    if isinstance(shown, OpenView) and shown.is_modal:
        shown.notice = TROUBLE
        sandbox.changed(person.id)
        return
    channel = shown.channel if isinstance(shown, Message) else sandbox.dm_of(person.id).id
    slack_says(sandbox, person, channel, TROUBLE)
