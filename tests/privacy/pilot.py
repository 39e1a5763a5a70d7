"""Those who answer for the pilot look at all that is theirs to look at; and the names of the two are marks."""

from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views import contacts
from views.leading import coordination, documents
from views.leading import pilot_matches as matches
from views.leading import pilot_people as people
from views.leading.pilot_view import SHOW_MATCH

EVERYWHERE = (Surface.MESSAGE, Surface.NOTIFICATION, Surface.HOME, Surface.MODAL)
SPOKEN = (*EVERYWHERE, Surface.EPHEMERAL, Surface.FILE)
OFFICERS = seen_by(Who.LEAD_ELSEWHERE, *EVERYWHERE) | seen_by(
    Who.COORDINATOR, Surface.MESSAGE, Surface.NOTIFICATION, Surface.MODAL
)

EXPECTED = {
    "document": Expected(
        None,
        seen_by(Who.LEAD, Surface.MODAL)
        | seen_by(Who.COLLEAGUE, Surface.MODAL)
        | by_both(Surface.MODAL)
        | {(None, Surface.DATABASE)},
    ),
    "name of the mentee": Expected(
        None,
        seen_by(Who.AUTHOR, Surface.HOME, Surface.MODAL)
        | seen_by(Who.PARTNER, *SPOKEN)
        | seen_by(Who.LEAD, *EVERYWHERE),
        across=OFFICERS,
    ),
    "name of the mentor": Expected(
        None,
        seen_by(Who.PARTNER, Surface.HOME, Surface.MODAL)
        | seen_by(Who.AUTHOR, *SPOKEN)
        | seen_by(Who.LEAD, *EVERYWHERE),
        across=OFFICERS | seen_by(Who.COORDINATOR, Surface.EPHEMERAL),
        within=seen_by(Who.LEAD, Surface.EPHEMERAL),
    ),
}
"""A document is for everyone in the pilot, and for nobody who only waits. Across companies, the other lead and the
coordinator know who the two are. What a search finds is as fleeting as an ephemeral message."""


def play(play: Play) -> None:
    """Lead and coordinator; then the two, at what the lead has put up."""
    for part, someone in (("mentee", play.circle.mentee), ("mentor", play.circle.mentor)):
        play.marks[f"name of the {part}"] = someone.name.split()[0]
    play.presses(Who.LEAD, documents.ADD, "")
    title, link = play.mark("document"), "https://one.example/handbook"
    play.submits(Who.LEAD, play.modal(Who.LEAD), title=title, link=link)
    for lead in (Who.LEAD, Who.LEAD_ELSEWHERE):
        play.commands(lead, "/advance-pilot")
        play.presses(lead, people.OPEN, "all")
        play.presses(lead, matches.OPEN, "live")
        for someone in (play.circle.author, play.circle.partner):
            play.presses(lead, people.SHOW, someone.id.hex)
            play.presses(lead, people.CORRECT, someone.id.hex)
        play.presses(lead, SHOW_MATCH, play.circle.match)
    play.commands(Who.COORDINATOR, "/advance-pilot")
    play.presses(Who.COORDINATOR, coordination.COMPANIES, "")
    for who in Who:
        play.presses(who, documents.OPEN, "")
        play.presses(who, contacts.OPEN, "")
    play.everybody_looks_on()
    for who in play.concerned:
        play.tries_what_others_saw(who)
