"""What files.* says no to, with Slack's error names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.refusals import refused_call
from tests.sandbox.world import World

JSON = dict[str, Any]
Row = tuple[str, str, Callable[[World], JSON], str]


def promised(world: World, **more: Any) -> JSON:
    """A file whose bytes never came."""
    asked = world.done("files.getUploadURLExternal", filename="a.txt", length=3)
    return {"files": [{"id": asked["file_id"]}], **more}


def uploaded(world: World, channel: str) -> JSON:
    given = promised(world, channel_id=channel)
    world.sandbox.files[given["files"][0]["id"]].uploaded = True
    return given


ROWS: list[Row] = [
    ("an upload without a name", "files.getUploadURLExternal", lambda w: {"length": 3}, "invalid_arguments"),
    ("an upload without a length", "files.getUploadURLExternal", lambda w: {"filename": "a"}, "invalid_arguments"),
    (
        "an upload of nothing",
        "files.getUploadURLExternal",
        lambda w: {"filename": "a", "length": 0},
        "invalid_arguments",
    ),
    (
        "an upload of over a gigabyte",
        "files.getUploadURLExternal",
        lambda w: {"filename": "a", "length": 10**9 + 1},
        "file_upload_size_restricted",
    ),
    (
        "alt text over 1,000",
        "files.getUploadURLExternal",
        lambda w: {"filename": "a", "length": 3, "alt_txt": "x" * 1001},
        "alt_txt_too_large",
    ),
    ("completing nothing", "files.completeUploadExternal", lambda w: {}, "invalid_arguments"),
    ("completing a nameless file", "files.completeUploadExternal", lambda w: {"files": [{}]}, "invalid_arguments"),
    (
        "completing an unknown file",
        "files.completeUploadExternal",
        lambda w: {"files": [{"id": "F404"}]},
        "file_not_found",
    ),
    ("completing before the bytes came", "files.completeUploadExternal", promised, "file_not_found"),
    ("completing twice", "files.completeUploadExternal", lambda w: {"files": [{"id": w.file().id}]}, "file_not_found"),
    ("sharing in no channel", "files.completeUploadExternal", lambda w: uploaded(w, "C404"), "channel_not_found"),
    ("sharing where it is not", "files.completeUploadExternal", lambda w: uploaded(w, w.lobby.id), "not_in_channel"),
    ("no file", "files.info", lambda w: {"file": "F404"}, "file_not_found"),
    ("another workspace's file", "files.info", lambda w: {"file": w.file(team=w.sofia.team).id}, "file_not_found"),
    (
        "a file in a channel it is not in",
        "files.info",
        lambda w: {"file": w.file(user=w.maya.id, channels=[w.closed.id]).id},
        "file_not_found",
    ),
    ("a moment that is none", "files.list", lambda w: {"ts_from": "yesterday"}, "invalid_arguments"),
    ("deleting no file", "files.delete", lambda w: {"file": "F404"}, "file_not_found"),
    ("deleting a person's file", "files.delete", lambda w: {"file": w.file(user=w.maya.id).id}, "cant_delete_file"),
]


@pytest.mark.parametrize(
    ("method", "args", "error"), [row[1:] for row in ROWS], ids=[f"{row[1]}: {row[0]}" for row in ROWS]
)
def test_a_call_is_refused_with_slacks_error(method: str, args: Callable[[World], JSON], error: str) -> None:
    assert refused_call(method, args) == error


def test_files_are_listed_of_a_channel_and_since_a_moment_page_by_page_and_never_where_the_app_is_not() -> None:
    world = World()
    made = [world.file(f"{n}.png", channels=[world.open.id], created=n) for n in range(5)]
    world.file("private.png", user=world.maya.id, channels=[world.closed.id])
    world.file("nowhere.png")
    told = world.done("files.list", channel=world.open.id, ts_from="1", count=3, page=2)
    assert [file["id"] for file in told["files"]] == [made[1].id]
    assert told["paging"] == {"count": 3, "total": 4, "page": 2, "pages": 2}
    assert world.done("files.list", user=world.maya.id)["files"] == []
