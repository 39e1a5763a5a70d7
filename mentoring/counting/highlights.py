"""What matters most in a week's release: pure rules, which the weekly post puts into three sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mentoring.counting.release_values import Cell, Change, Entry, Exact, Release

TELLING: Final = ("pulse", "objectives")
"""Figures that are told in one sentence, the more telling first. Changes come before these, and surveys after."""
OPTION: Final = "."
"""In the name of a cell: one of several choices, which says little by itself."""


@dataclass(frozen=True)
class Highlights:
    """A week in three points."""

    exact: Exact
    before: Exact | None
    """What was counted a week ago, or when it was last published; None in the first week."""
    news: Cell | Change | None
    """The one figure that says most; None while none can be shown."""

    def more(self, count: str) -> int | None:
        """By how many that part of what is counted has grown; None in the first week."""
        return getattr(self.exact, count) - getattr(self.before, count) if self.before else None


def highlights(release: Release, published: Iterable[Entry], company: str) -> Highlights:
    """Those of a company's release. `published`: the ledger, the latest first."""
    return Highlights(release.exact or Exact(), _before(release, published, company), _news(release))


def _before(release: Release, published: Iterable[Entry], company: str) -> Exact | None:
    """What was counted in the release before this one."""
    found: dict[str, int] = {}
    week = None
    for entry in published:
        if entry.figure != "exact" or entry.across or entry.company != company or entry.week >= release.week:
            continue
        week = week or entry.week
        if entry.week != week:
            break
        found[entry.cell] = entry.n
    return Exact(**found) if found else None


def _news(release: Release) -> Cell | Change | None:
    """What has changed this week before what has not; of each kind the one that most people share."""
    shown = [*_ranked(release)]
    new = [each for each in shown if each.as_of == release.week]
    return next(iter(new or shown), None)


def _ranked(release: Release) -> Iterable[Cell | Change]:
    yield from sorted((each for each in release.changes if each.is_shown), key=_share, reverse=True)
    surveys = sorted({cell.figure for cell in release.cells} - {*TELLING, "surveys_done"}, reverse=True)
    for figure in (*TELLING, *surveys):
        told = (cell for cell in release.of(figure) if cell.is_shown and OPTION not in cell.cell)
        yield from sorted(told, key=_share, reverse=True)


def _share(found: Cell | Change) -> float:
    n = found.up if isinstance(found, Change) else found.n
    return (n or 0) / (found.of or 1)
