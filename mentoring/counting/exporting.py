"""The figures as files (SPEC P13, S34): asked for by a lead or the coordinator, sent to her own direct message."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.counting.release_values import Release
from mentoring.counting.shown_figures import ShownFigures, Whose, figures_for
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor
from mentoring.pilot_settings import own_settings
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class FilesNotice(Notice):
    """The last release, as files."""

    release: Release
    company: str
    """Whose; empty: across companies."""


def ask_for_files(work: Work, actor: Actor, whose: Whose, now: datetime) -> ShownFigures:
    """Have the last release sent to the actor. Asked for twice within a minute, it comes once.

    NotAllowed for a participant, and as long as there is none.
    """
    found = figures_for(work, actor, whose)
    if not found.may_export or found.release is None:
        raise NotAllowed("no figures to take along")
    period = f"{whose.value} {now:%Y-%m-%dT%H:%M}"
    tell(work, actor.person.id, Occasion.FIGURES_ASKED, actor.person.id, now, period=period)
    return found


def about_files(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> FilesNotice | None:
    """The last release by the time that it is sent; None to somebody who has lost her office meanwhile."""
    try:
        found = figures_for(work, actor, Whose(occasion.period.split()[0]))
    except NotAllowed:
        return None
    if not found.may_export or found.release is None:
        return None
    return FilesNotice(found.release, own_settings(work, actor).company if found.whose is Whose.OWN else "")


READERS: Final[Readers] = {Occasion.FIGURES_ASKED: about_files}
