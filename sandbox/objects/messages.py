"""Messages, with what their thread adds."""

from __future__ import annotations

from sandbox.objects.files import file_object
from sandbox.objects.people import bot_profile
from sandbox.records import JSON, Conversation, Message
from sandbox.state import Sandbox


def message_object(sandbox: Sandbox, message: Message) -> JSON:
    """A message as conversations.history tells it; a message event adds its channel."""
    body: JSON = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    if message.client_msg_id:
        body["client_msg_id"] = message.client_msg_id
    if message.subtype:
        body["subtype"] = message.subtype
    if message.inviter:
        body["inviter"] = message.inviter
    if message.bot_id:
        body["bot_id"] = message.bot_id
        body["app_id"] = sandbox.app_id
        body["bot_profile"] = bot_profile(sandbox, sandbox.workspaces[message.team])
    body["team"] = message.team
    _add_content(sandbox, body, message)
    _add_thread(sandbox, body, message)
    return body


def _add_content(sandbox: Sandbox, body: JSON, message: Message) -> None:
    if message.blocks is not None:
        body["blocks"] = message.blocks
    if message.attachments is not None:
        body["attachments"] = message.attachments
    if message.files:
        stored = [sandbox.files[f] for f in message.files if f in sandbox.files]
        body["files"] = [file_object(sandbox, one) for one in stored]
        body["upload"] = False
        body["display_as_bot"] = False
    if message.metadata is not None:
        body["metadata"] = message.metadata
    if message.edited_ts:
        body["edited"] = {"user": message.user, "ts": message.edited_ts}


def _add_thread(sandbox: Sandbox, body: JSON, message: Message) -> None:
    conversation = sandbox.conversations.get(message.channel)
    if message.thread_ts and message.thread_ts != message.ts:
        body["thread_ts"] = message.thread_ts
        root = conversation.messages.get(message.thread_ts) if conversation else None
        body["parent_user_id"] = root.user if root else message.user
        return
    replies = replies_to(conversation, message.ts) if conversation else []
    if replies:
        body["thread_ts"] = message.ts
        body["reply_count"] = len(replies)
        body["reply_users"] = list(dict.fromkeys(r.user for r in replies))
        body["reply_users_count"] = len(body["reply_users"])
        body["latest_reply"] = replies[-1].ts
        body["is_locked"] = False
        body["subscribed"] = False


def replies_to(conversation: Conversation, ts: str) -> list[Message]:
    """The replies in a message's thread, oldest first."""
    return [m for m in conversation.messages.values() if m.thread_ts == ts and m.ts != ts]
