"""A person presses, chooses, shares and replies; a Bolt app that is not Advance answers, over Socket Mode."""

from __future__ import annotations

from tests.sandbox.parrot import Parrot
from tests.sandbox.playing import command, last, press, top
from tests.sandbox.running import Running


def test_a_button_of_a_message_opens_a_form_and_only_seen_messages_have_buttons(
    slack: Running, parrot: Parrot, maya: str
) -> None:
    command(slack, maya, "buttons")
    message = last(slack, maya)
    press(slack, maya, "open", message)
    assert top(slack, maya)["callback_id"] == "form"
    claire = slack.person("Claire Roy")
    assert "no such message" in slack.refused(f"/people/{claire}/action", action_id="open", ts=message["ts"])
    assert "nothing with action_id" in slack.refused(f"/people/{maya}/action", action_id="fly", ts=message["ts"])


def test_a_message_is_replaced_and_removed_by_its_response_url(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "buttons")
    command(slack, maya, "whisper")
    kept, whispered = slack.dm(maya)
    press(slack, maya, "replace", kept)
    press(slack, maya, "replace", whispered)
    assert [(m["text"], m["blocks"]) for m in slack.dm(maya)] == [("replaced", []), ("replaced", [])]
    command(slack, maya, "whisper")
    press(slack, maya, "remove", last(slack, maya))
    assert len(slack.dm(maya)) == 2


def test_an_ephemeral_message_is_told_by_its_container_only(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "whisper")
    press(slack, maya, "replace", last(slack, maya))
    told = parrot.told("action")[0]
    assert told["container"]["is_ephemeral"] is True
    assert "message" not in told


def test_a_reply_stands_in_its_thread(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "buttons")
    root = last(slack, maya)
    slack.post("/clock", advance_s=1)  # one message a second in a channel
    press(slack, maya, "talk", root)
    assert (last(slack, maya)["text"], last(slack, maya)["thread_ts"]) == ("in the thread", root["ts"])
    slack.post("/clock", advance_s=1)
    slack.post(f"/people/{maya}/message", text="and mine", thread_ts=root["ts"])
    assert parrot.told("message")[-1]["event"]["thread_ts"] == root["ts"]


def test_an_external_select_offers_what_the_app_says_and_takes_it(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    offered = slack.post(f"/people/{maya}/options", action_id="bird", query="ma")["options"]
    assert [option["value"] for option in offered] == ["macaw", "magpie"]
    slack.post(f"/people/{maya}/submit", values={"bird": "magpie"})
    state = parrot.told("submission")[0]["view"]["state"]["values"]
    assert state["bird_block"]["bird"]["selected_option"]["value"] == "magpie"


def test_a_query_shorter_than_asked_for_asks_nobody(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    assert slack.post(f"/people/{maya}/options", action_id="bird", query="")["options"] == []
    assert parrot.told("options") == []


def test_home_is_published_when_it_is_opened_and_told_back_at_the_next(
    slack: Running, parrot: Parrot, maya: str
) -> None:
    slack.post(f"/people/{maya}/home")
    slack.post(f"/people/{maya}/home")
    first, second = parrot.told("app_home_opened")
    assert "view" not in first["event"]
    assert second["event"]["view"]["id"] == slack.screen(maya)["home"]["id"]
    press(slack, maya, "open", view=slack.screen(maya)["home"]["id"])
    assert top(slack, maya)["callback_id"] == "form"


def test_a_global_shortcut_opens_a_form_and_has_no_response_url(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/shortcut", callback_id="open_form")
    assert top(slack, maya)["callback_id"] == "form"
    assert "response_url" not in parrot.told("shortcut")[0]
    assert "no such message shortcut" in slack.refused(f"/people/{maya}/shortcut", callback_id="open_form", ts="1.2")


def test_a_message_shortcut_tells_its_message(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/message", text="worth keeping")
    message = slack.dm(maya)[0]
    slack.post(f"/people/{maya}/shortcut", callback_id="quote_it", ts=message["ts"])
    assert last(slack, maya)["text"] == "You quoted: worth keeping"


def test_a_file_is_shared_and_told_twice(slack: Running, parrot: Parrot, maya: str) -> None:
    answer = slack.http.post(f"/people/{maya}/file", files={"file": ("notes.csv", b"a,b\n1,2\n")})
    assert answer.json()["ok"] is True
    shown = slack.dm(maya)[0]["files"][0]
    assert shown["name"] == "notes.csv"
    assert slack.http.get(shown["url"]).content == b"a,b\n1,2\n"
    assert parrot.told("file_shared")[0]["event"]["file_id"] == shown["id"]
    assert parrot.told("message")[0]["event"]["subtype"] == "file_share"
    assert slack.http.get(shown["url"].replace(maya, slack.person("Claire Roy"))).status_code == 400
    assert [file["id"] for file in slack.screen(maya)["downloads"]] == [shown["id"]]


def test_a_confirm_dialog_that_is_declined_does_nothing(slack: Running, maya: str) -> None:
    sure = {"title": "Sure?", "text": "Really", "confirm": "Yes", "deny": "No"}
    button = {
        "type": "button",
        "action_id": "go",
        "text": {"type": "plain_text", "text": "Go"},
        "confirm": {key: {"type": "plain_text", "text": text} for key, text in sure.items()},
    }
    token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
    blocks = [{"type": "actions", "block_id": "b", "elements": [button]}]
    posted = slack.http.post(
        "/api/chat.postMessage", json={"channel": maya, "text": "?", "blocks": blocks}, headers=token
    )
    assert posted.json()["ok"] is True
    assert press(slack, maya, "go", last(slack, maya), confirm=False)["errors"] == {}
    assert press(slack, maya, "go", last(slack, maya))["errors"] == {"": "We had some trouble connecting. Try again?"}


def test_a_person_of_another_workspace_is_answered_with_that_workspaces_token(
    slack: Running, parrot: Parrot, maya: str
) -> None:
    sofia = slack.person("Sofia Marin")
    command(slack, maya, "one")
    command(slack, sofia, "two")
    teams = [call["team"] for call in slack.get("/calls") if call["method"] == "views.open"]
    assert teams == [slack.sandbox.people[maya].team, slack.sandbox.people[sofia].team]
    assert teams[0] != teams[1]


def test_every_call_of_these_flows_is_one_that_slack_takes(slack: Running, parrot: Parrot, maya: str) -> None:
    for said in ("buttons", "whisper", "respond", "hello"):
        command(slack, maya, said)
        slack.post("/clock", advance_s=1)
    slack.post(f"/people/{maya}/submit", values={})
    assert [call["response"]["ok"] for call in slack.get("/calls")] == [True] * len(slack.get("/calls"))


def test_the_buttons_of_an_app_that_was_removed_do_nothing(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "buttons")
    message = last(slack, maya)
    slack.post("/workspaces", team=slack.sandbox.people[maya].team, installed=False)
    assert press(slack, maya, "open", message)["errors"] == {"": "We had some trouble connecting. Try again?"}
    assert parrot.told("action") == []
