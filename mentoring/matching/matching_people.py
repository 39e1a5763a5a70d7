"""Who waits for a match (SPEC S5): what suggestions need to know of a mentee and of a mentor, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring.matching.matching_wording import Key, in_either_wording, language


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What counts on both sides."""

    id: UUID
    company_id: UUID
    fingerprint: bytes
    """Of her own e-mail address: how the others' `managers` name her."""
    managers: tuple[bytes, ...] = ()
    """Her manager, then the manager's manager, and so on, as far as they are known: see `line_above`."""
    languages: tuple[str, ...]
    """As written in the profile, the one she likes best first. Where that says none: the one she reads Slack in."""
    zone: ZoneInfo
    department: str = ""
    """Empty: not known."""

    @cached_property
    def speaks(self) -> tuple[str, ...]:
        """Her languages as codes, each once."""
        return tuple(filter(None, dict.fromkeys(map(language, self.languages))))


@dataclass(frozen=True, kw_only=True)
class Mentee(Candidate):
    """Somebody who waits for a mentor."""

    seeks: tuple[str, ...] = ()
    declined: frozenset[UUID] = frozenset()
    """Mentors never to be suggested to her again, whichever of the two declined, or ended a match."""

    @cached_property
    def sought(self) -> dict[Key, str]:
        """What she seeks, each thing once, with her own words for it."""
        return in_either_wording(self.seeks)


@dataclass(frozen=True, kw_only=True)
class Mentor(Candidate):
    """Somebody who offers to be a mentor."""

    skills: tuple[str, ...] = ()
    capacity: int = 1
    """How many mentees she takes in all (SPEC P11)."""
    taken: int = 0
    """How many she has, those who are proposed to her included."""

    @property
    def places(self) -> int:
        """How many more mentees she takes."""
        return max(0, self.capacity - self.taken)

    @cached_property
    def offered(self) -> dict[Key, str]:
        """What she offers, each thing once, with her own words for it."""
        return in_either_wording(self.skills)


def line_above(person: bytes, manager_of: Mapping[bytes, bytes]) -> tuple[bytes, ...]:
    """Everybody above a person in her reporting line, the nearest first. A line that bites its tail ends there."""
    line: list[bytes] = []
    above = manager_of.get(person)
    while above is not None and above != person and above not in line:
        line.append(above)
        above = manager_of.get(above)
    return tuple(line)
