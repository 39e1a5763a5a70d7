"""What comes of something a person does: done, or not possible."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.records import Conversation, Message, Person
from sandbox.state import Sandbox

SLACKBOT = "USLACKBOT"
TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Outcome:
    """The app acknowledged after `ack_ms`; `errors` is what a modal then showed, by block_id.

    Slack's own words over the whole form ("We had some trouble connecting. Try again?") stand under "".
    """

    ack_ms: int = 0
    errors: dict[str, str] = field(default_factory=dict)


class NotPossible(Exception):
    """A person could not have done this on their screen; `reason` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def whoever(sandbox: Sandbox, user: str) -> Person:
    """The person who plays, if they can."""
    person = sandbox.people.get(user)
    if person is None or person.is_bot:
        raise NotPossible(f"no such person: {user}")
    if person.deleted:
        raise NotPossible(f"{person.real_name} is deactivated")
    return person


def place(sandbox: Sandbox, person: Person, channel: str | None) -> Conversation:
    """A conversation this person sees; without a channel, their DM with the app."""
    if channel is None:
        return sandbox.dm_of(person.id)
    conversation = sandbox.conversations.get(channel)
    if conversation is None or person.id not in sandbox.audience(conversation):
        raise NotPossible(f"no such conversation on this screen: {channel}")
    return conversation


def message_on_screen(sandbox: Sandbox, person: Person, channel: str, ts: str) -> Message:
    """A message this person sees, ephemeral ones of theirs included."""
    conversation = place(sandbox, person, channel)
    found = conversation.messages.get(ts) or next(
        (m for m in sandbox.ephemerals.get(person.id, []) if (m.channel, m.ts) == (channel, ts)), None
    )
    if found is None:
        raise NotPossible(f"no such message on this screen: {ts}")
    return found


def slack_says(sandbox: Sandbox, person: Person, channel: str, text: str, thread_ts: str | None = None) -> Message:
    """Slack's own words, only visible to one person."""
    message = Message(
        ts=sandbox.next_ts(),
        channel=channel,
        team=person.team,
        user=SLACKBOT,
        text=text,
        thread_ts=thread_ts,
        ephemeral_to=person.id,
    )
    sandbox.ephemerals.setdefault(person.id, []).append(message)
    sandbox.changed(person.id)
    return message
