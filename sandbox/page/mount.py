"""Puts the page on the sandbox's own server."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query
from nicegui import ui

from sandbox.page import routes, shell
from sandbox.state import Sandbox


def mount(app: FastAPI, sandbox: Sandbox) -> None:
    """Adds the page at `/` and what it loads under `/page`; all of it comes from this process."""
    app.include_router(routes.router(sandbox))

    @ui.page("/", title=f"{sandbox.manifest.name} · a local Slack", response_timeout=10)
    def page(user: Annotated[str, Query(alias="as")] = "", at: str = "", tab: str = "") -> None:
        shell.build(sandbox, user, at, tab)

    ui.run_with(
        app,
        title=sandbox.manifest.name,
        favicon=routes.ICON,
        language="en-US",
        tailwind=False,
        show_welcome_message=False,
        reconnect_timeout=30,
        binding_refresh_interval=None,
    )
