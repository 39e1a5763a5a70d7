"""Blocks that show a Slack file: the file must be there, be a picture, and be visible to the app."""

from __future__ import annotations

from sandbox.blocks import file_references
from sandbox.blocks.schema import problem
from sandbox.errors import SlackError
from sandbox.records import JSON, StoredFile
from sandbox.web_api.context import Call

SHOWABLE = frozenset({"png", "jpg", "jpeg", "gif"})


def check_pictures(call: Call, blocks: list[JSON], error: str, pointer: str) -> None:
    """Raises `error` where a `slack_file` names no picture of this workspace."""
    faults = [
        problem("invalid slack file", below)
        for reference, below in file_references(blocks, pointer)
        if not _is_picture(_meant(call, reference), call)
    ]
    if faults:
        extra = {"errors": faults} if error == "invalid_blocks" else {}
        raise SlackError(error, [f"[ERROR] {fault}" for fault in faults], extra)


def _meant(call: Call, reference: JSON) -> StoredFile | None:
    if "id" in reference:
        return call.sandbox.files.get(reference["id"])
    named = (f for f in call.sandbox.files.values() if f.id in reference["url"].split("?")[0])
    return next(named, None)


def _is_picture(stored: StoredFile | None, call: Call) -> bool:
    return (
        stored is not None and stored.team == call.workspace.team and stored.completed and stored.filetype in SHOWABLE
    )
