"""Advance is killed at random instants while people use it: no message is lost and none doubled (SPEC section 3)."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from storage.meetings import OfferRow
from storage.tenancy import EVERYONE
from tests.databases import Databases, Postgres
from tests.scenarios.house import House, house
from tests.scenarios.reckoning import check_screens, judge, settle
from tests.scenarios.world import JSON, Someone

pytestmark = pytest.mark.slow

WITHIN_S = 0.4
"""After a press, Advance is killed at a random instant of so many seconds."""
TO_ANSWER = ("meeting.accept", "meeting.decline", "meeting.offer_another", "meeting.cancel")


@dataclass
class Player:
    """Plays the demo's pairs at random, from one seed."""

    house: House
    chance: random.Random
    presses: int = 0
    offers_taken: int = 0
    """Forms of a meeting that were acknowledged without an error."""
    _hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def press_something(self) -> Any:
        """Somebody does one thing, up to its last step; that one is under way when this returns."""
        pair = self.chance.choice(self.house.world.pairs())
        who = self.chance.choice(pair)
        self._close_forms(who)
        found = list(buttons(self.house.world.screen(who), TO_ANSWER))
        if not found or self.chance.random() < 0.3:
            self._act(who, "command", command="/advance-meet", text="How it goes")
            return self._later(who, "submit", values=self._wish(who))
        button = self.chance.choice(found)
        if button["action_id"] in ("meeting.accept", "meeting.decline"):
            return self._later(who, "action", **button)
        self._act(who, "action", **button)
        if not self.house.world.screen(who)["modals"]:
            return self._later(who, "command", command="/advance", text="")
        if button["action_id"] == "meeting.cancel":
            return self._later(who, "submit", values={"reason": "Something came up"})
        return self._later(who, "submit", values=self._wish(who))

    def _wish(self, who: Someone) -> JSON:
        """Times that seldom overlap; with whom, where the form asks."""
        day = date.today() + timedelta(days=7 + self.chance.randrange(120))  # noqa: DTZ011 (any day will do)
        values = {"day": day.isoformat(), "at": f"{self.chance.randrange(8, 18):02}:00", "place": "Room 4"}
        modals = self.house.world.screen(who)["modals"]
        for block in modals[-1]["blocks"] if modals else ():
            if block.get("element", {}).get("action_id") == "match":
                values["match"] = self.chance.choice(block["element"]["options"])["value"]
        return values

    def _close_forms(self, who: Someone) -> None:
        while self.house.world.screen(who)["modals"]:
            self._act(who, "close")

    def _later(self, who: Someone, what: str, **body: Any) -> Any:
        self.presses += 1
        return self._hands.submit(self._act, who, what, **body)

    def _act(self, who: Someone, what: str, **body: Any) -> None:
        """What Slack says when nobody acknowledges is for the person to read: she may press again."""
        try:
            told = self.house.world.http.post(f"/people/{who.id}/{what}", json=body).json()
        except httpx.TransportError:
            return
        if what == "submit" and "day" in body["values"] and told.get("ok") and not told["errors"]:
            self.offers_taken += 1


def buttons(screen: JSON, wanted: tuple[str, ...]) -> Iterator[JSON]:
    """The buttons in somebody's messages, as the seam takes a press."""
    for conversation in screen["conversations"]:
        for message in conversation["messages"]:
            for block in message["blocks"] or ():
                for element in block.get("elements", ()):
                    if element.get("action_id") in wanted:
                        at = {"channel": conversation["id"], "ts": message["ts"]}
                        yield {"action_id": element["action_id"], "block_id": block["block_id"], **at}


def play(house: House, kills: int, seed: int) -> None:
    player = Player(house, random.Random(seed))
    starts = [house.start_bot()]
    for who in house.world.people().values():
        player._act(who, "home")
    for _ in range(kills):
        pressed = player.press_something()
        time.sleep(player.chance.uniform(0, WITHIN_S))
        house.kill_bot()
        starts.append(house.start_bot())
        pressed.result()
    settle(house)

    messages, lost, doubled = judge(house)
    print(f"\nseed {seed}: {kills} kills, {messages} messages, {len(lost)} lost, {len(doubled)} doubled;", end=" ")
    print(f"back in {sorted(starts)[len(starts) // 2]:.1f} s (median), its modules imported before")
    assert lost == []
    assert doubled == []
    with house.store.read(EVERYONE) as work:
        offers = work.session.scalars(select(OfferRow.id)).all()
    assert len(offers) >= player.offers_taken, "what was acknowledged was done"
    check_screens(house)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Databases]:
    """Databases with no tables: Advance makes them."""
    if request.param == "sqlite":
        yield Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    found = Databases(postgres.database(), postgres.database())
    yield found
    postgres.drop(found.data, found.keys)


def test_killed_at_random_instants_nothing_is_lost_and_nothing_doubled(
    empty: Databases, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    kills = int(pytestconfig.getoption("--kills"))
    if empty.data.startswith("postgresql"):
        kills = max(3, kills // 5)

    with house(tmp_path, empty) as built:
        play(built, kills, seed=random.randrange(1_000_000))
