"""`advance serve`: Slack and the clock in one process."""

import gc
import logging

from bot.app import Listeners, build
from bot.clockwork import Clockwork, told_to_end
from bot.opening import slack_client
from bot.settings import Settings
from bot.socket_mode import Connections
from handlers.deps import Deps

log = logging.getLogger(__name__)

NEW_THINGS = 10_000
"""After so many more, what refers to itself and to nothing else is looked for: not in the middle of every click."""


def serve(settings: Settings) -> None:
    """Until the process is told to end (SIGINT or SIGTERM)."""
    end, listeners = told_to_end(), Listeners()
    clockwork = Clockwork.of(settings, listeners.wait_until_idle)
    installed, outbox = clockwork.installed, clockwork.outbox
    clients = {team: installation.client for team, installation in installed.items()}
    deps = Deps(
        store=clockwork.store,
        now=clockwork.clock.now,
        catalogues=clockwork.catalogues,
        wake_outbox=outbox.wake,
        clients=clients,
        aside=listeners.aside,
        show_home=outbox.show_home,
        home_is_awaited=outbox.home_is_awaited,
    )
    authorizations = {team: installation.authorization() for team, installation in installed.items()}
    app = build(deps, slack_client(settings), authorizations, listeners)
    connections = Connections(app, settings.app_token, slack_client(settings))
    clockwork.start()
    connections.open()
    gc.freeze()  # what is here now stays: nobody waits while it is gone through again
    gc.set_threshold(NEW_THINGS)
    log.info("Advance is at work in %s", ", ".join(sorted(one.name for one in installed.values())))
    end.wait()
    connections.close()
    listeners.shutdown()
    clockwork.stop()
