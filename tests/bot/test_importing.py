"""`advance import`, as an operator types it, against the local Slack."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.error import URLError

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot.cli import app
from storage.engine import open_engine
from storage.people import PersonRow
from tests.sandbox.running import Running, running

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "demo" / "roster.csv"


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Running]:
    """A local Slack with the demo's people, and the settings to reach it."""
    with running(roster=ROSTER, manifest=ROOT / "manifest.yml") as slack:
        tokens = slack.get("/app")["bot_tokens"].values()
        monkeypatch.setenv("ADVANCE_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("ADVANCE_MASTER_KEY", Fernet.generate_key().decode())
        monkeypatch.setenv("SLACK_BOT_TOKEN", ",".join(tokens))
        monkeypatch.setenv("SLACK_API_URL", slack.api)
        yield slack


def import_(path: Path) -> Result:
    return CliRunner().invoke(app, ["import", str(path)])


def registered(tmp_path: Path) -> int:
    with open_engine(f"sqlite:///{tmp_path / 'home' / 'advance.db'}").connect() as connection:
        return connection.scalar(select(func.count()).select_from(PersonRow)) or 0


@pytest.mark.usefixtures("slack")
def test_the_demos_roster_is_registered_once_however_often_it_is_imported(tmp_path: Path) -> None:
    first, again = import_(ROSTER), import_(ROSTER)

    assert "Registered: 27." in first.output
    assert "New matches: 13." in first.output
    assert "Registered: 0." in again.output
    assert registered(tmp_path) == 27


@pytest.mark.usefixtures("slack")
def test_a_bad_row_is_named_with_its_line_and_reason_and_nothing_is_saved(tmp_path: Path) -> None:
    lines = ROSTER.read_text(encoding="utf-8").splitlines()
    bad = tmp_path / "bad.csv"
    rows = [*lines[:3], "nobody@nowhere.example,No Body,mentee,Boréal Aérospatiale", "x@y.example,X,chief,Boréal"]
    bad.write_text("\n".join(rows), encoding="utf-8")

    done = import_(bad)

    assert done.exit_code == 2
    assert "line 4: nobody@nowhere.example" in done.output
    assert "line 5: role: “chief”" in done.output
    assert "Nothing was saved" in done.output
    assert registered(tmp_path) == 0


@pytest.mark.usefixtures("slack")
def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    done = import_(tmp_path / "none.csv")

    assert done.exit_code == 2
    assert "No such file" in done.output


@pytest.mark.usefixtures("slack")
def test_a_slack_that_goes_away_meanwhile_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> NoReturn:
        raise URLError("timed out")

    monkeypatch.setattr("bot.importing.everybody", away)
    done = import_(ROSTER)

    assert done.exit_code == 2
    assert "Slack can’t be reached: timed out." in done.output


def test_a_token_that_slack_does_not_take_is_said_in_one_line(slack: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-wrong")

    done = import_(ROSTER)

    assert done.exit_code == 2
    assert "SLACK_BOT_TOKEN" in done.output
