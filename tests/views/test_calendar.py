"""A meeting in a calendar: read back as a calendar reads it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlparse
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentoring.meeting.calendar_notices import CalendarNotice
from mentoring.meeting.meetings import Meeting, OfferState, State
from mentoring.occasions import Occasion
from tests.views.casting import NOW, Cast, Typed
from views.meeting import calendar
from views.words import Catalogues

PARIS = ZoneInfo("Europe/Paris")
CATALOGUES = Catalogues()
ENGLISH, FRENCH = CATALOGUES.words("en-GB", PARIS), CATALOGUES.words("fr-FR", PARIS)


def read(file: bytes) -> tuple[str, Any]:
    """The method, and the one event."""
    parsed = Calendar.from_ical(file)
    [event] = parsed.walk("VEVENT")
    return str(parsed["METHOD"]), event


def agreed(cast: Cast, *before: OfferState) -> Meeting:
    """A meeting that both agreed to after these offers."""
    states = [*before, OfferState.AGREED]
    offers = [cast.offer(state, mine=True, days=n + 1, name=str(n)) for n, state in enumerate(states)]
    return cast.meeting(*offers, state=State.ACCEPTED)


def test_a_calendar_reads_when_where_and_with_whom() -> None:
    meeting = agreed(Cast(Typed()))
    assert meeting.agreed
    method, event = read(calendar.invitation(ENGLISH, meeting, meeting.agreed, NOW))
    assert method == "PUBLISH"
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == meeting.agreed.starts_at
    assert event["DTEND"].dt == meeting.agreed.ends_at
    assert event["LOCATION"] == meeting.agreed.place
    assert event["SUMMARY"] == f"Meeting with {meeting.match.partner.name}"
    assert event["DTSTAMP"].dt == NOW


def test_what_colleagues_may_look_into_holds_no_agenda_and_is_private() -> None:
    meeting = agreed(Cast(Typed()))
    assert meeting.agreed
    assert meeting.agreed.agenda
    file = calendar.invitation(ENGLISH, meeting, meeting.agreed, NOW)
    assert meeting.agreed.agenda.encode() not in file
    assert read(file)[1]["CLASS"] == "PRIVATE"


def test_a_move_and_then_a_cancellation_keep_the_uid_and_raise_the_sequence() -> None:
    cast = Cast(Typed())
    first, moved = agreed(cast), agreed(cast, OfferState.REPLACED)
    assert first.agreed
    assert moved.agreed
    cancelled = replace(moved, state=State.CANCELLED)
    files = [
        calendar.invitation(ENGLISH, first, first.agreed, NOW),
        calendar.invitation(ENGLISH, moved, moved.agreed, NOW),
        calendar.cancellation(ENGLISH, cancelled, moved.agreed, NOW),
    ]
    events = [read(file) for file in files]
    assert len({str(event["UID"]) for _, event in events}) == 1
    assert [int(event["SEQUENCE"]) for _, event in events] == [0, 1, 2]
    assert [method for method, _ in events] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert events[-1][1]["STATUS"] == "CANCELLED"


@pytest.mark.parametrize("text", ["a\r\nBEGIN:VEVENT\r\nSUMMARY:mine", "x" * 200, "a;b,c\\d\n\x00", "🧪" * 60])
def test_whatever_was_typed_stays_one_value_of_one_event(text: str) -> None:
    meeting = agreed(Cast(Typed.everywhere(text)))
    assert meeting.agreed
    _, event = read(calendar.invitation(ENGLISH, meeting, meeting.agreed, NOW))
    assert str(event["SUMMARY"]).startswith("Meeting with ")
    assert set(event) == {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "CLASS"}


def test_the_links_open_a_form_with_the_same_meeting() -> None:
    meeting = agreed(Cast(Typed()))
    assert meeting.agreed
    google = parse_qs(urlparse(calendar.google(ENGLISH, meeting, meeting.agreed)).query)
    outlook = parse_qs(urlparse(calendar.outlook(FRENCH, meeting, meeting.agreed)).query)
    assert google["dates"][0].startswith(f"{meeting.agreed.starts_at:%Y%m%dT%H%M%SZ}/")
    assert outlook["startdt"] == [f"{meeting.agreed.starts_at:%Y-%m-%dT%H:%M:%SZ}"]
    assert google["location"] == outlook["location"] == [meeting.agreed.place]
    assert outlook["subject"] == [f"Rencontre avec {meeting.match.partner.name}"]


def test_a_link_that_would_be_too_long_for_a_button_leaves_the_place_to_the_file() -> None:
    meeting = agreed(Cast(Typed.everywhere("é" * 900)))
    assert meeting.agreed
    link = calendar.google(ENGLISH, meeting, replace(meeting.agreed, place="é" * 2000))
    assert len(link) <= calendar.LINK_AT_MOST
    assert "location" not in parse_qs(urlparse(link).query)


@pytest.mark.parametrize(
    ("kind", "state", "later", "worth"),
    [
        (Occasion.CALENDAR_ENTRY, State.ACCEPTED, 0, True),
        (Occasion.CALENDAR_ENTRY, State.CANCELLED, 0, False),
        (Occasion.CALENDAR_ENTRY, State.ACCEPTED, 9, False),
        (Occasion.CALENDAR_REMOVAL, State.CANCELLED, 0, True),
    ],
)
def test_a_file_is_sent_only_while_a_calendar_without_it_would_be_wrong(
    kind: Occasion, state: State, later: int, worth: bool
) -> None:
    meeting = replace(agreed(Cast(Typed())), state=state)
    assert meeting.agreed
    notice = CalendarNotice(kind, meeting, meeting.agreed, NOW + timedelta(days=later))
    assert notice.worth_telling is worth
