"""What is done when its time comes, whether anybody looks or not: matches complete, what was written in them is
forgotten, drafts are let go, condemned keys destroyed, words handed on that were left behind."""

from contextlib import suppress
from datetime import datetime, timedelta

from mentoring.asking.survey_words import hand_on
from mentoring.ending.keeping import pass_by
from mentoring.erasing import destroy_condemned
from mentoring.joining.intakes import sweep
from mentoring.matching import first_times as first_time_rules
from mentoring.matching import matchmaking_closing
from mentoring.matching.matchmaking_closing import ended_by, is_over_at
from mentoring.too_late import TooLate
from storage import departures, first_times, intakes, keeping, matches
from storage.tenancy import EVERYONE
from storage.work import Store, Work

NEWS_KEPT = timedelta(days=7)
"""So long is it known here who would rather not take part; and no longer than a back-up of keys (SPEC N5)."""

AT_ONCE = 100
"""Matches that are looked up at a time."""


def tidy_up(store: Store, now: datetime) -> datetime | None:
    """Do what is due; when to come again, None if nothing is in sight.

    What fails keeps nothing else waiting, and is raised when all the rest is done: words that can't be handed on, say,
    are no reason to keep a key that is to be destroyed.
    """
    moments: list[datetime | None] = []
    failed: list[Exception] = []
    for task in (handed_on, complete, keep_and_forget, destroyed, let_go):
        try:
            moments.append(task(store, now))
        except Exception as error:
            failed.append(error)
    if failed:
        raise failed[0]
    return min((moment for moment in moments if moment), default=None)


def handed_on(store: Store, _now: datetime) -> None:
    """Words of surveys that were left behind, by a crash say, are where nobody knows whose they are."""
    hand_on(store)


def destroyed(store: Store, _now: datetime) -> None:
    """Keys that are condemned are no more."""
    destroy_condemned(store)


def complete(store: Store, now: datetime) -> datetime | None:
    """Complete every match whose months are over (SPEC S32). When the next one's are."""
    while True:
        with store.read(EVERYONE) as work:
            ended = matches.ended_before(work.session, ended_by(now), AT_ONCE)
            ahead = matches.next_end(work.session)
        if not ended:
            return is_over_at(ahead) if ahead else None
        for match_id in ended:
            with store.write(EVERYONE) as work, suppress(TooLate):  # another process was first
                matchmaking_closing.complete(work, match_id, now)


def keep_and_forget(store: Store, now: datetime) -> datetime | None:
    """Remind of what is kept of matches that are over, and condemn the keys of what no longer is. When that comes
    next."""
    while True:
        with store.read(EVERYONE) as work:
            due = keeping.next_due(work.session)
        if due is None or due > now:
            break
        with store.write(EVERYONE) as work:
            if not pass_by(work, now):
                due = None  # another process has them
                break
    return due


def let_go(store: Store, now: datetime) -> datetime | None:
    """Let go of drafts, of offered times that went by, and of who would rather not take part. When to come again."""
    with store.read(EVERYONE) as work:
        due = _next(work)
    if due is None or due > now:
        return due
    with store.write(EVERYONE) as work:
        sweep(work, now)
        first_time_rules.pass_by(work, now)
        departures.let_go(work.session, now - NEWS_KEPT)
        return _next(work)


def _next(work: Work) -> datetime | None:
    told = departures.first(work.session)
    begins = first_times.next_start(work.session)
    moments = (intakes.next_look(work.session), begins, told + NEWS_KEPT if told else None)
    return min((moment for moment in moments if moment), default=None)
