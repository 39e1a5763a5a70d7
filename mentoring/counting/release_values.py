"""What a release of figures says (SPEC N3, S33, S34): frozen values, the same for whoever looks."""

from dataclasses import dataclass
from datetime import date

from mentoring.access_terms import Part
from mentoring.counting.gate import Gate


@dataclass(frozen=True)
class Exact:
    """What a lead may see of each match anyway, summed exactly. Meetings and tasks are of Monday, 0:00."""

    mentees: int = 0
    mentors: int = 0
    proposed: int = 0
    active: int = 0
    paused: int = 0
    ended: int = 0
    completed: int = 0
    """Relationships, by their state."""
    meetings_held: int = 0
    meetings_upcoming: int = 0
    tasks_done: int = 0
    tasks_open: int = 0

    @property
    def relationships(self) -> int:
        """All that ever began."""
        return self.active + self.paused + self.ended + self.completed

    @property
    def hours(self) -> int:
        """One for each meeting held, as the programme reckons (SPEC S19). Nobody's real times are added up."""
        return self.meetings_held

    @property
    def tasks(self) -> int:
        """All homework."""
        return self.tasks_done + self.tasks_open


@dataclass(frozen=True)
class Cell:
    """So many `n` of so many people `of`; None while there is nothing to show, whatever the reason.

    Of 'surveys_done' there is no `of`: so many, or more, were sent.
    """

    figure: str
    """What is counted: 'objectives', 'surveys_done', 'pulse', or a survey's name, as 'mentee-baseline'."""
    cell: str
    """Which of them: a category, a survey's name, a month ('2026-12'), or a question's id."""
    n: int | None = None
    of: int | None = None
    as_of: date | None = None
    """The Monday of the last change: until the next one, it stands."""

    @property
    def is_shown(self) -> bool:
        """Whether there is something to show."""
        return self.n is not None


@dataclass(frozen=True)
class Change:
    """How many `up` of those who answered a question twice moved up. The interval is Wilson's, 95 %, of the share."""

    survey: str
    """The name of the final survey: 'mentee-final'."""
    question: str
    up: int | None = None
    of: int | None = None
    low: float | None = None
    high: float | None = None
    """Shares, from 0 to 1."""
    as_of: date | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is something to show."""
        return self.up is not None


@dataclass(frozen=True)
class Release:
    """What one audience is shown in one week: the same cells in the same order always, shown or not."""

    week: date
    """The Monday."""
    exact: Exact | None
    """None in the coordinator's, while it would stand for fewer people than the threshold."""
    cells: tuple[Cell, ...]
    changes: tuple[Change, ...]
    threshold: int
    companies: int = 1

    @property
    def least_asked(self) -> int:
        """A company with fewer mentees, or mentors, has no figures of its own of what they answer: what they do counts
        across companies."""
        return Gate.of(self.threshold).least_asked

    def has_too_few(self, part: Part) -> bool:
        """Whether that is so of them in this pilot. It is said of how many they are, never of what they answered."""
        if self.exact is None or self.companies > 1:
            return False
        people = self.exact.mentees if part is Part.MENTEE else self.exact.mentors
        return people < self.least_asked

    def of(self, figure: str) -> tuple[Cell, ...]:
        """The cells of one figure."""
        return tuple(cell for cell in self.cells if cell.figure == figure)


@dataclass(frozen=True)
class Entry:
    """A line of the ledger (SPEC N9): one aggregate, as it was published."""

    week: date
    company: str
    """Whose people it counts; empty: those of all companies."""
    across: bool
    """To whom: the coordinator; else the company's leads, their channel, and its participants."""
    figure: str
    """As in Cell; 'exact' for what is summed exactly, and 'change' with the survey's name before the question's."""
    cell: str
    n: int
    of: int | None
    """None for what is summed exactly."""
    as_of: date
