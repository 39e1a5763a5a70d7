"""A pilot of two hundred from an empty database: one lead is imported, and the rest is hers to do in Slack (S1)."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.deliveries import OccasionRow
from storage.people import PersonRow, RegistrationRow
from storage.tenancy import EVERYONE
from tests.databases import Databases
from tests.scenarios.house import House, house
from tests.scenarios.world import JSON, Someone, buttons_on, words_on

pytestmark = pytest.mark.slow

COLUMNS = ("email", "name", "role", "company", "department", "country")
COMPANY = "Boréal"
PEOPLE = 200
LEAD = ("lise@one.example", "Lise Meitner", "lead", COMPANY, "People", "CA")
Rows = list[tuple[str, ...]]


def people() -> Rows:
    """A hundred mentees, a hundred mentors, of departments with commas and line breaks in their names."""
    parts = ("mentee", "mentor")
    return [(f"p{n}@one.example", f"Person {n}", parts[n % 2], COMPANY, "R,\nand D", "CA") for n in range(PEOPLE)]


def written(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([COLUMNS, *rows])
    return text.getvalue().encode("utf-8-sig")


def spoilt(rows: Rows) -> Rows:
    """The same with five bad rows among them."""
    bad = list(rows)
    bad[10] = ("nobody@one.example", *rows[10][1:])
    bad[50] = (*rows[50][:2], "chief", *rows[50][3:])
    bad[90] = (*rows[90][:5], "Quebec")
    bad[130] = (*rows[130][:3], "Meridian", *rows[130][4:])
    bad[170] = rows[169]
    return bad


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[House]:
    """A workspace of two hundred and one people, of whom the lead alone is registered. Advance is running."""
    everyone, lead = tmp_path / "everyone.csv", tmp_path / "lead.csv"
    everyone.write_text(",".join(COLUMNS) + "\n" + "".join(f"{','.join(row[:4])},x,CA\n" for row in [LEAD, *people()]))
    lead.write_bytes(written([LEAD]))
    databases = Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")
    with house(tmp_path, databases, everyone, lead) as built:
        built.start_bot()
        yield built


def card(built: House, lead: Someone) -> JSON:
    return built.world.messages(lead)[-1]


def registered(built: House) -> int:
    with built.store.read(EVERYONE) as work:
        return work.session.scalar(select(func.count()).select_from(RegistrationRow)) or 0


def test_two_hundred_people_are_refused_with_five_bad_rows_registered_when_mended_and_taken_back(pilot: House) -> None:
    world = pilot.world
    lead = world.people()[LEAD[0]]
    world.wind(advance_s=1)
    assert "drop a roster here" in words_on(world.messages(lead))

    world.drop(lead, "people.csv", written(spoilt(people())))
    said = words_on(card(pilot, lead))
    assert "5 rows need another look" in said
    assert "195 are fine" in said
    for wrong in ("nobody@one.example", "“chief”", "“Quebec”", "“Meridian”", "has the part “mentor”"):
        assert wrong in said
    assert registered(pilot) == 1

    world.drop(lead, "people.csv", written(people()))
    waiting = card(pilot, lead)
    assert f"Register these {PEOPLE} people" in words_on(waiting)
    world.press(lead, "intake.see", waiting)
    assert "Page 1 of 14" in words_on(world.modal(lead))
    world.do(lead, "close")
    assert registered(pilot) == 1

    world.press(lead, "intake.confirm", waiting)
    assert registered(pilot) == 1 + PEOPLE
    world.wind(advance_s=10)  # Slack opens so many conversations a minute
    welcomed = [who for who in world.people().values() if "person.not_for_me" in buttons_on(world.messages(who))]
    assert len(welcomed) > 10
    with pilot.store.read(EVERYONE) as work:
        kinds = work.session.scalars(select(OccasionRow.kind)).all()
    assert kinds.count("welcomed") == 1 + PEOPLE

    done = next(message for message in world.messages(lead) if "intake.take_back" in buttons_on(message))
    world.press(lead, "intake.take_back", done)
    assert registered(pilot) == 1
    with pilot.store.read(EVERYONE) as work:
        named = [work.open(row.name) for row in work.session.scalars(select(PersonRow))]
    assert sorted(set(named)) == ["Lise Meitner", "–"]
