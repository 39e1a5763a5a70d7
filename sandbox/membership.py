"""Who belongs where, changed while the sandbox runs: with the events that Slack tells of it."""

from __future__ import annotations

from zoneinfo import available_timezones

from sandbox import events, ids, roster
from sandbox.playing import NotPossible
from sandbox.records import JSON, Conversation, Person, Workspace
from sandbox.state import Sandbox

KEYS = ("name", "real_name", "email", "tz", "locale", "title", "deleted")


def join(sandbox: Sandbox, body: JSON) -> Person:
    """A new member of a workspace; team_join is told."""
    team, email = body.get("team"), body.get("email")
    if team not in sandbox.workspaces:
        raise NotPossible(f"no such workspace: {team}")
    if not isinstance(email, str) or "@" not in email:
        raise NotPossible("a person needs an e-mail address")
    user = body.get("id") or roster.user_id(email)
    if user in sandbox.people or any(p.email == email and p.team == team for p in sandbox.humans()):
        raise NotPossible(f"already there: {email}")
    handle = str(body.get("name") or email.partition("@")[0])
    person = Person(id=user, team=team, name=handle, real_name=handle, email=email)
    person.updated = int(sandbox.clock.epoch())
    _set(person, {key: value for key, value in body.items() if key != "name"})
    roster.add_person(sandbox, person)
    sandbox.changed()
    sandbox.emit(team, events.user_event(sandbox, person, "team_join"))
    return person


def change(sandbox: Sandbox, user: str, body: JSON) -> Person:
    """Changes some of a profile, or deactivates; user_change is told."""
    person = sandbox.people.get(user)
    if person is None or person.is_bot:
        raise NotPossible(f"no such person: {user}")
    _set(person, body)
    person.updated = int(sandbox.clock.epoch())
    if person.deleted:
        sandbox.modals.pop(user, None)
        sandbox.ephemerals.pop(user, None)
    sandbox.changed()
    sandbox.emit(person.team, events.user_event(sandbox, person, "user_change"))
    return person


def install(sandbox: Sandbox, body: JSON) -> Workspace:
    """A new workspace; or, for one that is known, the app's removal from it or its return."""
    known = sandbox.workspaces.get(str(body.get("team")))
    installed = body.get("installed", True) is not False
    if known is None:
        return _new_workspace(sandbox, body, installed=installed)
    if installed and not known.installed:
        known.installed = True
        known.bot_token = "-".join(("xoxb", ids.secret("bot", known.team, sandbox.next_id("T"))))
    elif known.installed and not installed:
        known.installed = False
        sandbox.emit(known.team, events.tokens_revoked(sandbox, known))
        sandbox.emit(known.team, events.app_uninstalled(sandbox))
        _clear_app(sandbox, known.team)
    sandbox.changed()
    return known


def make_channel(sandbox: Sandbox, body: JSON) -> Conversation:
    """A channel with its members; the bot is one only if it is named."""
    team, name, members = body.get("team"), body.get("name"), body.get("members", [])
    if team not in sandbox.workspaces:
        raise NotPossible(f"no such workspace: {team}")
    if not isinstance(name, str) or not name or any(c.name == name and c.team == team for c in _channels(sandbox)):
        raise NotPossible(f"a channel needs a name of its own: {name}")
    strangers = [u for u in members if u not in sandbox.people or sandbox.people[u].team != team]
    if strangers:
        raise NotPossible(f"not in this workspace: {', '.join(map(str, strangers))}")
    channel = roster.add_channel(sandbox, team, name, members, is_private=bool(body.get("is_private", False)))
    sandbox.changed()
    return channel


def _new_workspace(sandbox: Sandbox, body: JSON, *, installed: bool) -> Workspace:
    name = body.get("name")
    if not isinstance(name, str) or not name.strip():
        raise NotPossible("a workspace needs a name")
    workspace = roster.add_workspace(sandbox, name.strip(), str(body.get("team") or ""))
    workspace.installed = installed
    roster.add_channel(sandbox, workspace.team, "general", [], is_private=False)
    sandbox.changed()
    return workspace


def _clear_app(sandbox: Sandbox, team: str) -> None:
    """An app that is gone leaves no view open."""
    for user in [person.id for person in sandbox.members(team)]:
        sandbox.modals.pop(user, None)
        sandbox.homes.pop(user, None)


def _channels(sandbox: Sandbox) -> list[Conversation]:
    return [c for c in sandbox.conversations.values() if not c.is_im]


def _set(person: Person, body: JSON) -> None:
    changes = {key: body[key] for key in KEYS if key in body}
    if "tz" in changes and changes["tz"] not in available_timezones():
        raise NotPossible(f"no such time zone: {changes['tz']}")
    for key, value in changes.items():
        if not isinstance(value, bool if key == "deleted" else str):
            raise NotPossible(f"{key} is of the wrong kind")
    for key, value in changes.items():
        setattr(person, key, value)
