"""Writing in a conversation, and reading it."""

from __future__ import annotations

import uuid

from sandbox import conversations, events
from sandbox.playing.commands import run_command
from sandbox.playing.inviting import invite
from sandbox.playing.outcome import NotPossible, Outcome, place, whoever
from sandbox.records import Conversation, Message
from sandbox.screen import messages_seen
from sandbox.state import Sandbox
from sandbox.typed_text import as_message

TEXT_AT_MOST = 40_000


async def send_message(
    sandbox: Sandbox, user: str, text: str, channel: str | None = None, thread_ts: str | None = None
) -> Outcome:
    """Sends what was typed; a text that begins with a slash is a command, as in Slack's own box."""
    person = whoever(sandbox, user)
    conversation = place(sandbox, person, channel)
    _check_sendable(sandbox, conversation, text)
    if text.startswith("/"):
        return await _command(sandbox, user, text, conversation.id, thread_ts)
    if thread_ts and thread_ts not in conversation.messages:
        raise NotPossible(f"no such message on this screen: {thread_ts}")
    marked, blocks = as_message(sandbox, person, text)
    message = Message(
        ts=sandbox.next_ts(),
        channel=conversation.id,
        team=person.team,
        user=user,
        text=marked,
        blocks=blocks,
        thread_ts=thread_ts,
        client_msg_id=str(uuid.uuid4()),
    )
    return await heard(conversations.post(sandbox, message))


def _check_sendable(sandbox: Sandbox, conversation: Conversation, text: str) -> None:
    if conversation.is_im and (not sandbox.manifest.messages_tab or sandbox.manifest.messages_tab_read_only):
        raise NotPossible("sending messages to this app has been turned off")
    if not text.strip():
        raise NotPossible("an empty message can't be sent")
    if len(text) > TEXT_AT_MOST:
        raise NotPossible(f"a message has at most {TEXT_AT_MOST} characters")


async def _command(sandbox: Sandbox, user: str, text: str, channel: str, thread_ts: str | None) -> Outcome:
    command, _, rest = text.partition(" ")
    if thread_ts:
        raise NotPossible(f"{command} is not supported in threads")
    if command == "/invite":
        return await invite(sandbox, user, rest, channel)
    return await run_command(sandbox, user, command, rest, channel)


async def heard(acked: conversations.Acked) -> Outcome:
    """What comes of an event: the app acknowledged its first attempt, or the person notices nothing."""
    ack_ms = await acked if acked else None
    return Outcome(round(ack_ms or 0))


async def open_home(sandbox: Sandbox, user: str) -> Outcome:
    """Opens the app's Home tab."""
    return await _open_tab(sandbox, user, "home")


async def open_messages(sandbox: Sandbox, user: str) -> Outcome:
    """Opens the app's Messages tab."""
    return await _open_tab(sandbox, user, "messages")


async def _open_tab(sandbox: Sandbox, user: str, tab: str) -> Outcome:
    person = whoever(sandbox, user)
    if not (sandbox.manifest.home_tab if tab == "home" else sandbox.manifest.messages_tab):
        raise NotPossible(f"this app has no {tab} tab")
    return await heard(sandbox.emit(person.team, events.app_home_opened(sandbox, person, tab)))


def read(sandbox: Sandbox, user: str, channel: str) -> None:
    """Marks all that one person sees in a conversation as read; where all was read before, nothing changes."""
    conversation = place(sandbox, whoever(sandbox, user), channel)
    seen = messages_seen(sandbox, user, conversation)
    if seen and conversation.last_read.get(user, "") < seen[-1].ts:
        conversation.last_read[user] = seen[-1].ts
        sandbox.changed(user)


def forget_ephemerals(sandbox: Sandbox, user: str) -> None:
    """A reload of the page: what only this person saw is gone."""
    sandbox.ephemerals.pop(user, None)
    sandbox.changed(user)
