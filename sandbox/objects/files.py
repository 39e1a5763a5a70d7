"""Files, and where they are shared."""

from __future__ import annotations

from sandbox.records import JSON, StoredFile
from sandbox.state import Sandbox


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
