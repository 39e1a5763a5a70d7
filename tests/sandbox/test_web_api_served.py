"""The Web API on a real port, where only a real port tells: pages, broken connections, the log."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.sandbox.running import Running
from tests.sandbox.slack_json import section


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


@pytest.fixture
def client(slack: Running, maya: str) -> WebClient:
    return WebClient(token=slack.bot_token(maya), base_url=slack.api)


def test_the_client_follows_cursors(client: WebClient) -> None:
    pages = [page["members"] for page in client.users_list(limit=2)]
    assert len(pages) > 1
    assert len({member["id"] for page in pages for member in page}) == sum(map(len, pages))


def test_a_refusal_tells_the_client_where_and_why(client: WebClient, maya: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=maya, text="x", blocks=[{"type": "marquee"}])
    assert refused.value.response["error"] == "invalid_blocks"
    assert refused.value.response["errors"] == ["unsupported type: marquee [json-pointer:/blocks/0/type]"]


def test_a_dropped_connection_is_an_error_after_the_message_was_kept(
    client: WebClient, slack: Running, maya: str
) -> None:
    client.retry_handlers.clear()
    slack.post("/faults", method="chat.postMessage", reset=True, when="after")
    with pytest.raises(Exception, match=r"IncompleteRead|[Cc]onnection|[Rr]emote"):
        client.chat_postMessage(channel=maya, text="Hello")
    assert [m["text"] for m in slack.dm(maya)] == ["Hello"]


def test_the_log_tells_every_call_in_order(client: WebClient, slack: Running, maya: str) -> None:
    client.auth_test()
    client.chat_postMessage(channel=maya, text="Hello", blocks=[section()])
    first, second = slack.get("/calls")
    assert (first["n"], first["method"], second["method"]) == (1, "auth.test", "chat.postMessage")
    assert second["args"]["blocks"] == [section()]
    assert second["response"]["ok"] is True
    assert slack.get("/calls", after=1) == [second]
