"""The forms of a meeting: filled with what is known, and with words beside the field that needs another look."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentoring.meeting.meeting_rules import Busy, Field, Problem, Trouble
from mentoring.meeting.meetings import OfferState, State
from tests.views.casting import NOW, Cast, Typed
from tests.views.every import proposed, upcoming
from tests.views.reading import texts
from views.meeting.meeting_forms import (
    CANCEL_FORM,
    FORM,
    Filled,
    cancellation,
    errors,
    next_week,
    on_the_table,
    other_time,
    proposal,
)
from views.words import Catalogues

ENGLISH = Catalogues().words("en-GB", ZoneInfo("America/Toronto"))
FRENCH = Catalogues().words("fr-CA", ZoneInfo("America/Toronto"))
FILLED = Filled(date(2026, 11, 30), time(15, 0), 60, "Room 5", "My talk")


def elements(view: dict[str, Any]) -> dict[str, Any]:
    """The inputs of a form by the id of their block."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}


def form(matches: int = 1, filled: Filled = FILLED) -> dict[str, Any]:
    return proposal(ENGLISH, Cast().actor(matches).matches, filled, "kept", NOW)


def test_a_proposal_asks_when_how_long_where_and_about_what() -> None:
    assert list(elements(form())) == [Field.DAY, Field.AT, Field.LENGTH, Field.PLACE, Field.AGENDA]
    assert (form()["callback_id"], form()["private_metadata"]) == (FORM, "kept")


def test_only_the_agenda_may_be_left_out() -> None:
    optional = [block["block_id"] for block in form()["blocks"] if block["type"] == "input" and block.get("optional")]
    assert optional == [Field.AGENDA]


def test_with_several_matches_it_asks_with_whom_first() -> None:
    assert next(iter(elements(form(matches=3)))) == Field.MATCH
    assert len(elements(form(matches=3))[Field.MATCH]["options"]) == 3
    assert "Only you and the person you choose can see this." in "".join(texts(form(matches=3)))
    assert Field.MATCH not in elements(form(matches=1))


def test_it_holds_no_more_than_six_inputs() -> None:
    assert len(elements(form(matches=3))) == 6


def test_what_is_known_stands_in_it_already() -> None:
    held = elements(form())
    assert held[Field.DAY]["initial_date"] == "2026-11-30"
    assert held[Field.AT]["initial_time"] == "15:00"
    assert held[Field.LENGTH]["initial_option"]["value"] == "60"
    assert (held[Field.PLACE]["initial_value"], held[Field.AGENDA]["initial_value"]) == ("Room 5", "My talk")


def test_what_is_not_known_is_left_open() -> None:
    held = elements(form(filled=Filled(date(2026, 11, 30))))
    assert "initial_time" not in held[Field.AT]
    assert "initial_value" not in held[Field.PLACE]


@pytest.mark.parametrize("typed", ["x" * 3000, "👩" * 3000, "two\nlines", "*b* <@U1>", "שלום"])
def test_the_words_of_a_command_stand_in_the_form_as_they_were_typed(typed: str) -> None:
    assert elements(form(filled=Filled(date(2026, 11, 30), agenda=typed)))[Field.AGENDA]["initial_value"] == typed


def test_more_than_slack_takes_is_cut_rather_than_no_form_at_all() -> None:
    held = elements(form(filled=Filled(date(2026, 11, 30), agenda="x" * 8000)))[Field.AGENDA]["initial_value"]
    assert held == "x" * 3000


def test_another_time_begins_with_what_is_on_the_table_in_the_readers_own_time() -> None:
    meeting = proposed(Cast())
    assert meeting.open
    held = elements(other_time(ENGLISH, meeting, on_the_table(ENGLISH, meeting.open), "", NOW))
    assert (held[Field.DAY]["initial_date"], held[Field.AT]["initial_time"]) == ("2026-11-24", "09:00")


def test_an_unusual_length_can_be_kept() -> None:
    offer = Cast().offer(OfferState.OPEN, mine=False, minutes=75)
    meeting = Cast().meeting(offer, state=State.PROPOSED)
    held = elements(other_time(ENGLISH, meeting, on_the_table(ENGLISH, meeting.offers[0]), "", NOW))[Field.LENGTH]
    assert held["initial_option"]["text"]["text"] == "75 minutes"


