"""Conversations: channels and direct messages."""

from __future__ import annotations

from sandbox.records import JSON, Conversation
from sandbox.state import Sandbox


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
