"""slack_sdk's own clients work unchanged but for their base_url."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.aiohttp import SocketModeClient as AiohttpSocketModeClient
from slack_sdk.socket_mode.builtin import connection
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookClient

from tests.sandbox.frames import socket_of
from tests.sandbox.looping import run
from tests.sandbox.parrot import buttons, form
from tests.sandbox.running import JSON, Running


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


@pytest.fixture
def client(slack: Running, maya: str) -> WebClient:
    return WebClient(token=slack.bot_token(maya), base_url=slack.api)


def test_the_web_client_knows_who_and_where_it_is(slack: Running, client: WebClient, maya: str) -> None:
    team = slack.sandbox.people[maya].team
    assert client.auth_test()["team_id"] == team
    assert client.users_info(user=maya, include_locale=True)["user"]["locale"] == "en-US"
    assert client.users_lookupByEmail(email="maya.lin@northwind.example")["user"]["id"] == maya
    assert {user["id"] for user in client.users_list()["members"]} == {p.id for p in slack.sandbox.members(team)}
    assert client.conversations_open(users=maya)["channel"]["id"] == slack.sandbox.dm_of(maya).id


def test_the_web_client_says_edits_finds_and_removes(slack: Running, client: WebClient, maya: str) -> None:
    posted = client.chat_postMessage(channel=maya, text="one", blocks=buttons("open"))
    channel, ts = posted["channel"], posted["ts"]
    client.chat_update(channel=channel, ts=ts, text="two")
    assert [m["text"] for m in slack.dm(maya)] == ["two"]
    assert client.conversations_history(channel=channel)["messages"][0]["text"] == "two"
    assert client.chat_getPermalink(channel=channel, message_ts=ts)["permalink"].startswith(slack.url)
    client.chat_delete(channel=channel, ts=ts)
    assert slack.dm(maya) == []


def test_the_web_client_uploads_a_file_in_its_three_steps(slack: Running, client: WebClient, maya: str) -> None:
    channel = client.conversations_open(users=maya)["channel"]["id"]
    client.files_upload_v2(channel=channel, filename="plan.ics", content="BEGIN:VCALENDAR")
    shown = slack.dm(maya)[-1]["files"][0]
    assert shown["name"] == "plan.ics"
    assert slack.http.get(shown["url"]).content == b"BEGIN:VCALENDAR"


def test_the_web_client_raises_slacks_own_errors(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="CNOWHERE", text="x")
    assert refused.value.response["error"] == "channel_not_found"


def test_the_retry_handler_waits_as_a_429_says(slack: Running, client: WebClient, maya: str) -> None:
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    slack.post("/faults", method="chat.postMessage", status=429, retry_after=1, times=1)
    assert client.chat_postMessage(channel=maya, text="at the second try")["ok"] is True
    methods = [call["response"].get("error") for call in slack.get("/calls")]
    assert methods == ["ratelimited", None]


def test_the_async_web_client_does_the_same(slack: Running, maya: str) -> None:
    async def talk() -> Any:
        client = AsyncWebClient(token=slack.bot_token(maya), base_url=slack.api)
        await client.views_publish(user_id=maya, view={"type": "home", "blocks": buttons("open")})
        return await client.chat_postMessage(channel=maya, text="hello")

    assert run(talk())["ok"] is True
    assert slack.screen(maya)["home"]["type"] == "home"


def test_the_builtin_socket_mode_client_hears_and_acknowledges(slack: Running, client: WebClient, maya: str) -> None:
    heard: list[JSON] = []

    def listen(socket: Any, request: SocketModeRequest) -> None:
        heard.append(request.payload)
        socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, {"text": "from the builtin client"}))

    socket = SocketModeClient(app_token=slack.sandbox.app_token, web_client=client)
    socket.socket_mode_request_listeners.append(listen)
    socket.connect()
    slack.post(f"/people/{maya}/command", command="/raw", text="x")
    threading.Thread(target=socket.close, daemon=True).start()
    assert heard[0]["command"] == "/raw"
    assert slack.dm(maya)[-1]["text"] == "from the builtin client"


def test_the_builtin_client_is_back_after_each_kind_of_disconnect(
    slack: Running, client: WebClient, maya: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks a socket that was cut off for more until it takes it for stale, seconds later: here with a pause between,
    for without one it keeps a core busy."""
    asks = vars(connection)["_receive_messages"]

    def asks_calmly(**how: Any) -> Any:
        found = asks(**how)
        if all(header is None for header, _ in found):
            time.sleep(0.01)
        return found

    monkeypatch.setattr(connection, "_receive_messages", asks_calmly)

    def listen(socket: Any, request: SocketModeRequest) -> None:
        socket.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    socket = SocketModeClient(app_token=slack.sandbox.app_token, web_client=client, ping_interval=1)
    socket.socket_mode_request_listeners.append(listen)
    socket.connect()
    for reason in ("refresh_requested", None):
        slack.post("/clock", advance_s=60)
        slack.post("/disconnect", reason=reason)
        slack.wait_for_an_app()
        answer = slack.post(f"/people/{maya}/message", text=f"after {reason}")
        assert answer["ack_ms"] > 0, reason
    threading.Thread(target=socket.close, daemon=True).start()


