"""What an operator reads: nothing that she can do nothing about."""

import logging

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import logs


def nobody() -> AuthorizeResult:
    raise AssertionError("nobody is at the door in these tests")


def test_a_start_does_not_warn_of_the_token_that_bolt_leaves_aside(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging.getLogger("slack_bolt.App"), "filters", [])  # of this process's other tests
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-one,xoxb-other")
    App(client=WebClient(), authorize=nobody)
    assert len(caplog.records) == 1
    caplog.clear()

    logs.set_up("INFO")
    App(client=WebClient(), authorize=nobody)

    assert caplog.records == []
