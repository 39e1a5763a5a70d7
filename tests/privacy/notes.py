"""Notes: kept, shared, taken back, changed, attached, deleted; what is never shared is its author's alone."""

import json

from mentoring.access import Thing
from tests.handlers import payloads
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.growing import note_forms as forms
from views.growing import note_links as links
from views.growing import note_pages as pages

OWN = seen_by(Who.AUTHOR, Surface.MODAL)

EXPECTED = {
    "note": Expected(Thing.NOTE, OWN),
    "note shared and taken back": Expected(Thing.NOTE, by_both(Surface.MODAL)),
    "changed after it was taken back": Expected(Thing.NOTE, OWN),
    "note deleted": Expected(Thing.NOTE, OWN),
    "message saved as a note": Expected(Thing.NOTE, OWN),
    "note of the partner": Expected(Thing.NOTE, seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
}


def play(play: Play) -> None:
    """The partner looks whenever something may have changed for her."""
    note = keep(play, Who.AUTHOR, "note")
    shared = keep(play, Who.AUTHOR, "note shared and taken back")
    deleted = keep(play, Who.AUTHOR, "note deleted")
    keep(play, Who.PARTNER, "note of the partner")
    save_message(play, "message saved as a note")
    play.presses(Who.AUTHOR, pages.SHARE, shared)
    all_look(play, note, shared)
    play.presses(Who.AUTHOR, pages.TAKE_BACK, shared)
    form = play.presses(Who.AUTHOR, pages.CHANGE, shared)
    play.submits(Who.AUTHOR, form, **{forms.TEXT: play.mark("changed after it was taken back")})
    play.presses(Who.AUTHOR, pages.DELETE, deleted)
    all_look(play, note, shared, deleted)


def all_look(play: Play, *notes: str) -> None:
    """Each of the two opens her list and every note; everyone else tries to."""
    for who in (Who.AUTHOR, Who.PARTNER):
        play.presses(who, links.ALL, "")
        for note in notes:
            play.presses(who, links.SHOW, note)
    play.everybody_looks_on()


def keep(play: Play, who: Who, name: str) -> str:
    """Somebody keeps a note; its id."""
    form = play.commands(who, "/advance-note", play.mark(name))
    play.submits(who, form)
    found: str = json.loads(form["private_metadata"])[0]
    return found


def save_message(play: Play, name: str) -> None:
    """The author saves somebody's message as a note."""
    payload = payloads.message_action(play.circle.author, "save_as_note", play.mark(name))
    play.does(Who.AUTHOR, payload)
    play.submits(Who.AUTHOR, play.modal(Who.AUTHOR))
