"""Days and times as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from views.times import clock, day, full_day, moment, place_of, same_clock, span
from views.words import Catalogues, Words

AT, END = datetime(2026, 11, 24, 20, 0, tzinfo=UTC), datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
MONTREAL, PARIS = ZoneInfo("America/Toronto"), ZoneInfo("Europe/Paris")


def words(locale: str, zone: ZoneInfo = MONTREAL) -> Words:
    return Catalogues().words(locale, zone)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-US", "Tuesday, November 24, 3:00\u00a0PM – 4:30\u00a0PM"),
        ("en-GB", "Tuesday, 24 November, 15:00 – 16:30"),
        ("fr-FR", "mardi 24 novembre, de 15:00 à 16:30"),
        ("fr-CA", "mardi 24 novembre, de 15\u00a0h\u00a000 à 16\u00a0h\u00a030"),
        ("de-DE", "Tuesday, November 24, 3:00\u00a0PM – 4:30\u00a0PM"),
    ],
)
def test_a_meeting_is_said_from_when_to_when(locale: str, said: str) -> None:
    assert span(words(locale), AT, END) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-GB", "Tuesday, 24 November, 15:00"), ("fr-FR", "mardi 24 novembre à 15:00")],
)
def test_a_moment_is_said_in_the_readers_zone(locale: str, said: str) -> None:
    assert moment(words(locale), AT) == said


def test_another_zone_may_be_named_and_have_another_day() -> None:
    assert moment(words("en-GB"), AT, ZoneInfo("Asia/Tokyo")) == "Wednesday, 25 November, 05:00"
    assert clock(words("en-GB"), AT, PARIS) == "21:00"


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-US", "November 24, 2026"), ("en-GB", "24 November 2026"), ("fr-CA", "24 novembre 2026")],
)
def test_the_end_of_a_pilot_is_said_with_its_year(locale: str, said: str) -> None:
    assert full_day(words(locale), date(2026, 11, 24)) == said


def test_the_first_of_a_month_is_said_as_french_says_it() -> None:
    first, eleventh = date(2027, 6, 1), date(2027, 6, 11)
    french = words("fr-CA")
    assert [day(french, first), full_day(french, first)] == ["mardi 1er juin", "1er juin 2027"]
    assert [day(french, eleventh), full_day(words("en-GB"), first)] == ["vendredi 11 juin", "1 June 2027"]


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "fr-FR", "fr-CA"])
def test_a_day_is_said_without_its_year(locale: str) -> None:
    assert "26" not in day(words(locale), date(2026, 11, 24))


def test_clocks_that_show_the_same_at_that_moment_are_the_same() -> None:
    assert same_clock(MONTREAL, ZoneInfo("America/New_York"), AT)
    assert not same_clock(MONTREAL, PARIS, AT)
    london, lagos = ZoneInfo("Europe/London"), ZoneInfo("Africa/Lagos")
    assert not same_clock(london, lagos, AT), "in winter an hour lies between them"
    assert same_clock(london, lagos, datetime(2026, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "english", "french"),
    [("America/Toronto", "Toronto", "Toronto"), ("Europe/London", "London", "Londres"), ("UTC", "UTC", "UTC")],
)
def test_a_zone_is_called_by_its_city(zone: str, english: str, french: str) -> None:
    assert place_of(words("en-GB", ZoneInfo(zone))) == english
    assert place_of(words("fr-FR", ZoneInfo(zone))) == french
