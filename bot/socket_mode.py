"""Socket Mode: two connections, so that one may drop, and a watchdog for the way in which a socket dies unnoticed."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

log = logging.getLogger(__name__)

CONNECTIONS = 2
PING_S = 2.0
"""How often a connection is tried; a dead one is replaced at the next try."""


def receive(app: App, request: SocketModeRequest) -> BoltResponse:
    """Dispatch a payload. Whatever its shape, nothing is raised and there is something to acknowledge."""
    try:
        headers = build_headers(request)
        response = app.dispatch(BoltRequest(mode="socket_mode", body=request.payload, headers=headers))
    except Exception as error:
        # Bolt itself stumbles over some malformed payloads; Slack must not be kept waiting for it.
        log.error("a payload could not be read: %s", type(error).__name__)
        return BoltResponse(status=200)
    return response if response.status == 200 else BoltResponse(status=200)


class Connection(SocketModeHandler):
    """One socket, which acknowledges everything."""

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Acknowledge with what the listener answered."""
        send_response(client, req, receive(self.app, req), 0.0)


class Connections:
    """All sockets of this process."""

    def __init__(self, app: App, app_token: str, client: WebClient) -> None:
        self._sockets = [
            Connection(app, app_token, web_client=client, ping_interval=PING_S) for _ in range(CONNECTIONS)
        ]
        self._stopped = Event()
        self._watchdog = Thread(target=self._watch, name="watchdog", daemon=True)

    def open(self) -> None:
        """Connect, and stay connected."""
        for socket in self._sockets:
            socket.client.connect()
        self._watchdog.start()

    def close(self) -> None:
        """Disconnect for good."""
        self._stopped.set()
        for socket in self._sockets:
            socket.client.close()

    def _watch(self) -> None:
        while not self._stopped.wait(PING_S):
            for socket in self._sockets:
                self._revive(socket.client)

    def _revive(self, client: SocketModeClient) -> None:
        if _quietly(client.is_connected) or self._stopped.is_set():
            return
        log.info("a socket was closed; opening another")
        _quietly(lambda: client.connect_to_new_endpoint(force=True))


def _quietly(step: Callable[[], object]) -> bool:
    """Do it; False if it failed or said no. The next round tries again."""
    try:
        return bool(step())
    except Exception as error:
        log.warning("a socket could not be tried: %s", type(error).__name__)
        return False
