"""An answer of the Web API before it becomes HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.records import JSON


@dataclass(frozen=True)
class Answer:
    """`dropped`: the connection dies instead; not `is_json`: a proxy's page, as Slack's 5xx are."""

    body: JSON
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    dropped: bool = False
    is_json: bool = True