def test_the_aiohttp_socket_mode_client_hears_and_acknowledges(slack: Running, maya: str) -> None:
    heard: list[JSON] = []

    async def listen(socket: Any, request: SocketModeRequest) -> None:
        heard.append(request.payload)
        await socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, {"text": "from aiohttp"}))

    async def talk() -> None:
        web = AsyncWebClient(base_url=slack.api)
        socket = AiohttpSocketModeClient(app_token=slack.sandbox.app_token, web_client=web)
        socket.socket_mode_request_listeners.append(listen)
        await socket.connect()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(slack.post, f"/people/{maya}/command", command="/raw", text="x")
        await socket.close()  # type: ignore[no-untyped-call]

    run(talk())
    assert heard[0]["command"] == "/raw"
    assert slack.dm(maya)[-1]["text"] == "from aiohttp"


def answering(slack: Running, user: str, act: Callable[[JSON], Any]) -> JSON:
    """Types a command, and does something with its payload before it is acknowledged."""
    with socket_of(slack) as app:
        typed = threading.Thread(
            target=lambda: slack.post(f"/people/{user}/command", command="/raw", text="x"), daemon=True
        )
        typed.start()
        frame = app.next()
        act(frame["payload"])
        app.ack(frame)
        typed.join()
    payload: JSON = frame["payload"]
    return payload


def test_a_trigger_opens_one_view_and_dies_in_three_seconds(slack: Running, client: WebClient, maya: str) -> None:
    def twice(payload: JSON) -> None:
        client.views_open(trigger_id=payload["trigger_id"], view=form())
        with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
            client.views_open(trigger_id=payload["trigger_id"], view=form())

    answering(slack, maya, twice)

    def late(payload: JSON) -> None:
        slack.sandbox.triggers[payload["trigger_id"]].expires_at -= 3
        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            client.views_open(trigger_id=payload["trigger_id"], view=form())

    answering(slack, maya, late)


def test_a_response_url_is_good_five_times(slack: Running, maya: str) -> None:
    url = answering(slack, maya, lambda _: None)["response_url"]
    webhook = WebhookClient(url)
    answers = [webhook.send(text=str(number)) for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1].body
    assert [m["text"] for m in slack.dm(maya)] == ["0", "1", "2", "3", "4"]


def test_a_response_url_dies_after_half_an_hour_of_the_sandboxs_clock(slack: Running, maya: str) -> None:
    url = answering(slack, maya, lambda _: None)["response_url"]
    slack.post("/clock", advance_s=30 * 60 - 5)
    assert WebhookClient(url).send(text="in time").status_code == 200
    slack.post("/clock", advance_s=10)
    assert "expired_url" in WebhookClient(url).send(text="too late").body


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "no_text"),
        ({"text": "x", "response_type": "loud"}, "invalid_payload"),
        ({"text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"delete_original": True}, "message_not_found"),
    ],
)
def test_a_response_url_refuses_what_slack_refuses(slack: Running, maya: str, body: JSON, error: str) -> None:
    url = answering(slack, maya, lambda _: None)["response_url"]
    answer = slack.http.post(url, json=body)
    assert (answer.status_code, answer.json()["error"]) == (400, error)
    assert slack.dm(maya) == []


def test_a_fault_of_a_response_url_fails_it_before_or_after_it_took_effect(slack: Running, maya: str) -> None:
    url = answering(slack, maya, lambda _: None)["response_url"]
    slack.post("/faults", method="response_url", status=500)
    assert WebhookClient(url).send(text="lost").status_code == 500
    slack.post("/faults", method="response_url", status=500, when="after")
    assert WebhookClient(url).send(text="shown all the same").status_code == 500
    assert [m["text"] for m in slack.dm(maya)] == ["shown all the same"]
