"""The Web API on a real port, where only a real port tells: pages, broken connections, the log, a file's bytes."""

from __future__ import annotations

import httpx
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


def uploaded(slack: Running, maya: str, client: WebClient) -> dict[str, str]:
    """A file of Maya's in her DM with the app, as files.info tells it."""
    answer = slack.http.post(f"/people/{maya}/file", files={"file": ("plan.csv", b"a,b\n1,2\n")})
    assert answer.json()["ok"], answer.text
    stored = next(iter(slack.sandbox.files))
    told: dict[str, str] = client.files_info(file=stored)["file"]
    return told


def test_the_app_downloads_a_persons_file_with_its_token(slack: Running, maya: str, client: WebClient) -> None:
    told = uploaded(slack, maya, client)
    headers = {"Authorization": f"Bearer {client.token}"}
    for address in (told["url_private"], told["url_private_download"]):
        answer = httpx.get(address, headers=headers, trust_env=False)
        assert (answer.status_code, answer.content) == (200, b"a,b\n1,2\n")
        assert "plan.csv" in answer.headers["content-disposition"]


def test_without_the_token_a_download_is_a_page_to_sign_in(slack: Running, maya: str, client: WebClient) -> None:
    told = uploaded(slack, maya, client)
    elsewhere = slack.bot_token(slack.person("Sofia Marin"))
    for headers in ({}, {"Authorization": f"Bearer {elsewhere}"}):
        answer = httpx.get(told["url_private_download"], headers=headers, trust_env=False)
        assert answer.status_code == 302
        assert "redir=" in answer.headers["location"]
