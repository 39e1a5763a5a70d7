"""What a script reads: screens, files, people, the app's calls and what a bot needs to begin."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from sandbox import playing
from sandbox.playing import NotPossible
from sandbox.records import JSON, Person
from sandbox.screen import messages_seen, screen, seen_by
from sandbox.state import Sandbox


def router(sandbox: Sandbox) -> APIRouter:
    routes = APIRouter()

    @routes.get("/people")
    async def people() -> list[JSON]:
        return [person_as_json(person) for person in sandbox.humans()]

    @routes.get("/people/{user}/screen")
    async def see(user: str) -> JSON:
        _known(sandbox, user)
        return screen(sandbox, user)

    @routes.get("/people/{user}/files/{file_id}")
    async def file(user: str, file_id: str) -> Response:
        return _file_for(sandbox, user, file_id)

    @routes.get("/workspaces")
    async def workspaces() -> list[JSON]:
        return [{"team": w.team, "name": w.name, "installed": w.installed} for w in sandbox.workspaces.values()]

    @routes.get("/calls")
    async def calls(after: int = 0) -> list[JSON]:
        return [vars(call) for call in sandbox.calls if call.n > after]

    @routes.get("/app")
    async def app() -> JSON:
        return {
            "app_id": sandbox.app_id,
            "app_token": sandbox.app_token,
            "signing_secret": sandbox.signing_secret,
            "bot_tokens": {w.team: w.bot_token for w in sandbox.workspaces.values() if w.installed},
            "connected": sandbox.delivery.transport.reachable,
        }

    return routes


def person_as_json(person: Person) -> JSON:
    """A person in the seam's shape."""
    keys = ("id", "team", "name", "real_name", "email", "tz", "locale", "title", "deleted")
    return {key: getattr(person, key) for key in keys}


def _known(sandbox: Sandbox, user: str) -> Person:
    person = sandbox.people.get(user)
    if person is None or person.is_bot:
        raise NotPossible(f"no such person: {user}")
    return person


def _file_for(sandbox: Sandbox, user: str, file_id: str) -> Response:
    """The bytes of a file that stands in a message this person sees."""
    _known(sandbox, user)
    shown = {f for c in seen_by(sandbox, user) for m in messages_seen(sandbox, user, c) for f in m.files}
    stored = sandbox.files.get(file_id)
    if stored is None or (file_id not in shown and stored.user != user):
        raise NotPossible(f"no such file on this screen: {file_id}")
    playing.note_download(sandbox, user, file_id)
    sent_as = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(stored.name)}"}
    return Response(stored.content, media_type=stored.mimetype, headers=sent_as)
