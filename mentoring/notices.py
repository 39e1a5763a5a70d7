"""What an occasion has to say by the time it is said: read anew, so that no message tells yesterday's news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.meetings import Meeting, Offer, OfferState, State, meeting_of
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match, Person, leads
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class MeetingNotice:
    """Something happened to a meeting: `offer` is the one that the occasion is about."""

    kind: Occasion
    meeting: Meeting
    offer: Offer
    said_at: datetime


@dataclass(frozen=True)
class MatchNotice:
    """A match has become active."""

    match: Match


@dataclass(frozen=True)
class PersonNotice:
    """Something for the person alone: a welcome, or an answer to what she asked."""

    kind: Occasion
    actor: Actor
    leads: tuple[Person, ...]


Notice = MeetingNotice | MatchNotice | PersonNotice

WORTH_TELLING_WHILE = {
    Occasion.MEETING_OFFERED: {OfferState.OPEN},
    Occasion.OFFER_SENT: {OfferState.OPEN},
    Occasion.MEETING_AGREED: {OfferState.AGREED},
    Occasion.OFFER_DECLINED: {OfferState.DECLINED},
}
"""In which state its offer must still be for a message about a meeting to be sent."""


def notices(work: Work, actor: Actor, occasions: Sequence[OccasionRow], now: datetime) -> tuple[Notice, ...]:
    """What these occasions say to the actor now. What is no longer hers to know says nothing."""
    said = (_notice(work, actor, occasion, now) for occasion in occasions)
    return tuple(notice for notice in said if notice)


def worth_telling(notice: Notice) -> bool:
    """Whether a message that was never sent still should be (SPEC section 3, last line)."""
    if not isinstance(notice, MeetingNotice):
        return True
    if notice.kind is Occasion.MEETING_CANCELLED:
        return notice.meeting.state is State.CANCELLED
    return notice.offer.state in WORTH_TELLING_WHILE[notice.kind] and notice.meeting.state is not State.CANCELLED


def _notice(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> Notice | None:
    kind = Occasion(occasion.kind)
    match kind:
        case Occasion.MATCHED:
            found = actor.match(occasion.about)
            return MatchNotice(found) if found else None
        case Occasion.WELCOMED | Occasion.ASKED:
            return PersonNotice(kind, actor, leads(work, actor))
        case _:
            return _about_meeting(work, actor, kind, occasion, now)


def _about_meeting(work: Work, actor: Actor, kind: Occasion, occasion: OccasionRow, now: datetime) -> Notice | None:
    try:
        meeting = meeting_of(work, actor, occasion.about)
    except NotAllowed:
        return None  # the match has ended since
    if kind is Occasion.MEETING_CANCELLED:
        called_off = meeting.agreed or meeting.offer(OfferState.WITHDRAWN) or meeting.offers[-1]
        return MeetingNotice(kind, meeting, called_off, now)
    wanted = UUID(occasion.period)
    offer = next(offer for offer in meeting.offers if offer.id == wanted)
    return MeetingNotice(kind, meeting, offer, now)
