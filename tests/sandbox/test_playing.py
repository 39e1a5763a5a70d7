"""A person plays, a Bolt app that is not Advance answers, over Socket Mode."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sandbox.frames import socket_of
from tests.sandbox.parrot import Parrot, connected, form, words
from tests.sandbox.running import JSON, Running

NO_ANSWER = "failed because the app did not respond. Please try again or contact the app developer."


@pytest.fixture
def parrot(slack: Running) -> Iterator[Parrot]:
    with connected(slack) as app:
        yield app


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


def command(slack: Running, user: str, text: str) -> JSON:
    return slack.post(f"/people/{user}/command", command="/parrot", text=text)


def top(slack: Running, user: str) -> JSON:
    view: JSON = slack.screen(user)["modals"][-1]
    return view


def press(slack: Running, user: str, action_id: str, message: JSON | None = None, **body: object) -> JSON:
    at = {"ts": message["ts"]} if message else {}
    return slack.post(f"/people/{user}/action", action_id=action_id, **at, **body)


def last(slack: Running, user: str) -> JSON:
    return slack.dm(user)[-1]


def test_a_slash_command_opens_a_modal_on_that_persons_screen_only(slack: Running, parrot: Parrot, maya: str) -> None:
    answer = command(slack, maya, "hello")
    assert answer["ok"] is True
    assert answer["errors"] == {}
    assert 0 < answer["ack_ms"] < 3000
    assert top(slack, maya)["callback_id"] == "form"
    assert slack.screen(slack.person("Claire Roy"))["modals"] == []


def test_a_command_typed_in_the_message_box_is_a_command(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/message", text="/parrot hello there")
    assert [body["text"] for body in parrot.told("command")] == ["hello there"]
    assert slack.dm(maya) == []


def test_a_command_that_the_manifest_lacks_is_none(slack: Running, parrot: Parrot, maya: str) -> None:
    assert "not a valid command" in slack.refused(f"/people/{maya}/command", command="/other")
    assert "not supported in threads" in slack.refused(f"/people/{maya}/message", text="/parrot x", thread_ts="1.2")


def test_an_answer_in_the_acknowledgement_is_ephemeral_by_default(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "inline")
    assert last(slack, maya)["text"] == "only for you"
    assert last(slack, maya)["ephemeral"] is True


def test_an_answer_in_channel_is_a_message_that_stays(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "aloud")
    assert last(slack, maya)["text"] == "aloud it is"
    assert last(slack, maya)["ephemeral"] is False


def test_respond_answers_at_the_response_url_and_stands_in_the_log(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "respond")
    assert last(slack, maya)["text"] == "by the response_url"
    assert last(slack, maya)["ephemeral"] is True
    posts = [call for call in slack.get("/calls") if call["method"] == "response_url"]
    assert [call["response"] for call in posts] == [{"ok": True}]


def test_should_escape_resolves_people_channels_and_links(slack: Running, parrot: Parrot, maya: str) -> None:
    claire = slack.person("Claire Roy")
    general = next(c["id"] for c in slack.screen(maya)["conversations"] if c["name"] == "general")
    command(slack, maya, "ask @claire.roy in #general about https://a.example & <b>")
    said = parrot.told("command")[0]["text"]
    assert said == f"ask <@{claire}|claire.roy> in <#{general}|general> about <https://a.example> &amp; &lt;b&gt;"
    slack.post(f"/people/{maya}/command", command="/raw", text="ask @claire.roy & <b>")
    assert parrot.told("command")[1]["text"] == "ask @claire.roy & <b>"


def test_a_command_nobody_acknowledges_shows_slacks_own_words(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/command", command="/silent")
    assert last(slack, maya)["text"] == f"/silent {NO_ANSWER}"
    assert last(slack, maya)["ephemeral"] is True
    assert last(slack, maya)["user"] == "USLACKBOT"


def test_with_no_app_connected_a_command_fails_at_once(slack: Running, maya: str) -> None:
    command(slack, maya, "hello")
    assert last(slack, maya)["text"] == f"/parrot {NO_ANSWER}"


def test_a_message_reaches_the_app_and_its_answer_the_person(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/message", text="good <morning> @claire.roy")
    claire = slack.person("Claire Roy")
    assert parrot.told("message")[0]["event"]["text"] == f"good &lt;morning&gt; <@{claire}>"
    assert [m["text"] for m in slack.dm(maya)] == [
        f"good &lt;morning&gt; <@{claire}>",
        f"You said: good &lt;morning&gt; <@{claire}>",
    ]


def test_what_the_app_says_is_unread_until_the_person_looks(slack: Running, parrot: Parrot, maya: str) -> None:
    slack.post(f"/people/{maya}/message", text="hello")
    dm = next(c for c in slack.screen(maya)["conversations"] if c["is_im"])
    assert dm["unread"] == 1


def test_a_form_is_submitted_with_what_was_typed_and_what_it_held(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "held")
    claire = slack.person("Claire Roy")
    values = {"day": "tuesday", "date": "2026-12-01", "age": 41, "who": claire}
    slack.post(f"/people/{maya}/submit", values=values)
    state = parrot.told("submission")[0]["view"]["state"]["values"]
    assert state["topic_block"]["topic"] == {"type": "plain_text_input", "value": "held"}
    assert state["day_block"]["day"]["selected_option"]["value"] == "tuesday"
    assert state["date_block"]["date"] == {"type": "datepicker", "selected_date": "2026-12-01"}
    assert state["age_block"]["age"] == {"type": "number_input", "value": "41"}
    assert state["who_block"]["who"] == {"type": "users_select", "selected_user": claire}
    assert state["bird_block"]["bird"] == {"type": "external_select", "selected_option": None}
    assert slack.screen(maya)["modals"] == []
    assert last(slack, maya)["text"] == "You sent: held"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"topic": ""}, "required"),
        ({"topic": "x" * 41}, "at most 40"),
        ({"day": "sunday"}, "not an offered option"),
        ({"bird": "macaw"}, "not an offered option"),
        ({"date": "tomorrow"}, "not a date"),
        ({"age": "young"}, "not a number"),
        ({"age": 1.5}, "whole number"),
        ({"age": 0}, "must be from 1"),
        ({"who": "UNOBODY"}, "no such person"),
        ({"nothing": "x"}, "nothing with action_id"),
    ],
)
def test_the_client_itself_refuses_what_a_field_does_not_take(
    slack: Running, parrot: Parrot, maya: str, values: JSON, why: str
) -> None:
    command(slack, maya, "hello")
    assert why in slack.refused(f"/people/{maya}/submit", values=values)
    assert parrot.told("submission") == []
    assert len(slack.screen(maya)["modals"]) == 1


def test_a_refused_form_keeps_all_that_it_held(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    slack.refused(f"/people/{maya}/submit", values={"topic": "changed", "date": "tomorrow"})
    slack.post(f"/people/{maya}/submit", values={})
    assert parrot.told("submission")[0]["view"]["state"]["values"]["topic_block"]["topic"]["value"] == "hello"


def test_errors_stand_beside_their_field_until_the_form_is_right(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    answer = slack.post(f"/people/{maya}/submit", values={"topic": "wrong"})
    assert answer["errors"] == {"topic_block": "not that"}
    assert len(slack.screen(maya)["modals"]) == 1
    assert slack.post(f"/people/{maya}/submit", values={"topic": "right"})["errors"] == {}
    assert slack.screen(maya)["modals"] == []


def test_a_submission_may_update_its_view(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "update")
    before = top(slack, maya)["id"]
    slack.post(f"/people/{maya}/submit", values={})
    assert top(slack, maya)["id"] == before
    assert top(slack, maya)["callback_id"] == "updated"


def test_a_submission_may_push_a_view_and_clear_the_stack(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "push")
    slack.post(f"/people/{maya}/submit", values={})
    bottom, pushed = slack.screen(maya)["modals"]
    assert pushed["previous_view_id"] == pushed["root_view_id"] == bottom["id"]
    slack.post(f"/people/{maya}/submit", values={"topic": "clear"})
    assert slack.screen(maya)["modals"] == []


def test_an_empty_answer_closes_one_view_only(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "push")
    slack.post(f"/people/{maya}/submit", values={})
    slack.post(f"/people/{maya}/submit", values={"topic": "fine"})
    assert [view["callback_id"] for view in slack.screen(maya)["modals"]] == ["form"]


def test_a_bad_view_in_the_answer_is_trouble_that_the_person_sees(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "bad view")
    answer = slack.post(f"/people/{maya}/submit", values={})
    assert answer["errors"] == {"": "We had some trouble connecting. Try again?"}
    assert top(slack, maya)["callback_id"] == "form"


def test_only_the_top_modal_of_a_stack_can_be_used(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    below = top(slack, maya)["id"]
    press(slack, maya, "push")
    assert "another modal lies over" in slack.refused(f"/people/{maya}/action", action_id="push", view=below)


def test_a_fourth_modal_is_refused_to_the_app(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    for _ in range(3):
        press(slack, maya, "push")
    assert len(slack.screen(maya)["modals"]) == 3
    pushes = [call["response"] for call in slack.get("/calls") if call["method"] == "views.push"]
    assert [answer.get("error") for answer in pushes] == [None, None, "push_limit_reached"]


def test_an_update_keeps_what_the_person_had_typed(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    press(slack, maya, "topic", value="typed")
    press(slack, maya, "refresh")
    assert top(slack, maya)["title"]["text"] == "Refreshed"
    assert top(slack, maya)["state"]["values"]["topic_block"]["topic"]["value"] == "typed"


def test_an_input_without_dispatch_action_tells_nobody(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    calls = len(slack.get("/calls"))
    assert press(slack, maya, "topic", value="typed") == {"ok": True, "ack_ms": 0, "errors": {}}
    assert len(slack.get("/calls")) == calls


def test_closing_tells_the_app_that_asked_to_be_told(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    press(slack, maya, "push")
    slack.post(f"/people/{maya}/close")
    assert [view["callback_id"] for view in slack.screen(maya)["modals"]] == ["form"]
    closed = parrot.told("closed")
    assert [(body["view"]["callback_id"], body["is_cleared"]) for body in closed] == [("pushed", False)]
    assert "no modal" in slack.refused(f"/people/{slack.person('Claire Roy')}/close")


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


def test_the_cross_of_a_stack_closes_all_of_it(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    press(slack, maya, "push")
    view = top(slack, maya)
    token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
    keys = ("type", "callback_id", "title", "submit", "blocks", "notify_on_close")
    clearing = {key: view[key] for key in keys} | {"clear_on_close": True}
    body = {"view_id": view["id"], "view": clearing}
    assert slack.http.post("/api/views.update", json=body, headers=token).json()["ok"] is True
    slack.post(f"/people/{maya}/close")
    assert slack.screen(maya)["modals"] == []
    assert [(body["view"]["callback_id"], body["is_cleared"]) for body in parrot.told("closed")] == [
        ("pushed", True),
        ("form", True),
    ]


def test_the_buttons_of_an_app_that_was_removed_do_nothing(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "buttons")
    message = last(slack, maya)
    slack.post("/workspaces", team=slack.sandbox.people[maya].team, installed=False)
    assert press(slack, maya, "open", message)["errors"] == {"": "We had some trouble connecting. Try again?"}
    assert parrot.told("action") == []


def test_a_view_pushed_before_an_empty_answer_is_what_the_answer_closes(slack: Running, maya: str) -> None:
    """Reported of Slack itself: an app must push in its answer, and not by views.push."""
    with socket_of(slack) as app, ThreadPoolExecutor() as pool:
        token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
        typed = pool.submit(command, slack, maya, "x")
        frame = app.next()
        show = {"trigger_id": frame["payload"]["trigger_id"], "view": form("first")}
        assert slack.http.post("/api/views.open", json=show, headers=token).json()["ok"] is True
        app.ack(frame)
        typed.result()
        sent = pool.submit(slack.post, f"/people/{maya}/submit", values={})
        frame = app.next()
        show = {"trigger_id": frame["payload"]["trigger_id"], "view": form("second", "pushed")}
        assert slack.http.post("/api/views.push", json=show, headers=token).json()["ok"] is True
        app.ack(frame)
        sent.result()
    assert [view["callback_id"] for view in slack.screen(maya)["modals"]] == ["form"]


def test_words_typed_in_a_form_reach_nobody_before_it_is_submitted(slack: Running, parrot: Parrot, maya: str) -> None:
    command(slack, maya, "hello")
    press(slack, maya, "topic", value="private words")
    assert "private words" not in str(parrot.heard)
    assert "private words" not in str(slack.screen(slack.person("Claire Roy")))


def test_a_menu_of_conversations_may_give_a_response_url_for_what_was_chosen(slack: Running, maya: str) -> None:
    menu = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    asking = form("first") | {"blocks": [{"type": "input", "label": words("Where"), "element": menu}]}
    general = next(c["id"] for c in slack.screen(maya)["conversations"] if c["name"] == "general")
    with socket_of(slack) as app, ThreadPoolExecutor() as pool:
        token = {"Authorization": f"Bearer {slack.bot_token(maya)}"}
        typed = pool.submit(command, slack, maya, "x")
        frame = app.next()
        show = {"trigger_id": frame["payload"]["trigger_id"], "view": asking}
        assert slack.http.post("/api/views.open", json=show, headers=token).json()["ok"] is True
        app.ack(frame)
        typed.result()
        sent = pool.submit(slack.post, f"/people/{maya}/submit", values={"where": general})
        frame = app.next()
        app.ack(frame)
        sent.result()
    (given,) = frame["payload"]["response_urls"]
    assert (given["action_id"], given["channel_id"]) == ("where", general)
    slack.http.post(given["response_url"], json={"text": "here", "response_type": "in_channel"}).raise_for_status()
    shown = next(c for c in slack.screen(maya)["conversations"] if c["name"] == "general")
    assert [m["text"] for m in shown["messages"]] == ["here"]
