"""How the two come to be matched: a reservation, a no with a word, a question with its answer, and two times yes."""

from dataclasses import replace
from uuid import UUID

from mentoring.access import Thing
from mentoring.matching.matchmaking_words import Ground
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.matching import matchmaking as views
from views.matching import matchmaking_forms as forms
from views.matching import matchmaking_leads as leads
from views.matching import matchmaking_picking as picking

TO_LEAD = seen_by(Who.LEAD, Surface.MODAL)

EXPECTED = {
    "reservation": Expected(Thing.RESERVATION, within=TO_LEAD | seen_by(Who.PARTNER, Surface.MODAL), by=Who.PARTNER),
    "word with a no": Expected(Thing.WORD_TO_LEAD, within=TO_LEAD | seen_by(Who.AUTHOR, Surface.MODAL)),
    "question": Expected(Thing.WORD_TO_LEAD, TO_LEAD | seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
    "answer": Expected(Thing.WORD_TO_LEAD, TO_LEAD | seen_by(Who.PARTNER, Surface.MODAL), Who.PARTNER),
}
"""The partner is the mentor, who is asked first; the answer to her question is hers. Across companies, two of whom one
has said no are not proposed again: there they say yes at once."""


def play(play: Play) -> None:
    """Up to three proposals of the same two."""
    reservation, no = play.mark("reservation"), play.mark("word with a no")
    if not play.circle.across:
        match = propose(play)
        form = play.presses(Who.PARTNER, views.RESERVE, match)
        play.submits(Who.PARTNER, form, **{forms.WRITTEN: reservation, forms.GROUND: Ground.OTHER})
        read(play, match)
        match = propose(play)
        play.presses(Who.PARTNER, views.ACCEPT, match)
        form = play.presses(Who.AUTHOR, views.DECLINE, match)
        play.submits(Who.AUTHOR, form, **{forms.WRITTEN: no})
        read(play, match)
    match = propose(play)
    form = play.presses(Who.PARTNER, views.ASK_MORE, match)
    play.submits(Who.PARTNER, form, **{forms.WRITTEN: play.mark("question")})
    form = play.presses(Who.LEAD, views.READ, match)
    play.submits(Who.LEAD, form, **{forms.WRITTEN: play.mark("answer")})
    read(play, match)
    play.presses(Who.PARTNER, views.ACCEPT, match)
    play.presses(Who.AUTHOR, views.ACCEPT, match)
    play.circle = replace(play.circle, match_id=UUID(match))
    play.everybody_looks_on()


def propose(play: Play) -> str:
    """By the lead; across companies by the coordinator, and both leads agree. The match, as buttons bear it."""
    across = play.circle.across
    by = Who.COORDINATOR if across else Who.LEAD
    mentee, mentor = (picking.MENTEE_ACROSS, picking.MENTOR_ACROSS) if across else (picking.MENTEE, picking.MENTOR)
    form = play.presses(by, picking.PICK_ACROSS if across else picking.PICK, "")
    for search in (mentee, mentor):
        play.searches(by, search, "pe")
    picked = {mentee: play.circle.mentee.id.hex, mentor: play.circle.mentor.id.hex}
    play.submits(by, form, **picked)
    play.submits(by, play.modal(by))
    for lead in (Who.LEAD, Who.LEAD_ELSEWHERE) if across else ():
        play.presses(lead, leads.AGREE)
    return play.bears(Who.PARTNER, views.ACCEPT)


def read(play: Play, match: str) -> None:
    """Whoever may or may not, looks at what was written."""
    for who in play.concerned:
        play.presses(who, views.READ, match)
    play.everybody_looks_on()
