"""A file dropped into the direct message: a lead's is shown first, and registers nobody before she says yes (S1)."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import func, select

from mentoring.housekeeping import tidy_up
from mentoring.joining import intakes as operations
from mentoring.joining.roster_scope import ROWS_AT_MOST
from mentoring.people import Part
from storage.companies import CompanyRow
from storage.intakes import IntakeRow
from storage.people import PersonRow, RegistrationRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.newcomers import newcomer
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views.joining import intakes

HEADING = "email,name,role,department"
_numbers = count(1)


@pytest.fixture
def home(house: House) -> Company:
    return company(house.store, "One")


@pytest.fixture
def lead(house: House, home: Company) -> Someone:
    return person(house.store, home, Part.LEAD, name="Lise Meitner")


@pytest.fixture
def ada(house: House, home: Company) -> Someone:
    return newcomer(house, home, "Ada Byron", "ada@one.example")


@pytest.fixture
def emmy(house: House, home: Company) -> Someone:
    return newcomer(house, home, "Emmy Noether", "emmy@one.example")


ADA, EMMY = "ada@one.example,Ada Byron,mentee,Engines", "Emmy@One.example,Emmy Noether,mentor,"


def dropped(house: House, who: Someone, content: bytes | str, name: str = "roster.csv", **more: str) -> JSON:
    """A file, dropped; the event that Slack sends."""
    file_id = f"F{next(_numbers):06}"
    house.slack.files[file_id] = (name, content if isinstance(content, bytes) else content.encode())
    event = payloads.typed(who, "here it is", subtype="file_share", files=[{"id": file_id}], **more)
    assert house.send(event).status == 200
    return event


def csv(*rows: str, heading: str = HEADING) -> str:
    return "\n".join((heading, *rows, ""))


def press(house: House, who: Someone, action: str, card: JSON | None = None) -> Answered:
    """A button of her latest card, or of another."""
    value = buttons_in(card or house.screen(who)[-1])[action]["value"]
    return house.send(payloads.press_in_message(who, action, value))


def card(house: House, who: Someone) -> str:
    """What she reads on her latest card."""
    return words_in(house.screen(who)[-1])


def registered(house: House) -> int:
    with house.store.read(EVERYONE) as work:
        return work.session.scalar(select(func.count()).select_from(RegistrationRow)) or 0


def kept(house: House) -> list[IntakeRow]:
    """Intakes that hold anything of a file."""
    with house.store.read(EVERYONE) as work:
        return list(work.session.scalars(select(IntakeRow).where(IntakeRow.draft.is_not(None))))


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


@pytest.mark.usefixtures("ada", "emmy")
def test_row_by_row_the_lead_sees_what_saying_yes_would_do(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA, EMMY))
    assert press(house, lead, intakes.SEE).is_silent
    page = house.slack.opened()
    said = " ".join(words_in(page).split())
    assert "line 2 : Ada Byron , ada@one.example , mentee . New." in said
    assert "line 3 : Emmy Noether , Emmy@One.example , mentor . New." in said


def test_a_long_file_has_pages(house: House, home: Company, lead: Someone) -> None:
    rows = [newcomer(house, home, f"Person {n}", f"p{n}@one.example") for n in range(40)]
    dropped(house, lead, csv(*(f"{row.email},{row.name},mentee," for row in rows)))
    press(house, lead, intakes.SEE)
    on = buttons_in(house.slack.opened())[intakes.ON]["value"]
    house.send(payloads.press_in_modal(lead, intakes.ON, on))
    page = house.slack.calls[-1].view
    assert "Person 15" in words_in(page)
    assert "Person 3," not in words_in(page)
    assert {intakes.BACK, intakes.ON} == set(buttons_in(page))


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


@pytest.mark.usefixtures("ada", "emmy")
def test_two_files_of_one_message_are_two_cards(house: House, lead: Someone) -> None:
    house.slack.files |= {"FA": ("a.csv", csv(ADA).encode()), "FB": ("b.csv", csv(EMMY).encode())}
    house.send(payloads.typed(lead, "", subtype="file_share", files=[{"id": "FA"}, {"id": "FB"}]))
    for shown in house.screen(lead):
        assert press(house, lead, intakes.CONFIRM, shown).is_silent
    assert registered(house) == 3


@pytest.mark.usefixtures("ada", "emmy")
def test_a_later_file_takes_the_place_of_one_that_waits(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA), "old.csv")
    old = house.screen(lead)[-1]
    dropped(house, lead, csv(EMMY), "new.csv")
    assert not press(house, lead, intakes.CONFIRM, old).body
    assert registered(house) == 1
    assert "newer file" in words_in(house.screen(lead)[0])
    assert [row.id.hex for row in kept(house)] == [buttons_in(house.screen(lead)[-1])[intakes.SEE]["value"]]


@pytest.mark.usefixtures("ada")
def test_a_discarded_file_leaves_nothing(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    assert press(house, lead, intakes.DISCARD).is_silent
    assert "Discarded" in card(house, lead)
    assert kept(house) == []
    press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 1
    assert "settled already" in house.slack.calls[-1].arguments["text"]


@pytest.mark.usefixtures("ada")
def test_confirmed_twice_it_registers_once(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    for _ in range(2):
        press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 2
    assert "one person" in card(house, lead)


@pytest.mark.usefixtures("ada")
def test_after_a_day_a_file_is_let_go(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    due = tidy_up(house.store, house.clock.now())
    assert due
    assert timedelta(hours=23) < due - house.clock.now() <= timedelta(days=1)
    house.clock.at = due
    press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 1
    assert tidy_up(house.store, house.clock.now()) is None
    assert "waited for a day" in card(house, lead)
    assert kept(house) == []


@pytest.mark.usefixtures("ada")
def test_whoever_dies_over_a_file_is_noticed(house: House, lead: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.joining.dropped_files.Reading.read", lambda *_: None)
    dropped(house, lead, csv(ADA))
    assert "I’m reading your file" in card(house, lead)
    due = tidy_up(house.store, house.clock.now())
    assert due
    tidy_up(house.store, due)
    assert "isn’t your file’s fault" in card(house, lead)


@pytest.mark.usefixtures("ada")
def test_what_has_become_wrong_since_is_shown_instead_of_saved(house: House, home: Company, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    there = person(house.store, company(house.store, "Rival"), Part.MENTOR)
    with house.store.write(EVERYONE) as work:
        row = work.session.get_one(PersonRow, there.id)
        row.email_fingerprint = work.keyring.fingerprint("ada@one.example")
    press(house, lead, intakes.CONFIRM)
    assert "registered" in card(house, lead)
    assert "Rival" not in card(house, lead)
    assert registered(house) == 2


def test_people_known_already_are_counted_as_what_they_are(house: House, home: Company, lead: Someone) -> None:
    same, more, new = (person(house.store, home, Part.MENTEE, locale="fr-FR", zone="Europe/Paris") for _ in range(3))
    for each in (same, more, new):
        newcomer(house, home, each.name, each.email, id=each.slack_user_id)
    rows = (
        f"{same.email},{same.name},mentee,",
        f"{more.email},{more.name},mentee;mentor,",
        f"{new.email},Anew,mentee,",
    )
    dropped(house, lead, csv(*rows))
    said = card(house, lead)
    for expected in ("with a new part  one person", "changed profile  one person", "unchanged  one person"):
        assert expected in said.replace("\n", " ")
    assert "Register these 2 people" in said
    press(house, lead, intakes.CONFIRM)
    assert registered(house) == 5
    assert len(house.screen(more)) == 1
    assert house.screen(same) == []


def test_a_file_in_which_everybody_is_known_asks_for_nothing(house: House, home: Company, lead: Someone) -> None:
    same = person(house.store, home, Part.MENTEE, locale="fr-FR", zone="Europe/Paris")
    newcomer(house, home, same.name, same.email, id=same.slack_user_id)
    dropped(house, lead, csv(f"{same.email},{same.name},mentee,"))
    assert "registered already" in card(house, lead)
    assert intakes.CONFIRM not in buttons_in(house.screen(lead)[-1])


@pytest.mark.usefixtures("ada", "emmy")
def test_taking_back_forgets_whoever_is_in_nothing_yet_and_names_who_stays(
    house: House, home: Company, lead: Someone
) -> None:
    there = person(house.store, home, Part.MENTEE)
    dropped(house, lead, csv(ADA, EMMY))
    press(house, lead, intakes.CONFIRM)
    with house.store.read(EVERYONE) as work:
        rows = {work.open(row.name): row for row in work.session.scalars(select(PersonRow))}
    emmy = rows["Emmy Noether"]
    match(house.store, there, Someone(emmy.id, home, emmy.slack_user_id, "", ""))

    assert press(house, lead, intakes.TAKE_BACK).is_silent

    assert registered(house) == 3
    assert "Emmy Noether" in card(house, lead)
    assert "Ada" not in card(house, lead)
    dropped(house, lead, csv(ADA))
    press(house, lead, intakes.CONFIRM)
    assert registered(house) == 4


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


@pytest.mark.usefixtures("ada")
def test_nobody_else_touches_a_leads_file(house: House, home: Company, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    value = buttons_in(house.screen(lead)[-1])[intakes.CONFIRM]["value"]
    others = [person(house.store, home, Part.LEAD), person(house.store, company(house.store), Part.LEAD)]
    others += [person(house.store, home, Part.MENTEE), person(house.store, company(house.store), Part.COORDINATOR)]
    acts: list[Callable[..., JSON]] = [payloads.press_in_message, payloads.press_in_modal]
    for other in others:
        for action in (intakes.CONFIRM, intakes.DISCARD, intakes.TAKE_BACK, intakes.SEE, intakes.ON):
            for act in acts:
                house.send(act(other, action, f"{value}:1" if action == intakes.ON else value))
    assert registered(house) == 1 + len(others)
    assert "Ada" not in str(house.slack.calls)
    assert len(kept(house)) == 1


def test_two_companies_leads_register_each_their_own(house: House, home: Company, lead: Someone) -> None:
    """Both in one workspace."""
    two = company(house.store, "Two")
    other = person(house.store, Company(two.id, home.workspace_id, home.team_id, two.pilot_id), Part.LEAD)
    newcomer(house, home, "Ada Byron", "ada@one.example")
    dropped(house, lead, csv(ADA))
    dropped(house, other, csv(ADA))
    press(house, lead, intakes.CONFIRM)
    press(house, other, intakes.CONFIRM)
    assert registered(house) == 3
    assert "registered with another company" in card(house, other)
    with house.store.read(EVERYONE) as work:
        hers = work.session.scalars(
            select(CompanyRow.name)
            .join(PersonRow, PersonRow.company_id == CompanyRow.id)
            .where(PersonRow.email_fingerprint == work.keyring.fingerprint("ada@one.example"))
        ).all()
    assert hers == ["One"]


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
