"""What chat.* does when it says yes."""

from __future__ import annotations

from typing import Any

from tests.sandbox.slack_json import section
from tests.sandbox.world import World

JSON = dict[str, Any]


def kept(world: World, ts: str) -> JSON:
    """The message as conversations.history tells it."""
    told = world.done("conversations.history", channel=world.dm.id, include_all_metadata=True)
    found: JSON = next(message for message in told["messages"] if message["ts"] == ts)
    return found


def test_a_persons_id_stands_for_their_dm() -> None:
    world = World()
    answer = world.done("chat.postMessage", channel=world.maya.id, text="Hello")
    assert answer["channel"] == world.dm.id
    assert world.dm.opened


def test_a_channels_name_will_do_for_posting() -> None:
    world = World()
    assert world.done("chat.postMessage", channel="#open", text="Hello")["channel"] == world.open.id


def test_a_deactivated_persons_dm_still_takes_messages() -> None:
    world = World()
    world.maya.deleted = True
    assert world.done("chat.postMessage", channel=world.dm.id, text="Hello")["ok"]


def test_a_text_beyond_forty_thousand_characters_is_cut() -> None:
    world = World()
    answer = world.done("chat.postMessage", channel=world.dm.id, text="x" * 40_001)
    assert len(answer["message"]["text"]) == 40_000


def test_a_reply_to_a_reply_goes_to_the_thread() -> None:
    world = World()
    root = world.post()
    reply = world.post(thread_ts=root)
    answer = world.rested().done("chat.postMessage", channel=world.dm.id, text="x", thread_ts=reply)
    assert answer["message"]["thread_ts"] == root


def test_text_without_blocks_takes_the_blocks_away() -> None:
    world = World()
    ts = world.post(blocks=[section()])
    world.done("chat.update", channel=world.dm.id, ts=ts, text="Only words")
    assert "blocks" not in kept(world, ts)
    assert kept(world, ts)["text"] == "Only words"


def test_blocks_without_text_leave_the_text() -> None:
    world = World()
    ts = world.post("", "Words", blocks=[section()])
    world.done("chat.update", channel=world.dm.id, ts=ts, blocks=[section("New")])
    assert kept(world, ts)["text"] == "Words"
    assert kept(world, ts)["blocks"][0]["text"]["text"] == "New"


def test_metadata_stays_until_it_is_replaced() -> None:
    world = World()
    metadata = {"event_type": "greeting", "event_payload": {"id": "1"}}
    ts = world.post(metadata=metadata)
    world.done("chat.update", channel=world.dm.id, ts=ts, text="New words")
    assert kept(world, ts)["metadata"] == metadata


def test_a_refused_update_changes_nothing() -> None:
    world = World()
    ts = world.post(text="Words")
    world.api("chat.update", channel=world.dm.id, ts=ts, text="", blocks=[])
    assert kept(world, ts)["text"] == "Words"


def test_a_deleted_message_is_gone() -> None:
    world = World()
    ts = world.post()
    world.done("chat.delete", channel=world.dm.id, ts=ts)
    assert world.done("conversations.history", channel=world.dm.id)["messages"] == []


def test_a_whisper_is_in_one_persons_session_and_in_no_history() -> None:
    world = World()
    ts = world.done("chat.postEphemeral", channel=world.open.id, user=world.maya.id, text="psst")["message_ts"]
    assert [m.text for m in world.sandbox.ephemerals[world.maya.id]] == ["psst"]
    assert world.done("conversations.history", channel=world.open.id)["messages"] == []
    assert world.api("chat.update", channel=world.open.id, ts=ts, text="x")["error"] == "message_not_found"


def test_a_whisper_to_somebody_away_is_lost_and_still_a_success() -> None:
    world = World()
    world.maya.active = False
    assert world.done("chat.postEphemeral", channel=world.dm.id, user=world.maya.id, text="psst")["message_ts"]
    assert world.sandbox.ephemerals.get(world.maya.id, []) == []


def test_a_permalink_to_a_reply_names_its_thread() -> None:
    world = World()
    root = world.post()
    reply = world.post(thread_ts=root)
    told = world.done("chat.getPermalink", channel=world.dm.id, message_ts=reply)["permalink"]
    assert told.endswith(f"/archives/{world.dm.id}/p{reply.replace('.', '')}?thread_ts={root}&cid={world.dm.id}")


def test_an_answer_already_given_does_not_change_with_the_message() -> None:
    world = World()
    ts = world.post(blocks=[section("Old")])
    world.done("chat.update", channel=world.dm.id, ts=ts, blocks=[section("New")])
    posted = next(call for call in world.sandbox.calls if call.method == "chat.postMessage")
    assert posted.response["message"]["blocks"][0]["text"]["text"] == "Old"
