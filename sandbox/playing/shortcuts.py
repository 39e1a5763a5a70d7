"""Shortcuts: from the menu beside the message box, and from a message's own menu."""

from __future__ import annotations

from sandbox import answers, payloads, stack
from sandbox.delivery import NotAckedError
from sandbox.playing.outcome import TROUBLE, NotPossible, Outcome, message_on_screen, slack_says, whoever
from sandbox.playing.telling import tell
from sandbox.records import JSON, Person
from sandbox.state import Sandbox


async def shortcut(
    sandbox: Sandbox, user: str, callback_id: str, *, channel: str | None = None, ts: str | None = None
) -> Outcome:
    """Runs a shortcut of the manifest; a message shortcut needs its message."""
    person = whoever(sandbox, user)
    kind = "message" if ts else "global"
    declared = [s for s in sandbox.manifest.shortcuts if (s.callback_id, s.type) == (callback_id, kind)]
    if not declared or not sandbox.workspaces[person.team].installed:
        raise NotPossible(f"no such {kind} shortcut: {callback_id}")
    home = channel or sandbox.dm_of(user).id
    payload = (
        _message_action(sandbox, person, callback_id, home, ts)
        if ts
        else payloads.shortcut(sandbox, person, callback_id, stack.new_trigger(sandbox, user))
    )
    try:
        ack = await tell(sandbox, person, payload)
    except NotAckedError:
        slack_says(sandbox, person, home, TROUBLE)
        return Outcome(errors={"": TROUBLE})
    return Outcome(round(ack.ack_ms))


def _message_action(sandbox: Sandbox, person: Person, callback_id: str, channel: str, ts: str) -> JSON:
    message = message_on_screen(sandbox, person, channel, ts)
    if message.ephemeral_to:
        raise NotPossible("an ephemeral message has no shortcuts")
    answer_to = answers.new_response_url(sandbox, person, channel, message_ts=ts, thread_ts=message.thread_ts)
    trigger = stack.new_trigger(sandbox, person.id)
    return payloads.message_action(sandbox, person, message, callback_id, trigger, answer_to)
