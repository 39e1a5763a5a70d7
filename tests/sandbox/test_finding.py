"""conversations.* and users.*: what they find, and for whom."""

from __future__ import annotations

from tests.sandbox.world import World


def test_opening_a_dm_twice_says_so_the_second_time() -> None:
    world = World()
    assert world.done("conversations.open", users=world.maya.id)["channel"] == {"id": world.dm.id}
    again = world.done("conversations.open", users=world.maya.id)
    assert (again["no_op"], again["already_open"]) == (True, True)


def test_a_dm_can_be_opened_by_its_own_id_and_told_in_full() -> None:
    world = World()
    told = world.done("conversations.open", channel=world.dm.id, return_im=True)["channel"]
    assert (told["id"], told["user"], told["is_im"]) == (world.dm.id, world.maya.id, True)


def test_channels_are_listed_by_kind_and_the_hidden_ones_never() -> None:
    world = World()
    public = world.done("conversations.list")["channels"]
    private = world.done("conversations.list", types="private_channel")["channels"]
    assert {"general", "open", "lobby", "old"} == {channel["name"] for channel in public}
    assert [channel["name"] for channel in private] == ["leads"]


def test_archived_channels_can_be_left_out() -> None:
    world = World()
    told = world.done("conversations.list", exclude_archived=True)["channels"]
    assert "old" not in {channel["name"] for channel in told}


def test_only_opened_dms_are_listed() -> None:
    world = World()
    assert world.done("conversations.list", types="im")["channels"] == []
    world.done("conversations.open", users=world.maya.id)
    assert [c["user"] for c in world.done("conversations.list", types="im")["channels"]] == [world.maya.id]


def test_the_bot_joins_a_public_channel_and_is_told_if_it_was_there() -> None:
    world = World()
    joined = world.done("conversations.join", channel=world.lobby.id)
    assert joined["channel"]["is_member"] is True
    assert "warning" not in joined
    again = world.done("conversations.join", channel=world.lobby.id)
    assert (again["warning"], again["response_metadata"]) == (
        "already_in_channel",
        {"warnings": ["already_in_channel"]},
    )


def test_members_come_in_pages() -> None:
    world = World()
    first = world.done("conversations.members", channel=world.open.id, limit=1)
    second = world.done(
        "conversations.members",
        channel=world.open.id,
        limit=1,
        cursor=first["response_metadata"]["next_cursor"],
    )
    assert first["members"] + second["members"] == world.open.members
    assert second["response_metadata"]["next_cursor"] == ""


def test_a_dm_has_two_members() -> None:
    world = World()
    told = world.done("conversations.members", channel=world.dm.id)["members"]
    assert set(told) == {world.maya.id, world.workspace.bot_user}


def test_people_of_other_workspaces_are_not_listed() -> None:
    world = World()
    told = {member["id"] for member in world.done("users.list")["members"]}
    assert {world.maya.id, world.claire.id, world.workspace.bot_user} <= told
    assert world.sofia.id not in told


def test_people_come_in_pages_too() -> None:
    world = World()
    everybody = [member["id"] for member in world.done("users.list")["members"]]
    first = world.done("users.list", limit=2)
    rest = world.done("users.list", cursor=first["response_metadata"]["next_cursor"])
    assert [m["id"] for m in first["members"] + rest["members"]] == everybody


def test_a_locale_is_told_when_asked_for() -> None:
    world = World()
    assert "locale" not in world.done("users.info", user=world.claire.id)["user"]
    assert world.done("users.info", user=world.claire.id, include_locale=True)["user"]["locale"] == "fr-CA"


def test_a_deactivated_person_is_told_as_such() -> None:
    world = World()
    world.claire.deleted = True
    assert world.done("users.info", user=world.claire.id)["user"]["deleted"] is True


def test_an_address_is_found_however_it_is_written() -> None:
    world = World()
    assert world.done("users.lookupByEmail", email=world.maya.email.upper())["user"]["id"] == world.maya.id
