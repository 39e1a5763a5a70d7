"""The clock comes in: what falls due by itself, whether anybody looks or not."""

from datetime import datetime
from functools import partial
from typing import Final

from mentoring.asking import feedback_rounds
from mentoring.counting.releasing import release_due
from mentoring.counting.summaries import sum_up
from mentoring.housekeeping import tidy_up
from mentoring.nudging import nudging
from scheduler.chores import Chores, Daily
from storage import nudges
from storage.tenancy import EVERYONE
from storage.work import Store


def nudge(store: Store, now: datetime) -> datetime | None:
    """Look at relationships that are due a look, as many as one transaction takes. When to come again: at once, if
    there are more, for what this has put into the outbox need not wait for them.

    It reads before it writes: on SQLite a writer keeps all others waiting, and mostly there is nothing to do.
    """
    with store.read(EVERYONE) as work:
        due = nudges.next_due(work.session)
    if due is None or due > now:
        return due
    with store.write(EVERYONE) as work:
        if not nudging.look(work, now):
            return None  # another process has them
        return nudges.next_due(work.session)


def tell_figures(store: Store, now: datetime) -> datetime | None:
    """Make the week's releases, and post them: in this order, for what is posted was released before."""
    moments = (release_due(store, now), sum_up(store, now))
    return min((moment for moment in moments if moment), default=None)


ALL: Final = (nudge, tidy_up, feedback_rounds.hand_over, tell_figures)


def chores(store: Store) -> Chores:
    """Everything that the clock does, in its order; all of it is due at first."""
    return Chores([Daily(store.learn_sizes), *(partial(chore, store) for chore in ALL)])
