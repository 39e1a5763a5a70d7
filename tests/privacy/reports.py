"""A progress report: its author and the lead of the mentee's company read it, in modals and nowhere else."""

from mentoring.access import Thing
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.asking import report_forms as forms
from views.asking import reports
from views.leading import as_lead
from views.leading.pilot_view import MATCH_PAGE, SHOW_MATCH

READ = seen_by(Who.PARTNER, Surface.MODAL) | seen_by(Who.LEAD, Surface.MODAL)
EXPECTED = {"progress report": Expected(Thing.PROGRESS_REPORT, READ, Who.PARTNER)}
"""The partner is the mentor. The lead elsewhere is her own lead, where the two are of two companies."""


def play(play: Play) -> None:
    """The lead asks for it, the mentor writes it; then everybody looks, the two as their leads do."""
    page = play.presses(Who.LEAD, SHOW_MATCH, play.circle.match)
    assert page["private_metadata"] == MATCH_PAGE
    play.presses(Who.LEAD, reports.ASK, play.circle.match)
    form = play.presses(Who.PARTNER, reports.WRITE)
    play.submits(Who.PARTNER, form, **{forms.KIND: "concern", forms.WRITTEN: play.mark("progress report")})
    play.presses(Who.LEAD, reports.READ)
    play.presses(Who.PARTNER, reports.ALL, "")
    play.presses(Who.PARTNER, reports.READ)
    for lead in (Who.LEAD, Who.LEAD_ELSEWHERE):
        play.presses(lead, SHOW_MATCH, play.circle.match)
    for who in (Who.AUTHOR, Who.PARTNER):
        play.presses(who, as_lead.OPEN, "")
    play.everybody_looks_on()
    for who in play.concerned:
        play.tries_what_others_saw(who)
