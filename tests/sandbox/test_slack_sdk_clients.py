"""slack_sdk's own clients work against the sandbox with nothing changed but their base_url."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.running import Running
from tests.sandbox.slack_json import field, home, section


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


@pytest.fixture
def client(slack: Running, maya: str) -> WebClient:
    return WebClient(token=slack.bot_token(maya), base_url=slack.api)


def test_the_client_learns_who_it_is_and_what_it_may(client: WebClient) -> None:
    answer = client.auth_test()
    assert answer["bot_id"].startswith("B")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


def test_the_client_speaks_updates_reads_and_deletes(client: WebClient, maya: str) -> None:
    channel = client.conversations_open(users=[maya])["channel"]["id"]
    metadata = {"event_type": "greeting", "event_payload": {"id": "1"}}
    posted = client.chat_postMessage(channel=channel, text="Hello", blocks=[section()], metadata=metadata)
    client.chat_update(channel=channel, ts=posted["ts"], text="Hello again")
    read = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]
    assert [(m["text"], m["metadata"]) for m in read] == [("Hello again", metadata)]
    client.chat_delete(channel=channel, ts=posted["ts"])
    assert client.conversations_history(channel=channel)["messages"] == []


def test_the_client_publishes_a_home_view(client: WebClient, slack: Running, maya: str) -> None:
    client.views_publish(user_id=maya, view=home(field(block_id="b")))
    assert slack.screen(maya)["home"]["blocks"][0]["block_id"] == "b"


def test_the_client_uploads_a_file(client: WebClient, slack: Running, maya: str) -> None:
    channel = client.conversations_open(users=maya)["channel"]["id"]
    sent = client.files_upload_v2(filename="plan.txt", content="abc", title="Plan", channel=channel)
    assert client.files_info(file=sent["file"]["id"])["file"]["title"] == "Plan"
    assert [f["name"] for m in slack.dm(maya) for f in m["files"]] == ["plan.txt"]


def test_the_client_follows_cursors(client: WebClient) -> None:
    pages = [page["members"] for page in client.users_list(limit=2)]
    assert len(pages) > 1
    assert len({member["id"] for page in pages for member in page}) == sum(map(len, pages))


def test_a_refusal_is_an_error_of_the_client(client: WebClient, maya: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=maya, text="x", blocks=[{"type": "marquee"}])
    assert refused.value.response["error"] == "invalid_blocks"
    assert refused.value.response["errors"] == ["unsupported type: marquee [json-pointer:/blocks/0/type]"]


def test_the_clients_retry_handler_obeys_a_429(client: WebClient, maya: str) -> None:
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    for text in ("one", "two"):
        assert client.chat_postMessage(channel=maya, text=text)["ok"]


def test_a_dropped_connection_is_an_error_after_the_message_was_kept(
    client: WebClient, slack: Running, maya: str
) -> None:
    client.retry_handlers.clear()
    slack.post("/faults", method="chat.postMessage", reset=True, when="after")
    with pytest.raises(Exception, match=r"IncompleteRead|[Cc]onnection|[Rr]emote"):
        client.chat_postMessage(channel=maya, text="Hello")
    assert [m["text"] for m in slack.dm(maya)] == ["Hello"]


def test_the_asynchronous_client_works_too(slack: Running, maya: str) -> None:
    async def speak() -> Any:
        client = AsyncWebClient(token=slack.bot_token(maya), base_url=slack.api)
        await client.chat_postMessage(channel=maya, text="Hello")
        return await client.users_lookupByEmail(email="maya.lin@northwind.example")

    assert asyncio.run(speak())["user"]["id"] == maya


def test_the_log_tells_every_call_in_order(client: WebClient, slack: Running, maya: str) -> None:
    client.auth_test()
    client.chat_postMessage(channel=maya, text="Hello", blocks=[section()])
    first, second = slack.get("/calls")
    assert (first["n"], first["method"], second["method"]) == (1, "auth.test", "chat.postMessage")
    assert second["args"]["blocks"] == [section()]
    assert second["response"]["ok"] is True
    assert slack.get("/calls", after=1) == [second]
