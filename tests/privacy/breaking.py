"""Ways in which things break, each as talkative as can be: its error quotes whatever private words are at hand."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import Any, NoReturn
from unittest.mock import patch
from urllib.error import URLError
from urllib.parse import unquote_plus
from urllib.request import Request

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.webhook import WebhookClient
from sqlalchemy import event, text

from storage.keys import Keyring
from storage.tables import TABLES
from storage.work import Store
from tests.handlers.house import Clock
from tests.handlers.slack import Slack
from views import slack_json

MARK = re.compile(r"zq[0-9a-f]{12}")
STEPS_BACK = 40
THE_NETWORK = (WebClient.api_call, WebhookClient.send_dict)
"""As they are before a test takes their place."""


@dataclass
class Breaking:
    """One way; `quoted` are the marks that stood in the errors it has raised."""

    name: str
    breaks: Callable[["Breaking", Store], Any]
    quoted: set[str] = field(default_factory=set)

    def quote(self, thing: object) -> str:
        """What an error says of this."""
        said = str(thing)
        self.quoted |= {*MARK.findall(said)}
        return said

    @contextmanager
    def at_work(self, store: Store) -> Iterator[None]:
        """Within the block, it breaks."""
        with self.breaks(self, store):
            yield


def slack_refuses(breaking: Breaking, only: str = "") -> Any:
    """Slack takes no call (of methods that begin so), and says in its refusal what it was given."""
    takes = WebClient.api_call

    def refuse(client: WebClient, api_method: str, **how: Any) -> Any:
        if not api_method.startswith(only):
            return takes(client, api_method, **how)
        said = breaking.quote(how)
        answer = {"ok": False, "error": "invalid_arguments", "response_metadata": {"messages": [f"[ERROR] {said}"]}}
        raise SlackApiError(said, answer)  # type: ignore[no-untyped-call]

    return patch.object(WebClient, "api_call", refuse)


@contextmanager
def line_breaks(breaking: Breaking, _store: Store) -> Iterator[None]:
    """No call reaches Slack, nor any word to a response_url."""

    def fails(*sent: object, **how: object) -> NoReturn:
        raise URLError(breaking.quote((sent[1:], how)))

    with patch.object(WebClient, "api_call", fails), patch.object(WebhookClient, "send_dict", fails):
        yield


@contextmanager
def garbled(breaking: Breaking, _store: Store) -> Iterator[None]:
    """Slack's SDK gets half an answer, in which the message stands: what it makes of it, and logs, is its own."""

    class Half:
        """An answer."""

        code = status = 200
        headers = Message()

        def __init__(self, request: Request) -> None:
            sent = unquote_plus((request.data or b"").decode())  # type: ignore[union-attr]
            self.body = f'{{"text":"{" ".join(MARK.findall(breaking.quote(sent)))}'

        def read(self) -> bytes:
            return self.body.encode()

    def urlopen(request: Request, **_: object) -> Half:
        return Half(request)

    with (
        patch.object(WebClient, "api_call", THE_NETWORK[0]),
        patch.object(WebhookClient, "send_dict", THE_NETWORK[1]),
        patch("slack_sdk.web.base_client.urlopen", urlopen),
        patch("slack_sdk.webhook.client.urlopen", urlopen),
    ):
        yield


@contextmanager
def rows_refused(breaking: Breaking, store: Store) -> Iterator[None]:
    """The database itself takes no row; PostgreSQL quotes those that it does not take."""
    on_sqlite = store.engine.dialect.name == "sqlite"
    tables = [table.name for table in TABLES.sorted_tables]
    undone = []
    with store.engine.begin() as connection:
        for table in tables:
            if on_sqlite:
                for verb in ("INSERT", "UPDATE"):
                    name = f"refuse_{table}_{verb}"
                    refuse = f"BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END"
                    connection.execute(text(f"CREATE TRIGGER {name} {refuse}"))
                    undone.append(f"DROP TRIGGER {name}")
            else:
                connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT refused CHECK (false) NOT VALID"))
                undone.append(f"ALTER TABLE {table} DROP CONSTRAINT refused")
    try:
        yield
    finally:
        with store.engine.begin() as connection:
            for undo in undone:
                connection.execute(text(undo))


@contextmanager
def no_commit(breaking: Breaking, store: Store) -> Iterator[None]:
    """A transaction fails at its very end."""

    def fails(_connection: object) -> NoReturn:
        raise RuntimeError(breaking.quote(held_by_callers()))

    event.listen(store.engine, "commit", fails)
    try:
        yield
    finally:
        event.remove(store.engine, "commit", fails)


def sealing(breaking: Breaking, _store: Store) -> Any:
    """What is to be sealed can't be."""

    def fails(_keyring: Keyring, key: object, written: str) -> NoReturn:
        raise ValueError(breaking.quote(f"{key} {written}"))

    return patch.object(Keyring, "seal", fails)


def opening(breaking: Breaking, _store: Store) -> Any:
    """What was sealed is opened, and then it goes wrong."""
    opens = Keyring.open

    def fails(keyring: Keyring, sealed: Any) -> str:
        opened = opens(keyring, sealed)
        if MARK.search(opened):
            raise ValueError(breaking.quote(opened))
        return opened

    return patch.object(Keyring, "open", fails)


def drawing(breaking: Breaking, _store: Store) -> Any:
    """A view is not as Slack wants it, and Slack's SDK says so, of words that somebody wrote."""
    way = slack_json._way

    def fails(kind: Any) -> Any:
        def draws(part: object) -> Any:
            said = str(vars(part)) if isinstance(part, JsonObject) else ""
            if MARK.search(said):
                raise SlackObjectFormationError(breaking.quote(said))
            return way(kind)(part)

        return draws

    return patch.object(slack_json, "_way", fails)


def in_a_handler(breaking: Breaking, _store: Store) -> Any:
    """Whoever asks for the time is told, in an error, all that she and her callers hold."""

    def fails(_clock: Clock) -> NoReturn:
        raise RuntimeError(breaking.quote(held_by_callers()))

    return patch.object(Clock, "now", fails)


def held_by_callers() -> str:
    """The values of all names on the way here, each once, however many hold it."""
    frame, held = sys._getframe(1), dict[int, object]()
    for _ in range(STEPS_BACK):
        if frame.f_back is None:
            break
        frame = frame.f_back
        held |= {id(value): value for value in list(frame.f_locals.values())}
    return json.dumps(sorted({mark for value in held.values() for mark in MARK.findall(repr(value)[:100_000])}))


def ways() -> list[Breaking]:
    """All of them; those first that leave undone what was to be done."""
    return [
        Breaking("rows are refused", rows_refused),
        Breaking("no commit", no_commit),
        Breaking("sealing fails", sealing),
        Breaking("a handler fails", in_a_handler),
        Breaking("opening fails", opening),
        Breaking("a view is wrong", drawing),
        Breaking("Slack refuses views", lambda breaking, _: slack_refuses(breaking, "views.")),
        Breaking("Slack refuses everything", lambda breaking, _: slack_refuses(breaking)),
        Breaking("the line breaks", line_breaks),
        Breaking("half an answer", garbled),
    ]


def calls_that_arrived(slack: Slack, since: int) -> str:
    """What a person was told in so many words: beside a message, or in her conversation."""
    told = [call for call in slack.calls[since:] if call.method in ("response_url", "chat.postMessage")]
    return json.dumps([call.arguments for call in told])
