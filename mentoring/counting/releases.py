"""What is shown of figures: the last release, and nothing else (SPEC N3, S33); and all releases there ever were (N9).

Nobody but this module tells figures to the rooms above. It reads what was released, never what it was made from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing
from mentoring.counting.figures import CHANGE, EXACT
from mentoring.counting.release_values import Cell, Change, Entry, Exact, Release
from mentoring.people import Actor, Part
from mentoring.standing import in_pilot, over_company
from storage import releases
from storage.releases import Published
from storage.work import Work

__all__ = [
    "Cell",
    "Change",
    "Entry",
    "Exact",
    "Release",
    "latest",
    "latest_across",
    "ledger",
    "of_company",
    "of_programme",
    "pilot_of",
]

Z: Final = 1.96
"""Of an interval of 95 %."""


def latest(work: Work, actor: Actor, company_id: UUID | None = None) -> Release | None:
    """The last release of a company's figures: of the actor's own, unless another is named.

    For its leads and its participants, also when their matches are over, and for no one else (NotAllowed). None before
    the first.
    """
    company_id = company_id or actor.person.company_id
    access.require_sight(_towards(work, actor, company_id), Thing.RELEASE)
    with work.reaching(actor.tenants | {company_id}):
        return of_company(work, company_id)


def latest_across(work: Work, actor: Actor) -> Release | None:
    """The last release across companies, for the coordinator. NotAllowed for everyone else."""
    access.require_sight(_across(actor), Thing.RELEASE)
    return of_programme(work)


def pilot_of(work: Work, actor: Actor) -> UUID:
    """The company whose pilot she is in; or was last, if her matches are over. NotAllowed for whoever was in none."""
    if actor.matches:
        return actor.matches[0].company_id
    with work.for_everyone():  # her own matches, wherever they are kept
        company_id = releases.last_pilot(work.session, actor.person.id)
    if company_id is None:
        raise NotAllowed("no pilot of hers")
    return company_id


def of_company(work: Work, company_id: UUID) -> Release | None:
    """The last release of a company's figures, for what Advance says of its own accord in the channel that its lead
    chose."""
    row = releases.latest(work.session, company_id)
    return _release(row.week, row.threshold, 1, releases.cells(work.session, [row.id])) if row else None


def of_programme(work: Work) -> Release | None:
    """The last release across companies, for what the operator exports (SPEC S34)."""
    row = releases.latest_across(work.session)
    if row is None:
        return None
    return _release(row.week, row.threshold, row.companies, releases.cells_across(work.session, [row.id]))


def ledger(work: Work, actor: Actor) -> tuple[Entry, ...]:
    """Every figure ever released of the pilots that the actor is or was in or leads, and across, the latest first.

    The coordinator reads her own audience's. NotAllowed for whoever is in none.
    """
    hers = [each for each in sorted(actor.tenants | _took_part(work, actor)) if _reads(work, actor, each)]
    if not hers and _across(actor) is Role.OTHER:
        raise NotAllowed("no pilot of hers")
    with work.reaching(frozenset(hers)):
        rows = releases.of_companies(work.session, hers)
        cells = _by_release(releases.cells(work.session, [row.id for row, _ in rows]))
    across = releases.across(work.session)
    wide = _by_release(releases.cells_across(work.session, [row.id for row in across]))
    found = [entry for row, company in rows for entry in _entries(row.week, company, cells[row.id])]
    found += [entry for row in across for entry in _entries(row.week, "", wide[row.id])]
    return tuple(sorted(found, key=lambda entry: entry.week, reverse=True))


def _towards(work: Work, actor: Actor, company_id: UUID) -> Role:
    """By her office, or as somebody who takes or took part; the coordinator has a release of her own."""
    office = over_company(actor, company_id)
    if office is Role.LEAD:
        return office
    return Role.PARTNER if company_id in _took_part(work, actor) else in_pilot(actor, company_id)


def _took_part(work: Work, actor: Actor) -> frozenset[UUID]:
    """The companies in whose pilots she has, or had, a match that began."""
    with work.for_everyone():  # her own matches, wherever they are kept
        return frozenset(releases.took_part(work.session, actor.person.id))


def _across(actor: Actor) -> Role:
    return Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER


def _reads(work: Work, actor: Actor, company_id: UUID) -> bool:
    try:
        access.require_sight(_towards(work, actor, company_id), Thing.RELEASE)
    except NotAllowed:
        return False
    return True


def _release(week: date, threshold: int, companies: int, rows: Iterable[Published]) -> Release:
    rows = [*rows]
    exact = {row.cell: row.n for row in rows if row.figure == EXACT and row.n is not None}
    return Release(
        week=week,
        exact=Exact(**exact) if exact else None,
        cells=tuple(_cell(row) for row in rows if row.figure != EXACT and not row.figure.startswith(CHANGE)),
        changes=tuple(_change(row) for row in rows if row.figure.startswith(CHANGE)),
        threshold=threshold,
        companies=companies,
    )


def _cell(row: Published) -> Cell:
    return Cell(row.figure, row.cell, row.n, row.of, row.as_of)


def _change(row: Published) -> Change:
    survey = row.figure.removeprefix(CHANGE)
    if row.n is None or row.of is None:
        return Change(survey, row.cell)
    return Change(survey, row.cell, row.n, row.of, *wilson(row.n, row.of), row.as_of)


def wilson(n: int, of: int) -> tuple[float, float]:
    """Between which shares, from 0 to 1, the true one is, in 95 of 100 cases (Wilson 1927). `of` is above 0."""
    share, weight = n / of, Z * Z / of
    middle = (share + weight / 2) / (1 + weight)
    reach = Z * sqrt(share * (1 - share) / of + weight / of / 4) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _by_release(rows: Iterable[Published]) -> defaultdict[UUID, list[Published]]:
    found: defaultdict[UUID, list[Published]] = defaultdict(list)
    for row in rows:
        found[row.release_id].append(row)
    return found


def _entries(week: date, company: str, rows: Iterable[Published]) -> Iterator[Entry]:
    for row in rows:
        if row.n is None:
            continue
        kind, _, survey = row.figure.partition(":")
        cell = f"{survey}:{row.cell}" if survey else row.cell
        yield Entry(week, company, not company, kind, cell, row.n, row.of, row.as_of or week)
