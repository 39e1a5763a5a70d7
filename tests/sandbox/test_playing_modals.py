"""A person fills in the forms of a Bolt app that is not Advance, over Socket Mode."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sandbox.frames import socket_of
from tests.sandbox.parrot import Parrot, form, words
from tests.sandbox.playing import command, last, press, top
from tests.sandbox.running import JSON, Running


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
