"""A pair's whole pilot, played by winding the clock: from the match to the day on which its texts are forgotten."""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Databases
from tests.scenarios.house import house
from tests.scenarios.world import JSON, ROSTER, Someone, World, buttons_on, words_on

pytestmark = pytest.mark.slow

PEOPLE = ("maude.pelletier@boreal.example", "genevieve.roy@boreal.example", "camille.bouchard@boreal.example")
NOTE = "What I would rather keep to myself"
DAY_S = 86_400
LATER = {"nudge.tomorrow", "nudge.stop"}
"""Under every nudge that can wait."""


def only(people: tuple[str, ...], path: Path) -> Path:
    """A roster of these people alone."""
    with ROSTER.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["email"] in people]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    return path


@dataclass(frozen=True)
class Told:
    """What somebody was told, in order, each message as it was posted: later it may have been drawn anew."""

    world: World
    who: Someone

    def posts(self) -> list[JSON]:
        """All of them, each with its channel and `ts`."""
        [dm] = {message["channel"] for message in self.world.messages(self.who)}
        calls = [call for call in self.world.get("/calls?after=0") if call["method"] == "chat.postMessage"]
        return [{**call["args"], "ts": call["response"]["ts"]} for call in calls if call["args"]["channel"] == dm]

    def with_button(self, *buttons: str) -> list[JSON]:
        """Those with these buttons."""
        return [post for post in self.posts() if set(buttons) <= buttons_on(post)]

    def when(self, *buttons: str) -> list[float]:
        """At which moments those were posted."""
        return [float(post["ts"]) for post in self.with_button(*buttons)]


def test_a_pilot_from_the_match_to_the_day_on_which_its_texts_are_forgotten(
    tmp_path: Path, record_property: Callable[[str, Any], None]
) -> None:
    roster, started = only(PEOPLE, tmp_path / "three.csv"), time.monotonic()
    databases = Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")
    with house(tmp_path, databases, roster, roster) as built:
        built.start_bot()
        world = built.world
        mentee, mentor, lead = (world.people()[email] for email in PEOPLE)
        hers, his, leads = (Told(world, who) for who in (mentee, mentor, lead))
        begun = datetime.fromisoformat(world.get("/clock")["now"])

        def go_on(days: float) -> None:
            world.wind(advance_s=timedelta(days=days).total_seconds())

        world.do(mentee, "command", command="/advance-note", text=NOTE)
        world.do(mentee, "submit", values={})
        go_on(13)
        assert len(leads.when("pilot.matches")) == 1
        go_on(22)
        world.press(mentee, "fit.open", hers.with_button("fit.open")[-1])
        world.do(mentee, "submit", values={"going": "hard", "help": "yes", "written": NOTE})
        world.do(mentee, "close")
        world.press(lead, "fit.read", leads.with_button("fit.read")[-1])
        assert NOTE in words_on(world.modal(lead))
        world.do(lead, "close")

        while datetime.fromisoformat(world.get("/clock")["now"]) < begun + timedelta(days=188):
            go_on(17)
        for told in (hers, his):
            [fit], [wrapped_up], [done] = map(told.when, ("fit.open", "note.all", "certificate.ask"))
            survey = next(at for at in told.when("survey.open") if at > fit + 100 * DAY_S)
            assert fit < survey < wrapped_up < done
            assert done == float(told.posts()[-1]["ts"]), "something was said after the end"
            assert sum(bool(LATER & buttons_on(post)) for post in told.posts()) <= 25

        [complete] = hers.with_button("certificate.ask")
        world.press(mentee, "keeping.read", complete)
        assert NOTE in words_on(world.modal(mentee))
        world.do(mentee, "close")
        world.press(mentee, "certificate.ask", complete)
        [file] = [each for message in world.messages(mentee) for each in message.get("files") or []]
        assert file["name"].endswith(".pdf")
        assert world.http.get(file["url"]).content.startswith(b"%PDF-")

        go_on(40)
        assert len(hers.when("keeping.read")) == 2, "the news, and a word a week before"
        for message in world.messages(mentee):
            assert "keeping.read" not in buttons_on(message)
        assert "keeping.read" not in buttons_on(world.home(mentee))
        assert NOTE not in words_on([world.screen(who) for who in (mentee, mentor, lead)])
        failed = [call for call in world.get("/calls?after=0") if call["response"].get("ok") is False]
        assert failed == []
    record_property("tally", f"six months and a half in {time.monotonic() - started:.0f} s")
