"""Where apps post their answers to interactions; each post stands in the log of calls."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sandbox import answers
from sandbox.errors import SlackError
from sandbox.state import Sandbox
from sandbox.web_api import log_call
from sandbox.web_api.answer import Answer
from sandbox.web_api.faults import next_fault, suffer
from sandbox.web_api.http import as_response

METHOD = "response_url"  # its name in the log and in faults
GONE = ("expired_url", "used_url", "no_service")


def router(sandbox: Sandbox) -> APIRouter:
    """The addresses of all interactions."""
    routes = APIRouter()

    @routes.post("/respond/{team}/{url_id}")
    async def respond(team: str, url_id: str, request: Request) -> Response:
        sandbox.calls_under_way += 1
        try:
            body = _parsed(await request.body())
            answered = await _answered(sandbox, url_id, body)
        finally:
            sandbox.calls_under_way -= 1
        log_call(sandbox, METHOD, team, body if isinstance(body, dict) else {}, answered.body)
        return as_response(answered)

    return routes


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None


async def _answered(sandbox: Sandbox, url_id: str, body: Any) -> Answer:
    before = next_fault(sandbox, METHOD, "before")
    failed = await suffer(before) if before else None
    if failed:
        return failed
    try:
        if not isinstance(body, dict):
            raise SlackError("invalid_payload")
        answers.use(sandbox, sandbox.response_urls.get(url_id), body)
    except SlackError as refusal:
        return Answer(refusal.body(), status=404 if refusal.error in GONE else 400)
    after = next_fault(sandbox, METHOD, "after")
    failed = await suffer(after) if after else None
    return failed or Answer({"ok": True})
