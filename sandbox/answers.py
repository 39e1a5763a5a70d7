"""How an app answers beside the Web API: in the acknowledgement of a command, and to a response_url."""

from __future__ import annotations

from typing import Any

from sandbox import conversations, ids, stack
from sandbox.blocks import check_message_blocks
from sandbox.errors import SlackError
from sandbox.objects import message_object
from sandbox.records import JSON, Message, Person, ResponseUrl
from sandbox.state import Sandbox

USES = 5
GOOD_FOR_S = 30 * 60
URLS_KEPT = 1000
RESPONSE_TYPES = ("ephemeral", "in_channel")


def new_response_url(
    sandbox: Sandbox,
    person: Person,
    channel: str,
    *,
    message_ts: str | None = None,
    thread_ts: str | None = None,
) -> ResponseUrl:
    """An address where the app may answer this interaction five times within half an hour."""
    sandbox.counter += 1
    answer_to = ResponseUrl(
        id=ids.secret("response_url", str(sandbox.counter), sandbox.app_token),
        team=person.team,
        user=person.id,
        channel=channel,
        expires_at=sandbox.clock.epoch() + GOOD_FOR_S,
        message_ts=message_ts,
        thread_ts=thread_ts,
        uses_left=USES,
    )
    if len(sandbox.response_urls) >= URLS_KEPT:
        _forget_expired(sandbox)
    sandbox.response_urls[answer_to.id] = answer_to
    return answer_to


def _forget_expired(sandbox: Sandbox) -> None:
    now = sandbox.clock.epoch()
    for gone in [one.id for one in sandbox.response_urls.values() if now > one.expires_at]:
        del sandbox.response_urls[gone]


def use(sandbox: Sandbox, answer_to: ResponseUrl | None, body: JSON) -> None:
    """One post to a response_url. A refused body costs no use."""
    if answer_to is None or sandbox.clock.epoch() > answer_to.expires_at:
        raise SlackError("expired_url")
    if answer_to.uses_left <= 0:
        raise SlackError("used_url")
    if not sandbox.workspaces[answer_to.team].installed:
        raise SlackError("no_service")
    take_answer(sandbox, answer_to, body)
    answer_to.uses_left -= 1


def take_answer(sandbox: Sandbox, answer_to: ResponseUrl, body: JSON) -> None:
    """Shows an answer: a new message, or in place of the one acted upon, or that one's removal."""
    if _flag(body, "delete_original"):
        _remove_original(sandbox, answer_to)
        return
    message = _message(sandbox, answer_to, body)
    original = _original(sandbox, answer_to)
    if _flag(body, "replace_original") and original is not None:
        _replace(sandbox, original, message)
    elif body.get("response_type", "ephemeral") == "in_channel":
        conversations.post(sandbox, message)
    else:
        conversations.whisper(sandbox, message, answer_to.user)


def _message(sandbox: Sandbox, answer_to: ResponseUrl, body: JSON) -> Message:
    text, blocks, attachments = body.get("text"), body.get("blocks"), body.get("attachments")
    if body.get("response_type", "ephemeral") not in RESPONSE_TYPES or not isinstance(text, str | None):
        raise SlackError("invalid_payload")
    if not (text or blocks or attachments):
        raise SlackError("no_text")
    if blocks:
        check_message_blocks(blocks)
    workspace = sandbox.workspaces[answer_to.team]
    return Message(
        ts=sandbox.next_ts(),
        channel=answer_to.channel,
        team=answer_to.team,
        user=workspace.bot_user,
        bot_id=workspace.bot_id,
        text=text or "",
        blocks=stack.stored_blocks(sandbox, blocks) if blocks else None,
        attachments=attachments,
        thread_ts=body.get("thread_ts") or answer_to.thread_ts,
    )


def _original(sandbox: Sandbox, answer_to: ResponseUrl) -> Message | None:
    if answer_to.message_ts is None:
        return None
    kept = sandbox.conversations[answer_to.channel].messages.get(answer_to.message_ts)
    whispered = sandbox.ephemerals.get(answer_to.user, [])
    return kept or next((m for m in whispered if m.ts == answer_to.message_ts), None)


def _replace(sandbox: Sandbox, original: Message, message: Message) -> None:
    before = message_object(sandbox, original)
    original.text, original.blocks = message.text, message.blocks
    original.attachments = message.attachments
    if original.ephemeral_to:
        sandbox.changed(original.ephemeral_to)
    else:
        conversations.edit(sandbox, original, before)


def _remove_original(sandbox: Sandbox, answer_to: ResponseUrl) -> None:
    original = _original(sandbox, answer_to)
    if original is None:
        raise SlackError("message_not_found")
    if original.ephemeral_to:
        sandbox.ephemerals[answer_to.user].remove(original)
        sandbox.changed(answer_to.user)
    else:
        conversations.remove(sandbox, original)


def _flag(body: JSON, name: str) -> bool:
    """Slack takes true and "true"."""
    value: Any = body.get(name)
    return value is True or value == "true"
