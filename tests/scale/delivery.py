"""`make scale`: how fast 5,000 messages in 20 workspaces go out under the sandbox's enforced rates, beside the fastest
that these rates allow; and how often Slack had to say 429.

Time stands still but for the moments to which the sender asks to be woken: what is measured is how it keeps the
rates, not how fast this machine is. The sandbox, its HTTP and its rates are the real ones.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient
from sqlalchemy import update

from bot.clock import wall
from sandbox.clock import Clock
from sandbox.rates import MINUTE, PER_MINUTE, POSTS_PER_MINUTE, POSTS_PER_SECOND, TIER_OF_METHOD
from scheduler.drawing import Draughtsman
from scheduler.locks import FileLocks
from scheduler.sender import Sender
from scheduler.slack_calls import Desk
from storage.people import PersonRow
from storage.tables import TABLES
from storage.tenancy import EVERYONE
from tests.chaos.town import Town, roster
from tests.databases import Databases
from tests.sandbox.running import Running, running
from tests.scale.ticks import look_at_all
from tests.scenarios.house import House
from tests.scenarios.world import ROOT, World
from views.words import Catalogues

POST, OPEN = "chat.postMessage", "conversations.open"
AT_LEAST = 0.95
BEGINS_AT = datetime(2027, 3, 3, 10, tzinfo=UTC)


class StillClock(Clock):
    """Goes on only when it is wound."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        """See Clock."""
        return self.at

    def wind_to(self, instant: datetime) -> None:
        """See Clock."""
        self.at = max(self.at, instant)


@dataclass(frozen=True)
class Delivered:
    """How it went."""

    messages: int
    workspaces: int
    known: bool
    """Everybody's direct message was open before."""
    took_s: float
    possible_s: float
    too_many: int
    """How often Slack said 429."""

    @property
    def share(self) -> float:
        """Of the possible rate."""
        return self.possible_s / self.took_s if self.took_s else 1.0

    def __str__(self) -> str:
        whom = "to people written to before" if self.known else "to people never written to"
        return (
            f"{self.messages:,} messages {whom}, in {self.workspaces} workspaces: {self.took_s:.1f} s, "
            f"{self.possible_s:.1f} s possible: {self.share:.1%} of the possible rate; {self.too_many} times 429"
        )


def fastest(messages: int, *, known: bool) -> float:
    """Seconds from the first to the last of so many posts in a workspace, if its rates are used to the full."""
    limits = [(POSTS_PER_SECOND, 1.0), (POSTS_PER_MINUTE, MINUTE)]
    if not known:
        limits.append((PER_MINUTE[TIER_OF_METHOD[OPEN]], MINUTE))
    moments: list[float] = []
    for n in range(messages):
        moments.append(max((moments[n - most] + span for most, span in limits if n >= most), default=0.0))
    return moments[-1]


def deliver(home: Path, messages: int, *, known: bool) -> Delivered:
    """One message to each of so many people."""
    databases = Databases(f"sqlite:///{home / 'advance.db'}", f"sqlite:///{home / 'keys.db'}")
    people, clock = roster(home / "roster.csv", messages), StillClock(BEGINS_AT)
    with (
        running(manifest=ROOT / "manifest.yml", roster=people) as slack,
        _settled(home, databases, slack, clock) as town,
    ):
        if known:
            _open(slack, town)
        town.wake([clock.now()] * messages)
        look_at_all(town.house.store, clock.now())
        _send(_sender(home, slack, town, clock), clock)
        assert set(town.nudges_on_screens().values()) == {1}
        return _counted(slack, messages, known=known)


@contextmanager
def _settled(home: Path, databases: Databases, slack: Running, clock: StillClock) -> Iterator[Town]:
    """Everybody is in the database."""
    slack.sandbox.clock = clock
    slack.sandbox.delivery.emit = lambda *_: None  # type: ignore[method-assign]  # nobody is there to hear of events
    store = databases.store()
    TABLES.create_all(store.engine)
    town = Town(House(home, 0, databases, World(slack.url, slack.http), store))
    town.settle_in()
    yield town
    store.close()


def _open(slack: Running, town: Town) -> None:
    with town.house.store.write(EVERYONE) as work:
        for dm in slack.sandbox.conversations.values():
            if dm.is_im:
                hers = update(PersonRow).where(PersonRow.slack_user_id == dm.user).values(dm_channel=dm.id)
                work.session.execute(hers.execution_options(synchronize_session=False))


def _sender(home: Path, slack: Running, town: Town, clock: StillClock) -> Sender:
    desks = {
        each.team: Desk(WebClient(each.bot_token, base_url=slack.api, retry_handlers=[]), clock.now)
        for each in slack.sandbox.workspaces.values()
    }
    store = town.house.store
    return Sender(store, Draughtsman(store, Catalogues()), desks, FileLocks(home / "locks"), clock.now, wall)


def _send(sender: Sender, clock: StillClock) -> None:
    """From due to due, until nothing is left."""
    while next_due := sender.look().next_due:
        clock.wind_to(next_due)
    sender.close()


def _counted(slack: Running, messages: int, *, known: bool) -> Delivered:
    posts = [call for call in slack.sandbox.calls if call.method == POST and call.response["ok"]]
    moments = [datetime.fromisoformat(call.at) for call in posts]
    each = Counter(call.team for call in posts)
    return Delivered(
        messages=len(posts),
        workspaces=len(each),
        known=known,
        took_s=(max(moments) - BEGINS_AT) / timedelta(seconds=1),
        possible_s=fastest(max(each.values()), known=known),
        too_many=sum(call.response.get("error") == "ratelimited" for call in slack.sandbox.calls),
    )


def main() -> int:
    """1 if a bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.scale.delivery")
    parser.add_argument("--messages", type=int, default=5_000)
    given, wrong = parser.parse_args(), 0
    for known in (True, False):
        with tempfile.TemporaryDirectory(prefix="advance-scale-") as home:
            done = deliver(Path(home), given.messages, known=known)
        print(done, flush=True)
        wrong += done.share < AT_LEAST or done.too_many > 0 or done.messages != given.messages
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
