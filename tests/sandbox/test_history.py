"""conversations.history and .replies: order, limits in time, pages, metadata."""

from __future__ import annotations

import pytest

from tests.sandbox.world import World


def talk(world: World, count: int) -> list[str]:
    return [world.typed(f"Message {number}") for number in range(count)]


def told(world: World, **args: object) -> list[str]:
    answer = world.done("conversations.history", channel=world.dm.id, **args)
    return [message["ts"] for message in answer["messages"]]


def test_the_newest_comes_first() -> None:
    world = World()
    first, second, third = talk(world, 3)
    assert told(world) == [third, second, first]


def test_the_ends_of_a_span_are_left_out_unless_inclusive() -> None:
    world = World()
    a, b, c, d = talk(world, 4)
    assert told(world, oldest=a, latest=d) == [c, b]
    assert told(world, oldest=a, latest=d, inclusive=True) == [d, c, b, a]
    assert told(world, oldest=c) == [d]
    assert told(world, latest=b, inclusive="true") == [b, a]


def test_one_message_can_be_asked_for_by_its_ts() -> None:
    world = World()
    _, wanted, _ = talk(world, 3)
    assert told(world, latest=wanted, inclusive=True, limit=1) == [wanted]


def test_pages_follow_one_another_to_the_end() -> None:
    world = World()
    everything = talk(world, 5)
    seen: list[str] = []
    cursor, more = "", True
    while more:
        answer = world.done("conversations.history", channel=world.dm.id, limit=2, cursor=cursor)
        seen += [message["ts"] for message in answer["messages"]]
        more = answer["has_more"]
        cursor = answer.get("response_metadata", {}).get("next_cursor", "")
    assert seen == everything[::-1]
    assert cursor == ""


def test_a_hundred_messages_come_unless_more_are_asked_for() -> None:
    world = World()
    talk(world, 101)
    assert len(told(world)) == 100
    assert len(told(world, limit=999)) == 101


def test_metadata_comes_only_when_asked_for() -> None:
    world = World()
    metadata = {"event_type": "greeting", "event_payload": {"id": "1"}}
    world.post(metadata=metadata)
    plain = world.done("conversations.history", channel=world.dm.id)["messages"][0]
    full = world.done("conversations.history", channel=world.dm.id, include_all_metadata=True)["messages"][0]
    assert "metadata" not in plain
    assert full["metadata"] == metadata


def test_replies_stand_in_their_thread_and_not_in_the_history() -> None:
    world = World()
    root = world.post()
    one, two = world.post(thread_ts=root), world.post(thread_ts=root)
    assert told(world) == [root]
    for asked in (root, two):
        thread = world.done("conversations.replies", channel=world.dm.id, ts=asked)["messages"]
        assert [message["ts"] for message in thread] == [root, one, two]
    assert thread[0]["reply_count"] == 2


def test_a_broadcast_reply_stands_in_both() -> None:
    world = World()
    root = world.post()
    reply = world.post(thread_ts=root, reply_broadcast=True)
    assert told(world) == [reply, root]


@pytest.mark.parametrize("place", ["open", "leads"])
def test_a_channel_where_the_bot_is_can_be_read(place: str) -> None:
    world = World()
    channel = getattr(world, place)
    ts = world.typed("Hi", channel)
    assert [m["ts"] for m in world.done("conversations.history", channel=channel.id)["messages"]] == [ts]
