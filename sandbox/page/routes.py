"""What the browser fetches or sends beside the page itself: style, script, files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, HTTPException, Query, UploadFile
from fastapi.responses import JSONResponse, Response

from sandbox import playing
from sandbox.page.icons import PATHS, svg
from sandbox.state import Sandbox

ASSETS = Path(__file__).parent / "assets"
STYLES = ("tokens.css", "layout.css", "sidebar.css", "messages.css", "blocks.css", "controls.css", "dialogs.css")
SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "text/csv", "application/pdf")
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#3b2a5c"/>'
    '<path d="m9 23 7-15 7 15M12 18h8" fill="none" stroke="#fff" stroke-width="2.600" stroke-linecap="round" '
    'stroke-linejoin="round"/></svg>'
)


@cache
def head() -> str:
    """Style and script as one piece of the page's head, so that nothing is painted before they are there."""
    style = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES)
    icons = json.dumps({name: svg(name) for name in PATHS})
    script = (ASSETS / "page.js").read_text(encoding="utf-8")
    return f"<style>{style}</style><script>{script}\nslackPage.icons = {icons};</script>"


def router(sandbox: Sandbox) -> APIRouter:
    """Uploads by the page, and files shown on it."""
    routes = APIRouter(prefix="/page")

    @routes.post("/upload")
    async def upload(
        user: Annotated[str, Query(alias="as")],
        file: Annotated[UploadFile, File()],
        channel: str = "",
        thread: str = "",
        keep: bool = False,
    ) -> JSONResponse:
        content, name = await file.read(), file.filename or "file"
        try:
            if keep:
                stored = playing.keep_file(sandbox, user, name, content)
                return JSONResponse({"ok": True, "file": {"id": stored.id, "name": stored.name}})
            await playing.upload(sandbox, user, name, content, channel=channel or None, thread_ts=thread or None)
        except playing.NotPossible as refusal:
            return JSONResponse({"ok": False, "error": refusal.reason}, status_code=400)
        return JSONResponse({"ok": True})

    @routes.get("/files/{file_id}/{name}")
    async def file(file_id: str, user: Annotated[str, Query(alias="as")] = "", download: bool = False) -> Response:
        stored = sandbox.files.get(file_id)
        if stored is None or not stored.uploaded:
            raise HTTPException(404)
        if user in sandbox.people:
            playing.note_download(sandbox, user, file_id)
        safe = stored.mimetype in SHOWN_INLINE and not download
        headers = {"X-Content-Type-Options": "nosniff"}
        if not safe:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_percent(stored.name)}"
        return Response(stored.content, media_type=stored.mimetype, headers=headers)

    return routes


def _percent(name: str) -> str:
    return quote(name, safe="")
