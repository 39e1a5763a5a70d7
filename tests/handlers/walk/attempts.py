"""What can be tried, by the cells of the access table: one attempt or more for each verb and thing."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from mentoring.access import Role, Thing, Verb
from mentoring.access_terms import Part
from tests.building import Someone
from tests.handlers.house import Answered, House
from tests.handlers.walk.circle import Circle, Towards, Who

Try = Callable[[Someone], Answered]
"""Somebody does it, with the very payload that the author's own screen makes possible."""
Setting = Callable[[House, Circle], Try]
"""What the author (and whoever else has to) did before; gives what whoever likes may try then."""

EITHER = (Part.MENTEE, Part.MENTOR)


@dataclass(frozen=True)
class Attempt:
    """One way to do what one cell of the table is about."""

    verb: Verb
    thing: Thing
    setting: Setting
    changes: str
    """The table that differs afterwards if it was allowed."""
    towards: Towards
    authors: tuple[Part, ...]
    """The parts that the author can have."""
    worlds: tuple[bool, ...]
    """Whether it can be tried across companies, or within one."""
    matched: bool
    """Whether the two are matched beforehand."""
    through: frozenset[Role]
    """Whom this door is for: others of those who may have one of their own."""
    spares: frozenset[Who]
    """Those of the crowd who do not try it."""
    within: Callable[[Circle], UUID] | None
    """For a payload that names nobody: whoever sends it does it to what is her own, which may well be allowed. Then
    only the rows that bear this id (the author's, or her company's) tell whether it reached what is not."""

    @property
    def name(self) -> str:
        """For whoever reads what went wrong."""
        return f"{self.verb} {self.thing} ({self.setting.__name__})"


ATTEMPTS: list[Attempt] = []


def attempt(
    verb: Verb,
    thing: Thing,
    *,
    changes: str,
    towards: Towards = Towards.MATCH,
    authors: tuple[Part, ...] = EITHER,
    worlds: tuple[bool, ...] = (False, True),
    matched: bool = True,
    through: frozenset[Role] = frozenset(Role),
    spares: frozenset[Who] = frozenset(),
    within: Callable[[Circle], UUID] | None = None,
) -> Callable[[Setting], Setting]:
    """Lists a setting as an attempt at this cell."""

    def listed(setting: Setting) -> Setting:
        ATTEMPTS.append(
            Attempt(verb, thing, setting, changes, towards, authors, worlds, matched, through, spares, within)
        )
        return setting

    return listed


def her_own(circle: Circle) -> UUID:
    """What is the author's."""
    return circle.author.id


def her_companys(circle: Circle) -> UUID:
    """What is her company's."""
    return circle.author.company.id
