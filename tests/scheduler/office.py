"""Senders over a fake Slack, on clocks that a test winds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from mentoring.meeting.meeting_moves import propose
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import Meeting
from mentoring.occasions import Occasion, tell
from scheduler.drawing import Draughtsman
from scheduler.rounds import Round
from scheduler.sender import Sender
from scheduler.slack_calls import Desk
from storage.deliveries import DeliveryRow
from storage.tenancy import EVERYONE, Tenants
from storage.work import Store, Work
from tests.building import NOW, Pair, Someone
from tests.scheduler.fake_slack import FakeSlack, Fate, Killed
from views.words import Catalogues

CATALOGUES = Catalogues()
NEXT_WEEK = (NOW + timedelta(days=9)).date()
PAST_ANY_LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class MortalStore(Store):
    """A store whose process may die before and after each commit."""

    fate: Fate

    @contextmanager
    def write(self, tenants: Tenants) -> Iterator[Work]:
        """See Store."""
        self.fate.moment()
        with super().write(tenants) as work:
            yield work
        self.fate.moment()


@dataclass
class OneProcess:
    """Locks of a test in which there is one process."""

    theirs: set[UUID] = field(default_factory=set)

    def ours(self, workspace_id: UUID) -> bool:
        """All that are nobody's else."""
        return workspace_id not in self.theirs

    def let_go(self) -> None:
        """Nothing to give up."""


@dataclass
class Office:
    """The clocks, a Slack for each workspace, and a sender that dies and is replaced."""

    store: Store
    fate: Fate = field(default_factory=Fate)
    ahead: timedelta = timedelta(0)
    wall_ahead: timedelta = timedelta(0)
    slacks: dict[str, FakeSlack] = field(default_factory=dict)
    locks: OneProcess = field(default_factory=OneProcess)

    def __post_init__(self) -> None:
        self.sender = self.fresh_sender()

    def now(self) -> datetime:
        """Advance's clock."""
        return NOW + self.ahead

    def wall(self) -> datetime:
        """The wall's."""
        return NOW + self.wall_ahead

    def wind(self, by: timedelta) -> None:
        """Both clocks go on."""
        self.ahead += by
        self.wall_ahead += by

    def slack(self, team_id: str) -> FakeSlack:
        """The workspace in which Advance is installed from now on."""
        if team_id not in self.slacks:
            self.slacks[team_id] = FakeSlack(self.now, self.fate)
            self.sender = self.fresh_sender()
        return self.slacks[team_id]

    def fresh_sender(self) -> Sender:
        """A process has just started: it remembers nothing."""
        store = MortalStore(self.store.engine, self.store.keyring, self.fate)
        desks = {team: Desk(slack.client, self.now) for team, slack in self.slacks.items()}
        return Sender(store, Draughtsman(store, CATALOGUES), desks, self.locks, self.now, self.wall)

    def clear(self) -> Round:
        """Look until there is nothing more to do now."""
        while True:
            found = self.sender.look()
            if found.next_due is None or found.next_due > self.now():
                return found

    def clear_all(self) -> None:
        """Wind both clocks on from due to due, until nothing is left."""
        while (found := self.clear()).next_due:
            self.wind(found.next_due - self.now())

    def live_and_die(self, *moments: int) -> bool:
        """Processes that end after so many moments each, and one that goes on later. True if the last of them died."""
        died = False
        for n in moments:
            died = self._live(n)
            self.sender = self.fresh_sender()
            self.wind(PAST_ANY_LEASE)
        self.clear_all()
        return died

    def _live(self, moments: int) -> bool:
        self.fate.moments_left = moments
        try:
            self.clear()
        except Killed:
            return True
        finally:
            self.fate.moments_left = None
        return False

    def deliveries(self, someone: Someone) -> list[DeliveryRow]:
        """Everything there ever was in the outbox for a person, in order."""
        with self.store.read(EVERYONE) as work:
            return list(
                work.session.scalars(
                    select(DeliveryRow)
                    .where(DeliveryRow.person_id == someone.id)
                    .order_by(DeliveryRow.created_at, DeliveryRow.id)
                )
            )

    def act(self, who: Someone, what: Callable[..., object], *args: object) -> object:
        """Somebody does something, while no process can die of it."""
        with self.store.write(EVERYONE) as work:
            return what(work, who.actor(work), *args, self.now())

    def proposal(self, pair: Pair, hour: int = 10, day: date = NEXT_WEEK) -> Meeting:
        """The mentee proposes a meeting: a message to each of the two."""
        made = self.act(pair.mentee, propose, pair.match_id, Wish(day, time(hour), 60, "Room 4", "Where I stand"))
        assert isinstance(made, Meeting)
        return made


def states(office: Office, *people: Someone) -> list[str]:
    """How all messages to these people stand, one person after the other."""
    return [delivery.state for who in people for delivery in office.deliveries(who)]


def ask(store: Store, office: Office, who: Someone, period: str) -> DeliveryRow:
    """A message to this person, due now."""
    with store.write(EVERYONE) as work:
        tell(work, who.id, Occasion.ASKED, who.id, office.now(), period=period)
    return office.deliveries(who)[-1]
