"""A pilot of two hundred from an empty database: one lead is imported, and the rest is hers to do in Slack (S1-S6)."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.deliveries import OccasionRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.tenancy import EVERYONE
from tests.databases import Databases
from tests.scenarios.house import House, house
from tests.scenarios.world import JSON, Someone, buttons_on, words_on

pytestmark = pytest.mark.slow

COLUMNS = ("email", "name", "role", "company", "department", "country", "skills", "seeks")
COMPANY = "Boréal"
PEOPLE, PAIRS = 200, 90
AT_ONCE = 15
"""So many say yes before the clock is wound on."""
SKILLS = ("budgets", "negotiation", "Python", "public speaking", "hiring", "patents", "statistics")
LEAD = ("lise@one.example", "Lise Meitner", "lead", COMPANY, "People", "CA", "", "")
Rows = list[tuple[str, ...]]


def people() -> Rows:
    """Ninety mentors, and more mentees than that, of departments with commas and line breaks in their names."""
    return [_mentor(n) if n % 2 and n < 2 * PAIRS else _mentee(n) for n in range(PEOPLE)]


def _mentor(n: int) -> tuple[str, ...]:
    return (f"p{n}@one.example", f"Person {n}", "mentor", COMPANY, "R,\nand D", "CA", SKILLS[n % len(SKILLS)], "")


def _mentee(n: int) -> tuple[str, ...]:
    return (f"p{n}@one.example", f"Person {n}", "mentee", COMPANY, "R,\nand D", "CA", "", SKILLS[n % len(SKILLS)])


def written(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([COLUMNS, *rows])
    return text.getvalue().encode("utf-8-sig")


def spoilt(rows: Rows) -> Rows:
    """The same with five bad rows among them."""
    bad = list(rows)
    bad[10] = ("nobody@one.example", *rows[10][1:])
    bad[50] = (*rows[50][:2], "chief", *rows[50][3:])
    bad[90] = (*rows[90][:5], "Quebec", *rows[90][6:])
    bad[130] = (*rows[130][:3], "Meridian", *rows[130][4:])
    bad[170] = rows[169]
    return bad


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[House]:
    """A workspace of two hundred and one people, of whom the lead alone is registered. Advance is running."""
    everyone, lead = tmp_path / "everyone.csv", tmp_path / "lead.csv"
    everyone.write_text(
        ",".join(COLUMNS) + "\n" + "".join(f"{','.join(row[:4])},x,CA,,\n" for row in [LEAD, *people()])
    )
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


def matches(built: House) -> Counter[str]:
    """How many there are in each state."""
    with built.store.read(EVERYONE) as work:
        return Counter(work.session.scalars(select(MatchRow.state)))


def say_yes(built: House) -> None:
    """Whoever is asked about a match accepts it; mentees whose mentor's turn came before theirs among them."""
    asked = [
        (who, message)
        for who in built.world.people().values()
        for message in built.world.messages(who)
        if "matchmaking.accept" in buttons_on(message)
    ]
    for number, (who, message) in enumerate(asked, start=1):
        built.world.press(who, "matchmaking.accept", message)
        if number % AT_ONCE == 0 or number == len(asked):
            built.world.wind(advance_s=5 * AT_ONCE)  # Slack lets an app change so many messages a minute


def test_two_hundred_people_are_registered_and_ninety_pairs_of_them_matched_by_a_lead_alone_in_slack(
    pilot: House,
) -> None:
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
    world.wind(advance_s=600)  # Slack opens so many conversations a minute
    welcomed = [who for who in world.people().values() if "person.not_for_me" in buttons_on(world.messages(who))]
    assert len(welcomed) == 1 + PEOPLE

    home = world.home(lead)
    block = next(each["block_id"] for each in home["blocks"] if "matchmaking.suggest" in buttons_on(each))
    world.do(lead, "action", action_id="matchmaking.suggest", block_id=block, view=home["id"])
    assert f"{PAIRS} pairs, the best for everybody who waits" in words_on(world.modal(lead))
    world.press(lead, "matchmaking.choose_all", world.modal(lead))
    world.do(lead, "submit", values={})
    assert f"{PAIRS} matches will be proposed" in words_on(world.modal(lead))
    assert not matches(pilot)
    world.do(lead, "submit", values={})
    assert f"{PAIRS} matches are proposed" in words_on(world.modal(lead))
    world.wind(advance_s=10)
    assert matches(pilot) == {"asking_mentor": PAIRS}

    say_yes(pilot)
    say_yes(pilot)
    assert matches(pilot) == {"active": PAIRS}
    assert all(call["response"]["ok"] for call in world.get("/calls"))


def test_a_roster_that_was_registered_is_taken_back_as_a_whole(pilot: House) -> None:
    world = pilot.world
    lead = world.people()[LEAD[0]]
    world.wind(advance_s=1)
    world.drop(lead, "people.csv", written(people()[:20]))
    world.press(lead, "intake.confirm", card(pilot, lead))
    world.wind(advance_s=10)
    with pilot.store.read(EVERYONE) as work:
        kinds = work.session.scalars(select(OccasionRow.kind)).all()
    assert kinds.count("welcomed") == 1 + 20

    done = next(message for message in world.messages(lead) if "intake.take_back" in buttons_on(message))
    world.press(lead, "intake.take_back", done)
    assert registered(pilot) == 1
    with pilot.store.read(EVERYONE) as work:
        named = [work.open(row.name) for row in work.session.scalars(select(PersonRow))]
    assert sorted(set(named)) == ["Lise Meitner", "–"]
