"""The author tells of herself; whoever is matched with her reads it."""

from mentoring.access import Thing
from mentoring.joining.profile_rules import Field
from tests.handlers import payloads
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.joining import profiles as views

TOLD = by_both(Surface.MODAL)
FOR_LEAD = seen_by(Who.LEAD, Surface.MODAL)

EXPECTED = {
    "title": Expected(Thing.PROFILE, TOLD, awaits=frozenset({Who.LEAD})),
    "availability": Expected(Thing.PROFILE, TOLD, awaits=frozenset({Who.LEAD})),
    "phone": Expected(Thing.CONTACT, TOLD | FOR_LEAD),
    "address": Expected(
        Thing.CONTACT, TOLD | FOR_LEAD, across=seen_by(Who.LEAD, Surface.MESSAGE, Surface.NOTIFICATION)
    ),
    "skill": Expected(Thing.PROFILE, TOLD | FOR_LEAD | {(None, Surface.DATABASE)}),
}
"""Skills stand in clear: suggestions are made from them. Across companies, a lead who is to agree is told how her own
person is reached."""


def play(play: Play) -> None:
    """Both forms, one after the other; then the partner looks, and the author looks again."""
    play.marks["address"] = play.circle.author.email
    for _ in range(2):
        play.does(Who.AUTHOR, payloads.press_on_home(play.circle.author, views.OPEN))
        told = {Field.TITLE: play.mark("title"), Field.SEEKS: play.mark("skill")}
        play.submits(Who.AUTHOR, play.modal(Who.AUTHOR), **told)
        reached = {Field.PHONE: play.mark("phone"), Field.AVAILABILITY: play.mark("availability")}
        play.submits(Who.AUTHOR, play.modal(Who.AUTHOR), **reached)
    play.presses(Who.PARTNER, views.PARTNER, play.circle.match)
    play.everybody_looks_on()
