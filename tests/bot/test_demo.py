"""Before the demo starts anything it sees that it can."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.demo import Demo, DemoFailed


def test_a_demo_at_a_port_that_is_taken_says_so_and_forgets_nothing(tmp_path: Path) -> None:
    played = tmp_path / "advance.db"
    played.touch()
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(DemoFailed, match="PORT= chooses another"):
        Demo(other.getsockname()[1], tmp_path).run(fresh=True)

    assert played.exists()


def test_a_demo_that_starts_over_forgets_nothing_of_a_real_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = [tmp_path / name for name in ("advance.db", "keys.db", "locks")]
    for each in real:
        each.touch()
    monkeypatch.setenv("ADVANCE_HOME", str(tmp_path))
    monkeypatch.setattr(Demo, "run", lambda demo, *, fresh: demo.forget())

    assert CliRunner().invoke(app, ["demo", "--fresh"]).exit_code == 0
    assert all(each.exists() for each in real)
