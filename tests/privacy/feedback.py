"""Feedback, signed and anonymous: whom it is addressed to reads it, in a modal and nowhere else."""

from mentoring.access import Thing
from mentoring.feedback_rounds import TOGETHER_AT_LEAST
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views import feedback as views

LEADS = seen_by(Who.LEAD, Surface.MODAL)
EXPECTED = {
    "signed feedback": Expected(Thing.FEEDBACK, LEADS | seen_by(Who.AUTHOR, Surface.MODAL)),
    "anonymous feedback": Expected(Thing.FEEDBACK, LEADS),
}
TWO_MONDAYS = 14


def play(play: Play) -> None:
    """To the lead: one signed, and as many anonymous ones as are handed over together."""
    give(play, "signed feedback", views.SIGNED)
    for _ in range(TOGETHER_AT_LEAST):
        give(play, "anonymous feedback", views.ANONYMOUS)
    play.presses(Who.LEAD, views.READ)
    play.waits(TWO_MONDAYS)
    play.presses(Who.LEAD, views.READ_TOGETHER)
    play.everybody_looks_on()
    for who in play.concerned:
        play.tries_what_others_saw(who)


def give(play: Play, name: str, how: str) -> None:
    """The author gives it."""
    form = play.presses(Who.AUTHOR, views.GIVE, "")
    filled = {views.TO: "lead", views.TOPIC: "pilot", views.WRITTEN: play.mark(name), views.SIGN: how}
    play.submits(Who.AUTHOR, form, **filled)
