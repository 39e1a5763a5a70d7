"""files.*: an upload in three steps, looking a file up, deleting it."""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePath
from typing import Any

from sandbox import conversations, events
from sandbox.errors import SlackError
from sandbox.objects import file_object
from sandbox.records import JSON, Conversation, Message, StoredFile
from sandbox.state import Sandbox
from sandbox.web_api.arguments import invalid
from sandbox.web_api.content import read_content, read_thread
from sandbox.web_api.context import Call, Method

LARGEST_FILE = 1_000_000_000  # bytes; Slack's limit for one file
LONGEST_ALT_TEXT = 1_000
SECONDS = re.compile(r"\d{1,12}(\.\d+)?")
FILETYPES = {"jpeg": "jpg", "txt": "text", "md": "markdown", "py": "python", "": "binary"}


def get_upload_url(call: Call) -> JSON:
    """The first step: a place for `length` bytes. The second is a POST of the bytes to `upload_url`."""
    name, length = call.args.needed("filename"), call.args.needed("length")
    if not length.isdecimal() or int(length) < 1:
        raise invalid("must be greater than 0 [json-pointer:/length]")
    if int(length) > LARGEST_FILE:
        raise SlackError("file_upload_size_restricted")
    if len(call.args.text("alt_txt")) > LONGEST_ALT_TEXT:
        raise SlackError("alt_txt_too_large")
    ending = PurePath(name).suffix.removeprefix(".").lower()
    stored = StoredFile(
        id=call.sandbox.next_id("F"),
        team=call.workspace.team,
        user=call.workspace.bot_user,
        name=name,
        title=name,
        size=int(length),
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        filetype=FILETYPES.get(ending, ending),
        created=int(call.sandbox.clock.epoch()),
        alt_text=call.args.text("alt_txt") or None,
    )
    call.sandbox.files[stored.id] = stored
    return {"upload_url": f"{call.sandbox.base_url}/upload/v1/{stored.id}", "file_id": stored.id}


def take_bytes(sandbox: Sandbox, file_id: str, content: bytes) -> None:
    """The second step. A file that is not awaited, or of another length, is refused."""
    stored = sandbox.files.get(file_id)
    if stored is None or stored.completed:
        raise SlackError("file_not_found")
    if len(content) != stored.size:
        raise SlackError("length_mismatch")
    stored.content, stored.uploaded = content, True


def complete_upload(call: Call) -> JSON:
    """The third step: gives titles and, with `channel_id`, shares the files there in one message."""
    files = _uploaded(call)
    places = [_shared_with(call, channel) for channel in _channels(call)]
    for stored, title in files:
        stored.completed = True
        stored.title = title or stored.name
    for conversation in places:
        _share(call, conversation, [stored for stored, _ in files])
    return {"files": [file_object(call.sandbox, stored) for stored, _ in files]}


def _uploaded(call: Call) -> list[tuple[StoredFile, str]]:
    given: Any = call.args.value("files")
    if not isinstance(given, list) or not given:
        raise invalid("missing required field: files")
    found = []
    for index, entry in enumerate(given):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise invalid(f"missing required field: id [json-pointer:/files/{index}]")
        stored = call.sandbox.files.get(entry["id"])
        ours = stored is not None and stored.team == call.workspace.team and stored.user == call.workspace.bot_user
        if stored is None or not ours or not stored.uploaded or stored.completed:
            raise SlackError("file_not_found")
        found.append((stored, str(entry.get("title") or "")))
    return found


def _channels(call: Call) -> list[str]:
    listed = call.args.text("channels") or call.args.text("channel_id")
    return [channel for channel in listed.split(",") if channel]


def _shared_with(call: Call, channel: str) -> Conversation:
    conversation = call.sandbox.conversations.get(channel)
    if conversation is None or conversation.team != call.workspace.team or not call.sees(conversation):
        raise SlackError("channel_not_found")
    if not call.is_in(conversation):
        raise SlackError("not_in_channel")
    return conversation


def _share(call: Call, conversation: Conversation, files: list[StoredFile]) -> None:
    message = Message(
        ts=call.sandbox.next_ts(),
        channel=conversation.id,
        team=call.workspace.team,
        user=call.workspace.bot_user,
        bot_id=call.workspace.bot_id,
        text=call.args.text("initial_comment"),
        blocks=read_content(call).blocks,
        thread_ts=read_thread(call, conversation.id),
        files=[stored.id for stored in files],
    )
    for stored in files:
        stored.channels.append(conversation.id)
        stored.shares.append((conversation.id, message.ts))
        call.sandbox.emit(call.workspace.team, events.file_shared(call.sandbox, stored, conversation.id))
    conversations.post(call.sandbox, message)


def files_info(call: Call) -> JSON:
    stored = found_file(call)
    return {
        "file": file_object(call.sandbox, stored),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def files_list(call: Call) -> JSON:
    """Files where the app is, the latest first: of one channel, of one person, since a moment."""
    count, number = call.args.whole("count", 100, 1000), call.args.whole("page", 1, 100_000)
    channel, user, since = call.args.text("channel"), call.args.text("user"), call.args.text("ts_from")
    if since and not SECONDS.fullmatch(since):
        raise invalid("must be a timestamp [json-pointer:/ts_from]")
    found = [
        stored
        for stored in call.sandbox.files.values()
        if stored.completed
        and stored.team == call.workspace.team
        and any(call.is_in(call.sandbox.conversations[one]) for one in stored.channels)
        and (not channel or channel in stored.channels)
        and (not user or stored.user == user)
        and stored.created >= float(since or 0)
    ]
    shown = found[::-1][(number - 1) * count : number * count]
    pages = -(-len(found) // count)
    paging = {"count": count, "total": len(found), "page": number, "pages": pages}
    return {"files": [file_object(call.sandbox, stored) for stored in shown], "paging": paging}


def files_delete(call: Call) -> JSON:
    """An app deletes its own files; what shared them stays, without them."""
    stored = found_file(call)
    if stored.user != call.workspace.bot_user:
        raise SlackError("cant_delete_file")
    del call.sandbox.files[stored.id]
    for channel in stored.channels:
        call.sandbox.changed(*call.sandbox.audience(call.sandbox.conversations[channel]))
    return {}


def found_file(call: Call) -> StoredFile:
    """A file that the app made, or one in a conversation where it is."""
    stored = call.sandbox.files.get(call.args.needed("file"))
    if stored is None or stored.team != call.workspace.team or not stored.completed:
        raise SlackError("file_not_found")
    shared = any(call.is_in(call.sandbox.conversations[channel]) for channel in stored.channels)
    if stored.user != call.workspace.bot_user and stored.channels and not shared:
        raise SlackError("file_not_found")
    return stored


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, ("files:write",)),
    "files.completeUploadExternal": Method(complete_upload, ("files:write",)),
    "files.info": Method(files_info, ("files:read",)),
    "files.list": Method(files_list, ("files:read",)),
    "files.delete": Method(files_delete, ("files:write",)),
}
