"""What is done when its time comes, whether anybody looks or not: drafts are let go, condemned keys destroyed."""

from datetime import datetime, timedelta

from mentoring.erasing import destroy_condemned
from mentoring.intakes import sweep
from storage import departures, intakes
from storage.tenancy import EVERYONE
from storage.work import Store, Work

NEWS_KEPT = timedelta(days=7)
"""So long is it known here who would rather not take part; and no longer than a back-up of keys (SPEC N5)."""


def tidy_up(store: Store, now: datetime) -> datetime | None:
    """Do what is due; when to come again, None if nothing is in sight."""
    destroy_condemned(store)
    with store.read(EVERYONE) as work:
        due = _next(work)
    if due is None or due > now:
        return due
    with store.write(EVERYONE) as work:
        sweep(work, now)
        departures.let_go(work.session, now - NEWS_KEPT)
        return _next(work)


def _next(work: Work) -> datetime | None:
    told = departures.first(work.session)
    moments = (intakes.next_look(work.session), told + NEWS_KEPT if told else None)
    return min((moment for moment in moments if moment), default=None)
