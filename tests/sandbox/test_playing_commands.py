"""A person types, and a Bolt app that is not Advance answers, over Socket Mode."""

from __future__ import annotations

from tests.sandbox.parrot import Parrot
from tests.sandbox.playing import command, last, top
from tests.sandbox.running import Running

NO_ANSWER = "failed because the app did not respond. Please try again or contact the app developer."


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
    slack.hurry()
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
