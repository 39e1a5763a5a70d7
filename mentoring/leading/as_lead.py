"""What her own lead sees of a participant's match (SPEC N2): read for the lead's eyes, and shown to her.

It is the lead's own view, read by the same code from the same rows. Two things are left out, because they are somebody
else's: the word that one of the two left for her lead alone, and, for the mentee, that there are progress reports.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import Thing
from mentoring.leading.pilot_view import Look, View, look_at, looks_at
from mentoring.people import Actor, Match, Part
from mentoring.standing import in_pair, own_match
from storage.work import Work


@dataclass(frozen=True)
class AsLead:
    """One's own match, as one's lead sees it; and when a lead has looked."""

    match: Match
    view: View
    looks: tuple[Look, ...]
    """The latest first, of both leads of a match across companies."""


def as_lead(work: Work, actor: Actor, match_id: UUID, now: datetime) -> AsLead:
    """What the lead of the actor's own company sees of this match of hers, as of last Monday.

    NotAllowed for a match that is not hers. It is no look, and not written down as one.
    """
    match = own_match(actor, match_id)
    access.require_sight(in_pair(actor, actor.person.id, match_id), Thing.MATCH_VIEW)
    eyes = replace(actor, parts=frozenset({Part.LEAD}), matches=())
    seen = look_at(work, eyes, match_id, now, again=True)
    return AsLead(match, _hers_to_know(actor, match, seen), looks_at(work, actor, match_id))


def _hers_to_know(actor: Actor, match: Match, seen: View) -> View:
    """Without what is between a lead and one of the two."""
    made = replace(seen.made, wish=None, has_word=False, waits_for_answer=False)
    mentees = match.partner.company_id if match.part is Part.MENTOR else actor.person.company_id
    her_lead_reads = match.part is Part.MENTOR and actor.person.company_id == mentees
    return replace(seen, made=made, reports=seen.reports if her_lead_reads else None)
