"""Before the demo starts anything it sees that it can."""

import socket
from pathlib import Path

import pytest

from bot.demo import Demo, DemoFailed


def test_a_demo_at_a_port_that_is_taken_says_so_and_forgets_nothing(tmp_path: Path) -> None:
    played = tmp_path / "advance.db"
    played.touch()
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(DemoFailed, match="PORT= chooses another"):
        Demo(other.getsockname()[1], tmp_path).run(fresh=True)

    assert played.exists()
