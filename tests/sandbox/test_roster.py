"""Workspaces and people come from the operator's own roster file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox import roster
from sandbox.manifest import Manifest
from sandbox.records import Person
from sandbox.roster import locale_of
from sandbox.state import Sandbox
from sandbox.zones import zone_of
from tests.sandbox.running import ROSTER


@pytest.fixture
def sandbox() -> Sandbox:
    made = Sandbox(manifest=Manifest(name="Advance", bot_name="Advance"))
    roster.load(made, ROSTER)
    return made


def named(sandbox: Sandbox, name: str) -> Person:
    return next(p for p in sandbox.humans() if p.real_name == name)


def test_each_company_is_a_workspace_with_its_own_bot(sandbox: Sandbox) -> None:
    assert [w.name for w in sandbox.workspaces.values()] == ["Northwind", "Helios", "Compass"]
    assert len({w.bot_token for w in sandbox.workspaces.values()}) == 3
    assert len({w.bot_user for w in sandbox.workspaces.values()}) == 3


def test_a_title_says_each_part_in_plain_words(sandbox: Sandbox) -> None:
    titles = {p.real_name: p.title for p in sandbox.humans() if p.title}
    assert titles == {
        "Maya Lin": "mentee",
        "Claire Roy": "mentor",
        "Lena Ortiz": "project lead",
        "Sofia Marin": "mentor, mentee",
        "Anne Kerr": "project lead",
        "Ida Berg": "coordinator",
    }


def test_each_workspace_has_a_colleague_outside_the_pilot(sandbox: Sandbox) -> None:
    outside = [p for p in sandbox.humans() if not p.title]
    assert {p.team for p in outside} == set(sandbox.workspaces)
    assert len({p.real_name for p in outside}) == 3


def test_ids_are_the_same_at_every_start_and_unique_across_workspaces(sandbox: Sandbox) -> None:
    again = Sandbox(manifest=Manifest(name="Advance", bot_name="Advance"))
    roster.load(again, ROSTER)
    assert list(again.people) == list(sandbox.people)
    assert list(again.conversations) == list(sandbox.conversations)
    assert again.workspaces == sandbox.workspaces
    ids = [*sandbox.people, *sandbox.conversations, *sandbox.workspaces]
    assert len(set(ids)) == len(ids)


def test_everybody_is_in_general_and_leads_alone_in_mentorship(sandbox: Sandbox) -> None:
    lena = named(sandbox, "Lena Ortiz")
    channels = {c.name: c for c in sandbox.conversations.values() if c.team == lena.team and not c.is_im}
    assert {sandbox.people[u].real_name for u in channels["general"].members} >= {"Maya Lin", "Lena Ortiz"}
    assert channels["mentorship"].is_private
    assert channels["mentorship"].members == [lena.id]


def test_a_file_saved_by_a_spreadsheet_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes("\ufeffemail,name,role,company\r\nzoé@a.example,Zoé Blanc,mentee,A\r\n".encode())
    sandbox = Sandbox(manifest=Manifest(name="Advance", bot_name="Advance"))
    roster.load(sandbox, file)
    assert named(sandbox, "Zoé Blanc").name == "zoe"


@pytest.mark.parametrize(
    ("languages", "country", "locale"),
    [
        ("French", "CA", "fr-CA"),
        ("French;English", "FR", "fr-FR"),
        ("English, French", "CA", "en-US"),
        ("English", "GB", "en-GB"),
        ("fr", "BE", "fr-FR"),
        ("", "", "en-US"),
    ],
)
def test_the_first_language_and_the_country_make_the_locale(languages: str, country: str, locale: str) -> None:
    assert locale_of(languages, country) == locale


@pytest.mark.parametrize(
    ("country", "region", "zone"),
    [
        ("FR", "", "Europe/Paris"),
        ("France", "", "Europe/Paris"),
        ("CA", "BC", "America/Vancouver"),
        ("CA", "CA-NS", "America/Halifax"),
        ("CA", "", "America/Toronto"),
        ("US", "CA", "America/Los_Angeles"),
        ("US", "", "America/New_York"),
        ("AU", "WA", "Australia/Perth"),
        ("BR", "AM", "America/Manaus"),
        ("MX", "ROO", "America/Cancun"),
        ("DE", "BY", "Europe/Berlin"),
        ("IN", "KA", "Asia/Kolkata"),
        ("", "", "Etc/UTC"),
        ("Nowhere", "", "Etc/UTC"),
    ],
)
def test_the_country_and_region_make_the_time_zone(country: str, region: str, zone: str) -> None:
    assert zone_of(country, region) == zone
