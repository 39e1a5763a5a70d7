"""A file dropped into the direct message: a lead's is shown first, and registers nobody before she says yes (S1)."""

import pytest
from sqlalchemy import select

from mentoring.housekeeping import tidy_up
from mentoring.joining import intakes as operations
from mentoring.joining.roster_scope import ROWS_AT_MOST
from mentoring.people import Part
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, person
from tests.handlers import payloads
from tests.handlers.dropping import ADA, EMMY, card, csv, dropped, kept, press, registered
from tests.handlers.house import House
from tests.handlers.slack import buttons_in, words_in
from views.joining import intakes


@pytest.mark.usefixtures("ada", "emmy")
def test_a_file_is_shown_first_then_confirmed_and_everybody_is_welcomed(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA, EMMY))
    assert registered(house) == 1
    assert "roster.csv" in card(house, lead)
    assert "2 people" in card(house, lead)
    assert list(buttons_in(house.screen(lead)[-1])) == [intakes.CONFIRM, intakes.SEE, intakes.DISCARD]

    assert press(house, lead, intakes.CONFIRM).is_silent

    with house.store.read(EVERYONE) as work:
        everyone = {work.open(row.name): row for row in work.session.scalars(select(PersonRow))}
    assert set(everyone) == {"Lise Meitner", "Ada Byron", "Emmy Noether"}
    assert {row.company_id for row in everyone.values()} == {lead.company.id}
    assert everyone["Ada Byron"].department == "Engines"
    for name in ("Ada Byron", "Emmy Noether"):
        row = everyone[name]
        [welcome] = house.screen(Someone(row.id, lead.company, row.slack_user_id, name, ""))
        assert name.split()[0] in words_in(welcome)
    assert list(buttons_in(house.screen(lead)[-1])) == [intakes.TAKE_BACK]
    assert len(house.screen(lead)) == 1
    assert kept(house) == []


@pytest.mark.usefixtures("ada")
def test_bad_rows_beside_good_ones_are_named_and_nothing_is_saved(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA, "who@one.example,Who,mentee,", "x,X,chief,", ADA))
    said = card(house, lead)
    assert "3 rows need another look, one is fine" in said
    for expected in ("line 3: who@one.example", "line 4: email: “x”", "line 4: role: “chief”", "line 5: this person"):
        assert expected in said
    assert buttons_in(house.screen(lead)[-1]) == {}
    assert registered(house) == 1

    dropped(house, lead, csv(ADA))
    assert "roster.csv can be taken as it is" in card(house, lead)
    assert "who@one.example" not in words_in(house.screen(lead))
    assert len(kept(house)) == 1


def test_of_many_mistakes_the_first_are_on_the_card_and_all_in_pages(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(*(f"p{n}@one.example,P,mentee," for n in range(30))))
    assert "and 22 more" in card(house, lead)
    press(house, lead, intakes.SEE)
    assert "p14@one.example" in words_in(house.slack.opened())


REFUSED: dict[str, tuple[str, str]] = {
    "another company": (csv("ada@one.example,Ada,mentee,Two", heading="email,name,role,company"), "“Two” is not One"),
    "a coordinator": (csv("ada@one.example,Ada,coordinator,"), "“coordinator” is not for you to give"),
    "a partner": (
        csv("ada@one.example,Ada,mentee,emmy@one.example", heading="email,name,role,partner_email"),
        "propose a match instead",
    ),
    "nobody in it": (csv(), "there is nobody in this file"),
    "no column": ("email,name\n", "the column “role” is missing"),
    "two alike": ("email,name,role,Name\n", "the column “name” stands here twice"),
    "an open quotation mark": (csv('"ada@one.example,Ada'), "never closed"),
}


@pytest.mark.parametrize("why", REFUSED)
@pytest.mark.usefixtures("ada", "emmy")
def test_what_a_leads_file_may_not_say_is_refused_in_clear_words(house: House, lead: Someone, why: str) -> None:
    content, expected = REFUSED[why]
    dropped(house, lead, content)
    assert expected in card(house, lead)
    assert registered(house) == 1


TAKEN: dict[str, bytes] = {
    "a byte order mark and semicolons": b"\xef\xbb\xbf" + csv(ADA).replace(",", ";").encode(),
    "UTF-16, as some spreadsheets write": csv(ADA).replace(",", "\t").encode("utf-16"),
    "Western European": csv(ADA.replace("Engines", "Études")).encode("cp1252"),
    "line breaks within quotation marks": csv('ada@one.example,"Ada\r\nByron",mentee,').replace("\n", "\r\n").encode(),
    "her own company, spelt as she likes": csv(
        "ada@one.example,Ada,mentee,ONE", heading="email,name,role,company"
    ).encode(),
}


