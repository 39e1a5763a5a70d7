"""A Slack that only listens, and is as strict as the real one: what it would refuse is an error here."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

from handlers.joining import downloads
from handlers.joining.downloads import Dropped, TooLarge
from sandbox.blocks import check_message_blocks, check_view
from sandbox.errors import SlackError

JSON = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One call of the Web API, or a post to a response_url (`response_url`)."""

    method: str
    arguments: JSON

    @property
    def view(self) -> JSON:
        """The view that it shows."""
        view: JSON = self.arguments["view"]
        return view


@dataclass
class Slack:
    """Records every call, and refuses what Slack would refuse."""

    calls: list[Call] = field(default_factory=list)
    users: dict[str, JSON] = field(default_factory=dict)
    channels: dict[str, JSON] = field(default_factory=dict)
    """By id, those that there are: with `is_private` and `is_member`."""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name and content by id, of what people dropped."""
    failing: dict[str, str] = field(default_factory=dict)
    """Errors to answer with, by method."""
    triggers: set[str] = field(default_factory=set)
    """Those that were used."""
    refused: list[SlackError] = field(default_factory=list)
    """What Slack would not take: a view or a message that is not as it must be."""

    def listen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of the network, for every client that Bolt makes."""

        def api_call(client: WebClient, api_method: str, **how: Any) -> SlackResponse:
            arguments = {**(how.get("params") or {}), **(how.get("data") or {}), **(how.get("json") or {})}
            return self._call(client, api_method, {k: v for k, v in arguments.items() if v is not None})

        def send_dict(_webhook: WebhookClient, body: JSON, headers: object = None) -> WebhookResponse:
            self._respond(body)
            return WebhookResponse(url="", status_code=200, body="ok", headers={})

        def fetch(_client: WebClient, file: Dropped, at_most: int) -> bytes:
            content = self.files[file.address.rpartition("/")[2]][1]
            if len(content) > at_most:
                raise TooLarge
            return content

        monkeypatch.setattr(WebClient, "api_call", api_call)
        monkeypatch.setattr(downloads, "fetch", fetch)
        monkeypatch.setattr(WebhookClient, "send_dict", send_dict)

    def opened(self) -> JSON:
        """The modal that was opened last."""
        return next(call.view for call in reversed(self.calls) if call.method in ("views.open", "views.push"))

    def _call(self, client: WebClient, method: str, arguments: JSON) -> SlackResponse:
        self.calls.append(Call(method, arguments))
        if method in self.failing:
            refusal = _answer(client, method, {"ok": False, "error": self.failing[method]})
            raise SlackApiError("refused", refusal)  # type: ignore[no-untyped-call]
        if method in ("views.open", "views.push"):
            self._use(arguments["trigger_id"])
            self._check(check_view, arguments["view"], ("modal",))
            return _answer(client, method, {"ok": True, "view": {**arguments["view"], "id": "V0002"}})
        if method == "views.update":
            assert arguments["view_id"]
            self._check(check_view, arguments["view"], ("modal",))
        elif method == "views.publish":
            self._check(check_view, arguments["view"], ("home",))
        elif method in ("chat.postMessage", "chat.postEphemeral"):
            self._check(check_message, arguments)
        elif method == "users.info":
            user = self.users.get(arguments["user"], {"id": arguments["user"], "tz": "UTC", "locale": "en-US"})
            return _answer(client, method, {"ok": True, "user": user})
        elif method == "users.list":
            return _answer(client, method, {"ok": True, "members": list(self.users.values())})
        elif method == "files.info":
            return _answer(client, method, {"ok": True, "file": self._file(client, arguments["file"])})
        elif method == "users.lookupByEmail":
            return self._looked_up(client, arguments["email"])
        elif method in ("conversations.info", "conversations.join"):
            return _answer(client, method, {"ok": True, "channel": self._channel(client, method, arguments["channel"])})
        else:
            raise AssertionError(f"handlers do not call {method}: it goes through the outbox")
        return _answer(client, method, {"ok": True})

    def _file(self, client: WebClient, file_id: str) -> JSON:
        if file_id not in self.files:
            refusal = _answer(client, "files.info", {"ok": False, "error": "file_not_found"})
            raise SlackApiError("refused", refusal)  # type: ignore[no-untyped-call]
        name, content = self.files[file_id]
        address = f"https://files.slack.com/{file_id}"
        kind = name.rpartition(".")[2]
        return {"id": file_id, "name": name, "filetype": kind, "size": len(content), "url_private_download": address}

    def _looked_up(self, client: WebClient, email: str) -> SlackResponse:
        for user in self.users.values():
            here = client.token == f"xoxb-{user.get('team_id')}"
            if here and user.get("profile", {}).get("email") == email and not user["deleted"]:
                return _answer(client, "users.lookupByEmail", {"ok": True, "user": user})
        refusal = _answer(client, "users.lookupByEmail", {"ok": False, "error": "users_not_found"})
        raise SlackApiError("refused", refusal)  # type: ignore[no-untyped-call]

    def _channel(self, client: WebClient, method: str, channel_id: str) -> JSON:
        """A channel that Advance is in, or joins if it is public. Slack knows nothing of a private one it is not in."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel["is_private"] and not channel["is_member"]):
            refusal = _answer(client, method, {"ok": False, "error": "channel_not_found"})
            raise SlackApiError("refused", refusal)  # type: ignore[no-untyped-call]
        if method == "conversations.join":
            channel["is_member"] = True
        return channel

    def _respond(self, body: JSON) -> None:
        self.calls.append(Call("response_url", body))
        self._check(check_message, body)
        assert body.get("response_type", "ephemeral") == "ephemeral"

    def _check(self, check: Callable[..., None], *what: object) -> None:
        try:
            check(*what)
        except SlackError as error:
            self.refused.append(error)
            raise

    def _use(self, trigger_id: str) -> None:
        if not trigger_id or trigger_id in self.triggers:
            raise SlackError("exchanged_trigger_id" if trigger_id else "invalid_trigger_id")
        self.triggers.add(trigger_id)


def check_message(body: Mapping[str, Any]) -> None:
    """What Slack asks of a message; and that it says everything to a screen reader too."""
    check_message_blocks(body.get("blocks", []))
    assert 0 < len(body["text"]) <= 4_000


def words_in(thing: object) -> str:
    """Everything that a person can read there, in order."""
    return " ".join(_texts(thing))


def buttons_in(thing: object) -> dict[str, JSON]:
    """The buttons there, by action_id."""
    return {found["action_id"]: found for found in _objects(thing) if found.get("type") == "button"}


def _texts(thing: object) -> Iterator[str]:
    for found in _objects(thing):
        for name in ("text", "initial_value"):
            if isinstance(found.get(name), str):
                yield found[name]


def _objects(thing: object) -> Iterator[JSON]:
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list):
        for held in thing:
            yield from _objects(held)


def _answer(client: WebClient, method: str, data: JSON) -> SlackResponse:
    return SlackResponse(
        client=client, http_verb="POST", api_url=method, req_args={}, data=data, headers={}, status_code=200
    )


def body_of(text: str | None) -> JSON:
    """The body of an acknowledgement: JSON, plain text, or nothing."""
    if not text:
        return {}
    try:
        found = json.loads(text)
    except ValueError:
        return {"text": text}
    return found if isinstance(found, dict) else {"text": text}
