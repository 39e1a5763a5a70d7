"""Slack's own `/invite`: somebody brings the app, or a colleague, into a channel."""

from __future__ import annotations

from sandbox import payloads
from sandbox.playing.outcome import NotPossible, Outcome, place, slack_says, whoever
from sandbox.state import Sandbox


async def invite(sandbox: Sandbox, user: str, names: str, channel: str) -> Outcome:
    """Invites everybody named (`@name`) into a channel that the person is in; who is there already stays."""
    person = whoever(sandbox, user)
    conversation = place(sandbox, person, channel)
    if conversation.is_im:
        raise NotPossible("nobody can be invited into a direct message")
    handles = [name.removeprefix("@") for name in names.split()]
    invited = [p for p in sandbox.members(person.team) if p.name in handles and not p.deleted]
    if not handles or len(invited) < len(set(handles)):
        raise NotPossible(f"nobody here has one of these names: {names}")
    for newcomer in invited:
        if newcomer.id not in conversation.members:
            conversation.members.append(newcomer.id)
            event = payloads.member_joined_channel(sandbox, conversation, newcomer.id, user)
            if sandbox.workspaces[person.team].bot_user in conversation.members:
                sandbox.emit(person.team, event)
            slack_says(sandbox, person, channel, f"{newcomer.real_name} has joined #{conversation.name}.")
    sandbox.changed()
    return Outcome()
