"""What a person does. Each answer comes when the bot has acknowledged and finished."""

from __future__ import annotations

from fastapi import APIRouter, Form, Request, UploadFile

from sandbox import playing
from sandbox.playing import NotPossible, Outcome
from sandbox.records import JSON
from sandbox.seam.body import json_body, maybe, plain_value, words
from sandbox.settling import settle
from sandbox.state import Sandbox


def router(sandbox: Sandbox) -> APIRouter:
    routes = APIRouter(prefix="/people/{user}")
    _add_saying(routes, sandbox)
    _add_pressing(routes, sandbox)
    _add_modals(routes, sandbox)
    return routes


async def _done(sandbox: Sandbox, outcome: Outcome) -> JSON:
    await settle(sandbox)
    return {"ok": True, "ack_ms": outcome.ack_ms, "errors": outcome.errors}


def _add_saying(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.post("/command")
    async def command(user: str, request: Request) -> JSON:
        body = await json_body(request)
        name, text = words(body, "command"), words(body, "text", "")
        return await _done(sandbox, await playing.run_command(sandbox, user, name, text, maybe(body, "channel")))

    @routes.post("/message")
    async def message(user: str, request: Request) -> JSON:
        body = await json_body(request)
        where = maybe(body, "channel"), maybe(body, "thread_ts")
        return await _done(sandbox, await playing.send_message(sandbox, user, words(body, "text"), *where))

    @routes.post("/file")
    async def file(user: str, file: UploadFile, channel: str | None = Form(None)) -> JSON:
        name, content = file.filename or "file", await file.read()
        return await _done(sandbox, await playing.upload(sandbox, user, name, content, channel=channel))

    @routes.post("/home")
    async def home(user: str) -> JSON:
        return await _done(sandbox, await playing.open_home(sandbox, user))


def _add_pressing(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.post("/action")
    async def action(user: str, request: Request) -> JSON:
        body = await json_body(request)
        outcome = await playing.press(
            sandbox,
            user,
            words(body, "action_id"),
            block_id=maybe(body, "block_id"),
            channel=maybe(body, "channel"),
            ts=maybe(body, "ts"),
            view=maybe(body, "view"),
            confirm=body.get("confirm", True) is not False,
            value=plain_value(body),
        )
        return await _done(sandbox, outcome)

    @routes.post("/options")
    async def options(user: str, request: Request) -> JSON:
        body = await json_body(request)
        outcome, offered = await playing.options(
            sandbox,
            user,
            words(body, "action_id"),
            words(body, "query", ""),
            block_id=maybe(body, "block_id"),
            channel=maybe(body, "channel"),
            ts=maybe(body, "ts"),
            view=maybe(body, "view"),
        )
        return {**await _done(sandbox, outcome), "options": offered}

    @routes.post("/shortcut")
    async def shortcut(user: str, request: Request) -> JSON:
        body = await json_body(request)
        channel, ts = maybe(body, "channel"), maybe(body, "ts")
        name = words(body, "callback_id")
        return await _done(sandbox, await playing.shortcut(sandbox, user, name, channel=channel, ts=ts))


def _add_modals(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.post("/submit")
    async def submit(user: str, request: Request) -> JSON:
        body = await json_body(request)
        values = body.get("values", {})
        if not isinstance(values, dict):
            raise NotPossible("values is not an object of plain values by action_id")
        return await _done(sandbox, await playing.submit(sandbox, user, values))

    @routes.post("/close")
    async def close(user: str) -> JSON:
        return await _done(sandbox, await playing.close_modal(sandbox, user))
