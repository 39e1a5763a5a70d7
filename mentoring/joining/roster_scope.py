"""How far a lead's roster reaches: her own company, and no further than proposing (SPEC S1, S35)."""

from collections.abc import Iterator
from dataclasses import replace

from mentoring.joining.roster import Roster
from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part

ROWS_AT_MOST = 2_000
"""Of a file dropped into Slack, so that saying yes keeps nobody waiting; the operator's own import takes more."""
NEEDED = (Column.EMAIL, Column.NAME, Column.ROLE)
"""What each row says; the company is the lead's."""
HERS_TO_GIVE = frozenset({Part.MENTEE, Part.MENTOR, Part.LEAD})


def of_company(roster: Roster, name: str) -> Roster:
    """The roster as a lead of that company may hand it in: an empty company is hers, another is a mistake."""
    troubles = [trouble for trouble in roster.troubles if not _is_her_own_spelling(trouble, name)]
    troubles += [trouble for row in roster.rows for trouble in _beyond(row, name)]
    rows = tuple(replace(row, company=name, partner_email=()) for row in roster.rows)
    return Roster(rows, tuple(sorted(troubles, key=lambda trouble: trouble.line)))


def unnamed(trouble: Trouble) -> Trouble:
    """What is wrong with a row, without a word about other companies."""
    if trouble.problem is Problem.OTHER_COMPANY:
        return Trouble(trouble.line, Problem.ELSEWHERE, Column.EMAIL)
    return trouble


def _beyond(row: Row, name: str) -> Iterator[Trouble]:
    if row.company and row.company.casefold() != name.casefold():
        yield Trouble(row.line, Problem.NOT_YOUR_COMPANY, Column.COMPANY, row.company, other=name)
    for part in sorted(row.role - HERS_TO_GIVE):
        yield Trouble(row.line, Problem.NOT_YOURS_TO_GIVE, Column.ROLE, part)
    if row.partner_email:
        yield Trouble(row.line, Problem.PARTNER_NOT_HERE, Column.PARTNER_EMAIL, row.partner_email[0])


def _is_her_own_spelling(trouble: Trouble, name: str) -> bool:
    """Her own company in capitals is her own company."""
    return trouble.problem is Problem.SPELT_TWO_WAYS and trouble.value.casefold() == name.casefold()
