"""What is said in conversations: posting, editing and removing, with the events that Slack tells of each."""

from __future__ import annotations

from asyncio import Future

from sandbox.objects import channel_type, message_object
from sandbox.records import JSON, Conversation, Message
from sandbox.state import Sandbox

Acked = Future[float | None] | None  # when the app acknowledged the event; None if it hears no such


def post(sandbox: Sandbox, message: Message) -> Acked:
    """Puts a message in its conversation, tells the app (its own messages too) and wakes who sees it."""
    conversation = sandbox.conversations[message.channel]
    conversation.messages[message.ts] = message
    conversation.opened = True
    conversation.last_read[message.user] = message.ts
    sandbox.changed(*sandbox.audience(conversation))
    body = message_object(sandbox, message)
    if message.files:
        body["subtype"] = "file_share"
        del body["team"]  # as in Slack's own
    return _tell(sandbox, conversation, {**body, "channel": message.channel}, message.ts)


def edit(sandbox: Sandbox, message: Message, before: JSON) -> None:
    """Tells of a message already changed in place; `before` is its `message_object` from before."""
    conversation = sandbox.conversations[message.channel]
    message.edited_ts = sandbox.next_ts()
    forget_state(sandbox, message)
    sandbox.changed(*sandbox.audience(conversation))
    event: JSON = {
        "type": "message",
        "subtype": "message_changed",
        "message": {
            **message_object(sandbox, message),
            "source_team": message.team,
            "user_team": message.team,
        },
        "previous_message": before,
        "channel": message.channel,
        "hidden": True,
    }
    _tell(sandbox, conversation, event, sandbox.next_ts())


def remove(sandbox: Sandbox, message: Message) -> None:
    """Takes a message away."""
    conversation = sandbox.conversations[message.channel]
    before = message_object(sandbox, message)
    conversation.messages.pop(message.ts, None)
    forget_state(sandbox, message)
    sandbox.changed(*sandbox.audience(conversation))
    event: JSON = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "channel": message.channel,
        "hidden": True,
        "deleted_ts": message.ts,
    }
    _tell(sandbox, conversation, event, sandbox.next_ts())


def whisper(sandbox: Sandbox, message: Message, to: str) -> None:
    """Shows an ephemeral message in one person's session; nobody is told, nothing is kept."""
    message.ephemeral_to = to
    sandbox.ephemerals.setdefault(to, []).append(message)
    sandbox.changed(to)


def forget_state(sandbox: Sandbox, message: Message) -> None:
    """What people had chosen in a message's inputs is lost when its blocks change."""
    for key in [k for k in sandbox.message_state if k[1:] == (message.channel, message.ts)]:
        del sandbox.message_state[key]


def _tell(sandbox: Sandbox, conversation: Conversation, event: JSON, ts: str) -> Acked:
    bot = sandbox.workspaces[conversation.team].bot_user
    if not conversation.is_im and bot not in conversation.members:
        return None
    heard = {"ts": ts, **event, "event_ts": ts, "channel_type": channel_type(conversation)}
    return sandbox.emit(conversation.team, heard)
