"""A meeting comes round: both are reminded, it takes place, and both say so."""

from mentoring.access import Thing
from tests.handlers.house import NEXT_WEEK
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both
from views.meeting import attendance as views
from views.meeting import meetings

EXPECTED = {
    "place met at": Expected(
        Thing.MEETING, by_both(Surface.MESSAGE, Surface.NOTIFICATION, Surface.HOME, Surface.FILE), Who.PARTNER
    )
}


def play(play: Play) -> None:
    """Proposed, agreed, met."""
    form = play.commands(Who.PARTNER, "/advance-meet")
    play.submits(Who.PARTNER, form, **NEXT_WEEK | {"place": play.mark("place met at")})
    play.presses(Who.AUTHOR, meetings.ACCEPT)
    play.waits(days=9)
    for who in (Who.AUTHOR, Who.PARTNER):
        play.presses(who, views.YES)
        play.presses(who, views.PULSE[3])
    play.everybody_looks_on()
