"""Instants are shown in the reader's own zone and language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sandbox.page.text import dates, mrkdwn
from sandbox.page.text.reader import Reader

TORONTO = Reader(user="U1", tz="America/Toronto", locale="en-US", now=datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
PARIS = replace(TORONTO, tz="Europe/Paris", locale="fr-FR")
TUESDAY = int(datetime(2026, 11, 24, 20, 5, 9, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("template", "in_toronto", "in_paris"),
    [
        ("{date_num}", "2026-11-24", "2026-11-24"),
        ("{date}", "November 24th, 2026", "24 novembre 2026"),
        ("{date_short}", "Nov 24, 2026", "24 nov. 2026"),
        ("{date_long}", "Tuesday, November 24th, 2026", "mardi 24 novembre 2026"),
        ("{date_pretty}", "tomorrow", "demain"),
        ("{time}", "3:05 PM", "21:05"),
        ("{time_secs}", "3:05:09 PM", "21:05:09"),
        ("{ago}", "in 1 day", "dans 1 jour"),
        ("at {nonesuch}", "at {nonesuch}", "at {nonesuch}"),
    ],
)
def test_each_token_is_written_the_readers_way(template: str, in_toronto: str, in_paris: str) -> None:
    assert dates.fill(template, TUESDAY, TORONTO) == in_toronto
    assert dates.fill(template, TUESDAY, PARIS) == in_paris


def test_the_same_instant_can_be_another_day_elsewhere() -> None:
    sydney = replace(TORONTO, tz="Australia/Sydney", locale="en-AU")
    assert dates.fill("{date_num}", TUESDAY, sydney) == "2026-11-25"


def test_a_date_token_in_a_text_keeps_its_fallback_as_a_title() -> None:
    html = mrkdwn.render(f"See you <!date^{TUESDAY}^{{date_short}} at {{time}}|Nov 24 20:05 UTC>", TORONTO)
    assert html == 'See you <time title="Nov 24 20:05 UTC">Nov 24, 2026 at 3:05 PM</time>'


def test_a_broken_date_token_shows_its_fallback() -> None:
    assert mrkdwn.render("<!date^soon^{date}|one day>", TORONTO) == "one day"


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "Today"), (22, "Yesterday"), (3, "Tuesday, November 3rd"), (11, "Wednesday, November 11th")],
)
def test_dividers_name_the_day(day: int, words: str) -> None:
    assert dates.divider(date(2026, 11, day), TORONTO) == words


def test_a_divider_of_another_year_says_which() -> None:
    assert dates.divider(date(2025, 11, 2), TORONTO) == "Sunday, November 2nd, 2025"
    assert dates.divider(date(2025, 11, 2), PARIS) == "Dimanche 2 novembre 2025"
