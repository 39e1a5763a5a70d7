"""The seam's stage: people, workspaces, channels, the clock, and how it says no."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from sandbox.settling import wind_to_next_event
from tests.sandbox.frames import Frames, socket_of
from tests.sandbox.linked import linked
from tests.sandbox.running import JSON, Running


def test_people_have_the_shape_that_scripts_rely_on(slack: Running) -> None:
    people = slack.get("/people")
    assert all(
        list(p) == ["id", "team", "name", "real_name", "email", "tz", "locale", "title", "deleted"] for p in people
    )
    claire = next(p for p in people if p["real_name"] == "Claire Roy")
    assert (claire["tz"], claire["locale"], claire["title"]) == ("America/Toronto", "fr-CA", "mentor")
    assert len({p["id"] for p in people}) == len(people)
    assert not any(p["real_name"] == "Parrot" for p in people)


def test_a_screen_has_the_shape_that_scripts_rely_on(slack: Running) -> None:
    maya = slack.person("Maya Lin")
    screen = slack.screen(maya)
    assert list(screen) == ["conversations", "home", "modals", "downloads"]
    assert [(c["name"], c["is_im"]) for c in screen["conversations"]] == [("Parrot", True), ("general", False)]
    slack.post(f"/people/{maya}/message", text="hello")
    assert list(slack.dm(maya)[0]) == ["ts", "thread_ts", "user", "text", "blocks", "files", "ephemeral"]


def test_a_lead_also_sees_the_private_channel_of_leads(slack: Running) -> None:
    lena = slack.screen(slack.person("Lena Ortiz"))
    assert [c["name"] for c in lena["conversations"]] == ["Parrot", "general", "mentorship"]


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        ("/people/UNOBODY/command", {"command": "/raw"}, "no such person"),
        ("/people/{maya}/command", {}, "command is missing"),
        ("/people/{maya}/command", {"command": "/raw", "channel": "CNOWHERE"}, "no such conversation"),
        ("/people/{maya}/message", {"text": "  "}, "empty message"),
        ("/people/{maya}/message", {"text": "x", "channel": "{claires_dm}"}, "no such conversation"),
        ("/people/{maya}/message", {"text": "x", "thread_ts": "1.2"}, "no such message"),
        ("/people/{maya}/action", {"action_id": "x"}, "no such view"),
        ("/people/{maya}/submit", {"values": {}}, "no modal"),
        ("/people/{maya}/submit", {"values": []}, "values is not an object"),
        ("/people/{maya}/close", {}, "no modal"),
        ("/people/{maya}/shortcut", {"callback_id": "nothing"}, "no such global shortcut"),
        ("/channels", {"team": "TNOWHERE", "name": "x"}, "no such workspace"),
        ("/people", {"team": "TNOWHERE", "email": "a@b.c"}, "no such workspace"),
        ("/workspaces", {}, "needs a name"),
        ("/faults", {"method": "chat.postMessage"}, "a fault needs"),
        ("/faults", {"method": "chat.postMessage", "status": 500, "colour": 1}, "no such key"),
        ("/clock", {"advance_s": -1}, "time never goes back"),
        ("/clock", {"now": "2020-01-01T00:00:00+00:00"}, "time never goes back"),
        ("/clock", {"now": "2090-01-01T00:00:00"}, "offset from UTC"),
        ("/clock", {"now": "soon"}, "say now"),
    ],
)
def test_what_a_person_could_not_do_is_refused_with_the_reason(slack: Running, path: str, body: JSON, why: str) -> None:
    maya, claires_dm = slack.person("Maya Lin"), slack.sandbox.dm_of(slack.person("Claire Roy")).id
    filled = {k: v.format(claires_dm=claires_dm) if isinstance(v, str) else v for k, v in body.items()}
    assert why in slack.refused(path.format(maya=maya), **filled)


def test_a_body_that_is_no_json_is_refused(slack: Running) -> None:
    answer = slack.http.post("/clock", content=b"{")
    assert (answer.status_code, answer.json()) == (400, {"ok": False, "error": "the body is not JSON"})


def test_an_argument_of_the_wrong_kind_is_refused_in_the_same_shape(slack: Running) -> None:
    answer = slack.http.get("/calls?after=x")

    assert answer.status_code == 400
    assert answer.json()["ok"] is False
    assert answer.json()["error"].startswith("after: ")


def serve(app: Frames, count: int) -> list[JSON]:
    """Acknowledges the next frames and returns their events."""
    events = []
    for _ in range(count):
        frame = app.next()
        app.ack(frame)
        events.append(frame["payload"]["event"])
    return events


def test_who_joins_and_who_changes_is_told_to_the_app(slack: Running) -> None:
    team = slack.sandbox.people[slack.person("Maya Lin")].team
    with socket_of(slack) as app, ThreadPoolExecutor() as pool:
        served = pool.submit(serve, app, 3)
        added = slack.post("/people", team=team, email="zoe@northwind.example", real_name="Zoé Blanc", locale="fr-FR")
        slack.http.patch(f"/people/{added['id']}", json={"locale": "en-GB", "tz": "Europe/Paris"}).raise_for_status()
        slack.http.patch(f"/people/{added['id']}", json={"deleted": True}).raise_for_status()
        joined, changed, gone = served.result()
    assert (joined["type"], joined["user"]["real_name"], joined["user"]["locale"]) == (
        "team_join",
        "Zoé Blanc",
        "fr-FR",
    )
    assert (changed["type"], changed["user"]["locale"], changed["user"]["tz"]) == (
        "user_change",
        "en-GB",
        "Europe/Paris",
    )
    assert gone["user"]["deleted"] is True
    assert "deactivated" in slack.refused(f"/people/{added['id']}/message", text="still here?")
    assert slack.http.patch(f"/people/{added['id']}", json={"tz": "Mars/Base"}).status_code == 400


def test_an_app_that_is_removed_is_told_and_its_token_is_dead(slack: Running) -> None:
    maya = slack.person("Maya Lin")
    team, token = slack.sandbox.people[maya].team, {"Authorization": f"Bearer {slack.bot_token(maya)}"}
    with socket_of(slack) as app, ThreadPoolExecutor() as pool:
        served = pool.submit(serve, app, 2)
        slack.post("/workspaces", team=team, installed=False)
        assert {event["type"] for event in served.result()} == {"app_uninstalled", "tokens_revoked"}
    assert slack.http.post("/api/auth.test", headers=token).json()["error"] == "account_inactive"
    assert "not a valid command" in slack.refused(f"/people/{maya}/command", command="/raw")
    slack.post("/workspaces", team=team, installed=True)
    fresh = slack.get("/app")["bot_tokens"][team]
    assert slack.http.post("/api/auth.test", headers={"Authorization": f"Bearer {fresh}"}).json()["ok"] is True
    assert slack.http.post("/api/auth.test", headers=token).json()["ok"] is False


def test_a_new_workspace_has_a_token_of_its_own(slack: Running) -> None:
    made = slack.post("/workspaces", name="Aurora")
    assert {"team": made["team"], "name": "Aurora", "installed": True} in slack.get("/workspaces")
    token = slack.get("/app")["bot_tokens"][made["team"]]
    answer = slack.http.post("/api/auth.test", headers={"Authorization": f"Bearer {token}"}).json()
    assert answer["team_id"] == made["team"]


def test_the_app_is_in_a_channel_only_if_it_is_named_or_invited(slack: Running) -> None:
    maya = slack.person("Maya Lin")
    team = slack.sandbox.people[maya].team
    token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
    channel = slack.post("/channels", team=team, name="pilot", is_private=True, members=[maya])["id"]
    say = {"channel": channel, "text": "hello"}
    assert slack.http.post("/api/chat.postMessage", json=say, headers=token).json()["error"] == "channel_not_found"
    slack.post(f"/people/{maya}/message", text="/invite @Parrot", channel=channel)
    slack.post("/clock", advance_s=1)
    assert slack.http.post("/api/chat.postMessage", json=say, headers=token).json()["ok"] is True


def test_the_clock_goes_on_and_is_told_to_the_linked_bot(slack: Running) -> None:
    before = datetime.fromisoformat(slack.get("/clock")["now"])
    with linked(slack) as bot:
        slack.post("/clock", advance_s=3600)
        now = datetime.fromisoformat(slack.get("/clock")["now"])
    assert timedelta(hours=1) <= now - before < timedelta(hours=1, minutes=1)
    assert bot.offsets[0] == 0
    assert bot.offsets[-1] == pytest.approx(3600, abs=1)


def test_a_wound_clock_stops_at_each_instant_at_which_the_bot_has_something_to_do(slack: Running) -> None:
    start = datetime.now(UTC)
    due = [start + timedelta(days=day) for day in (1, 2, 9)]
    sent: list[datetime] = []

    def work() -> datetime | None:
        now = slack.sandbox.clock.now()
        while due and due[0] <= now:
            sent.append(now)
            due.pop(0)
        return due[0] if due else None

    with linked(slack, work):
        slack.post("/clock", advance_s=timedelta(days=5).total_seconds())
    assert [round((at - start) / timedelta(days=1), 2) for at in sent] == [1, 2]


def test_a_clock_wound_to_the_next_event_stops_once_something_was_posted(slack: Running) -> None:
    start, maya = datetime.now(UTC), slack.person("Maya Lin")
    due = [start + timedelta(days=day) for day in (1, 2, 9)]

    def work() -> datetime | None:
        """On the first day there is something to do, and nothing to say."""
        while due and due[0] <= slack.sandbox.clock.now():
            due.pop(0)
            if len(due) < 2:
                say = {"channel": maya, "text": "Good morning"}
                headers = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
                assert slack.http.post("/api/chat.postMessage", json=say, headers=headers).json()["ok"]
        return due[0] if due else None

    with linked(slack, work):
        for days in (2, 9, 9):
            asyncio.run_coroutine_threadsafe(wind_to_next_event(slack.sandbox), slack.loop).result()
            assert round((slack.sandbox.clock.now() - start) / timedelta(days=1), 2) == days


def test_a_bot_that_never_gets_something_done_does_not_hold_the_clock(slack: Running) -> None:
    stuck = datetime.now(UTC) + timedelta(hours=1)
    with linked(slack, lambda: stuck):
        answer = slack.post("/clock", advance_s=7200)
    assert datetime.fromisoformat(answer["now"]) > stuck + timedelta(minutes=59)


def test_an_answer_comes_only_after_the_linked_bot_is_done(slack: Running) -> None:
    maya, done = slack.person("Maya Lin"), threading.Event()
    order: list[str] = []

    def work() -> None:
        done.wait(0.2)
        order.append("bot")

    with socket_of(slack) as app, linked(slack, work):
        thread = threading.Thread(target=lambda: app.ack(app.next()))
        thread.start()
        slack.post(f"/people/{maya}/command", command="/raw", text="x")
        order.append("answer")
        thread.join()
    assert order[0] == "bot"
    assert order[-1] == "answer"


def test_the_link_needs_the_app_token(slack: Running) -> None:
    with pytest.raises(InvalidStatus):
        connect(f"{slack.url.replace('http', 'ws')}/link", proxy=None)


def test_the_log_of_calls_goes_on_from_where_one_was(slack: Running) -> None:
    token = {"Authorization": f"Bearer {slack.bot_token(slack.person('Maya Lin'))}"}
    for _ in range(3):
        slack.http.post("/api/auth.test", headers=token)
    calls = slack.get("/calls")
    assert [call["n"] for call in calls] == [1, 2, 3]
    assert set(calls[0]) == {"n", "method", "team", "args", "response", "at"}
    assert [call["n"] for call in slack.get("/calls", after=2)] == [3]
    assert not any("xoxb" in str(call) for call in calls)
