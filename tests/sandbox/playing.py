"""What a person does in the tests of playing."""

from __future__ import annotations

from tests.sandbox.running import JSON, Running


def command(slack: Running, user: str, text: str) -> JSON:
    return slack.post(f"/people/{user}/command", command="/parrot", text=text)


def top(slack: Running, user: str) -> JSON:
    view: JSON = slack.screen(user)["modals"][-1]
    return view


def press(slack: Running, user: str, action_id: str, message: JSON | None = None, **body: object) -> JSON:
    at = {"ts": message["ts"]} if message else {}
    return slack.post(f"/people/{user}/action", action_id=action_id, **at, **body)


def last(slack: Running, user: str) -> JSON:
    return slack.dm(user)[-1]
