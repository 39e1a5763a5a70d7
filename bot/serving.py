"""`advance serve`: Slack and the clock in one process."""

import gc
import logging
import signal
from functools import partial
from threading import Event

from bot.app import Listeners, build
from bot.clock import Clock, wall
from bot.opening import open_catalogues, open_locks, open_store, slack_client
from bot.sandbox_link import SandboxLink
from bot.settings import Settings
from bot.socket_mode import Connections
from bot.workspaces import installations, record
from handlers.deps import Deps
from scheduler.clock import keep_time
from scheduler.drawing import Draughtsman
from scheduler.outbox import Outbox
from scheduler.sender import Sender
from scheduler.slack_calls import Desk

log = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Until the process is told to end (SIGINT or SIGTERM)."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    store, catalogues, clock, listeners = open_store(settings), open_catalogues(settings), Clock(), Listeners()
    found = installations(settings, settings.bot_tokens)
    record(store, found.values())
    sender = Sender(
        store=store,
        draughtsman=Draughtsman(store, catalogues),
        desks={team: Desk(installation.client, clock.now) for team, installation in found.items()},
        locks=open_locks(settings, store),
        now=clock.now,
        wall=wall,
    )
    outbox = Outbox(sender, clock.now, partial(keep_time, store))
    clients = {team: installation.client for team, installation in found.items()}
    deps = Deps(store, clock.now, catalogues, outbox.wake, clients, listeners.aside)
    authorizations = {team: installation.authorization() for team, installation in found.items()}
    app = build(deps, slack_client(settings), authorizations, listeners)
    connections = Connections(app, settings.app_token, slack_client(settings))
    link = None
    if settings.sandbox_link:
        link = SandboxLink(settings.sandbox_link, settings.app_token, clock, listeners, outbox)
        link.open()
    outbox.start()
    connections.open()
    gc.freeze()  # what is here now stays: nobody waits while it is gone through again
    log.info("Advance is at work in %s", ", ".join(sorted(one.name for one in found.values())))
    stop.wait()
    connections.close()
    if link:
        link.close()
    listeners.shutdown()
    outbox.stop()
