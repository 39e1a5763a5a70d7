"""Feedback, signed and anonymous: whom it is addressed to reads it, in a modal and nowhere else."""

from mentoring.access import Thing
from mentoring.asking.feedback_rounds import TOGETHER_AT_LEAST
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.asking import feedback as views

LEADS = seen_by(Who.LEAD, Surface.MODAL)
EXPECTED = {
    "signed feedback": Expected(Thing.FEEDBACK, LEADS | seen_by(Who.AUTHOR, Surface.MODAL)),
    "anonymous feedback": Expected(Thing.FEEDBACK, LEADS),
    "for the coordinator": Expected(Thing.FEEDBACK, seen_by(Who.COORDINATOR, Surface.MODAL)),
}
TWO_MONDAYS = 14


def play(play: Play) -> None:
    """One signed, to the lead; and as many anonymous ones to each as are handed over together."""
    give(play, "signed feedback", views.SIGNED)
    for _ in range(TOGETHER_AT_LEAST):
        give(play, "anonymous feedback", views.ANONYMOUS)
        give(play, "for the coordinator", views.ANONYMOUS, to="coordinator")
    play.presses(Who.LEAD, views.READ)
    play.waits(TWO_MONDAYS)
    for who in (Who.LEAD, Who.COORDINATOR):
        play.presses(who, views.READ_TOGETHER)
    play.everybody_looks_on()
    for who in play.concerned:
        play.tries_what_others_saw(who)


def give(play: Play, name: str, how: str, to: str = "lead") -> None:
    """The author gives it."""
    form = play.presses(Who.AUTHOR, views.GIVE, "")
    filled = {views.TO: to, views.TOPIC: "pilot", views.WRITTEN: play.mark(name), views.SIGN: how}
    play.submits(Who.AUTHOR, form, **filled)
