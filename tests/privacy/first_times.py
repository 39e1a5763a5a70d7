"""The lead proposes a first time to the two, and it does not suit: what she wrote is for them and for her."""

from mentoring.access import Thing
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.matching import first_times as views

TOLD = (Surface.MESSAGE, Surface.NOTIFICATION)

EXPECTED = {"place of a first time": Expected(Thing.FIRST_MEETING, by_both(*TOLD) | seen_by(Who.LEAD, *TOLD), Who.LEAD)}


def play(play: Play) -> None:
    """The mentee would have had time; the mentor has not."""
    form = play.presses(Who.LEAD, views.PROPOSE, play.circle.match)
    play.submits(Who.LEAD, form, day="2026-12-01", at="15:00", place=play.mark("place of a first time"))
    play.everybody_looks_on()
    play.presses(Who.AUTHOR, views.SUITS)
    play.presses(Who.PARTNER, views.DOES_NOT_SUIT)
    play.everybody_looks_on()
