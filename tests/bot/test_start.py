"""A bot's start: nothing that takes long to import and is seldom used is imported before it is needed."""

import subprocess
import sys

import pytest

SLOW = {"matplotlib", "numpy", "scipy", "nicegui"}
"""For charts and certificates, for suggestions of matches, for the local Slack's page."""


@pytest.mark.slow
def test_neither_serve_nor_worker_imports_at_its_start_what_only_pictures_and_suggestions_need() -> None:
    program = f"import sys, bot.cli, bot.serving, bot.clockwork; print({SLOW} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"
