"""What a file would come to, worked out before anybody says yes: row by row, and everything that is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pydantic import TypeAdapter

from mentoring.joining.enrolment_people import news
from mentoring.joining.enrolment_plan import Plan, SlackUser, plan
from mentoring.joining.roster import Roster
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_scope import of_company, unnamed
from mentoring.joining.roster_troubles import Trouble
from storage.work import Work

TROUBLES_KEPT = 2_000


class Verdict(StrEnum):
    """What saying yes would do for one person."""

    NEW = "new"
    PART_ADDED = "part_added"
    """She is registered, and gets another part."""
    UPDATED = "updated"
    SAME = "same"


@dataclass(frozen=True)
class Draft:
    """What stands in a file and what it would come to. With troubles, it is good for looking only."""

    file_name: str = ""
    rows: tuple[Row, ...] = ()
    """Each person once."""
    users: Mapping[str, SlackUser] = field(default_factory=dict)
    """Who they are in Slack, by their keys."""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    """Of a great many, the first."""
    wrong: int = 0
    """Rows with something wrong."""
    fine: int = 0
    """Rows with nothing wrong."""

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many people of each verdict."""
        return Counter(self.verdicts.values())

    @property
    def to_register(self) -> int:
        """How many people saying yes would do something for."""
        return len(self.verdicts) - self.counts[Verdict.SAME]

    @property
    def roster(self) -> Roster:
        """As enrolment takes it."""
        return Roster(self.rows)

    def pack(self) -> str:
        """As text, to be sealed."""
        return FORMAT.dump_json(self).decode()


FORMAT = TypeAdapter(Draft)


def unpacked(text: str) -> Draft:
    """What `pack` made."""
    return FORMAT.validate_json(text)


def refused(file_name: str, troubles: Iterable[Trouble], rows: Iterable[Row] = ()) -> Draft:
    """A file that can't be taken as it is. `rows`: those of it that could be read."""
    found = sorted(map(unnamed, troubles), key=lambda trouble: trouble.line)
    wrong = {trouble.line for trouble in found}
    fine = sum(row.line not in wrong for row in rows)
    return Draft(file_name, troubles=tuple(found[:TROUBLES_KEPT]), wrong=len(wrong), fine=fine)


def drafted(work: Work, company: str, file_name: str, read: Roster, users: Mapping[str, SlackUser]) -> Draft:
    """Look everybody up, for a lead of that company. `users`: her workspace, by addresses with case folded.

    `work` sees every company: that somebody is registered elsewhere is a mistake, too.
    """
    if not read.rows:
        return refused(file_name, read.troubles)
    roster = of_company(read, company)
    wanted = plan(work, roster, lambda email: users.get(email.casefold()))
    if wanted.troubles:
        return refused(file_name, wanted.troubles, roster.rows)
    verdicts = {person: _verdict(work, wanted, person) for person in wanted.people}
    return Draft(file_name, tuple(wanted.people.values()), wanted.users, verdicts, fine=len(roster.rows))


def _verdict(work: Work, wanted: Plan, person: str) -> Verdict:
    known = wanted.known.get(person)
    if known is None:
        return Verdict.NEW
    if wanted.new_parts(person):
        return Verdict.PART_ADDED
    return Verdict.UPDATED if news(work, known, wanted.people[person], wanted.users[person]) else Verdict.SAME
