"""The one exception by which every part of the sandbox says no, as Slack says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class SlackError(Exception):
    """A refusal that becomes Slack's answer: HTTP 200 with ``ok: false`` and an error name.

    ``messages`` go to ``response_metadata.messages``; ``fields`` are further top-level keys of the answer,
    such as ``needed`` and ``provided`` of ``missing_scope``.
    """

    def __init__(self, error: str, messages: Iterable[str] = (), fields: Mapping[str, Any] | None = None) -> None:
        self.error = error
        self.messages = list(messages)
        self.fields = dict(fields or {})
        super().__init__(": ".join([error, *self.messages]))

    def body(self) -> dict[str, Any]:
        """The JSON answer, keys in the order in which Slack writes them."""
        answer: dict[str, Any] = {"ok": False, "error": self.error, **self.fields}
        if self.messages:
            answer["response_metadata"] = {"messages": list(self.messages)}
        return answer


class RateLimited(SlackError):
    """Too many calls of one method: HTTP 429, with ``Retry-After`` in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after
