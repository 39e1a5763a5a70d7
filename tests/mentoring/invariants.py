"""What must be true of meetings, whoever pressed what and when."""

from collections import Counter
from collections.abc import Collection
from itertools import combinations
from uuid import UUID

from sqlalchemy import select

from mentoring.meeting.meetings import OfferState, State
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow
from storage.tenancy import EVERYONE
from storage.work import Store


def check_meetings(store: Store, match_ids: Collection[UUID]) -> None:
    """At most one open and one agreed offer a meeting, states that fit them, nobody in two meetings at once."""
    with store.read(EVERYONE) as work:
        meetings = work.session.scalars(select(MeetingRow).where(MeetingRow.match_id.in_(match_ids))).all()
        theirs = OfferRow.meeting_id.in_([meeting.id for meeting in meetings])
        offers = work.session.scalars(select(OfferRow).where(theirs)).all()
        found = work.session.scalars(select(MatchRow).where(MatchRow.id.in_(match_ids)))
        matches = {match.id: match for match in found}
    for meeting in meetings:
        counts = Counter(offer.state for offer in offers if offer.meeting_id == meeting.id)
        assert counts[OfferState.OPEN] <= 1
        assert counts[OfferState.AGREED] <= 1
        _check_state(meeting, counts)
    for offer in offers:
        match = matches[next(meeting.match_id for meeting in meetings if meeting.id == offer.meeting_id)]
        assert {offer.by_id, offer.to_id} == {match.mentee_id, match.mentor_id}
    called_off = {meeting.id for meeting in meetings if meeting.state != State.ACCEPTED}
    agreed = [found for found in offers if found.state == OfferState.AGREED and found.meeting_id not in called_off]
    for one, other in combinations(agreed, 2):
        if _people(one) & _people(other):
            assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at


def _check_state(meeting: MeetingRow, counts: Counter[str]) -> None:
    match State(meeting.state):
        case State.PROPOSED:
            assert (counts[OfferState.OPEN], counts[OfferState.AGREED]) == (1, 0)
        case State.ACCEPTED:
            assert counts[OfferState.AGREED] == 1
        case State.DECLINED:
            assert counts[OfferState.OPEN] == counts[OfferState.AGREED] == 0
            assert meeting.ended_by
        case State.CANCELLED:
            assert counts[OfferState.OPEN] == 0
            assert meeting.ended_by


def _people(offer: OfferRow) -> set[UUID]:
    return {offer.by_id, offer.to_id}
