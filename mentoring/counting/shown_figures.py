"""Which figures somebody may open (SPEC S33, S34): those of the pilot that she leads, is or was in, or those
across companies."""

from dataclasses import dataclass
from enum import StrEnum

from mentoring.access import Role
from mentoring.counting import releases
from mentoring.counting.release_values import Release
from mentoring.people import Actor, Part
from mentoring.pilot_settings import settings_of
from storage.work import Work


class Whose(StrEnum):
    """Whose figures."""

    OWN = "own"
    ACROSS = "across"


@dataclass(frozen=True)
class ShownFigures:
    """The last release, as somebody reads it."""

    whose: Whose
    reader: Role
    release: Release | None
    """None before the first."""
    posted: bool = True
    """False to a lead who has chosen no channel for the weekly post."""

    @property
    def may_export(self) -> bool:
        """Participants read; leads and coordinators may take them along (SPEC P13)."""
        return self.reader in (Role.LEAD, Role.COORDINATOR)


def figures_for(work: Work, actor: Actor, whose: Whose) -> ShownFigures:
    """The figures that she opens; NotAllowed for those that are not for her."""
    if whose is Whose.ACROSS:
        return ShownFigures(whose, Role.COORDINATOR, releases.latest_across(work, actor))
    if Part.LEAD in actor.parts:
        set_up = settings_of(work, actor.person.company_id)
        posted = set_up is None or bool(set_up.summary_channel)
        return ShownFigures(whose, Role.LEAD, releases.latest(work, actor), posted)
    return ShownFigures(whose, Role.PARTNER, releases.latest(work, actor, releases.pilot_of(work, actor)))
