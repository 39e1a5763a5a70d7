"""The two apps, each in a process of its own and with a local Slack of its own: Advance, and a bare one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.opening import open_store
from bot.settings import Settings
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Work
from tests.bench.contenders import Contender
from tests.bench.races import COMMAND, FORM, HOME, MENTOR
from tests.building import Company, Pair, Someone
from tests.busy_mentor import MENTEES, much_between
from tests.sandbox.running import running
from tests.scenarios.world import ROOT


@contextmanager
def advance(folder: Path) -> Iterator[Contender]:
    """Advance on SQLite, with a busy mentor and her mentees."""
    roster = _roster(folder)
    with running(manifest=ROOT / "manifest.yml", roster=roster) as slack:
        contender, app = Contender(slack), slack.get("/app")
        environment = {
            "ADVANCE_HOME": str(folder),
            "ADVANCE_MASTER_KEY": Fernet.generate_key().decode(),
            "SLACK_API_URL": slack.api,
            "SLACK_APP_TOKEN": app["app_token"],
            "SLACK_BOT_TOKEN": ",".join(app["bot_tokens"].values()),
            "ADVANCE_LOG_LEVEL": "WARNING",
        }
        subprocess.run(
            [sys.executable, "-m", "bot.cli", "import", str(roster)],
            env={**os.environ, **environment},
            cwd=ROOT,
            check=True,
        )
        _much_to_do(folder, environment["ADVANCE_MASTER_KEY"])
        with _process(["-m", "bot.cli", "serve"], environment):
            contender.wait_until_connected()
            yield contender


@contextmanager
def bare(folder: Path, form: dict[str, Any], home: dict[str, Any]) -> Iterator[Contender]:
    """A bare Bolt app that shows these views."""
    (folder / "views.json").write_text(json.dumps({FORM.method: form, HOME.method: home}))
    with running(manifest=ROOT / "manifest.yml", roster=_roster(folder)) as slack:
        contender = Contender(slack)
        token = slack.bot_token(contender.user(MENTOR))
        arguments = [slack.api, slack.sandbox.app_token, token, str(folder / "views.json")]
        with _process(["-m", "tests.bench", *arguments], {}):
            contender.wait_until_connected()
            yield contender


def bare_app(api: str, app_token: str, bot_token: str, views_file: str) -> None:
    """The bare app's process."""
    from slack_bolt import App
    from slack_bolt.adapter.socket_mode import SocketModeHandler
    from slack_sdk import WebClient

    views = json.loads(Path(views_file).read_text())
    app = App(client=WebClient(token=bot_token, base_url=api))

    @app.command(COMMAND)
    def opened(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views[FORM.method])

    @app.event("app_home_opened")
    def came_home(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=views[HOME.method])

    SocketModeHandler(app, app_token, web_client=WebClient(base_url=api)).start()  # type: ignore[no-untyped-call]


def _roster(folder: Path) -> Path:
    """A mentor, and mentees who are all matched with her."""
    heading = "email,name,role,company,country,capacity,partner_email"
    mentor = f"{MENTOR},Priya Raman,mentor,One,GB,{MENTEES},"
    mentees = [f"mentee.{n}@one.example,Amélie{n} Tremblay,mentee,One,GB,,{MENTOR}" for n in range(MENTEES)]
    path = folder / "roster.csv"
    path.write_text("\n".join([heading, mentor, *mentees]), encoding="utf-8")
    return path


def _much_to_do(folder: Path, master_key: str) -> None:
    """Much has happened in every match of Advance's."""
    store = open_store(Settings(ADVANCE_HOME=folder, ADVANCE_MASTER_KEY=master_key))  # type: ignore[call-arg]
    with store.write(EVERYONE) as work:
        for row in work.session.scalars(select(MatchRow)).all():
            two = Pair(row.id, _someone(work, row.mentee_id), _someone(work, row.mentor_id))
            much_between(work, two, datetime.now(UTC))
    store.close()


def _someone(work: Work, person_id: UUID) -> Someone:
    row = work.session.get_one(PersonRow, person_id)
    return Someone(row.id, Company(row.company_id, row.workspace_id, "", row.company_id), row.slack_user_id, "", "")


@contextmanager
def _process(arguments: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *arguments], env={**os.environ, **environment}, cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)
