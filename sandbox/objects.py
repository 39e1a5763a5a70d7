"""Slack's JSON for the things it speaks of: the same in API answers, payloads and events."""

from __future__ import annotations

import hashlib
from zoneinfo import ZoneInfo

from sandbox.records import JSON, Conversation, Message, OpenView, Person, StoredFile, Workspace
from sandbox.state import Sandbox

VIEW_KEYS = ("title", "close", "submit")


def view_object(sandbox: Sandbox, opened: OpenView) -> JSON:
    """A modal or Home view as Slack tells it, with its present state."""
    workspace = sandbox.workspaces[opened.team]
    view = opened.view
    return {
        "id": opened.id,
        "team_id": opened.team,
        "type": view["type"],
        "blocks": view.get("blocks", []),
        "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "",
        "state": {"values": opened.state},
        "hash": opened.hash,
        "title": view.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(view.get("clear_on_close", False)),
        "notify_on_close": bool(view.get("notify_on_close", False)),
        "close": view.get("close"),
        "submit": view.get("submit"),
        "previous_view_id": opened.previous_view_id,
        "root_view_id": opened.root_view_id,
        "app_id": sandbox.app_id,
        "external_id": view.get("external_id") or "",
        "app_installed_team_id": opened.team,
        "bot_id": workspace.bot_id,
    }


def bot_profile(sandbox: Sandbox, workspace: Workspace) -> JSON:
    """Who the app is, beside each message that it posted."""
    return {
        "id": workspace.bot_id,
        "deleted": not workspace.installed,
        "name": sandbox.manifest.bot_name,
        "updated": 0,
        "app_id": sandbox.app_id,
        "icons": _icons(f"{sandbox.base_url}/avatars/{workspace.bot_user}", 36, 48, 72),
        "team_id": workspace.team,
    }


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


def user_object(sandbox: Sandbox, person: Person, *, locale: bool = False, email: bool = True) -> JSON:
    """A user as users.info and user_change tell it; `locale` and `email` as asked and as scopes allow."""
    zone = sandbox.clock.now().astimezone(ZoneInfo(person.tz))
    offset = zone.utcoffset()
    body: JSON = {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "deleted": person.deleted,
        "color": hashlib.sha256(person.id.encode()).hexdigest()[:6],
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": zone.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(sandbox, person, email=email),
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
        "is_email_confirmed": not person.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }
    if locale:
        body["locale"] = person.locale
    return body


def _profile(sandbox: Sandbox, person: Person, *, email: bool) -> JSON:
    first, _, last = person.real_name.partition(" ")
    avatar = f"{sandbox.base_url}/avatars/{person.id}"
    profile: JSON = {
        "title": person.title,
        "phone": "",
        "skype": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": "" if person.is_bot else person.name,
        "display_name_normalized": "" if person.is_bot else person.name,
        "fields": {},
        "status_text": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "status_text_canonical": "",
        "avatar_hash": hashlib.sha256(person.id.encode()).hexdigest()[:12],
        "first_name": first,
        "last_name": last,
        **_icons(avatar, 24, 32, 48, 72, 192, 512),
        "team": person.team,
    }
    if person.is_bot:
        workspace = sandbox.workspaces[person.team]
        profile |= {"bot_id": workspace.bot_id, "api_app_id": sandbox.app_id, "always_active": True}
    elif email:
        profile["email"] = person.email
    return profile


def _icons(address: str, *sizes: int) -> JSON:
    return {f"image_{size}": f"{address}?s={size}" for size in sizes}


def file_object(sandbox: Sandbox, stored: StoredFile) -> JSON:
    """A file as files.info and messages tell it."""
    private = f"{sandbox.base_url}/files-pri/{stored.team}-{stored.id}"
    owner = sandbox.people.get(stored.user)
    return {
        "id": stored.id,
        "created": stored.created,
        "timestamp": stored.created,
        "name": stored.name,
        "title": stored.title,
        "mimetype": stored.mimetype,
        "filetype": stored.filetype,
        "pretty_type": stored.filetype.upper(),
        "user": stored.user,
        "user_team": stored.team,
        "editable": False,
        "size": stored.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{private}/{stored.name}",
        "url_private_download": f"{private}/download/{stored.name}",
        "media_display_type": "unknown",
        "permalink": f"{sandbox.base_url}/files/{stored.user}/{stored.id}/{stored.name}",
        "permalink_public": f"{sandbox.base_url}/files-public/{stored.team}-{stored.id}",
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible" if owner else "file_not_found",
        **_shares(sandbox, stored),
    }


def _shares(sandbox: Sandbox, stored: StoredFile) -> JSON:
    kinds: JSON = {"channels": [], "groups": [], "ims": []}
    shares: JSON = {}
    for channel in stored.channels:
        conversation = sandbox.conversations[channel]
        kinds["ims" if conversation.is_im else "groups" if conversation.is_private else "channels"].append(channel)
    for channel, ts in stored.shares:
        conversation = sandbox.conversations[channel]
        side = "public" if not (conversation.is_im or conversation.is_private) else "private"
        shares.setdefault(side, {}).setdefault(channel, []).append(
            {
                "reply_users": [],
                "reply_users_count": 0,
                "reply_count": 0,
                "ts": ts,
                "channel_name": conversation.name,
                "team_id": conversation.team,
                "share_user_id": stored.user,
                "source": "UNKNOWN",
            }
        )
    return {"shares": shares, **kinds}


def channel_type(conversation: Conversation) -> str:
    """What a message event calls the kind of conversation: "im", "group" or "channel"."""
    return "im" if conversation.is_im else "group" if conversation.is_private else "channel"


def channel_object(sandbox: Sandbox, conversation: Conversation) -> JSON:
    """A conversation as conversations.info tells it, from the bot's side."""
    if conversation.is_im:
        return _im_object(conversation)
    member = sandbox.workspaces[conversation.team].bot_user in conversation.members
    empty = {"value": "", "creator": "", "last_set": 0}
    return {
        "id": conversation.id,
        "name": conversation.name,
        "is_channel": not conversation.is_private,
        "is_group": conversation.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": conversation.is_private,
        "created": conversation.created,
        "is_archived": conversation.archived,
        "is_general": conversation.name == "general",
        "unlinked": 0,
        "name_normalized": conversation.name,
        "is_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "context_team_id": conversation.team,
        "updated": conversation.created * 1000,
        "parent_conversation": None,
        "creator": conversation.creator,
        "is_ext_shared": False,
        "shared_team_ids": [conversation.team],
        "pending_connected_team_ids": [],
        "is_member": member,
        "topic": empty,
        "purpose": dict(empty),
        "previous_names": [],
    }


def _im_object(conversation: Conversation) -> JSON:
    return {
        "id": conversation.id,
        "created": conversation.created,
        "is_archived": conversation.archived,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": conversation.team,
        "updated": conversation.created * 1000,
        "user": conversation.user,
        "is_open": conversation.opened,
        "is_user_deleted": False,
        "priority": 0,
    }
