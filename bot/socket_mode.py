"""Socket Mode: two connections, so that one may drop; whenever one ends or is about to, the next is opened.

Slack's SDK has clients of its own. The one without further requirements notices neither a socket that just drops nor
one that has fallen silent for many seconds, and stops reading for three while it reconnects: hence these few lines.
"""

import json
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Event, Lock, Thread
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from bot.settings import WrongSettings

log = logging.getLogger(__name__)

CONNECTIONS = 2
THREADS = 10
"""Payloads read at a time."""
SILENT_FOR_S = 3.0
"""A connection is tried so often, and given up when it has not answered for as long again."""
LARGEST_FRAME = 4 * 2**20
PAUSES_S = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Before each next try, until one succeeds: Slack allows no more than some 20 a minute."""

Frame = dict[str, Any]
Headers = dict[str, str | Sequence[str]]


def receive(app: App, payload: Frame, headers: Headers | None = None) -> BoltResponse:
    """Dispatch a payload. Whatever its shape, nothing is raised and there is something to acknowledge."""
    try:
        response = app.dispatch(BoltRequest(mode="socket_mode", body=payload, headers=headers))
    except Exception as error:
        # Bolt itself stumbles over some malformed payloads; Slack must not be kept waiting for it.
        log.error("a payload could not be read: %s", type(error).__name__)
        return BoltResponse(status=200)
    return response if response.status == 200 else BoltResponse(status=200)


class Connections:
    """All sockets of this process."""

    def __init__(self, app: App, app_token: str, client: WebClient) -> None:
        self._app, self._app_token, self._client = app, app_token, client
        self._readers = ThreadPoolExecutor(THREADS, "payload")
        self._stopped = Event()
        self._open: list[ClientConnection] = []
        self._changing = Lock()

    def open(self) -> None:
        """Connect, and stay connected. WrongSettings if Slack does not take the app-level token."""
        try:
            self._keep_up(self._address())
        except SlackApiError as error:
            if error.response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                self._keep_up()
            else:
                why = error.response.get("error")
                raise WrongSettings(f"SLACK_APP_TOKEN: Slack did not take it ({why})") from None
        for _ in range(CONNECTIONS - 1):
            self._keep_up()

    def close(self) -> None:
        """Finish what has arrived, then disconnect for good."""
        self._stopped.set()
        self._readers.shutdown()
        for socket in self._sockets():
            socket.close()

    def _keep_up(self, address: str = "") -> None:
        Thread(target=self._stay_connected, args=(address,), name="socket", daemon=True).start()

    def _stay_connected(self, address: str) -> None:
        """Until a connection of this thread's is replaced by another's: Slack told it that it would end."""
        failures = 0
        while not self._stopped.wait(PAUSES_S[min(failures, len(PAUSES_S) - 1)]):
            try:
                with self._connect(address or self._address()) as socket:
                    heard = self._listen(socket)
            except Exception as error:
                # Whatever it was: a thread that ended here would never be replaced, and Advance be deaf in the end.
                log.info("no connection with Slack: %s", type(error).__name__)
                heard = set()
            if {"hello", "disconnect"} <= heard:
                return
            failures = 0 if "hello" in heard else failures + 1
            address = ""

    def _connect(self, address: str) -> ClientConnection:
        return connect(
            address,
            compression=None,
            max_size=LARGEST_FRAME,
            ping_interval=SILENT_FOR_S,
            ping_timeout=SILENT_FOR_S,
        )

    def _listen(self, socket: ClientConnection) -> set[str]:
        """Read until it ends; the kinds of frame that came."""
        heard: set[str] = set()
        with self._changing:
            self._open.append(socket)
            if self._stopped.is_set():
                socket.close()
        try:
            for text in socket:
                frame: Frame = json.loads(text)
                if frame.get("type") == "disconnect" and "hello" in heard and "disconnect" not in heard:
                    self._keep_up()  # while this one goes on: what is on its way still comes here
                elif "envelope_id" in frame and not self._stopped.is_set():
                    self._readers.submit(self._handle, socket, frame)
                heard.add(str(frame.get("type")))
        except WebSocketException as error:
            log.info("a socket was closed: %s", type(error).__name__)
        finally:
            with self._changing:
                self._open.remove(socket)
        return heard

    def _handle(self, socket: ClientConnection, frame: Frame) -> None:
        """Have a payload read, and acknowledge it with what the listener answered."""
        headers: Headers = {
            f"x-slack-retry-{name}": str(frame[key])
            for name, key in (("num", "retry_attempt"), ("reason", "retry_reason"))
            if frame.get(key) is not None
        }
        response = receive(self._app, frame.get("payload") or {}, headers)
        answer = {"envelope_id": frame["envelope_id"], **_payload(response)}
        for way in (socket, *self._sockets()):  # any will do, if its own has dropped meanwhile
            try:
                way.send(json.dumps(answer))
                return
            except (OSError, WebSocketException):
                continue
        log.info("a payload could not be acknowledged: no connection")

    def _sockets(self) -> list[ClientConnection]:
        with self._changing:
            return list(self._open)

    def _address(self) -> str:
        return str(self._client.apps_connections_open(app_token=self._app_token)["url"])


def _payload(response: BoltResponse) -> Frame:
    """What the acknowledgement carries, if anything."""
    if not response.body:
        return {}
    is_json = response.headers.get("content-type", [""])[0].startswith("application/json")
    return {"payload": json.loads(response.body) if is_json else {"text": response.body}}
