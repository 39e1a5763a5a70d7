"""A call is logged."""

from mentoring.access import Thing
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.meeting import exchanges as views

EXPECTED = {"words of a call": Expected(Thing.MEETING, by_both(Surface.HOME) | seen_by(Who.AUTHOR, Surface.MODAL))}


def play(play: Play) -> None:
    """By the author; both see it on Home."""
    form = play.presses(Who.AUTHOR, views.LOG, play.circle.match)
    play.submits(Who.AUTHOR, form, **{views.WORDS: play.mark("words of a call")})
    play.everybody_looks_on()
