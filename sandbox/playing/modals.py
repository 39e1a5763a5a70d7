"""Submitting and closing the top modal, and what the app answers."""

from __future__ import annotations

from typing import Any

from sandbox import answers, payloads, stack
from sandbox.blocks import check_view, inputs_of
from sandbox.delivery import NotAckedError
from sandbox.errors import SlackError
from sandbox.playing.inputs import is_empty, state_of
from sandbox.playing.outcome import TROUBLE, NotPossible, Outcome, whoever
from sandbox.playing.surfaces import Surface, options_of
from sandbox.playing.telling import tell
from sandbox.records import JSON, OpenView, Person
from sandbox.state import Sandbox


async def submit(sandbox: Sandbox, user: str, values: JSON, view: str | None = None) -> Outcome:
    """Fills inputs of the top modal by action_id (the others keep what they hold) and submits it."""
    person = whoever(sandbox, user)
    opened = _top(sandbox, user, view)
    if not opened.view.get("submit"):
        raise NotPossible("this modal has no submit button")
    fill(sandbox, person, opened, values)
    _check_required(opened)
    opened.errors, opened.notice = {}, None
    trigger = stack.new_trigger(sandbox, user, view=opened.id)
    try:
        ack = await tell(
            sandbox,
            person,
            payloads.view_submission(sandbox, person, opened, trigger, _response_urls(sandbox, person, opened)),
        )
        _obey(sandbox, opened, ack.payload)
    except (NotAckedError, SlackError):
        opened.notice = TROUBLE
        sandbox.changed(user)
        return Outcome(errors={"": TROUBLE})
    return Outcome(round(ack.ack_ms), dict(opened.errors))


def _response_urls(sandbox: Sandbox, person: Person, opened: OpenView) -> list[JSON]:
    """One for each menu of conversations that asks for it, to answer in the conversation chosen there."""
    made: list[JSON] = []
    for block in inputs_of(opened.view):
        element = block["element"]
        held = opened.state[block["block_id"]][element["action_id"]]
        channel = held.get("selected_conversation") or held.get("selected_channel")
        if element.get("response_url_enabled") and channel:
            answer_to = answers.new_response_url(sandbox, person, channel)
            made.append(
                {
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "channel_id": channel,
                    "response_url": payloads.response_address(sandbox, answer_to),
                }
            )
    return made


def fill(sandbox: Sandbox, person: Person, opened: OpenView, values: JSON) -> None:
    """Puts plain values in a modal's inputs; all or, where one can't be, none."""
    where = Surface(opened)
    filled: list[tuple[JSON, JSON, JSON]] = []
    for action_id, value in values.items():
        block, element = where.find(action_id, None)
        options = options_of(sandbox, person, where, block, element)
        filled.append((block, element, state_of(sandbox, person, element, value, options)))
    for block, element, state in filled:
        opened.state.setdefault(block["block_id"], {})[element["action_id"]] = state


async def close_modal(sandbox: Sandbox, user: str, *, whole_stack: bool = False) -> Outcome:
    """Closes the top modal, or all of them: as the view says (`clear_on_close`), or the cross of a stack."""
    person = whoever(sandbox, user)
    top = _top(sandbox, user, None)
    cleared = whole_stack or bool(top.view.get("clear_on_close"))
    closed = stack.close_all(sandbox, user) if cleared else [top]
    if not cleared:
        stack.close_top(sandbox, user)
    ack_ms = 0.0
    for opened in closed:
        if opened.view.get("notify_on_close"):
            ack_ms = max(ack_ms, await _tell_closed(sandbox, person, opened, cleared=cleared))
    return Outcome(round(ack_ms))


async def _tell_closed(sandbox: Sandbox, person: Person, opened: OpenView, *, cleared: bool) -> float:
    payload = payloads.view_closed(sandbox, person, opened, cleared=cleared)
    try:
        return (await tell(sandbox, person, payload)).ack_ms
    except NotAckedError:
        return 0.0  # the modal is gone: Slack shows nothing


def _top(sandbox: Sandbox, user: str, view: str | None) -> OpenView:
    opened = sandbox.modals.get(user, [])
    if not opened:
        raise NotPossible("no modal is open")
    if view not in (None, opened[-1].id):
        raise NotPossible(f"not the top modal on this screen: {view}")
    return opened[-1]


def _check_required(opened: OpenView) -> None:
    """Slack's client says this itself, beside the field, and sends nothing."""
    for block in inputs_of(opened.view):
        state = opened.state.get(block["block_id"], {}).get(block["element"]["action_id"])
        if not block.get("optional") and (state is None or is_empty(state)):
            raise NotPossible(f"{block['element']['action_id']}: please complete this required field")


def _obey(sandbox: Sandbox, opened: OpenView, answer: JSON) -> None:
    """Does what the acknowledgement says; raises SlackError for what Slack would not take."""
    action = answer.get("response_action")
    user = opened.user
    if not answer or action is None:
        _close_submitted(sandbox, opened)
    elif action == "clear":
        stack.close_all(sandbox, user)
    elif action == "errors":
        opened.errors = _errors(opened, answer.get("errors"))
        sandbox.changed(user)
    elif action in ("update", "push"):
        view = answer.get("view")
        check_view(view)
        _change_view(sandbox, opened, view, push=action == "push")
    else:
        raise SlackError("invalid_arguments")


def _change_view(sandbox: Sandbox, opened: OpenView, view: Any, *, push: bool) -> None:
    if view.get("type") != "modal":
        raise SlackError("invalid_arguments")
    if push:
        stack.push_modal(sandbox, opened.user, view)
    else:
        stack.update_view(sandbox, opened, view)


def _close_submitted(sandbox: Sandbox, opened: OpenView) -> None:
    """An empty acknowledgement closes what lies on top, a view pushed meanwhile included; unless all are gone."""
    if any(shown is opened for shown in sandbox.modals.get(opened.user, [])):
        stack.close_top(sandbox, opened.user)


def _errors(opened: OpenView, errors: Any) -> dict[str, str]:
    """Errors by block_id; Slack refuses the answer if one stands beside no input."""
    inputs = {block["block_id"] for block in inputs_of(opened.view)}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_arguments")
    return {block_id: str(words) for block_id, words in errors.items()}