@pytest.mark.parametrize("why", TAKEN)
@pytest.mark.usefixtures("ada")
def test_whatever_a_spreadsheet_writes_is_read(house: House, lead: Someone, why: str) -> None:
    dropped(house, lead, TAKEN[why])
    assert press(house, lead, intakes.CONFIRM).is_silent
    assert registered(house) == 2


def test_fifty_thousand_rows_get_a_clear_answer(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(*(f"p{n}@one.example,Person,mentee," for n in range(50_000))))
    assert f"more than {ROWS_AT_MOST} rows" in card(house, lead)
    assert "users.list" not in [call.method for call in house.slack.calls]
    assert registered(house) == 1


OTHER_FILES: dict[str, tuple[str, bytes, str]] = {
    "a workbook": ("roster.xlsx", b"PK\x03\x04", "choose “Save as” and then CSV"),
    "a picture": ("cat.png", b"\x89PNG", "choose “Save as” and then CSV"),
    "a workbook called CSV": ("roster.csv", b"PK\x03\x04\x00\x00", "save it as CSV, in UTF-8"),
    "too large": ("roster.csv", b"x" * (5 * 2**20 + 1), "larger than 5 MB"),
}


@pytest.mark.parametrize("why", OTHER_FILES)
def test_what_is_no_roster_is_said_to_be_none(house: House, lead: Someone, why: str) -> None:
    name, content, expected = OTHER_FILES[why]
    dropped(house, lead, content, name)
    assert expected in card(house, lead)


def test_a_file_that_was_deleted_meanwhile_is_out_of_reach(house: House, lead: Someone) -> None:
    event = payloads.typed(lead, "", subtype="file_share", files=[{"id": "FGONE"}])
    house.send(event)
    assert "no longer hands" in card(house, lead)


@pytest.mark.parametrize("method", ["files.info", "users.list"])
@pytest.mark.usefixtures("ada")
def test_where_slack_fails_the_lead_is_told_and_nothing_is_saved(house: House, lead: Someone, method: str) -> None:
    house.slack.failing[method] = "internal_error"
    dropped(house, lead, csv(ADA))
    assert "isn’t your file’s fault" in card(house, lead)
    assert kept(house) == []


@pytest.mark.usefixtures("ada")
def test_an_event_that_slack_repeats_is_one_file(house: House, lead: Someone) -> None:
    event = dropped(house, lead, csv(ADA))
    house.send(event)
    assert len(house.screen(lead)) == 1
    assert intakes.CONFIRM in buttons_in(house.screen(lead)[-1])


@pytest.mark.usefixtures("ada")
def test_whoever_dies_over_a_file_is_noticed(house: House, lead: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.joining.dropped_files.Reading.read", lambda *_: None)
    dropped(house, lead, csv(ADA))
    assert "I’m reading your file" in card(house, lead)
    due = tidy_up(house.store, house.clock.now())
    assert due
    tidy_up(house.store, due)
    assert "isn’t your file’s fault" in card(house, lead)


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR, Part.COORDINATOR])
@pytest.mark.usefixtures("ada")
def test_a_file_of_somebody_else_is_not_opened_and_answered_kindly_once(
    house: House, home: Company, part: Part
) -> None:
    someone = person(house.store, home, part)
    event = dropped(house, someone, csv(ADA))
    house.send(event)
    [said] = house.screen(someone)
    assert "I haven’t opened yours" in words_in(said)
    assert house.slack.calls == []
    assert registered(house) == 1


def test_what_is_dropped_in_a_channel_or_by_an_app_is_nobodys_roster(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA), channel_type="channel")
    dropped(house, lead, csv(ADA), bot_id="BOTHER")
    assert house.screen(lead) == []
    assert house.slack.calls == []


def test_nothing_of_a_file_is_logged(
    house: House, lead: Someone, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "found", lambda *_: (_ for _ in ()).throw(RuntimeError("ada@one.example")))
    with caplog.at_level("DEBUG", "handlers"):
        dropped(house, lead, csv(ADA))
    assert "RuntimeError" in caplog.text
    assert "ada@one.example" not in caplog.text
    assert "isn’t your file’s fault" in card(house, lead)
