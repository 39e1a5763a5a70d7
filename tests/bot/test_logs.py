"""What an operator reads: nothing that she can do nothing about."""

import logging
import sqlite3
import threading
from io import StringIO
from typing import NoReturn

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy.exc import OperationalError

from bot import cli, logs

SECRET = "what nobody else must read"


def fails(*_: object) -> NoReturn:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


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


def test_of_a_failure_whoever_logs_it_kind_and_place_are_written_and_no_word_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    written = StringIO()
    monkeypatch.setattr("sys.stderr", written)
    logs.set_up("INFO")

    try:
        fails()
    except ValueError:
        logging.getLogger("websockets").exception("internal error")
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    logging.getLogger("slack_sdk.web.base_client").error("Failed to decode Slack API response: %s", SECRET)
    logging.getLogger("websockets.client").debug("< TEXT %s", SECRET)

    lines = written.getvalue()
    assert SECRET not in lines
    assert "a thread has ended: ValueError" in lines
    assert lines.count("in fails") == 4
    assert lines.count("\nKeyError\nand then:\n") == 2


def test_a_command_that_fails_unforeseen_says_where_and_of_machines_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "app", fails)
    with pytest.raises(SystemExit):
        cli.main()
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert SECRET not in said
    away = OperationalError("SELECT 1", None, sqlite3.OperationalError("disk is full"), hide_parameters=True)
    assert "disk is full" in logs.kind_and_place(away)
