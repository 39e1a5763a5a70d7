"""The last release as files (SPEC P13, S34): CSV for a spreadsheet, JSON for a program, charts for a report; in one
archive. Nothing stands in them that the page of figures does not show."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mentoring.access_terms import Part
from mentoring.counting.exporting import FilesNotice
from mentoring.counting.release_values import Release
from views.blocks import File, Message, context, paragraph
from views.counting import charts, figure_names
from views.counting.charts import Picture
from views.counting.figures import threshold
from views.times import full_day
from views.words import Words

COLUMNS: Final = ("week", "figure", "cell", "meaning", "n", "of", "share_low", "share_high", "as_of", "threshold")
"""In English in every language: programs read them."""
OF_ONE: Final = frozenset(COLUMNS) - {"week", "threshold"}
"""What differs from figure to figure."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a spreadsheet takes a cell for a formula."""
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The same archive has the same bytes, whenever it is made."""
Row = dict[str, str | int | float | None]


def notice(words: Words, said: FilesNotice) -> Message:
    """A message that hands over the archive."""
    day = full_day(words, said.release.week)
    name = words.say("Figures of {day}", day=day)
    return Message(
        (
            paragraph(words.tell("Here are the figures of {day}: CSV, JSON and charts in one archive.", day=day)),
            context(threshold(words, said.release.threshold)),
        ),
        File(
            f"figures-{said.release.week.isoformat()}", "zip", f"{name}.zip", archive(words, said.release, said.company)
        ),
    )


def archive(words: Words, release: Release, company: str = "") -> bytes:
    """All files of a release in one. `company`: whose; empty: across companies."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in files(words, release, company):
            packed.writestr(ZipInfo(name, LONG_AGO), content, ZIP_DEFLATED)
    return written.getvalue()


def files(words: Words, release: Release, company: str = "") -> Iterator[tuple[str, bytes]]:
    """Each file's name and content: what a chart shows stands beside it in words."""
    yield "figures.csv", as_csv(words, release)
    yield "figures.json", as_json(words, release, company)
    pictures = {
        "overview": charts.overview(words, release),
        "mentees-moved-up": charts.changes(words, release, Part.MENTEE),
        "mentors-moved-up": charts.changes(words, release, Part.MENTOR),
    }
    for name, picture in pictures.items():
        yield from _chart(name, picture)


def as_csv(words: Words, release: Release) -> bytes:
    """A line for each figure, shown or not; with a mark at the beginning by which Excel knows that it is UTF-8."""
    written = StringIO()
    table = csv.DictWriter(written, COLUMNS)
    table.writeheader()
    table.writerows({name: _tame(value) for name, value in row.items()} for row in rows(words, release))
    return written.getvalue().encode("utf-8-sig")


def as_json(words: Words, release: Release, company: str = "") -> bytes:
    """The same as data; null where there is nothing to show."""
    shown = [{name: value for name, value in row.items() if name in OF_ONE} for row in rows(words, release)]
    whole = {
        "week": release.week.isoformat(),
        "company": company or None,
        "companies": release.companies,
        "threshold": release.threshold,
        "about": threshold(words, release.threshold),
        "figures": shown,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def rows(words: Words, release: Release) -> Iterator[Row]:
    """Every figure: what is counted in full, the cells, the changes."""
    for name, said, n in figure_names.exact_lines(words, release.exact):
        as_of = release.week.isoformat() if release.exact else None
        yield _row(release, figure_names.EXACT, name, said, n, None, as_of=as_of)
    for cell in release.cells:
        meaning = " – ".join(
            part
            for part in (
                figure_names.heading(words, cell.figure),
                figure_names.line(words, cell.figure, cell.cell),
                figure_names.group(words, cell),
            )
            if part
        )
        as_of = cell.as_of.isoformat() if cell.as_of else None
        yield _row(release, cell.figure, cell.cell, meaning, cell.n, cell.of, as_of=as_of)
    for change in release.changes:
        meaning = words.say("Moved up: {question}", question=figure_names.change(words, change))
        as_of = change.as_of.isoformat() if change.as_of else None
        figure = f"{figure_names.CHANGE}.{change.survey}"
        row = _row(release, figure, change.question, meaning, change.up, change.of, as_of=as_of)
        yield {**row, "share_low": change.low, "share_high": change.high}


def _row(
    release: Release, figure: str, cell: str, meaning: str, n: int | None, of: int | None, *, as_of: str | None
) -> Row:
    about: Row = {"week": release.week.isoformat(), "figure": figure, "cell": cell, "meaning": meaning}
    shares: Row = {"share_low": None, "share_high": None}
    return {**about, "n": n, "of": of, **shares, "as_of": as_of, "threshold": release.threshold}


def _chart(name: str, picture: Picture) -> Iterator[tuple[str, bytes]]:
    yield f"{name}.png", picture.content
    yield f"{name}.txt", picture.alt_text.encode()


def _tame(value: str | int | float | None) -> str | int | float | None:
    """Text that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
