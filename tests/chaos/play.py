"""One run: nudges fall due at random moments, workers and servers die at random instants, and then the count."""

import random
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx

from tests.chaos import faults
from tests.chaos.servers import Server, server
from tests.chaos.town import Town, roster
from tests.chaos.workers import Workers, workers
from tests.databases import Databases
from tests.scenarios.house import house

LONGEST_LIFE_S = 3.0
"""A worker is killed after as many seconds at the most, wherever it is by then: at its start, or in a call of Slack."""
STUCK_AFTER_S = 180.0
"""In the end: when nothing has moved for so long, nothing will."""
STILL_FOR_S = 5.0
"""In the end: when nothing has moved for so long, time is wound on."""
WOUND_S = 10
"""In the end: by so much is the sandbox's clock wound on at a time."""
BEGINS_AT = "2027-03-03T10:00:00+00:00"
"""A Wednesday, on which nobody has a holiday."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to happen."""

    database: str
    nudges: int
    kills: int
    server_kills: int = 0
    at_once: int = 1
    """Workers."""
    seed: int


@dataclass
class Outcome:
    """What happened, by the recipients' screens."""

    plan: Plan
    seconds: float
    died: int
    """Workers: sometimes all of them die at once."""
    left: tuple[int, int]
    """In the end: matches still to be looked at, and messages still to be sent."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        plan, calls = self.plan, self.calls
        workers = "one worker" if plan.at_once == 1 else f"{plan.at_once} workers at once"
        servers = f" and the server {plan.server_kills} times" if plan.server_kills else ""
        return (
            f"{plan.database}, {workers}, seed {plan.seed}: {plan.nudges} nudges; killed workers {plan.kills} times "
            f"({self.died} died){servers} in {self.seconds:.0f} s;\n  of {calls[faults.METHOD]} calls of "
            f"{faults.METHOD} {calls['failed']} failed, {calls['conversations.history']} looked up in Slack, "
            f"{calls['429']} times 429;\n  on the screens: {len(self.lost)} lost, {len(self.doubled)} doubled; left in "
            f"the database: {self.left[0]} to look at, {self.left[1]} to send"
        )


@dataclass
class Fates:
    """Who dies next."""

    chance: random.Random
    plan: Plan
    workers: Workers
    server: Server | None
    died: int = 0
    left: tuple[int, int] = (0, 0)
    """In the end, by the database: matches to be looked at, and messages to be sent."""

    def strike(self, what: str) -> None:
        """A worker, sometimes all of them, or the server."""
        if what == "server" and self.server:
            self.server.kill()
            time.sleep(self.chance.uniform(0, 1))
            self.server.start()
        else:
            alive = self.workers.alive()
            for pid in alive if self.chance.random() < 0.25 else self.chance.sample(alive, min(1, len(alive))):
                self.workers.kill(pid)
                self.died += 1
        self.workers.keep(self.plan.at_once)


def play(plan: Plan, home: Path) -> Outcome:
    """The run, in this folder."""
    chance, began = random.Random(plan.seed), time.monotonic()
    with ExitStack() as stack:
        postgres = stack.enter_context(server()) if plan.database == "postgresql" else None
        found = postgres.databases if postgres else _files(home)
        people = roster(home / "roster.csv", plan.nudges)
        built = stack.enter_context(house(home, found, people, None))
        built.world.wind(now=BEGINS_AT)
        town = Town(built)
        town.settle_in()
        faults.arrange(built.world.http, chance, plan.nudges)
        fates = Fates(chance, plan, stack.enter_context(workers(built)), postgres)
        _live_and_die(town, fates)
        _calm_down(town, fates)
        seen = town.nudges_on_screens()
        lost, doubled = [user for user, n in seen.items() if n == 0], [user for user, n in seen.items() if n > 1]
        calls = faults.suffered(built.world.http)
    return Outcome(plan, time.monotonic() - began, fates.died, fates.left, lost, doubled, calls)


def _live_and_die(town: Town, fates: Fates) -> None:
    plan, chance = fates.plan, fates.chance
    deaths = ["worker"] * plan.kills + ["server"] * plan.server_kills
    chance.shuffle(deaths)
    fates.workers.keep(plan.at_once)
    for n, death in enumerate(deaths, 1):
        life = chance.uniform(0.1, LONGEST_LIFE_S)
        share = -(-len(town.asleep) // (len(deaths) - n + 1))
        town.wake([town.now() + timedelta(seconds=chance.uniform(0, life)) for _ in range(share)])
        time.sleep(life)
        fates.strike(death)
        if n % 20 == 0:
            print(f"  {n} of {len(deaths)} kills", flush=True)


def _calm_down(town: Town, fates: Fates) -> None:
    """Nobody dies any more; what is left is sent. When nothing moves, what failed rests: time is wound on."""
    left, moved_at = town.left(), time.monotonic()
    while left != (0, 0) and time.monotonic() < moved_at + STUCK_AFTER_S:
        fates.workers.keep(fates.plan.at_once)
        time.sleep(1)
        if time.monotonic() > moved_at + STILL_FOR_S:
            with suppress(httpx.TimeoutException):  # it answers when all that is due is sent
                town.house.world.wind(advance_s=WOUND_S)
        now_left = town.left()
        if now_left != left:
            left, moved_at = now_left, time.monotonic()
    fates.left = left


def _files(home: Path) -> Databases:
    return Databases(f"sqlite:///{home / 'advance.db'}", f"sqlite:///{home / 'keys.db'}")
