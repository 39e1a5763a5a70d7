"""Two meetings: one proposed, moved, agreed and cancelled; the other declined."""

from mentoring.access import Thing
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.meeting import meetings as views

SCREENS = (Surface.MESSAGE, Surface.NOTIFICATION, Surface.HOME)

EXPECTED = {
    "place offered": Expected(Thing.MEETING, by_both(*SCREENS) | seen_by(Who.PARTNER, Surface.MODAL)),
    "agenda offered": Expected(Thing.MEETING, by_both(*SCREENS, Surface.MODAL)),
    "place moved to": Expected(Thing.MEETING, by_both(*SCREENS, Surface.FILE), Who.PARTNER),
    "agenda moved to": Expected(Thing.MEETING, by_both(*SCREENS) | seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
    "word why": Expected(
        Thing.MEETING,
        seen_by(Who.AUTHOR, Surface.MESSAGE, Surface.NOTIFICATION) | seen_by(Who.PARTNER, Surface.MODAL),
        Who.PARTNER,
    ),
    "agenda declined": Expected(Thing.MEETING, by_both(*SCREENS) | seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
    "said to the bot": Expected(None, frozenset()),
}
"""The form that moves a meeting holds what was offered before; an .ics file tells where, and not what about. Who
wrote an agenda, or a word why, reads it among her own data."""


def play(play: Play) -> None:
    """From `/advance-meet` to a word why."""
    agenda = f"Agenda {play.mark('agenda offered')}"
    form = play.commands(Who.AUTHOR, "/advance-meet", agenda)
    play.submits(Who.AUTHOR, form, **NEXT_WEEK | {"agenda": agenda, "place": f"Place {play.mark('place offered')}"})
    form = play.presses(Who.PARTNER, views.OFFER_ANOTHER)
    moved = {"agenda": f"Agenda {play.mark('agenda moved to')}", "place": f"Place {play.mark('place moved to')}"}
    play.submits(Who.PARTNER, form, **moved, at="17:00")
    play.everybody_looks_on()
    play.presses(Who.AUTHOR, views.ACCEPT)
    play.everybody_looks_on()
    form = play.presses(Who.PARTNER, views.CANCEL)
    play.submits(Who.PARTNER, form, reason=f"Reason {play.mark('word why')}")
    form = play.commands(Who.PARTNER, "/advance-meet")
    play.submits(Who.PARTNER, form, **NEXT_WEEK | {"agenda": f"Agenda {play.mark('agenda declined')}"})
    play.presses(Who.AUTHOR, views.DECLINE)
    play.does(Who.AUTHOR, payloads.typed(play.circle.author, f"May I tell you {play.mark('said to the bot')}?"))
    play.everybody_looks_on()
