"""Slack's methods as the sender uses them, and the three ways in which a call can fail."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from scheduler.limits import Limits
from views.blocks import File, Message

EVENT_TYPE = "advance_delivery"
LOOKED_BACK = timedelta(minutes=1)
"""How far before the claim a look-up begins: Slack's clock and ours may differ."""
LOOKED_AT = 15
"""Messages a page: Slack gives no more to some apps (SLACK.md, 'Rates')."""
FILES_LOOKED_AT = 100
UPLOAD = "files.completeUploadExternal"
"""The last of a file's three steps, which shares it: the one that counts for the rates."""
USUAL_RETRY = timedelta(seconds=30)
"""Where Slack says 'not yet' and not until when."""

TOO_MANY = frozenset({"ratelimited", "rate_limited"})
PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
"""Errors after which nobody knows whether the call took effect, or that pass by themselves."""
A_NAME = re.compile(r"[a-z0-9_]{1,60}")
"""What an error of Slack's looks like. Anything else is a proxy's page, or may hold what a message said."""


class NotYet(Exception):
    """Slack's rates forbid the call for now. Nothing was sent."""

    def __init__(self, until: datetime) -> None:
        super().__init__("not yet")
        self.until = until


class Unsure(Exception):
    """No clear answer came: the call may have taken effect, or may still."""


class Refused(Exception):
    """Slack said no, and will say so again: recorded, not repeated."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass
class Desk:
    """One workspace's Slack, with its rates."""

    client: WebClient
    now: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)

    def ready_to_post(self, to: str, *, opened: bool) -> None:
        """Raises NotYet if a message to this person (or the opening of her conversation before it) must wait."""
        self._ready("chat.postMessage", to)
        if not opened:
            self._ready("conversations.open", to)

    def ready_to_update(self) -> None:
        """Raises NotYet if no message may be drawn anew at present."""
        self._ready("chat.update")

    def ready_to_publish(self) -> None:
        """Raises NotYet if no Home tab may be drawn at present."""
        self._ready("views.publish")

    def open(self, user: str) -> str:
        """The id of the direct message with this user."""
        return str(self._call("conversations.open", user, users=user)["channel"]["id"])

    def post(self, to: str, channel: str, message: Message, delivery_id: UUID) -> str:
        """Post it; the ts of the message. Its metadata bears the delivery's id, by which it is found again."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": delivery_id.hex}}
        answer = self._call(
            "chat.postMessage",
            to,
            channel=channel,
            metadata=metadata,
            parse="none",
            unfurl_links=False,
            unfurl_media=False,
            **message.body(),
        )
        return str(answer["ts"])

    def upload(self, to: str, channel: str, file: File, said: str, delivery_id: UUID) -> None:
        """Share a file with a word beside it. Slack keeps no metadata of it: its name bears the delivery's id."""

        def share() -> SlackResponse:
            return self.client.files_upload_v2(
                channel=channel,
                filename=file.name(delivery_id.hex),
                title=file.title,
                content=file.content,
                alt_txt=file.alt_text or None,
                initial_comment=said,
                request_file_info=False,
            )

        self._answer(UPLOAD, to, share)

    def find(self, channel: str, delivery_id: UUID, since: datetime) -> str | None:
        """The ts of a delivery's message, if it was posted after all."""
        oldest, cursor = f"{(since - LOOKED_BACK).timestamp():.6f}", ""
        while True:
            asked = partial(self.client.conversations_history, channel=channel, oldest=oldest, limit=LOOKED_AT)
            page = partial(asked, include_all_metadata=True, cursor=cursor or None)
            answer = self._answer("conversations.history", channel, page)
            for message in answer["messages"]:
                if _bears(message, delivery_id):
                    return str(message["ts"])
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return None

    def has_file(self, channel: str, delivery_id: UUID, since: datetime) -> bool:
        """Whether a delivery's file was shared in a channel after all. What people say there, Advance never reads: for
        its own files it needs no right to."""
        oldest, number = f"{(since - LOOKED_BACK).timestamp():.0f}", 1
        while True:
            asked = partial(self.client.files_list, ts_from=oldest, count=FILES_LOOKED_AT, page=number)
            answer = self._answer("files.list", channel, partial(asked, channel=channel))
            if any(delivery_id.hex in str(file.get("name")) for file in answer["files"]):
                return True
            if number >= int((answer.get("paging") or {}).get("pages") or 0):
                return False
            number += 1

    def update(self, channel: str, ts: str, message: Message) -> None:
        """Draw a posted message anew."""
        self._call("chat.update", channel, channel=channel, ts=ts, parse="none", **message.body())

    def publish(self, user: str, view: Mapping[str, Any]) -> None:
        """Draw somebody's Home tab anew."""
        self._call("views.publish", user, user_id=user, view=view)

    def _ready(self, method: str, channel: str = "") -> None:
        now = self.now()
        ready_at = self.limits.ready_at(method, channel, now)
        if ready_at > now:
            raise NotYet(ready_at)

    def _call(self, method: str, limited_by: str, **arguments: Any) -> Mapping[str, Any]:
        """A method that writes. One that only reads leaves JSON aside, and is called as the SDK does, by a form."""
        return self._answer(method, limited_by, lambda: self.client.api_call(method, json=arguments))

    def _answer(self, method: str, limited_by: str, call: Callable[[], SlackResponse]) -> Mapping[str, Any]:
        self._ready(method, limited_by)
        self.limits.take(method, limited_by, self.now())
        try:
            answer = call().data
        except SlackApiError as error:
            raise self._meaning(method, error.response) from None  # the response may hold what the message said
        except Exception as error:
            raise Unsure(type(error).__name__) from None
        finally:
            self.limits.answered(method, limited_by, self.now())
        if not isinstance(answer, dict):
            raise Unsure("no JSON")
        return answer

    def _meaning(self, method: str, response: SlackResponse) -> Exception:
        said = response.data.get("error") if isinstance(response.data, dict) else None
        name = said if isinstance(said, str) and A_NAME.fullmatch(said) else ""
        if response.status_code == 429 or name in TOO_MANY:
            until = self.now() + _retry_after(response.headers)
            self.limits.block(method, until)
            return NotYet(until)
        if response.status_code >= 500 or name in PASSING or not name:
            return Unsure(name or f"status {response.status_code}")
        return Refused(name)


def _retry_after(headers: Mapping[str, Any]) -> timedelta:
    said = str(next((value for name, value in headers.items() if name.lower() == "retry-after"), ""))
    return timedelta(seconds=int(said)) if said.isdecimal() else USUAL_RETRY


def _bears(message: Mapping[str, Any], delivery_id: UUID) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    named = any(delivery_id.hex in str(file.get("name")) for file in message.get("files") or ())
    return named or (metadata.get("event_type") == EVENT_TYPE and payload.get("id") == delivery_id.hex)
