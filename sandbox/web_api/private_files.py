"""`url_private` and `url_private_download`: a file's bytes, for an app that may read it and says so with its token."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandbox.errors import SlackError
from sandbox.records import StoredFile
from sandbox.state import Sandbox
from sandbox.web_api.arguments import Arguments
from sandbox.web_api.context import Call
from sandbox.web_api.files import found_file


def router(sandbox: Sandbox) -> APIRouter:
    """Whoever may not read is sent to a page to sign in, as Slack does: HTML where bytes were expected."""
    routes = APIRouter()

    @routes.get("/files-pri/{team_and_file}/{name}", include_in_schema=False)
    async def shown(team_and_file: str, name: str, request: Request) -> Response:
        return _bytes(sandbox, team_and_file, request, "inline", name)

    @routes.get("/files-pri/{team_and_file}/download/{name}", include_in_schema=False)
    async def downloaded(team_and_file: str, name: str, request: Request) -> Response:
        return _bytes(sandbox, team_and_file, request, "attachment", name)

    return routes


def _bytes(sandbox: Sandbox, team_and_file: str, request: Request, how: str, name: str) -> Response:
    try:
        stored = _readable(sandbox, team_and_file.partition("-")[2], request.headers.get("authorization", ""))
    except SlackError:
        return RedirectResponse(f"{sandbox.base_url}/?redir={quote(request.url.path)}", status_code=302)
    disposition = f"{how}; filename*=UTF-8''{quote(name)}"
    return Response(stored.content, media_type=stored.mimetype, headers={"Content-Disposition": disposition})


def _readable(sandbox: Sandbox, file_id: str, authorization: str) -> StoredFile:
    """The same file that files.info would tell of."""
    workspace = sandbox.workspace_of_token(authorization.removeprefix("Bearer ").strip())
    if workspace is None or not workspace.installed:
        raise SlackError("invalid_auth")
    call = Call(sandbox, workspace, Arguments({"file": file_id}))
    call.require("files:read")
    return found_file(call)
