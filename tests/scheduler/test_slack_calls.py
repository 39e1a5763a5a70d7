"""How the sender's calls go over the wire: as Slack reads them, with the SDK's own client."""

import json
from urllib.request import Request
from uuid import uuid4

import pytest
from slack_sdk import WebClient

from scheduler.slack_calls import Desk
from tests.building import NOW


def test_what_is_only_read_is_asked_for_by_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack leaves JSON aside there: what became of a message after a crash would never be found."""
    asked: dict[str, str] = {}

    def answer(_client: WebClient, url: str, request: Request) -> dict[str, object]:
        asked[url.rpartition("/")[2]] = request.headers["Content-type"]
        return {"status": 200, "headers": {}, "body": json.dumps({"ok": True, "messages": [], "files": []})}

    monkeypatch.setattr(WebClient, "_perform_urllib_http_request_internal", answer)
    desk = Desk(WebClient("xoxb-1"), lambda: NOW)
    assert desk.find("D1", uuid4(), NOW) is None
    assert not desk.has_file("C1", uuid4(), NOW)

    assert asked == dict.fromkeys(["conversations.history", "files.list"], "application/x-www-form-urlencoded")
