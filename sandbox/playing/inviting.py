"""Slack's own `/invite`: somebody brings the app, or a colleague, into a channel."""

from __future__ import annotations

from sandbox import conversations, payloads
from sandbox.playing.outcome import NotPossible, Outcome, place, whoever
from sandbox.records import Conversation, Message, Person
from sandbox.state import Sandbox


async def invite(sandbox: Sandbox, user: str, names: str, channel: str) -> Outcome:
    """Invites everybody named (`@name`) into a channel that the person is in; who is there already stays."""
    person = whoever(sandbox, user)
    conversation = place(sandbox, person, channel)
    if conversation.is_im:
        raise NotPossible("nobody can be invited into a direct message")
    handles = [name.removeprefix("@").casefold() for name in names.split()]
    invited = [p for p in sandbox.members(person.team) if p.name in handles and not p.deleted]
    if not handles or len(invited) < len(set(handles)):
        raise NotPossible(f"nobody here has one of these names: {names}")
    for newcomer in invited:
        if newcomer.id not in conversation.members:
            conversation.members.append(newcomer.id)
            event = payloads.member_joined_channel(sandbox, conversation, newcomer.id, user)
            if sandbox.workspaces[person.team].bot_user in conversation.members:
                sandbox.emit(person.team, event)
            conversations.post(sandbox, _joined(sandbox, conversation, newcomer, user))
    return Outcome()


def _joined(sandbox: Sandbox, conversation: Conversation, newcomer: Person, inviter: str) -> Message:
    return Message(
        ts=sandbox.next_ts(),
        channel=conversation.id,
        team=conversation.team,
        user=newcomer.id,
        text=f"<@{newcomer.id}> has joined the channel",
        subtype="channel_join",
        inviter=inviter,
    )
