"""`advance export`, as an operator types it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.opening import open_store
from bot.settings import load
from tests import building
from tests.published import publish, publish_across
from tests.views.every_figures import RELEASES

CHARTS = {f"{name}.{kind}" for name in ("overview", "mentees-moved-up", "mentors-moved-up") for kind in ("png", "txt")}


@pytest.fixture
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVANCE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ADVANCE_MASTER_KEY", Fernet.generate_key().decode())


def export(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments])


@pytest.mark.usefixtures("_home")
def test_the_last_release_is_written_as_files_and_where_there_is_none_it_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "for the funder"
    assert export(str(folder)).exit_code == 2
    assert not folder.exists()
    store = open_store(load("master_keys"))
    publish(store, building.company(store, "One"), RELEASES["some"])
    publish_across(store, replace(RELEASES["all"], companies=12))
    store.close()

    assert export(str(folder), "--company", "Two").exit_code == 2
    assert export(str(folder), "--language", "xx").exit_code == 2
    assert not folder.exists()
    for arguments, companies in ((("--company", "One", "--language", "fr"), 1), ((), 12)):
        done = export(str(folder), *arguments)
        assert done.exit_code == 0, done.output
        assert {path.name for path in folder.iterdir()} == {"figures.csv", "figures.json", *CHARTS}
        assert json.loads((folder / "figures.json").read_text())["companies"] == companies
