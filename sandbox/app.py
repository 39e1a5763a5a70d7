"""Puts the sandbox together: its state, the way to the app, the Web API, the seam and the page, on one loop."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from sandbox import link, response_urls, roster, seam, socket_mode, web_api
from sandbox.delivery import Delivery
from sandbox.http_mode import HttpMode
from sandbox.link import Links
from sandbox.manifest import InvalidManifest, Manifest, read_manifest
from sandbox.persistence import Persistence
from sandbox.socket_mode import SocketMode
from sandbox.state import Sandbox

HOST = "127.0.0.1"
PAGE = "sandbox.page.mount"


@dataclass(frozen=True)
class Options:
    """What the command line says. `request_url` means HTTP mode; without `data` nothing is kept."""

    manifest: Path
    roster: Path | None = None
    port: int = 8055
    data: Path | None = None
    request_url: str | None = None
    page: bool = True


def build(options: Options) -> FastAPI:
    """The sandbox as one FastAPI app; its state is at `app.state.sandbox`. Raises InvalidManifest, OSError."""
    sandbox = Sandbox(manifest=_manifest(options), base_url=f"http://{HOST}:{options.port}")
    if options.roster:
        roster.load(sandbox, options.roster)
    persistence = Persistence(sandbox, options.data) if options.data else None
    if persistence:
        persistence.restore()
    transport = HttpMode(sandbox, options.request_url) if options.request_url else SocketMode(sandbox)
    sandbox.links = Links(sandbox)
    sandbox.delivery = Delivery(sandbox, transport)
    sandbox.emit = sandbox.delivery.emit
    app = FastAPI(title="A local Slack", openapi_url=None, lifespan=_lifespan(sandbox, persistence))
    app.state.sandbox = sandbox
    _add_routes(app, sandbox)
    if options.page and find_spec(PAGE):
        import_module(PAGE).mount(app, sandbox)
    return app


def _manifest(options: Options) -> Manifest:
    """The app has one way to be reached: Socket Mode, unless a request URL is given."""
    manifest = read_manifest(options.manifest)
    if not manifest.socket_mode and not options.request_url:
        raise InvalidManifest("socket_mode_enabled is off: give a request URL")
    return replace(manifest, socket_mode=options.request_url is None)


def _add_routes(app: FastAPI, sandbox: Sandbox) -> None:
    """Each as it is: `include_router` would make it once more, which takes longer than all else in starting."""
    transport = sandbox.delivery.transport
    parts = [web_api.router(sandbox), link.router(sandbox.links), response_urls.router(sandbox)]
    if isinstance(transport, SocketMode):
        parts.append(socket_mode.router(transport))
    for part in (*parts, seam.router(sandbox, app)):
        app.router.routes.extend(part.routes)


def _lifespan(
    sandbox: Sandbox, persistence: Persistence | None
) -> Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if persistence:
            persistence.watch()
        try:
            yield
        finally:
            sandbox.delivery.stop()
            if persistence:
                persistence.write()

    return lifespan


def listening_on(port: int) -> socket.socket:
    """A socket bound on the loopback alone; port 0 takes a free one.

    Its protocol is named because asyncio turns Nagle's delay off (40 ms a frame) only where it is.
    """
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, port))
    return bound


def server_for(app: FastAPI) -> uvicorn.Server:
    """A server for the app, quiet and quick to stop."""
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, ws_ping_interval=20, lifespan="on")
    )


def serve(options: Options) -> None:
    """Serves until it is interrupted."""
    bound = listening_on(options.port)
    server_for(build(options)).run(sockets=[bound])
