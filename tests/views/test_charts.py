"""A chart is a picture that needs neither its colours nor eyes: each number stands in it, and in its words."""

import csv
import json
import re
import struct
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from mentoring.access_terms import Part
from mentoring.counting.release_values import Cell, Exact, Release
from tests.views.every_figures import EXACT, RELEASES, release
from views.counting import charts, export, figures
from views.counting.charts import DOTS_PER_INCH, INCHES, Picture
from views.words import Catalogues, Words

CATALOGUES = Catalogues()
SIZE = tuple(int(side * DOTS_PER_INCH) for side in INCHES)


@pytest.fixture(params=["en-GB", "fr-CA"])
def words(request: pytest.FixtureRequest) -> Words:
    """Both languages."""
    return CATALOGUES.words(request.param, ZoneInfo("Europe/Paris"))


def drawn(words: Words, found: Release) -> list[Picture]:
    return [charts.overview(words, found), *(charts.changes(words, found, part) for part in (Part.MENTEE, Part.MENTOR))]


def test_a_chart_is_a_png_of_a_size_that_slack_shows_well(words: Words) -> None:
    for picture in drawn(words, RELEASES["some"]):
        assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture.content[16:24]) == SIZE
        assert len(picture.content) < 300_000


def test_its_words_bear_every_number_that_it_shows(words: Words) -> None:
    overview = charts.overview(words, RELEASES["all"])
    wanted = [EXACT.active, EXACT.meetings_held, EXACT.meetings_upcoming, EXACT.tasks_done, EXACT.tasks_open]
    wanted += [n for cell in RELEASES["all"].of("objectives") for n in (cell.n, cell.of) if n is not None]
    assert {str(n) for n in wanted} <= set(re.findall(r"\d+", overview.alt_text))
    assert len(overview.alt_text) < charts.ALT_AT_MOST


def test_what_is_hidden_and_what_is_empty_look_alike_in_every_file(words: Words) -> None:
    hidden = replace(RELEASES["none"], exact=None)
    shown = charts.overview(words, hidden).alt_text
    assert shown.count(figures.too_few(words)) == 5  # of objectives, of which nothing can be told, there is no half
    some = replace(hidden, cells=(replace(hidden.cells[0], n=9, of=30, as_of=hidden.week), *hidden.cells[1:]))
    assert charts.overview(words, some).alt_text.count(figures.too_few(words)) == 5 + 4
    for row in csv.DictReader(StringIO(export.as_csv(words, hidden).decode("utf-8-sig"))):
        assert (row["n"], row["of"], row["share_low"], row["as_of"]) == ("", "", "", "")


def test_files_say_what_the_release_says_and_no_more(words: Words) -> None:
    found = release("some")
    with ZipFile(BytesIO(export.archive(words, found, "One"))) as packed:
        names = set(packed.namelist())
        table = [*csv.DictReader(StringIO(packed.read("figures.csv").decode("utf-8-sig")))]
        whole = json.loads(packed.read("figures.json"))
    assert {"overview.png", "overview.txt", "mentees-moved-up.png", "mentors-moved-up.png"} <= names
    told = {(row["figure"], row["cell"]): row for row in table}
    assert len(table) == len(told) == len(vars(EXACT)) + len(found.cells) + len(found.changes) == len(whole["figures"])
    for cell in found.cells:
        assert told[cell.figure, cell.cell]["n"] == ("" if cell.n is None else str(cell.n))
    assert (whole["company"], whole["threshold"], whole["week"]) == ("One", 5, found.week.isoformat())


def test_no_spreadsheet_takes_a_cell_for_a_formula(words: Words) -> None:
    bad = replace(RELEASES["none"], exact=Exact(), cells=(Cell("=1+1", "@SUM(A1)"), Cell("-x", "\t=1")), changes=())
    for row in csv.reader(StringIO(export.as_csv(words, bad).decode("utf-8-sig"))):
        assert not any(field.startswith(export.FORMULA) for field in row)
