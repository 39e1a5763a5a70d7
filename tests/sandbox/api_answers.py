"""One good answer of every method, as full as the sandbox gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sandbox.slack_json import button, field, home, modal, section
from tests.sandbox.world import World

JSON = dict[str, Any]
METADATA = {"event_type": "greeting", "event_payload": {"id": "1"}}
BLOCKS = [section(accessory=button())]


def _posted(world: World) -> JSON:
    root = world.typed()
    return world.rested().done(
        "chat.postMessage",
        channel=world.dm.id,
        text="Hello",
        blocks=BLOCKS,
        attachments=[{"text": "x"}],
        metadata=METADATA,
        thread_ts=root,
        reply_broadcast=True,
    )


def _updated(world: World) -> JSON:
    ts = world.post(blocks=BLOCKS, metadata=METADATA)
    _uploaded(world)
    world.dm.messages[ts].files = list(world.sandbox.files)
    return world.done("chat.update", channel=world.dm.id, ts=ts, text="Goodbye", blocks=BLOCKS)


def _talk(world: World) -> str:
    """A thread with a file, an edit and metadata; the ts of its first message."""
    world.typed("Earlier")
    root = world.post(blocks=BLOCKS, metadata=METADATA)
    world.done("chat.update", channel=world.dm.id, ts=root, text="Hello again")
    reply = world.dm.messages[world.typed("A reply")]
    reply.thread_ts, reply.client_msg_id = root, "c0ffee"
    world.dm.messages[root].files = [world.file("a.txt").id]
    world.dm.messages[world.typed("Aside")].client_msg_id = "c0ffee"
    _uploaded(world)
    return root


def _uploaded(world: World) -> JSON:
    asked = world.done("files.getUploadURLExternal", filename="plan.txt", length=3)
    stored = world.sandbox.files[asked["file_id"]]
    stored.content, stored.uploaded = b"abc", True
    return world.done(
        "files.completeUploadExternal", files=[{"id": stored.id, "title": "Plan"}], channel_id=world.dm.id
    )


def _history(world: World) -> JSON:
    _talk(world)
    return world.done("conversations.history", channel=world.dm.id, include_all_metadata=True, limit=3)


def _replies(world: World) -> JSON:
    root = _talk(world)
    return world.done("conversations.replies", channel=world.dm.id, ts=root, include_all_metadata=True, limit=1)


def _opened(world: World) -> JSON:
    world.done("conversations.open", users=world.maya.id)
    return world.done("conversations.open", users=world.maya.id, return_im=True)


def _information(world: World) -> JSON:
    return world.done("conversations.info", channel=world.open.id, include_num_members=True, include_locale=True)


def _listed(world: World) -> JSON:
    world.done("conversations.open", users=world.maya.id)
    return world.done("conversations.list", types="public_channel,private_channel,im")


def _form() -> JSON:
    named = field(block_id="b")
    return modal(
        named, callback_id="c", private_metadata="{}", external_id="e", close={"type": "plain_text", "text": "No"}
    )


def _pushed(world: World) -> JSON:
    below = world.modal(modal(section()))
    return world.done("views.push", trigger_id=world.trigger(below["id"]), view=_form())


def _listed_files(world: World) -> JSON:
    _uploaded(world)
    return world.done("files.list")


ANSWERS: dict[str, Callable[[World], JSON]] = {
    "apps.connections.open": lambda w: w.done("apps.connections.open", token=w.sandbox.app_token),
    "auth.test": lambda w: w.done("auth.test"),
    "chat.delete": lambda w: w.done("chat.delete", channel=w.dm.id, ts=w.post()),
    "chat.getPermalink": lambda w: w.done("chat.getPermalink", channel=w.dm.id, message_ts=w.post()),
    "chat.postEphemeral": lambda w: w.done("chat.postEphemeral", channel=w.dm.id, user=w.maya.id, text="x"),
    "chat.postMessage": _posted,
    "chat.update": _updated,
    "conversations.history": _history,
    "conversations.info": _information,
    "conversations.join": lambda w: w.done("conversations.join", channel=w.open.id),
    "conversations.list": _listed,
    "conversations.members": lambda w: w.done("conversations.members", channel=w.open.id),
    "conversations.open": _opened,
    "conversations.replies": _replies,
    "files.completeUploadExternal": _uploaded,
    "files.delete": lambda w: w.done("files.delete", file=w.file().id),
    "files.getUploadURLExternal": lambda w: w.done("files.getUploadURLExternal", filename="a.txt", length=3),
    "files.info": lambda w: w.done("files.info", file=_uploaded(w)["files"][0]["id"]),
    "files.list": _listed_files,
    "users.info": lambda w: w.done("users.info", user=w.maya.id, include_locale=True),
    "users.list": lambda w: w.done("users.list", include_locale=True),
    "users.lookupByEmail": lambda w: w.done("users.lookupByEmail", email=w.maya.email),
    "views.open": lambda w: w.done("views.open", trigger_id=w.trigger(), view=_form()),
    "views.publish": lambda w: w.done("views.publish", user_id=w.maya.id, view=home(field())),
    "views.push": _pushed,
    "views.update": lambda w: w.done("views.update", view_id=w.modal(_form())["id"], view=_form()),
}
