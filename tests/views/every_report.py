"""Progress reports in every state."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from mentoring.asking.report_echoes import Echo
from mentoring.asking.report_notices import AskedForReportNotice, ReportNotice
from mentoring.asking.report_rules import Kind
from mentoring.asking.reports import OnMatch, Report, Written
from mentoring.free_text import Problem, Unfit
from mentoring.notice import Notice
from mentoring.people import Part
from tests.views.casting import NOW, Cast, id_of
from views.asking import report_forms as forms
from views.asking import reports
from views.asking.report_forms import Filled
from views.blocks import Message
from views.words import Words

MANY = 25
"""More than a page shows."""


def on_match(count: int, *, asked: bool = False) -> OnMatch:
    """So many reports on a match."""
    written = (Written(id_of(f"report{n}"), NOW - timedelta(days=n)) for n in range(count))
    return OnMatch(tuple(written), NOW if asked else None)


def report(cast: Cast, number: int, *, mine: bool) -> Report:
    """One of them."""
    kind, at = [*Kind][number % 2], NOW - timedelta(days=number)
    text, (one, other) = cast.typed.agenda * 3, (cast.partner(1), cast.partner(2))
    return Report(id_of(f"report{number}"), id_of("match"), kind, text, one, other, mine, at)


def reports_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any] | Message]:
    """The form with its second look, the list, one, and the answers to the command."""
    one, matches = cast.actor(1).matches, cast.actor(3).matches
    leads = {match.id: cast.leads(n) for n, match in enumerate(matches)}
    filled = Filled(cast.typed.agenda * 3, Kind.CONCERN.value)
    echoes = [Echo(cast.typed.agenda, n % 2 == 0, NOW.date()) for n in range(MANY)]
    mine = [report(cast, n, mine=True) for n in range(MANY)]
    return {
        "report form": forms.form(words, one, {one[0].id: cast.leads(1)}, filled, "{}"),
        "report form, nobody reads it": forms.form(words, one, {}, Filled(), "{}"),
        "report form, with whom": forms.form(words, matches, leads, Filled(), "{}"),
        "report form, the same lead": forms.form(words, matches, dict.fromkeys(leads, cast.leads()), Filled(), "{}"),
        **{f"report, repeats {n}": forms.form(words, matches, leads, filled, "{}", echoes[:n]) for n in (1, 6, MANY)},
        **{f"report, mine {own}": reports.one(words, report(cast, own, mine=own)) for own in (True, False)},
        **{f"reports, page {n}": reports.listed(words, mine, n) for n in (1, 2, 9)},
        "reports, none": reports.listed(words, [], 1),
        "report sent": reports.sent(words),
        "report gone": reports.gone(words),
        "reports are for mentors": reports.for_mentors(words),
        "report help": reports.help_message(words),
    }


def report_notices(cast: Cast) -> dict[str, Notice]:
    """To a lead, and to a mentor."""
    match = Cast(cast.typed, part=Part.MENTOR).match()
    return {
        "report sent": ReportNotice(id_of("report"), cast.partner(1), cast.partner(2)),
        **{f"report asked, {waits}": AskedForReportNotice(match, cast.typed.me, waits) for waits in (True, False)},
    }


def report_errors(words: Words) -> list[str]:
    """Every word beside the report."""
    return [text for problem in Problem for text in forms.errors(words, Unfit(problem, 3001)).values()]
