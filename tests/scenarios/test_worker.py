"""`advance worker`: the clock alone. Slack's payloads are another process's."""

import signal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.deliveries import DeliveryRow
from storage.tenancy import EVERYONE
from tests.databases import Databases
from tests.scenarios.house import House, house
from tests.scenarios.programs import Program
from tests.scenarios.reckoning import judge, settle

pytestmark = pytest.mark.slow

ENDS_WITHIN_S = 10


def left_to_send(built: House) -> int:
    with built.store.read(EVERYONE) as work:
        waiting = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state.in_(("waiting", "claimed")))
        return work.session.scalar(waiting) or 0


def told_to_end(process: Program) -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(ENDS_WITHIN_S)


def test_it_sends_what_is_due_without_an_app_token_and_ends_cleanly(tmp_path: Path) -> None:
    databases = Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")
    with house(tmp_path, databases) as built:
        assert left_to_send(built) > 0, "those who were imported are to hear of it"
        no_token = {key: value for key, value in built.environment.items() if key != "ADVANCE_SANDBOX_LINK"}
        built.environment = {**no_token, "SLACK_APP_TOKEN": ""}
        workers = [built.run("bot.cli", "worker"), built.run("bot.cli", "worker")]
        settle(built)

        messages, lost, doubled = judge(built)
        assert messages > 0
        assert (lost, doubled) == ([], [])
        assert not built.app()["connected"], "it hears nothing from Slack"
        assert [told_to_end(worker) for worker in workers] == [0, 0]
        assert "Traceback" not in (tmp_path / "log.txt").read_text()
