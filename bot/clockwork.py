"""The clock and the outbox, put together from the settings; and `advance worker`, which is nothing but these."""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from bot.clock import Clock, wall
from bot.opening import open_catalogues, open_locks, open_store
from bot.sandbox_link import SandboxLink
from bot.settings import Settings
from bot.workspaces import Installation, installations, record
from scheduler.clock import chores
from scheduler.drawing import Draughtsman
from scheduler.outbox import Outbox
from scheduler.sender import Sender
from scheduler.slack_calls import Desk
from storage.work import Store
from views.words import Catalogues

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Clockwork:
    """What looks at relationships, puts what is due into the outbox, and sends it. It stands still until started."""

    store: Store
    catalogues: Catalogues
    clock: Clock
    installed: dict[str, Installation]
    """By team id."""
    outbox: Outbox
    link: SandboxLink | None
    """Under the sandbox only."""

    @classmethod
    def of(cls, settings: Settings, wait_until_idle: Callable[[float], None] = lambda _: None) -> "Clockwork":
        """`wait_until_idle`: returns when nothing that came from Slack is at work, or after so many seconds."""
        store, catalogues, clock = open_store(settings), open_catalogues(settings), Clock()
        installed = installations(settings, settings.bot_tokens)
        record(store, installed.values())
        sender = Sender(
            store=store,
            draughtsman=Draughtsman(store, catalogues),
            desks={team: Desk(installation.client, clock.now) for team, installation in installed.items()},
            locks=open_locks(store),
            now=clock.now,
            wall=wall,
        )
        outbox, link = Outbox(sender, clock.now, chores(store)), None
        if settings.sandbox_link:
            link = SandboxLink(settings.sandbox_link, settings.app_token, clock, wait_until_idle, outbox)
        return cls(store, catalogues, clock, installed, outbox, link)

    def start(self) -> None:
        """Begin to send; under the sandbox once its time is known."""
        if self.link:
            self.link.open()
        self.outbox.start()

    def stop(self) -> None:
        """Finish what is under way."""
        if self.link:
            self.link.close()
        self.outbox.stop()


def told_to_end() -> Event:
    """Set by the first SIGINT or SIGTERM from now on."""
    told = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    return told


def work(settings: Settings) -> None:
    """The clock alone, until the process is told to end. It hears nothing from Slack, and needs no app token."""
    end = told_to_end()
    clockwork = Clockwork.of(settings)
    clockwork.start()
    log.info("Advance's clock is at work in %s", ", ".join(sorted(one.name for one in clockwork.installed.values())))
    end.wait()
    clockwork.stop()
