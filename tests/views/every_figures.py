"""Figures, in every state: none yet, some hidden, all shown; for each who reads them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mentoring.access import Role
from mentoring.counting.exporting import FilesNotice
from mentoring.counting.figures import catalogue
from mentoring.counting.highlights import highlights
from mentoring.counting.release_values import Cell, Change, Entry, Exact, Release
from mentoring.counting.shown_figures import ShownFigures, Whose
from mentoring.counting.summary_notices import ChannelLostNotice, SummaryNotice
from tests.views.casting import Cast
from views import notices
from views.blocks import Message
from views.counting import figures, ledger
from views.words import Words

WEEK = date(2027, 5, 31)
A_WEEK_AGO, LONG_AGO = WEEK - timedelta(days=7), WEEK - timedelta(days=70)
BEGAN = date(2026, 11, 23)
EXACT = Exact(42, 30, 3, 35, 2, 1, 0, 117, 22, 140, 61)
CHANGE = "change:"


def release(shown: str = "some", exact: Exact | None = EXACT, companies: int = 1) -> Release:
    """A release as it is made, of which all, some or none is shown."""
    cells, changes = [], []
    for n, (figure, cell) in enumerate(catalogue(WEEK, BEGAN)):
        is_shown = shown == "all" or (shown == "some" and n % 2 == 0)
        as_of = LONG_AGO if n % 4 == 0 else WEEK
        if figure.startswith(CHANGE):
            told = (6 + n, 30 + n, 0.13, 0.61, as_of) if is_shown else ()
            changes.append(Change(figure.removeprefix(CHANGE), cell, *told))
        else:
            of = None if figure == "surveys_done" else 38 + n
            cells.append(Cell(figure, cell, *((6 + n, of, as_of) if is_shown else ())))
    return Release(WEEK, exact, tuple(cells), tuple(changes), 5, companies)


def entries(of: Release, company: str = "") -> tuple[Entry, ...]:
    """What the ledger says of a release."""
    exact = vars(of.exact).items() if of.exact else ()
    found = [Entry(of.week, company, not company, "exact", name, n, None, of.week) for name, n in exact]
    for cell in of.cells:
        if cell.n is not None and cell.as_of:
            found.append(Entry(of.week, company, not company, cell.figure, cell.cell, cell.n, cell.of, cell.as_of))
    for each in of.changes:
        if each.up is not None and each.as_of:
            name = f"{each.survey}:{each.question}"
            found.append(Entry(of.week, company, not company, "change", name, each.up, each.of, each.as_of))
    return tuple(found)


RELEASES: Mapping[str, Release] = {
    "first": release("none", Exact()),
    "none": release("none"),
    "small": release("none", replace(EXACT, mentees=7, mentors=9)),
    "some": release(),
    "all": release("all"),
}


def figures_shown(words: Words, cast: Cast) -> Mapping[str, Message | dict[str, Any]]:
    """Every page, the ledger, the weekly post, and the files."""
    own, wide = [(Whose.OWN, Role.LEAD), (Whose.OWN, Role.PARTNER)], (Whose.ACROSS, Role.COORDINATOR)
    shown: dict[str, Message | dict[str, Any]] = {
        f"figures, not yet, {role}": figures.page(words, ShownFigures(whose, role, None), 1)
        for whose, role in (*own, wide)
    }
    for name, found in RELEASES.items():
        shown |= {
            f"figures, {name}, {role}": figures.page(words, ShownFigures(whose, role, found), 1) for whose, role in own
        }
    lead = ShownFigures(Whose.OWN, Role.LEAD, RELEASES["some"], posted=False)
    shown |= {f"figures, page {n}": figures.page(words, lead, n) for n in range(2, len(figures.PAGES) + 1)}
    shown["figures, sent"] = figures.page(words, lead, 1, sent=True)
    across = ShownFigures(*wide, release("all", None, 12))
    shown["figures, across"] = figures.page(words, across, 1)
    published = (*entries(RELEASES["all"], cast.typed.me[:200]), *entries(RELEASES["some"]))
    shown |= {f"ledger, {n}": ledger.page(words, published, n) for n in (1, 2)}
    shown["ledger, empty"] = ledger.page(words, (), 1)
    return shown | {name: notices.message(words, [said]) for name, said in _notices(cast).items()}


def _notices(cast: Cast) -> dict[str, Any]:
    company = cast.typed.me[:200]
    drawn = RELEASES["some"]
    earlier = replace(drawn, week=A_WEEK_AGO, exact=replace(EXACT, meetings_held=100, tasks_done=120))
    points = {name: highlights(found, entries(earlier, company), company) for name, found in RELEASES.items()}
    for figure in ("objectives", "pulse", "mentee-baseline"):
        only = replace(RELEASES["all"], cells=RELEASES["all"].of(figure), changes=())
        points[figure] = highlights(only, (), company)
    said: dict[str, Any] = {
        f"weekly post, {name}": SummaryNotice(company, drawn, each) for name, each in points.items()
    }
    return {
        **said,
        "channel lost": ChannelLostNotice("CSUMMARY"),
        "figures as files": FilesNotice(RELEASES["some"], company),
    }
