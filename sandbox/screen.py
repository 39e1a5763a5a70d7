"""Everything one person sees now, in the script seam's shape."""

from __future__ import annotations

from sandbox.objects import view_object
from sandbox.records import JSON, Conversation, Message
from sandbox.state import Sandbox


def screen(sandbox: Sandbox, user: str) -> JSON:
    """What this person sees: their conversations, Home tab, modals, and the files they opened."""
    home = sandbox.homes.get(user)
    return {
        "conversations": [_conversation(sandbox, user, c) for c in seen_by(sandbox, user)],
        "home": view_object(sandbox, home) if home else None,
        "modals": [view_object(sandbox, opened) for opened in sandbox.modals.get(user, [])],
        "downloads": [_file(sandbox, user, file_id) for file_id in sandbox.downloads.get(user, [])],
    }


def seen_by(sandbox: Sandbox, user: str) -> list[Conversation]:
    """The conversations in a person's sidebar, the DM with the app first."""
    mine = [c for c in sandbox.conversations.values() if user in sandbox.audience(c)]
    return sorted(mine, key=lambda c: (not c.is_im, c.name))


def messages_seen(sandbox: Sandbox, user: str, conversation: Conversation) -> list[Message]:
    """A conversation's messages with this person's own ephemeral ones among them, oldest first."""
    whispered = [m for m in sandbox.ephemerals.get(user, []) if m.channel == conversation.id]
    return sorted([*conversation.messages.values(), *whispered], key=lambda m: m.ts)


def unread(sandbox: Sandbox, user: str, conversation: Conversation) -> int:
    """How many messages came since the person last read, their own not counted."""
    since = conversation.last_read.get(user, "")
    return sum(m.ts > since and m.user != user for m in messages_seen(sandbox, user, conversation))


def _conversation(sandbox: Sandbox, user: str, conversation: Conversation) -> JSON:
    bot = sandbox.workspaces[conversation.team].bot_user
    return {
        "id": conversation.id,
        "name": sandbox.people[bot].real_name if conversation.is_im else conversation.name,
        "is_im": conversation.is_im,
        "unread": unread(sandbox, user, conversation),
        "messages": [_message(sandbox, user, m) for m in messages_seen(sandbox, user, conversation)],
    }


def _message(sandbox: Sandbox, user: str, message: Message) -> JSON:
    return {
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks or [],
        "files": [_file(sandbox, user, file_id) for file_id in message.files if file_id in sandbox.files],
        "ephemeral": message.ephemeral_to is not None,
    }


def _file(sandbox: Sandbox, user: str, file_id: str) -> JSON:
    """Its address is the person's own, readable without a token; the app reads `url_private` with one."""
    url = f"{sandbox.base_url}/people/{user}/files/{file_id}"
    return {"id": file_id, "name": sandbox.files[file_id].name, "url": url}
