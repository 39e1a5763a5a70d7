"""The demo goes on where it was: what survives a restart, and what a session's end takes away."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient

from tests.sandbox.parrot import buttons, connected, form
from tests.sandbox.running import running


def test_what_was_said_published_shared_and_wound_is_there_again(tmp_path: Path) -> None:
    with running(data=tmp_path) as slack:
        maya = slack.person("Maya Lin")
        client = WebClient(token=slack.bot_token(maya), base_url=slack.api)
        client.chat_postMessage(
            channel=maya,
            text="kept",
            blocks=buttons("open"),
            metadata={"event_type": "d", "event_payload": {"id": "1"}},
        )
        client.views_publish(user_id=maya, view={"type": "home", "blocks": buttons("open")})
        slack.http.post(f"/people/{maya}/file", files={"file": ("a.csv", b"a,b")})
        slack.http.patch(f"/people/{maya}", json={"locale": "fr-CA"})
        slack.post("/clock", advance_s=86400)
        before, clock = slack.screen(maya), slack.get("/clock")["now"]
        app = slack.get("/app")
    with running(data=tmp_path) as slack:
        after = slack.screen(maya)
        for screen in (before, after):
            screen["conversations"][0]["messages"][-1]["files"][0].pop("url")  # the port is another
        assert after == before
        assert slack.get("/app") == app
        assert slack.sandbox.people[maya].locale == "fr-CA"
        assert datetime.fromisoformat(slack.get("/clock")["now"]) >= datetime.fromisoformat(clock)
        shown = slack.dm(maya)[-1]["files"][0]
        assert slack.http.get(shown["url"]).content == b"a,b"
        client = WebClient(token=slack.bot_token(maya), base_url=slack.api)
        dm = slack.sandbox.dm_of(maya).id
        found = client.conversations_history(channel=dm, include_all_metadata=True)["messages"]
        assert found[-1]["metadata"]["event_payload"] == {"id": "1"}


def test_ids_and_timestamps_go_on_from_where_they_were(tmp_path: Path) -> None:
    with running(data=tmp_path) as slack:
        maya = slack.person("Maya Lin")
        slack.post("/clock", advance_s=timedelta(days=30).total_seconds())
        slack.post(f"/people/{maya}/message", text="first")
        counter = slack.sandbox.counter
    with running(data=tmp_path) as slack:
        slack.post(f"/people/{maya}/message", text="second")
        assert [m["text"] for m in slack.dm(maya)] == ["first", "second"]
        assert slack.sandbox.counter > counter


def test_modals_and_ephemeral_messages_are_a_sessions(tmp_path: Path) -> None:
    with running(data=tmp_path) as slack, connected(slack):
        maya = slack.person("Maya Lin")
        slack.post(f"/people/{maya}/command", command="/parrot", text="whisper")
        slack.post(f"/people/{maya}/command", command="/parrot", text="hello")
        assert len(slack.screen(maya)["modals"]) == len(slack.dm(maya)) == 1
    with running(data=tmp_path) as slack:
        assert slack.screen(maya)["modals"] == slack.dm(maya) == []


def test_nothing_is_written_without_a_folder(tmp_path: Path) -> None:
    with running() as slack:
        slack.post(f"/people/{slack.person('Maya Lin')}/message", text="hello")
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_writing_leaves_the_last_snapshot_whole(tmp_path: Path) -> None:
    with running(data=tmp_path) as slack:
        maya = slack.person("Maya Lin")
        slack.post(f"/people/{maya}/message", text="kept")
    (tmp_path / "sandbox.json.part").write_text('{"version": 1, "cut sho')
    with running(data=tmp_path) as slack:
        assert [m["text"] for m in slack.dm(maya)] == ["kept"]


def test_somebody_new_in_the_roster_joins_what_was_kept(tmp_path: Path) -> None:
    with running(data=tmp_path) as slack:
        slack.post(f"/people/{slack.person('Maya Lin')}/message", text="hello")
    roster = tmp_path / "more.csv"
    rows = "email,name,role,company\nmaya.lin@northwind.example,Maya Lin,mentee,Northwind\n"
    roster.write_text(f"{rows}new@northwind.example,New One,mentor,Northwind\n")
    with running(data=tmp_path, roster=roster) as slack:
        screen = slack.screen(slack.person("New One"))
        assert [c["name"] for c in screen["conversations"]] == ["Parrot", "general"]


def test_a_form_left_open_is_no_part_of_the_snapshot_file(tmp_path: Path) -> None:
    """Half-typed private words must not reach the disk."""
    with running(data=tmp_path) as slack, connected(slack):
        maya = slack.person("Maya Lin")
        slack.post(f"/people/{maya}/command", command="/parrot", text="half-typed words")
        assert slack.screen(maya)["modals"][0]["callback_id"] == form()["callback_id"]
    assert "half-typed" not in (tmp_path / "sandbox.json").read_text()
