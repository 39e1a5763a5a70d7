"""What a coordinator sees of the programme (SPEC S34, S35): which companies take part, and who leads their pilots.

Nothing of a company's people: whom she may match across companies, she finds by a search of its own.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentoring import access
from mentoring.access import Role, Sight, Thing
from mentoring.people import Actor, Part
from storage import coordination
from storage.work import Work


@dataclass(frozen=True)
class Host:
    """A company that takes part."""

    company_id: UUID
    name: str
    leads: tuple[str, ...]
    """Names."""
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Programme:
    """The whole of it."""

    hosts: tuple[Host, ...]
    """By name."""
    proposed: int
    """Matches across companies that are being asked for."""
    running: int


def programme_of(work: Work, actor: Actor) -> Programme:
    """The programme that the actor coordinates; NotAllowed for anybody else."""
    role = Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER
    access.require_sight(role, Thing.MATCH, Sight.ACROSS)
    with work.for_everyone():
        rows = coordination.hosts(work.session)
        proposed, running = coordination.across(work.session)
    names: dict[UUID, list[str]] = {}
    hosts = {}
    for row in rows:
        hosts[row.company_id] = row
        names.setdefault(row.company_id, []).extend([work.open(row.lead)] if row.lead else [])
    found = [
        Host(row.company_id, row.name, tuple(sorted(names[row.company_id])), row.starts_on, row.ends_on)
        for row in hosts.values()
    ]
    return Programme(tuple(sorted(found, key=lambda host: host.name.casefold())), proposed, running)
