"""What stands on somebody's Home tab: her pilot if she leads one, the programme if she coordinates it, and below it her
own matches, if she is in any."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.asking.surveys import Listed, surveys_of
from mentoring.ending.keeping import Kept, all_kept
from mentoring.home import Home, home_of
from mentoring.leading.coordination import Programme, programme_of
from mentoring.leading.pilot import Room, room_of
from mentoring.people import Actor, Part, Person, leads
from storage.work import Work

PAIR: Final = frozenset({Part.MENTEE, Part.MENTOR})


@dataclass(frozen=True)
class Front:
    """One person's Home tab; None for what is not hers."""

    actor: Actor
    room: Room | None
    programme: Programme | None
    own: Home | None
    leads: tuple[Person, ...] = ()
    """Whom she may ask, if she has nothing of all that."""
    over: tuple[Kept, ...] = ()
    """Her matches that are over, if she is in no other."""
    surveys: tuple[Listed, ...] = ()
    """Then, too."""


def front_of(work: Work, actor: Actor, now: datetime) -> Front:
    """Read what her Home tab shows, and nothing else."""
    room = room_of(work, actor, now) if Part.LEAD in actor.parts else None
    programme = programme_of(work, actor) if Part.COORDINATOR in actor.parts else None
    own = home_of(work, actor, now) if actor.matches else None
    over = all_kept(work, actor) if not own and actor.parts & PAIR else ()
    whom = () if room or programme or own else leads(work, actor)
    return Front(actor, room, programme, own, whom, over, surveys_of(work, actor, now) if over else ())
