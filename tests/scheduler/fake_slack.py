"""A Slack in memory: what it takes is on people's screens, and it can fail before or after it has taken it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

JSON = dict[str, Any]
Hook = Callable[[JSON], None]
PAGE_AT_MOST = 15


class Killed(BaseException):
    """The process ends here: nobody catches this."""


@dataclass
class Fate:
    """Ends the process at the n-th moment from now on; None: it lives on."""

    moments_left: int | None = None

    def moment(self) -> None:
        """A moment between two steps, at which a process may die."""
        if self.moments_left is not None:
            self.moments_left -= 1
            if self.moments_left < 0:
                raise Killed


@dataclass
class FakeSlack:
    """One workspace. `before` and `after` a method takes effect its hook is called, and may raise."""

    now: Callable[[], datetime]
    fate: Fate = field(default_factory=Fate)
    channels: dict[str, list[JSON]] = field(default_factory=lambda: defaultdict(list))
    """Messages by channel, the oldest first, as updated."""
    homes: dict[str, JSON] = field(default_factory=dict)
    calls: list[tuple[str, JSON, datetime]] = field(default_factory=list)
    before: dict[str, Hook] = field(default_factory=dict)
    after: dict[str, Hook] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=count)

    @property
    def client(self) -> WebClient:
        """This Slack as Advance speaks to it."""
        return cast(
            "WebClient",
            SimpleNamespace(
                api_call=self.api_call,
                files_upload_v2=self.files_upload_v2,
                files_list=lambda **json: self.api_call("files.list", json),
                conversations_history=lambda **json: self.api_call("conversations.history", json),
            ),
        )

    def api_call(self, method: str, json: JSON) -> SimpleNamespace:
        """One call of the Web API."""
        self.calls.append((method, json, self.now()))
        self.fate.moment()
        self.before.get(method, _nothing)(json)
        answer = getattr(self, "_" + method.replace(".", "_"))(json)
        self.after.get(method, _nothing)(json)
        self.fate.moment()
        return SimpleNamespace(data={"ok": True, **answer})

    def files_upload_v2(self, **json: Any) -> SimpleNamespace:
        """The SDK's three calls; the last one shares the file."""
        self.fate.moment()
        return self.api_call("files.completeUploadExternal", json)

    def called(self, method: str) -> list[JSON]:
        """What this method was called with."""
        return [json for name, json, _ in self.calls if name == method]

    def texts(self, user: str) -> list[str]:
        """What a person has on her screen."""
        return [message["text"] for message in self.channels[_dm(user)]]

    def _conversations_open(self, json: JSON) -> JSON:
        return {"channel": {"id": _dm(json["users"])}}

    def _chat_postMessage(self, json: JSON) -> JSON:
        ts = f"{self.now().timestamp():.0f}.{next(self._numbers):06}"
        self.channels[json["channel"]].append({**json, "ts": ts})
        return {"ts": ts}

    def _files_completeUploadExternal(self, json: JSON) -> JSON:
        file = {"name": json["filename"], "title": json["title"], "content": json["content"]}
        ts = f"{self.now().timestamp():.0f}.{next(self._numbers):06}"
        self.channels[json["channel"]].append({"text": json["initial_comment"], "files": [file], "ts": ts})
        return {"files": [file]}

    def _files_list(self, json: JSON) -> JSON:
        found = [file for one in self.channels[json["channel"]] for file in one.get("files", ())][::-1]
        shown = found[(json["page"] - 1) * json["count"] :][: json["count"]]
        return {"files": shown, "paging": {"pages": -(-len(found) // json["count"])}}

    def _chat_update(self, json: JSON) -> JSON:
        [found] = [message for message in self.channels[json["channel"]] if message["ts"] == json["ts"]]
        found.update(json)
        return {"ts": json["ts"]}

    def _views_publish(self, json: JSON) -> JSON:
        self.homes[json["user_id"]] = json["view"]
        return {}

    def _conversations_history(self, json: JSON) -> JSON:
        newer = [one for one in self.channels[json["channel"]] if float(one["ts"]) >= float(json["oldest"])][::-1]
        start = int(json.get("cursor") or 0)
        page = newer[start : start + min(json["limit"], PAGE_AT_MOST)]
        more = start + len(page) if start + len(page) < len(newer) else ""
        shown = page if json.get("include_all_metadata") else [{**one, "metadata": None} for one in page]
        return {"messages": shown, "response_metadata": {"next_cursor": str(more)}}


def no(error: str, status: int = 200, **headers: str) -> Hook:
    """Slack says no."""

    def refuse(_json: JSON) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response = SimpleNamespace(data={"ok": False, "error": error}, status_code=status, headers=named)
        raise SlackApiError("no", response)  # type: ignore[no-untyped-call]

    return refuse


def times(n: int, hook: Hook) -> Hook:
    """The first `n` times."""
    numbers = count()

    def sometimes(json: JSON) -> None:
        if next(numbers) < n:
            hook(json)

    return sometimes


def _nothing(_json: JSON) -> None: ...


def _dm(user: str) -> str:
    return f"D{user}"
