"""What a lead sees of her pilot, in every state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.pilot_rules import Field, Problem, Trouble
from mentoring.pilot_settings import Settings
from tests.views.casting import NOW, Cast, id_of
from views import pilot_settings
from views.words import Words

LANGUAGES = frozenset({"en", "fr"})


def settings(cast: Cast) -> Settings:
    """A pilot as the programme has it."""
    return Settings(
        pilot_id=id_of("pilot"),
        company_id=id_of("company"),
        company=cast.typed.me,
        starts_on=date(2026, 11, 23),
        ends_on=date(2027, 5, 22),
        minimum_meetings=6,
        opens=time(9),
        closes=time(17),
        days=frozenset(range(5)),
        zone=ZoneInfo("Europe/Paris"),
        language="fr-CA",
        summary_channel="",
        threshold=5,
        version=0,
    )


def pilot_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """The settings and their forms."""
    usual = settings(cast)
    changed = replace(
        usual,
        ends_on=date(2027, 7, 1),
        days=frozenset(range(7)),
        language="tlh",
        summary_channel="CSUMMARY",
        threshold=8,
    )
    shown = {}
    for name, found in {"as it was": usual, "changed": changed}.items():
        shown |= {
            f"pilot settings, {name}": pilot_settings.overview(words, found, LANGUAGES),
            f"pilot course form, {name}": pilot_settings.course_form(words, found, "0"),
            f"pilot hours form, {name}": pilot_settings.hours_form(words, found, "0"),
            f"pilot figures form, {name}": pilot_settings.figures_form(words, found, LANGUAGES, "0"),
        }
    return shown


def pilot_errors(words: Words) -> list[str]:
    """Every word beside a field of theirs."""
    troubles = [Trouble(Field.MONTHS, problem, NOW.date(), at_least=1, at_most=24) for problem in Problem]
    said = [text for trouble in troubles for text in pilot_settings.errors(words, (trouble,)).values()]
    return [*said, pilot_settings.changed_meanwhile(words)]
