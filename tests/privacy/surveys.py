"""Surveys: what somebody writes there in her own words is hers alone, on the way and once it is sent."""

from mentoring.access import Thing
from tests.handlers import payloads
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.asking import survey_forms as forms

FELT = {"goals": "4", "network": "2", "visibility": "1", "skills": "5", "belonging": "3"}

EXPECTED = {
    "survey words kept for later": Expected(Thing.SURVEY_ANSWERS, seen_by(Who.AUTHOR, Surface.MODAL)),
    "survey words sent": Expected(Thing.SURVEY_ANSWERS, seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
}


def play(play: Play) -> None:
    """The author stops on the second page, and comes back to it; the partner sends hers."""
    second = on(play, Who.AUTHOR, play.commands(Who.AUTHOR, "/advance-survey"), **FELT)
    later = {"before": play.mark("survey words kept for later")}
    play.does(Who.AUTHOR, payloads.press_on_page(play.circle.author, second, forms.LATER, "2", **later))
    play.commands(Who.AUTHOR, "/advance-survey")
    second = on(play, Who.PARTNER, play.commands(Who.PARTNER, "/advance-survey"), **FELT)
    over = on(play, Who.PARTNER, second, support="3", before=play.mark("survey words sent"))
    play.everybody_looks_on()
    on(play, Who.PARTNER, over)
    play.everybody_looks_on()


def on(play: Play, who: Who, view: JSON, **entries: str) -> JSON:
    """The next page."""
    play.submits(who, view, **entries)
    return play.modal(who)
