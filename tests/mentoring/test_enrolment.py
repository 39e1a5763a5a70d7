"""A roster is enrolled all at once or not at all, and only once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.joining.enrolment import BadRoster, Enrolled, SlackUser, enrol
from mentoring.joining.roster import read
from mentoring.joining.roster_troubles import Problem
from mentoring.occasions import Occasion
from mentoring.people import Part, recognise
from storage.companies import CompanyRow, PilotRow
from storage.deliveries import DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.tables import TABLES
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.databases import Databases

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
HEADING = "email,name,role,company,phone,skills,country,region,capacity,partner_email"
MENTEE = "ada@one.example,Ada Byron,mentee,One,+1 514 555 0100,chess;logic,CA,QC,,emmy@two.example"
MENTOR = "emmy@two.example,Emmy Noether,mentor,Two,,,DE,,2,"
LEAD = "lise@one.example,Lise Meitner,lead,One,,,,,,"
COORDINATOR = "hedy@many.example,Hedy Lamarr,coordinator,Many,,,,,,"
UNMATCHED = "ida@one.example,Ida Rhodes,mentee,One,,,,,,"
EVERYBODY = (MENTEE, MENTOR, LEAD, COORDINATOR, UNMATCHED)


def team_of(email: str) -> str:
    return "T" + email.partition("@")[2].partition(".")[0].upper()


class Slack:
    """Workspaces in which everybody has an account named after her address, unless told otherwise."""

    def __init__(self, **changes: dict[str, Any] | None) -> None:
        self.changes = changes

    def __call__(self, email: str) -> SlackUser | None:
        name = email.partition("@")[0]
        change = self.changes.get(name, {})
        if change is None:
            return None
        user = {
            "team_id": team_of(email),
            "user_id": f"U{name.upper()}"[:20],
            "workspace_name": email.partition("@")[2],
            "locale": "fr-CA",
            "time_zone": "America/Toronto",
            "deleted": False,
        }
        return SlackUser(**{**user, **change})


def enrolled(
    store: Store,
    *rows: str,
    slack: Callable[[str], SlackUser | None] | None = None,
    now: datetime = NOW,
    starts_on: date | None = None,
) -> Enrolled:
    roster = read("\n".join((HEADING, *rows)).encode())
    with store.write(EVERYONE) as work:
        return enrol(work, roster, slack or Slack(), now, starts_on)


def refused(store: Store, *rows: str, slack: Callable[[str], SlackUser | None] | None = None) -> list[Any]:
    """What is wrong with the file: line and problem of each mistake. Nothing has changed in the store."""
    before = content(store)
    with pytest.raises(BadRoster) as bad:
        enrolled(store, *rows, slack=slack)
    assert content(store) == before
    return [(trouble.line, trouble.problem) for trouble in bad.value.troubles]


def content(store: Store) -> dict[str, Counter[Any]]:
    """All rows of all tables."""
    with store.engine.connect() as connection:
        return {table.name: Counter(map(repr, connection.execute(select(table)))) for table in TABLES.sorted_tables}


def said(store: Store) -> list[tuple[str, str]]:
    """Who is told what, by Slack user and kind."""
    with store.read(EVERYONE) as work:
        query = select(PersonRow.slack_user_id, OccasionRow.kind).join(
            OccasionRow, OccasionRow.person_id == PersonRow.id
        )
        return sorted((user, kind) for user, kind in work.session.execute(query))


def test_a_pair_across_companies_is_registered_and_matched(store: Store) -> None:
    assert enrolled(store, *EVERYBODY) == Enrolled(registered=5, updated=0, already_registered=0, matched=1)

    with store.read(EVERYONE) as work:
        ada = recognise(work, "TONE", "UADA")
        assert ada is not None
        assert ada.person.name == "Ada Byron"
        assert (ada.person.locale, ada.person.zone.key) == ("fr-CA", "America/Toronto")
        assert ada.parts == {Part.MENTEE}
        (match,) = ada.matches
        assert (match.partner.name, match.part) == ("Emmy Noether", Part.MENTEE)
        assert match.company_id == ada.person.company_id != match.partner.company_id
        row = work.session.get_one(PersonRow, ada.person.id)
        assert work.open(row.email) == "ada@one.example"
        assert row.phone
        assert work.open(row.phone) == "+1 514 555 0100"
        assert (row.skills, row.country, row.region, row.capacity) == (["chess", "logic"], "CA", "QC", 1)


def test_the_pilot_begins_today_in_utc_and_lasts_six_months(store: Store) -> None:
    enrolled(store, *EVERYBODY)

    with store.read(EVERYONE) as work:
        pilots = {
            name: (starts_on, ends_on)
            for name, starts_on, ends_on in work.session.execute(
                select(CompanyRow.name, PilotRow.starts_on, PilotRow.ends_on).join(
                    PilotRow, PilotRow.company_id == CompanyRow.id
                )
            )
        }
        match = work.session.scalars(select(MatchRow)).one()
    assert pilots == dict.fromkeys(("One", "Two"), (date(2026, 11, 23), date(2027, 5, 22)))  # Many: coordinators alone
    assert (match.starts_on, match.ends_on) == (date(2026, 11, 23), date(2027, 5, 22))


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2027, 9, 1), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2027, 2, 27)),
        (date(2027, 1, 1), date(2027, 6, 30)),
    ],
)
def test_a_pilot_ends_the_day_before_the_same_day_six_months_on(store: Store, starts_on: date, ends_on: date) -> None:
    enrolled(store, LEAD, starts_on=starts_on)

    with store.read(EVERYONE) as work:
        assert work.session.scalars(select(PilotRow.ends_on)).all() == [ends_on]


def test_a_coordinator_is_in_no_pilot(store: Store) -> None:
    enrolled(store, *EVERYBODY)

    with store.read(EVERYONE) as work:
        hers = {row.role: row.pilot_id for row in work.session.scalars(select(RegistrationRow))}
    assert hers["coordinator"] is None
    assert hers["lead"] is not None


def test_a_new_pair_hears_of_its_match_and_everyone_else_is_welcomed(store: Store) -> None:
    enrolled(store, *EVERYBODY)

    assert said(store) == [
        ("UADA", "matched"),
        ("UEMMY", "matched"),
        ("UHEDY", "welcomed"),
        ("UIDA", "welcomed"),
        ("ULISE", "welcomed"),
    ]
    with store.read(EVERYONE) as work:
        match = work.session.scalars(select(MatchRow)).one()
        matched = work.session.scalars(select(OccasionRow).where(OccasionRow.kind == Occasion.MATCHED)).all()
        assert {(row.about, row.match_id) for row in matched} == {(match.id, match.id)}
        assert work.session.scalar(select(func.count()).select_from(DeliveryRow)) == 5


def test_a_lead_who_is_also_a_mentor_is_welcomed_as_lead_too(store: Store) -> None:
    enrolled(store, MENTEE, "emmy@two.example,Emmy Noether,mentor;lead,Two,,,,,,")

    assert said(store) == [("UADA", "matched"), ("UEMMY", "matched"), ("UEMMY", "welcomed")]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    enrolled(store, *EVERYBODY)
    before = content(store)

    again = enrolled(store, *EVERYBODY, now=datetime(2026, 12, 24, tzinfo=UTC))

    assert again == Enrolled(registered=0, updated=0, already_registered=5, matched=0)
    assert content(store) == before


def test_of_two_who_import_the_same_file_at_once_one_registers_everybody(store: Store, databases: Databases) -> None:
    gate = Barrier(2)

    def one(_number: int) -> Enrolled:
        own = databases.store()
        try:
            gate.wait()
            return enrolled(own, *EVERYBODY)
        finally:
            own.close()

    with ThreadPoolExecutor(gate.parties) as pool:
        results = sorted(pool.map(one, range(gate.parties)), key=lambda result: result.registered)

    assert [result.registered for result in results] == [0, 5]
    assert [result.matched for result in results] == [0, 1]
    assert len(said(store)) == 5


def test_an_ended_match_is_not_brought_back_by_an_old_file(store: Store) -> None:
    enrolled(store, *EVERYBODY)
    with store.write(EVERYONE) as work:
        work.session.scalars(select(MatchRow)).one().state = "ended"

    assert enrolled(store, *EVERYBODY).matched == 0


def test_what_a_later_file_says_anew_is_taken_over_and_what_it_leaves_empty_stays(store: Store) -> None:
    enrolled(store, MENTEE, MENTOR)

    result = enrolled(store, "ada@one.example,Ada Lovelace,mentee;mentor,One,,poetry,,,3,")

    assert result == Enrolled(registered=0, updated=1, already_registered=0, matched=0)
    with store.read(EVERYONE) as work:
        ada = recognise(work, "TONE", "UADA")
        assert ada is not None
        assert ada.person.name == "Ada Lovelace"
        assert ada.parts == {Part.MENTEE, Part.MENTOR}
        row = work.session.get_one(PersonRow, ada.person.id)
        assert (row.skills, row.capacity, row.country) == (["poetry"], 3, "CA")
        assert row.phone
        assert work.open(row.phone) == "+1 514 555 0100"


def test_someone_registered_before_is_matched_by_a_later_file(store: Store) -> None:
    enrolled(store, MENTOR, UNMATCHED)

    result = enrolled(store, "ida@one.example,Ida Rhodes,mentee,One,,,,,,emmy@two.example")

    assert result == Enrolled(registered=0, updated=0, already_registered=1, matched=1)
    assert said(store) == [("UEMMY", "matched"), ("UEMMY", "welcomed"), ("UIDA", "matched"), ("UIDA", "welcomed")]


def test_a_new_mentor_may_name_a_mentee_registered_before(store: Store) -> None:
    enrolled(store, UNMATCHED)

    assert enrolled(store, "emmy@two.example,Emmy Noether,mentor,Two,,,,,,IDA@one.example").matched == 1


def test_an_address_is_the_same_whatever_its_capitals(store: Store) -> None:
    enrolled(store, UNMATCHED)

    assert enrolled(store, UNMATCHED.replace("ida@", "Ida@")).already_registered == 1


def test_a_company_whose_pilot_is_over_begins_another(store: Store) -> None:
    enrolled(store, LEAD)
    enrolled(store, UNMATCHED, now=datetime(2027, 5, 22, 12, tzinfo=UTC))  # its last day
    enrolled(store, MENTEE, MENTOR, now=datetime(2027, 5, 23, 12, tzinfo=UTC))

    with store.read(EVERYONE) as work:
        of_one = select(PilotRow.starts_on).join(CompanyRow, CompanyRow.id == PilotRow.company_id)
        starts = work.session.scalars(of_one.where(CompanyRow.name == "One").order_by(PilotRow.starts_on)).all()
    assert starts == [date(2026, 11, 23), date(2027, 5, 23)]


def test_a_zone_that_nobody_knows_becomes_utc(store: Store) -> None:
    enrolled(store, UNMATCHED, slack=Slack(ida={"time_zone": "Mars/Olympus_Mons"}))

    with store.read(EVERYONE) as work:
        ida = recognise(work, "TONE", "UIDA")
        assert ida is not None
        assert ida.person.zone.key == "UTC"


BAD: dict[str, tuple[str, dict[str, Any], Problem]] = {
    "a cell that can't be read": ("x@one.example,X,boss,One,,,,,,", {}, Problem.UNKNOWN_ROLE),
    "nobody in Slack": ("x@one.example,X,mentee,One,,,,,,", {"x": None}, Problem.NOT_IN_SLACK),
    "deactivated": ("x@one.example,X,mentee,One,,,,,,", {"x": {"deleted": True}}, Problem.DEACTIVATED),
    "two addresses, one Slack user": (
        "x@one.example,X,mentee,One,,,,,,",
        {"x": {"user_id": "UIDA"}},
        Problem.SLACK_USER_TAKEN,
    ),
    "a partner whom nobody knows": (
        "x@one.example,X,mentee,One,,,,,,who@one.example",
        {},
        Problem.PARTNER_UNKNOWN,
    ),
    "a partner beyond her capacity": (
        "x@two.example,X,mentor,Two,,,,,1,ida@one.example;ada@one.example",
        {},
        Problem.PARTNER_FULL,
    ),
}


@pytest.mark.parametrize("why", BAD)
def test_a_file_with_one_bad_row_saves_nothing(store: Store, why: str) -> None:
    row, slack, problem = BAD[why]

    assert refused(store, *EVERYBODY, row, slack=Slack(**slack)) == [(7, problem)]


def test_a_slack_user_registered_under_another_address_is_not_taken_over(store: Store) -> None:
    enrolled(store, UNMATCHED)

    found = refused(store, "new@one.example,New,mentee,One,,,,,,", slack=Slack(new={"user_id": "UIDA"}))

    assert found == [(2, Problem.SLACK_USER_TAKEN)]


@pytest.mark.parametrize("change", [{"user_id": "UOTHER"}, {"team_id": "TOTHER"}])
def test_a_registration_keeps_its_slack_user(store: Store, change: dict[str, str]) -> None:
    enrolled(store, UNMATCHED)

    assert refused(store, UNMATCHED, slack=Slack(ida=change)) == [(2, Problem.OTHER_SLACK_USER)]


def test_nobody_changes_company_by_a_file(store: Store) -> None:
    enrolled(store, UNMATCHED, MENTOR)

    assert refused(store, UNMATCHED.replace(",One,", ",Two,")) == [(2, Problem.OTHER_COMPANY)]


def test_a_company_is_spelt_as_it_was_before(store: Store) -> None:
    enrolled(store, UNMATCHED)

    assert refused(store, LEAD.replace(",One,", ",ONE,")) == [(2, Problem.SPELT_TWO_WAYS)]


def test_mentees_of_before_count_towards_a_mentors_capacity(store: Store) -> None:
    enrolled(store, MENTEE, MENTOR)  # she takes two
    one_more = "ida@one.example,Ida Rhodes,mentee,One,,,,,,emmy@two.example"
    two_more = "eva@one.example,Eva Crane,mentee,One,,,,,,emmy@two.example"

    assert refused(store, one_more, two_more) == [(3, Problem.PARTNER_FULL)]
    assert enrolled(store, one_more).matched == 1


def test_the_text_of_the_refusal_names_nobody(store: Store) -> None:
    with pytest.raises(BadRoster) as bad:
        enrolled(store, UNMATCHED, slack=Slack(ida=None))

    assert "ida" not in str(bad.value).casefold()


def test_the_demos_roster_is_enrolled_as_it_stands(store: Store) -> None:
    content = (Path(__file__).parents[2] / "demo" / "roster.csv").read_bytes()
    roster = read(content)
    with store.write(EVERYONE) as work:
        result = enrol(work, roster, Slack(), NOW)

    assert result.registered == len(roster.people)
    assert result.matched >= 12
    assert Counter(kind for _, kind in said(store))["welcomed"] == 5  # two unmatched, two leads, one coordinator
