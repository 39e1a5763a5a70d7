"""The seam as a whole, and how it says no: HTTP 4xx with `{"ok": false, "error": …}`."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from sandbox.playing import NotPossible
from sandbox.seam import doing, stage, watching
from sandbox.state import Sandbox


def router(sandbox: Sandbox, app: FastAPI) -> APIRouter:
    """Every path of the seam, on its state."""
    app.add_exception_handler(NotPossible, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    routes = APIRouter()
    for part in (doing, stage, watching):
        routes.routes.extend(part.router(sandbox).routes)
    return routes


async def _refused(_: Request, refusal: Exception) -> JSONResponse:
    reason = refusal.reason if isinstance(refusal, NotPossible) else str(refusal)
    return JSONResponse({"ok": False, "error": reason}, status_code=404 if "no such person" in reason else 400)


async def _not_understood(_: Request, refusal: Exception) -> JSONResponse:
    """An argument of the wrong kind, said as everything else is."""
    wrong = refusal.errors() if isinstance(refusal, RequestValidationError) else ()
    reasons = [f"{each['loc'][-1]}: {each['msg']}" for each in wrong]
    return JSONResponse({"ok": False, "error": "; ".join(reasons)}, status_code=400)
