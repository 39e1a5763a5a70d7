"""HTTP mode: signed requests to an app's request URL, as a Bolt app takes them."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_bolt import BoltRequest

from tests.sandbox.parrot import Parrot
from tests.sandbox.running import JSON, Running, running


@dataclass
class Endpoint:
    """What an app's request URL took, and what it answers: status, content type, body, headers."""

    url: str
    taken: list[tuple[dict[str, str], str]] = field(default_factory=list)
    answers: list[tuple[int, str, str, dict[str, str]]] = field(default_factory=list)
    bolt: Any = None
    verifies: bool = True


@contextmanager
def listening() -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if "url_verification" not in body:
                there.taken.append(({k.lower(): v for k, v in self.headers.items()}, body))
            status, kind, words, headers = _answer(there, body, dict(self.headers.items()))
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(words.encode())), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(words.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/slack/events")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()


def _answer(endpoint: Endpoint, body: str, headers: dict[str, str]) -> tuple[int, str, str, dict[str, str]]:
    if endpoint.bolt:
        response = endpoint.bolt.app.dispatch(BoltRequest(body=body, headers=headers))  # type: ignore[arg-type]
        return response.status, response.first_headers().get("content-type", "text/plain"), response.body or "", {}
    if "url_verification" in body:
        return 200, "text/plain", json.loads(body)["challenge"] if endpoint.verifies else "", {}
    return endpoint.answers.pop(0) if endpoint.answers else (200, "text/plain", "", {})


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with listening() as started:
        yield started


@pytest.fixture
def slack(endpoint: Endpoint) -> Iterator[Running]:
    with running(request_url=endpoint.url) as started:
        yield started


@pytest.fixture
def maya(slack: Running) -> str:
    return slack.person("Maya Lin")


def test_every_request_is_signed_with_the_apps_secret(slack: Running, endpoint: Endpoint, maya: str) -> None:
    slack.post(f"/people/{maya}/command", command="/raw", text="a b&c")
    headers, body = endpoint.taken[0]
    base = f"v0:{headers['x-slack-request-timestamp']}:{body}".encode()
    digest = hmac.new(slack.sandbox.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    assert headers["x-slack-signature"] == f"v0={digest}"


def test_a_command_is_a_form_and_its_body_the_answer(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.answers.append((200, "text/plain", "plain words", {}))
    slack.post(f"/people/{maya}/command", command="/raw", text="a b&c")
    headers, body = endpoint.taken[0]
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body)["text"] == ["a b&c"]
    assert slack.dm(maya)[-1]["text"] == "plain words"


def test_an_interaction_is_a_payload_in_a_form(slack: Running, endpoint: Endpoint, maya: str) -> None:
    slack.post(f"/people/{maya}/shortcut", callback_id="open_form")
    payload = json.loads(parse_qs(endpoint.taken[0][1])["payload"][0])
    assert payload["type"] == "shortcut"


def test_an_event_is_json_and_comes_again_with_the_retry_headers(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.answers.append((500, "text/plain", "", {}))
    slack.post(f"/people/{maya}/message", text="hello")
    slack.post("/clock", advance_s=0)
    first, again = endpoint.taken
    assert json.loads(first[1]) == json.loads(again[1])
    assert "x-slack-retry-num" not in first[0]
    assert (again[0]["x-slack-retry-num"], again[0]["x-slack-retry-reason"]) == ("1", "http_error")


def test_an_app_may_ask_for_no_retry(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.answers.append((500, "text/plain", "", {"X-Slack-No-Retry": "1"}))
    slack.post(f"/people/{maya}/message", text="hello")
    slack.post("/clock", advance_s=0)
    assert len(endpoint.taken) == 1


def test_an_app_that_fails_is_said_in_slacks_words(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.answers.append((500, "text/plain", "", {}))
    slack.post(f"/people/{maya}/command", command="/raw")
    assert slack.dm(maya)[-1]["text"] == '/raw failed with the error "dispatch_failed"'


def test_no_event_goes_to_an_address_that_gave_no_challenge_back(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.verifies = False
    slack.post(f"/people/{maya}/message", text="unheard")
    assert endpoint.taken == []
    endpoint.verifies = True
    slack.post(f"/people/{maya}/message", text="heard")
    assert [json.loads(body)["event"]["text"] for _, body in endpoint.taken] == ["heard"]


def test_a_bolt_app_works_over_http_as_it_does_over_a_socket(slack: Running, endpoint: Endpoint, maya: str) -> None:
    endpoint.bolt = Parrot(slack)
    slack.post(f"/people/{maya}/message", text="hello")
    assert slack.dm(maya)[-1]["text"] == "You said: hello"
    slack.post("/clock", advance_s=1)
    slack.post(f"/people/{maya}/command", command="/parrot", text="hello")
    offered: list[JSON] = slack.post(f"/people/{maya}/options", action_id="bird", query="ma")["options"]
    assert [option["value"] for option in offered] == ["macaw", "magpie"]
    assert slack.post(f"/people/{maya}/submit", values={"topic": "wrong"})["errors"] == {"topic_block": "not that"}
    slack.post(f"/people/{maya}/submit", values={"topic": "right"})
    assert slack.dm(maya)[-1]["text"] == "You sent: right"


def test_there_is_no_socket_to_disconnect(slack: Running) -> None:
    assert "HTTP mode" in slack.refused("/disconnect", reason=None)
