"""From a time that a lead proposed and both accepted to a meeting of theirs, like any other (SPEC S7)."""

from datetime import datetime
from uuid import uuid4

from mentoring.meeting.busy import is_taken, own_busy
from mentoring.meeting.meeting_moves import Clash
from mentoring.meeting.meetings import OfferState, State
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match, Part
from storage import changes, deliveries
from storage.meetings import MeetingRow, OfferRow
from storage.sealing import KeyName
from storage.work import Work

When = tuple[datetime, datetime]


def require_free(work: Work, actor: Actor, when: When) -> None:
    """Clash if the actor has agreed to another meeting then."""
    mine = own_busy(work, actor, *when, besides=None)
    if mine:
        raise Clash(mine[0])


def make_meeting(work: Work, actor: Actor, match: Match, when: When, place: str, now: datetime) -> None:
    """Both are locked, and both have accepted. Clash if the other has agreed to another meeting then.

    The mentee counts as the one who offered it (it is she who leads), and the place is sealed anew under her key: of
    what becomes of it, the lead knows nothing.
    """
    meeting = MeetingRow(
        id=uuid4(), company_id=match.company_id, match_id=match.id, state=State.ACCEPTED.value, created_at=now
    )
    if is_taken(work, match.partner, *when, besides=meeting.id):
        raise Clash(None)
    mentee, mentor = (actor.person.id, match.partner.id)
    if match.part is Part.MENTOR:
        mentee, mentor = mentor, mentee
    work.session.add(meeting)
    work.session.flush()
    offer = OfferRow(
        id=uuid4(),
        company_id=match.company_id,
        meeting_id=meeting.id,
        by_id=mentee,
        to_id=mentor,
        starts_at=when[0],
        ends_at=when[1],
        place=work.seal(KeyName.of_author(match.id, mentee), place),
        state=OfferState.AGREED.value,
        created_at=now,
        agreed_at=now,
        answered_at=now,
    )
    work.session.add(offer)
    work.session.flush()
    for person_id in (mentee, mentor):
        for kind in (Occasion.MEETING_AGREED, Occasion.CALENDAR_ENTRY):
            tell(work, person_id, kind, meeting.id, now, period=offer.id.hex, match_id=match.id)
    deliveries.mark_stale(work.session, match.id)  # the first-week checklist ticks off the first meeting
    changes.stand_anew(work.session, [mentee, mentor])
