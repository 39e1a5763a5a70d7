"""Members of a workspace, and the app beside its messages."""

from __future__ import annotations

import hashlib
from zoneinfo import ZoneInfo

from sandbox.records import JSON, Person, Workspace
from sandbox.state import Sandbox


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
