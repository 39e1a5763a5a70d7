"""Puts releases into a store as the clock makes them, with the figures that a test wants."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from mentoring.counting.release_values import Release
from storage.releases import ProgrammeCellRow, ProgrammeReleaseRow, ReleasedCellRow, ReleaseRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company


def publish(store: Store, company: Company, release: Release) -> None:
    """A company's."""
    with store.write(EVERYONE) as work:
        row = ReleaseRow(id=uuid4(), company_id=company.id, week=release.week, threshold=release.threshold)
        work.session.add(row)
        work.session.flush()
        for place, cell in enumerate(_cells(release)):
            work.session.add(ReleasedCellRow(release_id=row.id, company_id=company.id, place=place, **cell))


def publish_across(store: Store, release: Release) -> None:
    """The coordinator's."""
    with store.write(EVERYONE) as work:
        about = {"week": release.week, "threshold": release.threshold, "companies": release.companies}
        row = ProgrammeReleaseRow(id=uuid4(), **about)
        work.session.add(row)
        work.session.flush()
        for place, cell in enumerate(_cells(release)):
            work.session.add(ProgrammeCellRow(release_id=row.id, place=place, **cell))


def _cells(release: Release) -> Iterator[dict[str, Any]]:
    for name, n in asdict(release.exact).items() if release.exact else ():
        yield {"figure": "exact", "cell": name, "n": n, "of": None, "as_of": release.week}
    for cell in release.cells:
        yield asdict(cell)
    for each in release.changes:
        told = {"n": each.up, "of": each.of, "as_of": each.as_of}
        yield {"figure": f"change:{each.survey}", "cell": each.question, **told}
