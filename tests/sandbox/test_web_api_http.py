"""The Web API over HTTP: how arguments and tokens come in, and how answers look from outside."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from sandbox.records import Fault
from sandbox.web_api import router
from tests.sandbox.looping import run
from tests.sandbox.slack_json import modal, section
from tests.sandbox.world import World

JSON = dict[str, Any]


@pytest.fixture
def world() -> World:
    return World()


class Http:
    """HTTP without a server, with the token of Maya's workspace."""

    def __init__(self, world: World) -> None:
        app = FastAPI()
        app.include_router(router(world.sandbox))
        self.transport = httpx.ASGITransport(app=app)
        self.headers = {"Authorization": f"Bearer {world.workspace.bot_token}"}

    def get(self, path: str, **more: Any) -> httpx.Response:
        return run(self._send("GET", path, more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        return run(self._send("POST", path, more))

    async def _send(self, verb: str, path: str, more: JSON) -> httpx.Response:
        async with httpx.AsyncClient(transport=self.transport, base_url="http://slack", headers=self.headers) as client:
            return await client.request(verb, path, **more)


@pytest.fixture
def http(world: World) -> Http:
    return Http(world)


def test_a_form_and_json_say_the_same(world: World, http: Http) -> None:
    blocks = [section()]
    form = http.post("/api/chat.postMessage", data={"channel": world.dm.id, "text": "x", "blocks": json.dumps(blocks)})
    world.rested()
    body = http.post("/api/chat.postMessage", json={"channel": world.dm.id, "text": "x", "blocks": blocks})
    for answer in (form, body):
        assert answer.status_code == 200
        assert answer.json()["message"]["blocks"][0]["text"]["text"] == "Hello"


def test_a_view_may_be_an_object_or_a_string_of_json(world: World, http: Http) -> None:
    for view in (modal(), json.dumps(modal())):
        answer = http.post("/api/views.open", json={"trigger_id": world.trigger(), "view": view}).json()
        assert answer["view"]["type"] == "modal"


def test_a_query_is_enough_for_reading(world: World, http: Http) -> None:
    answer = http.get("/api/users.info", params={"user": world.maya.id, "include_locale": "true"}).json()
    assert answer["user"]["locale"] == world.maya.locale


def test_what_only_reads_takes_no_json(world: World, http: Http) -> None:
    asked = {"channel": world.dm.id}
    assert http.post("/api/conversations.history", data=asked).json()["ok"]
    assert http.post("/api/conversations.history", json=asked).json()["error"] == "channel_not_found"


def test_a_form_in_parts_is_read_too(world: World, http: Http) -> None:
    answer = http.post("/api/users.info", files={"user": (None, world.maya.id)}).json()
    assert answer["user"]["id"] == world.maya.id


def test_the_token_may_be_an_argument_and_is_not_logged(world: World, http: Http) -> None:
    del http.headers["Authorization"]
    assert http.post("/api/auth.test").json()["error"] == "not_authed"
    answer = http.post("/api/auth.test", data={"token": world.workspace.bot_token}).json()
    assert answer["team_id"] == world.team
    assert [call.args for call in world.sandbox.calls] == [{}, {}]


def test_each_call_is_logged_in_order_with_its_answer(world: World, http: Http) -> None:
    http.post("/api/auth.test")
    http.post("/api/users.info", data={"user": "U404"})
    assert [(c.n, c.method, c.team, c.response["ok"]) for c in world.sandbox.calls] == [
        (1, "auth.test", world.team, True),
        (2, "users.info", world.team, False),
    ]


@pytest.mark.parametrize(
    ("content", "kind", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"<x/>", "application/xml", "invalid_post_type"),
        (b"x=1", "", "missing_post_type"),
    ],
)
def test_a_body_that_can_not_be_read_is_refused(http: Http, content: bytes, kind: str, error: str) -> None:
    answer = http.post("/api/auth.test", content=content, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()) == (200, {"ok": False, "error": error})


def test_json_without_a_charset_is_warned_of(http: Http) -> None:
    answer = http.post("/api/auth.test", content=b"{}", headers={"Content-Type": "application/json"}).json()
    assert (answer["warning"], answer["response_metadata"]) == ("missing_charset", {"warnings": ["missing_charset"]})
    quiet = http.post("/api/auth.test", content=b"{}", headers={"Content-Type": "application/json;charset=utf-8"})
    assert "warning" not in quiet.json()


def test_too_many_calls_are_a_429_with_retry_after(world: World, http: Http) -> None:
    http.post("/api/chat.postMessage", data={"channel": world.dm.id, "text": "one"})
    answer = http.post("/api/chat.postMessage", data={"channel": world.dm.id, "text": "two"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert answer.json() == {"ok": False, "error": "ratelimited"}


def test_the_granted_scopes_come_in_a_header(world: World, http: Http) -> None:
    assert http.post("/api/auth.test").headers["x-oauth-scopes"] == ",".join(world.sandbox.manifest.scopes)


def test_a_file_is_uploaded_in_three_steps(world: World, http: Http) -> None:
    asked = http.get("/api/files.getUploadURLExternal", params={"filename": "plan.txt", "length": "3"}).json()
    address = asked["upload_url"].removeprefix(world.sandbox.base_url)
    assert http.post(address, content=b"abc").text == "OK - 3"
    files = json.dumps([{"id": asked["file_id"], "title": "Plan"}])
    done = http.post("/api/files.completeUploadExternal", data={"files": files, "channel_id": world.dm.id}).json()
    assert done["files"][0]["title"] == "Plan"
    assert [m.files for m in world.dm.messages.values()] == [[asked["file_id"]]]
    assert world.sandbox.files[asked["file_id"]].content == b"abc"


def test_bytes_of_another_length_than_announced_are_refused(world: World, http: Http) -> None:
    asked = http.get("/api/files.getUploadURLExternal", params={"filename": "plan.txt", "length": "3"}).json()
    address = asked["upload_url"].removeprefix(world.sandbox.base_url)
    assert http.post(address, content=b"abcd").status_code == 400
    assert http.post("/upload/v1/F404", content=b"abc").status_code == 400


def test_the_bytes_may_come_as_a_form(world: World, http: Http) -> None:
    asked = http.get("/api/files.getUploadURLExternal", params={"filename": "plan.txt", "length": "3"}).json()
    address = asked["upload_url"].removeprefix(world.sandbox.base_url)
    assert http.post(address, files={"file": ("plan.txt", b"abc")}).text == "OK - 3"


def plan(world: World) -> str:
    """A file that Maya dropped into her DM with the app; its address without the host."""
    stored = world.file("plan.csv", user=world.maya.id, channels=[world.dm.id], mimetype="text/csv")
    told = world.done("files.info", file=stored.id)["file"]
    return str(told["url_private_download"]).removeprefix(world.sandbox.base_url)


def test_the_app_downloads_a_persons_file_with_its_token(world: World, http: Http) -> None:
    address = plan(world)
    for path in (address, address.replace("/download/", "/")):
        answer = http.get(path)
        assert (answer.status_code, answer.content) == (200, b"abc")
        assert answer.headers["content-type"].startswith("text/csv")
        assert "plan.csv" in answer.headers["content-disposition"]


def test_a_download_without_the_right_to_it_is_a_page_to_sign_in(world: World, http: Http) -> None:
    address = plan(world)
    elsewhere = world.sandbox.workspaces[world.sofia.team].bot_token
    answers = []
    for token in ("", "xoxb-made-up", elsewhere, world.workspace.bot_token):
        http.headers["Authorization"] = f"Bearer {token}"
        if token == world.workspace.bot_token:
            world.without_scope("files:read")
        answers.append(http.get(address))
    assert [answer.status_code for answer in answers] == [302] * 4
    assert all("redir=" in answer.headers["location"] for answer in answers)


def test_a_server_error_is_a_page_and_not_json(world: World, http: Http) -> None:
    world.sandbox.faults.append(Fault("auth.test", status=503))
    answer = http.post("/api/auth.test")
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")
