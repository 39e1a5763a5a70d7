"""Setting the stage: people, workspaces and channels, the clock, and what goes wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import APIRouter, Request

from sandbox import membership
from sandbox.playing import NotPossible
from sandbox.records import JSON, Fault
from sandbox.seam.body import json_body, words
from sandbox.seam.watching import person_as_json
from sandbox.settling import settle, wind
from sandbox.socket_mode import GRACE_S, SocketMode
from sandbox.state import Sandbox

FAULT_KEYS = {"method", "status", "error", "delay_s", "reset", "when", "retry_after", "times"}


def router(sandbox: Sandbox) -> APIRouter:
    routes = APIRouter()
    _add_members(routes, sandbox)
    _add_clock(routes, sandbox)
    _add_trouble(routes, sandbox)
    return routes


def _add_members(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.post("/people")
    async def join(request: Request) -> JSON:
        person = membership.join(sandbox, await json_body(request))
        await settle(sandbox)
        return {"ok": True, **person_as_json(person)}

    @routes.patch("/people/{user}")
    async def change(user: str, request: Request) -> JSON:
        person = membership.change(sandbox, user, await json_body(request))
        await settle(sandbox)
        return {"ok": True, **person_as_json(person)}

    @routes.post("/workspaces")
    async def workspace(request: Request) -> JSON:
        changed = membership.install(sandbox, await json_body(request))
        await settle(sandbox)
        return {"ok": True, "team": changed.team, "name": changed.name, "installed": changed.installed}

    @routes.post("/channels")
    async def channel(request: Request) -> JSON:
        made = membership.make_channel(sandbox, await json_body(request))
        return {"ok": True, "id": made.id, "name": made.name, "is_private": made.is_private}


def _add_clock(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.get("/clock")
    async def now() -> JSON:
        return {"now": sandbox.clock.now().isoformat()}

    @routes.post("/clock")
    async def wind_on(request: Request) -> JSON:
        await wind(sandbox, _target(sandbox, await json_body(request)))
        return {"ok": True, "now": sandbox.clock.now().isoformat()}


def _target(sandbox: Sandbox, body: JSON) -> datetime:
    """The instant meant, never before the present one."""
    now = sandbox.clock.now()
    try:
        if "advance_s" in body:
            target = now + timedelta(seconds=float(body["advance_s"]))
        else:
            target = datetime.fromisoformat(words(body, "now"))
    except (ValueError, TypeError, OverflowError):
        raise NotPossible("say now (ISO time) or advance_s (seconds)") from None
    if target.tzinfo is None:
        raise NotPossible("now needs its offset from UTC")
    if target < now:
        raise NotPossible("time never goes back")
    return target


def _add_trouble(routes: APIRouter, sandbox: Sandbox) -> None:
    @routes.post("/faults")
    async def fault(request: Request) -> JSON:
        sandbox.faults.append(_fault(await json_body(request)))
        return {"ok": True}

    @routes.post("/disconnect")
    async def disconnect(request: Request) -> JSON:
        reason = (await json_body(request)).get("reason")
        if reason is not None and reason not in GRACE_S:
            raise NotPossible(f"no such reason: {reason}")
        transport = sandbox.delivery.transport
        if not isinstance(transport, SocketMode):
            raise NotPossible("this sandbox is in HTTP mode: there is no socket")
        await transport.disconnect(reason)
        return {"ok": True}


def _fault(body: JSON) -> Fault:
    unknown = set(body) - FAULT_KEYS
    if unknown:
        raise NotPossible(f"no such key of a fault: {', '.join(sorted(unknown))}")
    if body.get("when", "before") not in ("before", "after"):
        raise NotPossible('when is "before" or "after"')
    if not any(body.get(key) for key in ("status", "error", "delay_s", "reset")):
        raise NotPossible("a fault needs status, error, delay_s or reset")
    words(body, "method")
    return Fault(**{key: value for key, value in body.items() if value is not None})
