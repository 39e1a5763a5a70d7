"""The Web API over HTTP: /api/METHOD with forms, JSON or a query, and the addresses of files' bytes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse

from sandbox.errors import SlackError
from sandbox.records import JSON
from sandbox.state import Sandbox
from sandbox.web_api import private_files
from sandbox.web_api.answer import Answer
from sandbox.web_api.dispatch import answer
from sandbox.web_api.files import take_bytes

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
AS_JSON = "application/json"
READING = frozenset(
    {
        *("chat.getPermalink", "conversations.history", "conversations.info", "conversations.list"),
        *("conversations.members", "conversations.replies", "files.getUploadURLExternal", "files.info", "files.list"),
        *("users.info", "users.list", "users.lookupByEmail"),
    }
)
"""Of these Slack reads no JSON: it is as if nothing had been sent."""


def router(sandbox: Sandbox) -> APIRouter:
    """What an app calls."""
    routes = APIRouter()

    @routes.api_route("/api/{method}", methods=["GET", "POST"], include_in_schema=False)
    async def web_api(method: str, request: Request) -> Response:
        try:
            given = await _arguments(method, request)
        except SlackError as refused:
            return JSONResponse(refused.body())
        token = _token(request, given)
        answered = await answer(sandbox, method, token, given)
        return as_response(answered, warned=_lacks_charset(request))

    @routes.post("/upload/v1/{file_id}", include_in_schema=False)
    async def upload(file_id: str, request: Request) -> Response:
        content = await _bytes(request)
        try:
            take_bytes(sandbox, file_id, content)
        except SlackError as refused:
            return PlainTextResponse(refused.error, status_code=400)
        return PlainTextResponse(f"OK - {len(content)}")

    routes.routes.extend(private_files.router(sandbox).routes)
    return routes


async def _arguments(method: str, request: Request) -> JSON:
    """Query and body together, the body winning, as Slack reads them."""
    given: JSON = dict(request.query_params)
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "GET" or not body:
        return given
    if kind == AS_JSON:
        return given if method in READING else given | _from_json(body)
    if kind == FORM:
        return given | dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    if kind == MULTIPART:
        form = await request.form()
        return given | {name: value for name, value in form.items() if isinstance(value, str)}
    raise SlackError("invalid_post_type" if kind else "missing_post_type")


def _from_json(body: bytes) -> JSON:
    try:
        given: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise SlackError("invalid_json") from None
    if not isinstance(given, dict):
        raise SlackError("json_not_object")
    return given


def _token(request: Request, given: JSON) -> str | None:
    """The bearer header, or else the `token` argument, which never reaches the log."""
    argument = given.pop("token", None)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return argument if isinstance(argument, str) and argument else None


def _lacks_charset(request: Request) -> bool:
    kind = request.headers.get("content-type", "").lower()
    return kind.startswith(AS_JSON) and "charset" not in kind


def as_response(answered: Answer, *, warned: bool = False) -> Response:
    """An answer as HTTP, be it Slack's own or a fault's."""
    if answered.dropped:
        return StreamingResponse(_cut_short(), headers={"Content-Length": "1000"}, media_type=AS_JSON)
    if not answered.is_json:
        return HTMLResponse("<html><body>Server error</body></html>", answered.status, answered.headers)
    body = answered.body
    if warned and answered.status == 200:
        body = _with_warning(body)
    return JSONResponse(body, status_code=answered.status, headers=answered.headers)


def _with_warning(body: JSON) -> JSON:
    metadata = dict(body.get("response_metadata", {}))
    metadata["warnings"] = [*metadata.get("warnings", []), "missing_charset"]
    return {**body, "warning": body.get("warning", "missing_charset"), "response_metadata": metadata}


async def _cut_short() -> AsyncIterator[bytes]:
    """Less than was announced: the server can only close the connection."""
    yield b""


async def _bytes(request: Request) -> bytes:
    """The raw body, or the first file of a multipart form."""
    if not request.headers.get("content-type", "").startswith(MULTIPART):
        return await request.body()
    form = await request.form()
    for value in form.values():
        if not isinstance(value, str):
            return await value.read()
    return b""