def test_whoever_moves_an_agreed_meeting_reads_that_it_stands_until_then() -> None:
    meeting = upcoming(Cast())
    assert meeting.agreed
    view = other_time(ENGLISH, meeting, on_the_table(ENGLISH, meeting.agreed), "", NOW)
    assert view["title"]["text"] == "Move the meeting"
    assert "Your meeting of Tuesday, 24 November, 09:00 stands until a new time is agreed." in list(texts(view))


def test_the_time_is_her_own_and_she_can_see_that_it_is() -> None:
    assert "Your own time: in Toronto it’s now 09:00." in list(texts(form()))


@pytest.mark.parametrize(
    ("meeting", "title", "submit"),
    [(upcoming(Cast()), "Cancel the meeting", "Cancel it"), (proposed(Cast()), "Withdraw the offer", "Withdraw")],
)
def test_calling_off_says_what_is_called_off_and_asks_for_a_word(meeting: Any, title: str, submit: str) -> None:
    view = cancellation(ENGLISH, meeting, meeting.offers[0], "kept")
    assert (view["title"]["text"], view["submit"]["text"], view["close"]["text"]) == (title, submit, "Keep it")
    assert (view["callback_id"], view["private_metadata"]) == (CANCEL_FORM, "kept")
    assert "Tuesday, 24 November, 09:00, with Tom" in list(texts(view))
    assert view["blocks"][1]["optional"] is True


BUSY = Busy(NOW, NOW + timedelta(hours=1), "Mei Chen")


@pytest.mark.parametrize(
    ("trouble", "english", "french"),
    [
        (Trouble(Field.PLACE, Problem.EMPTY), "Please fill this in.", "Merci de remplir ce champ."),
        (
            Trouble(Field.AT, Problem.PAST),
            "This is in the past. Please choose a later time.",
            "Ce moment est déjà passé. Merci d’en choisir un à venir.",
        ),
        (
            Trouble(Field.DAY, Problem.BEYOND_THE_END, ends_on=date(2027, 5, 22)),
            "Your mentorship ends on 22 May 2027. Please choose an earlier day.",
            "Votre mentorat se termine le 22 mai 2027. Merci de choisir un jour plus tôt.",
        ),
        (
            Trouble(Field.AT, Problem.OVERLAPS, busy=BUSY),
            "You’re already meeting Mei Chen then: Monday, 23 November, 09:00. Please choose another time.",
            "Vous rencontrez déjà Mei Chen à ce moment-là\u00a0: lundi 23 novembre à 09\u00a0h\u00a000. "
            "Merci de choisir un autre moment.",
        ),
        (
            Trouble(Field.AGENDA, Problem.TOO_LONG, length=1002, at_most=1000),
            "This has 1002 characters, and 1000 fit. Nothing is lost: please shorten it here.",
            "Ce texte compte 1002 caractères, et 1000 au plus sont possibles. Rien n’est perdu\u00a0: "
            "il suffit de le raccourcir ici.",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(trouble: Trouble, english: str, french: str) -> None:
    assert errors(ENGLISH, (trouble,)) == {trouble.field: english}
    assert errors(FRENCH, (trouble,)) == {trouble.field: french}


def test_every_trouble_finds_its_field() -> None:
    found = errors(ENGLISH, (Trouble(Field.DAY, Problem.EMPTY), Trouble(Field.PLACE, Problem.EMPTY)))
    assert set(found) == {Field.DAY, Field.PLACE}


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 23, 14, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 11, 27, 14, tzinfo=UTC), date(2026, 12, 4)),
        (datetime(2026, 11, 28, 14, tzinfo=UTC), date(2026, 12, 7)),
        (datetime(2026, 11, 29, 14, tzinfo=UTC), date(2026, 12, 7)),
        (datetime(2026, 11, 30, 3, tzinfo=UTC), date(2026, 12, 7)),
    ],
    ids=["Monday", "Friday", "Saturday", "Sunday", "Monday in UTC, Sunday still in Montréal"],
)
def test_the_day_first_shown_is_a_working_day_a_week_from_now(now: datetime, day: date) -> None:
    assert next_week(now, ENGLISH) == day


def test_a_partner_whose_name_is_long_still_has_a_form() -> None:
    view = proposal(ENGLISH, Cast(Typed(partner="P" * 200)).actor(2).matches, FILLED, "", NOW)
    assert len(elements(view)[Field.MATCH]["options"][0]["text"]["text"]) <= 75
