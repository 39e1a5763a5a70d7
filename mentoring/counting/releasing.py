"""Releases are made (SPEC N3, S33): once a week for each company, on its Monday, by the clock; then across companies.

Two processes that come at once make one: the first holds the company, and the other finds its release.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from mentoring.access_terms import Part
from mentoring.counting.blocks import close_own, pool
from mentoring.counting.figures import EXACT, SURVEYS_DONE, WEEK, catalogue, families, without_round
from mentoring.counting.release_values import Exact
from mentoring.local_time import UTC_ZONE, LocalTime, today, zone_named
from mentoring.matchmaking import PROPOSED, State
from storage import blocks, companies, figure_counts, releases
from storage.releases import HostRow, ProgrammeCellRow, ProgrammeReleaseRow, ReleasedCellRow, ReleaseRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work

LAST_ONES: Final = timedelta(weeks=13)
"""So long after a pilot's end there are still releases: with its last answers, and those of companies together."""
Shown = tuple[int | None, int | None, date | None]
"""How many, of how many, since when."""
NOTHING: Final[Shown] = (None, None, None)
EVERYWHERE: Final = timedelta(hours=12)
"""When it is Monday so long in UTC, it is Monday in every zone."""


def release_due(store: Store, now: datetime) -> datetime | None:
    """Make every release that is due; when the next one will be, None if none is in sight."""
    with store.read(EVERYONE) as work:
        hosts, last = releases.hosts(work.session), releases.last_across(work.session)
    for host in hosts:
        if _is_due(host, now):
            with store.write(EVERYONE) as work:
                _release(work, host, now)
    week = _week(now - EVERYWHERE, None)
    if any(_is_on(host, week) for host in hosts) and (last is None or last < week):
        with store.write(EVERYONE) as work:
            _release_across(work, hosts, week)
    moments = [_next(host, now) for host in hosts if host.ends_on + LAST_ONES > now.date()]
    return min(moments, default=None)


def _release(work: Work, host: HostRow, now: datetime) -> None:
    """One company's, of this week."""
    companies.hold_still(work.session, host.company_id)
    week, before = _week(now, host.zone), releases.latest(work.session, host.company_id)
    if before and before.week >= week:
        return  # another process was first
    as_of = LocalTime(week, time(), zone_named(host.zone or "")).instant()
    close_own(work, host, families(week, as_of, companies.rounds(work.session)), week)
    row = ReleaseRow(id=uuid4(), company_id=host.company_id, week=week, threshold=host.threshold)
    work.session.add(row)
    work.session.flush()
    cells = [*_exactly(_exact(work, host.company_id, as_of), week), *_told(work, host.company_id, week, host.starts_on)]
    for place, cell in enumerate(cells):
        work.session.add(ReleasedCellRow(release_id=row.id, company_id=host.company_id, place=place, **cell))
    work.session.flush()


def _release_across(work: Work, hosts: list[HostRow], week: date) -> None:
    """The coordinator's: what the companies were told, together with blocks of several."""
    for host in hosts:  # always in the same order
        companies.hold_still(work.session, host.company_id)
    last = releases.last_across(work.session)
    if last and last >= week:
        return  # another process was first
    begun = [host for host in hosts if host.starts_on <= week]
    if last and _quarter(last) != _quarter(week):
        as_of = LocalTime(week, time(), UTC_ZONE).instant()
        pool(work, begun, families(week, as_of, companies.rounds(work.session)), week)
    threshold = min(host.threshold for host in begun)
    row = ProgrammeReleaseRow(id=uuid4(), week=week, threshold=threshold, companies=len(begun))
    work.session.add(row)
    work.session.flush()
    exact = Exact(**releases.latest_exact(work.session, EXACT))
    summed = _exactly(exact, week) if exact.relationships >= threshold else []
    first_day = min(host.starts_on for host in begun)
    for place, cell in enumerate([*summed, *_told(work, None, week, first_day)]):
        work.session.add(ProgrammeCellRow(release_id=row.id, place=place, **cell))
    work.session.flush()


def _exact(work: Work, company_id: UUID, as_of: datetime) -> Exact:
    parts, states = figure_counts.parts(work.session, company_id), figure_counts.states(work.session, company_id)
    held, upcoming = figure_counts.meetings(work.session, company_id, as_of)
    done, to_do = figure_counts.tasks(work.session, company_id, as_of)
    return Exact(
        mentees=parts.get(Part.MENTEE, 0),
        mentors=parts.get(Part.MENTOR, 0),
        proposed=sum(states.get(state, 0) for state in PROPOSED),
        active=states.get(State.ACTIVE, 0),
        paused=states.get(State.PAUSED, 0),
        ended=states.get(State.ENDED, 0),
        completed=states.get(State.COMPLETED, 0),
        meetings_held=held,
        meetings_upcoming=upcoming,
        tasks_done=done,
        tasks_open=to_do,
    )


def _exactly(exact: Exact, week: date) -> Iterator[dict[str, Any]]:
    for cell, n in asdict(exact).items():
        yield {"figure": EXACT, "cell": cell, "n": n, "of": None, "as_of": week}


def _told(work: Work, company_id: UUID | None, week: date, since: date) -> Iterator[dict[str, Any]]:
    """Every guarded cell: with what was told of blocks so far, or with nothing."""
    found: dict[tuple[str, str], Shown] = {}
    for name, of_it, how_many, of_all, since_when in blocks.told(work.session, company_id):
        found[name, of_it] = (how_many, of_all, since_when)
    for family, (size, last) in sorted(blocks.sizes(work.session, company_id).items()):
        so_far, _, since_then = found.get((SURVEYS_DONE, without_round(family)), NOTHING)
        found[SURVEYS_DONE, without_round(family)] = (size + (so_far or 0), None, max(last, since_then or last))
    for figure, cell in catalogue(week, since):
        n, of, as_of = found.get((figure, cell), NOTHING)
        yield {"figure": figure, "cell": cell, "n": n, "of": of, "as_of": as_of}


def _is_due(host: HostRow, now: datetime) -> bool:
    week = _week(now, host.zone)
    return _is_on(host, week) and (host.released is None or host.released < week)


def _is_on(host: HostRow, week: date) -> bool:
    """Whether that company has a release in that week."""
    return host.starts_on <= week <= host.ends_on + LAST_ONES


def _next(host: HostRow, now: datetime) -> datetime:
    """When its next week begins, or its first one."""
    monday = max(_week(now, host.zone) + WEEK, host.starts_on + timedelta(days=-host.starts_on.weekday() % 7))
    return LocalTime(monday, time(), zone_named(host.zone or "")).instant()


def _week(now: datetime, zone: str | None) -> date:
    """The Monday with which this week began there."""
    on = today(now, zone_named(zone or ""))
    return on - timedelta(days=on.weekday())


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3
