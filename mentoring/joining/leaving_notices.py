"""A lead is told that somebody would rather not take part: who, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage import departures
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class DepartureNotice(Notice):
    """Somebody is no longer registered, at her own wish."""

    name: str


def about_departure(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> DepartureNotice | None:
    """Who it was; None once that is forgotten, and for everyone else."""
    row = departures.by_id(work.session, occasion.about)
    return DepartureNotice(work.open(row.name)) if row and row.told_id == actor.person.id else None


READERS: Final[Readers] = {Occasion.DEPARTED: about_departure}
