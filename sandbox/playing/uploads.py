"""Files that a person brings: into a conversation, or into a modal's file input; and those they open."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

from sandbox import conversations, events
from sandbox.playing.messages import heard
from sandbox.playing.outcome import NotPossible, Outcome, place, whoever
from sandbox.records import Message, StoredFile
from sandbox.state import Sandbox
from sandbox.typed_text import as_message

FILETYPES = {"jpg": "jpg", "jpeg": "jpg", "txt": "text", "md": "markdown", "py": "python", "": "binary"}


def keep_file(sandbox: Sandbox, user: str, name: str, content: bytes) -> StoredFile:
    """Stores a file of this person's, shared nowhere yet."""
    person = whoever(sandbox, user)
    if not content:
        raise NotPossible("an empty file can't be uploaded")
    ending = PurePath(name).suffix.removeprefix(".").lower()
    stored = StoredFile(
        id=sandbox.next_id("F"),
        team=person.team,
        user=user,
        name=name,
        title=PurePath(name).stem,
        size=len(content),
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        filetype=FILETYPES.get(ending, ending),
        content=content,
        created=int(sandbox.clock.epoch()),
        uploaded=True,
        completed=True,
    )
    sandbox.files[stored.id] = stored
    return stored


async def upload(
    sandbox: Sandbox,
    user: str,
    name: str,
    content: bytes,
    *,
    channel: str | None = None,
    text: str = "",
    thread_ts: str | None = None,
) -> Outcome:
    """Drops a file into a conversation; without one, into the DM with the app."""
    person = whoever(sandbox, user)
    conversation = place(sandbox, person, channel)
    stored = keep_file(sandbox, user, name, content)
    marked, blocks = as_message(sandbox, person, text)
    message = Message(
        ts=sandbox.next_ts(),
        channel=conversation.id,
        team=person.team,
        user=user,
        text=marked,
        blocks=blocks if text else None,
        thread_ts=thread_ts,
        files=[stored.id],
    )
    stored.channels.append(conversation.id)
    stored.shares.append((conversation.id, message.ts))
    shared = sandbox.emit(person.team, events.file_shared(sandbox, stored, conversation.id))
    said = await heard(conversations.post(sandbox, message))
    return Outcome(max(said.ack_ms, (await heard(shared)).ack_ms))


def note_download(sandbox: Sandbox, user: str, file_id: str) -> None:
    """Remembers that a person opened a file."""
    opened = sandbox.downloads.setdefault(user, [])
    if file_id not in opened:
        opened.append(file_id)
