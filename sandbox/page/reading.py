"""What the page reads from the sandbox for one person, beside `sandbox.screen`: readers, neighbours, threads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.objects import replies_to
from sandbox.page.text.reader import Reader
from sandbox.playing import SLACKBOT
from sandbox.records import Conversation, Message, Person
from sandbox.screen import messages_seen, seen_by
from sandbox.state import Sandbox

SHOWN_AT_FIRST = 60  # messages of a conversation; older ones on demand


def reader_of(sandbox: Sandbox, user: str) -> Reader:
    """The person as the reader of texts."""
    person = sandbox.people[user]
    return Reader(
        user=user,
        tz=person.tz,
        locale=person.locale,
        now=sandbox.clock.now(),
        person_name=lambda other: name_of(sandbox, other) if other in sandbox.people else None,
        channel_name=lambda channel: _channel_name(sandbox, user, channel),
    )


def _channel_name(sandbox: Sandbox, user: str, channel: str) -> str | None:
    """A private channel's name is for its members."""
    found = sandbox.conversations.get(channel)
    hidden = found is None or (found.is_private and user not in sandbox.audience(found))
    return None if hidden or found is None else found.name


def name_of(sandbox: Sandbox, user: str) -> str:
    """A person's full name; Slackbot's for what Slack itself says."""
    if user == SLACKBOT:
        return "Slackbot"
    person = sandbox.people.get(user)
    return (person.real_name or person.name) if person else user


def playable(sandbox: Sandbox) -> list[Person]:
    """Everybody who can be played, by workspace and then by name; those with a part first."""
    people = [person for person in sandbox.humans() if not person.deleted]
    order = list(sandbox.workspaces)
    return sorted(people, key=lambda p: (order.index(p.team), not p.title, p.real_name.casefold()))


def first_to_play(sandbox: Sandbox) -> str:
    """Whom a newcomer is: the first mentee, for the mentee leads the relationship."""
    people = [person for person in sandbox.humans() if not person.deleted]
    return next((person.id for person in people if "mentee" in person.title), people[0].id)


@dataclass(frozen=True)
class Waiting:
    """What one person has not read, over all their conversations; `newest` is a ts, "" where nothing waits."""

    count: int = 0
    newest: str = ""


def waiting_for(sandbox: Sandbox, user: str) -> Waiting:
    """Looks only at the end of each conversation: this is asked for everybody at every change."""
    stamps = [ts for conversation in seen_by(sandbox, user) for ts in _unread_stamps(sandbox, user, conversation)]
    return Waiting(len(stamps), max(stamps, default=""))


def _unread_stamps(sandbox: Sandbox, user: str, conversation: Conversation) -> Iterator[str]:
    since = conversation.last_read.get(user, "")
    for message in reversed(conversation.messages.values()):
        if message.ts <= since:
            break
        if message.user != user:
            yield message.ts
    for message in sandbox.ephemerals.get(user, ()):
        if message.channel == conversation.id and message.ts > since:
            yield message.ts


def main_messages(sandbox: Sandbox, user: str, conversation: Conversation) -> list[Message]:
    """What stands in the conversation itself: no replies, unless they were also sent to it."""
    seen = messages_seen(sandbox, user, conversation)
    return [m for m in seen if not m.thread_ts or m.thread_ts == m.ts or m.reply_broadcast]


def thread_messages(sandbox: Sandbox, user: str, conversation: Conversation, ts: str) -> list[Message]:
    """A thread: its first message, then the replies this person sees."""
    seen = messages_seen(sandbox, user, conversation)
    return [m for m in seen if m.ts == ts or m.thread_ts == ts]


def replies(conversation: Conversation, ts: str) -> list[Message]:
    """The replies to a message that everybody in the conversation sees."""
    return replies_to(conversation, ts)


def conversation_name(sandbox: Sandbox, conversation: Conversation) -> str:
    """The app's name for a direct message with it."""
    if not conversation.is_im:
        return conversation.name
    return name_of(sandbox, sandbox.workspaces[conversation.team].bot_user)
