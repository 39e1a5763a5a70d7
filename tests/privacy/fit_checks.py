"""How it goes: for oneself alone, or for one's own lead because one would like her help."""

from mentoring.access import Thing
from mentoring.asking.fit_checks import Going
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.asking import fit_checks as views

EXPECTED = {
    "how it goes, for oneself": Expected(Thing.FIT_CHECK, seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
    "how it goes, for help": Expected(
        Thing.FIT_CHECK, seen_by(Who.AUTHOR, Surface.MODAL) | seen_by(Who.LEAD, Surface.MODAL)
    ),
}


def play(play: Play) -> None:
    """Each says how it goes, and looks at it again."""
    said = {Who.PARTNER: ("how it goes, for oneself", views.NO), Who.AUTHOR: ("how it goes, for help", views.YES)}
    for who, (name, helps) in said.items():
        form = play.presses(who, views.OPEN, play.circle.match)
        given = {views.GOING: Going.HARD, views.HELP: helps, views.WRITTEN: play.mark(name)}
        play.submits(who, form, **given)
        play.presses(who, views.OPEN, play.circle.match)
    play.presses(Who.LEAD, views.READ)
    play.everybody_looks_on()
    for who in play.concerned:
        play.tries_what_others_saw(who)
