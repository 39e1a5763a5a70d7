"""Walks every way that a meeting can go, with the real operations, and looks over both people's shoulders.

No button may be shown that does not work, and no situation may come up that tests/views/situations.py does not know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from mentoring.access import NotAllowed
from mentoring.front import front_of
from mentoring.meeting import meeting_moves
from mentoring.meeting.calendar_notices import CalendarNotice
from mentoring.meeting.meeting_moves import TooLate
from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import Meeting, OfferState, State, meetings_of
from mentoring.notices import notices
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests import building
from tests.building import NOW, Someone
from tests.views.reading import buttons
from tests.views.situations import TABLE, Situation
from views import front as front_view
from views.meeting.meetings import notice
from views.words import Catalogues

WORDS = Catalogues().words("en-GB")
OFFERS = ("soon", "far")
ANSWERS = ("accept", "decline", "cancel")
MOVES = [(who, what) for who in (0, 1) for what in (*OFFERS, *ANSWERS)] + [(-1, "wait")]
DEPTH = 4
"""Moves one after the other: enough for an agreed meeting to be moved, refused or overtaken by its time."""

MINUTE = timedelta(minutes=1)
Move = tuple[int, str]


@dataclass(frozen=True)
class Way:
    """A store in which a pair has made some moves, and the time that it is by now."""

    store: Store
    pair: tuple[Someone, Someone]
    match_id: UUID
    now: datetime = NOW

    def make(self, move: Move) -> "Way":
        """One move on, a minute later."""
        who, what = move
        if who >= 0:
            with self.store.write(EVERYONE) as work:
                self._make(work, self.pair[who].actor(work), what)
        return replace(self, now=self.now + (MINUTE if who >= 0 else timedelta(days=3)))

    def outlook(self, move: Move) -> frozenset[object] | None:
        """Where that move would lead; None if it cannot be made now. Nothing is changed."""
        who, what = move
        after = replace(self, now=self.now + (MINUTE if who >= 0 else timedelta(days=3)))
        with self.store.write(EVERYONE) as work:
            try:
                if who >= 0:
                    self._make(work, self.pair[who].actor(work), what)
                return frozenset(after.states(work))
            except (NotAllowed, TooLate):
                return None
            finally:
                work.session.rollback()

    def states(self, work: Work) -> Iterator[tuple[int, Situation]]:
        """The situations of all messages that the two have had."""
        for side, someone in enumerate(self.pair):
            for said in self.told(work, someone):
                yield side, situation_of(said)

    def _make(self, work: Work, actor: Actor, what: str) -> None:
        meeting = next(iter(meetings_of(work, actor)), None)
        if what in OFFERS:
            at = self.now + timedelta(days=2 if what == "soon" else 6)
            wish = Wish(at.date(), at.time(), 60, "Room 5", "My talk")
            if meeting is None:
                meeting_moves.propose(work, actor, self.match_id, wish, self.now)
            else:
                meeting_moves.offer_another(work, actor, meeting.id, meeting.table, wish, self.now)
        elif meeting is None:
            raise TooLate
        elif what == "cancel":
            meeting_moves.cancel(work, actor, meeting.id, meeting.table, "", self.now)
        elif meeting.open is None:
            raise TooLate
        else:
            getattr(meeting_moves, what)(work, actor, meeting.id, meeting.open.id, self.now)

    def told(self, work: Work, someone: Someone) -> Iterator[MeetingNotice]:
        """Every message that this person has had, as it would be drawn now."""
        rows = work.session.query(OccasionRow).filter_by(person_id=someone.id).all()
        for said in notices(work, someone.actor(work), rows, self.now):
            assert isinstance(said, MeetingNotice | CalendarNotice)
            if isinstance(said, MeetingNotice):  # the other is a file, and has no button
                yield said

    def presses(self) -> Iterator[tuple[Someone, str, UUID, UUID]]:
        """Every button that the two have before their eyes."""
        for someone in self.pair:
            with self.store.read(EVERYONE) as work:
                shown = [button for said in self.told(work, someone) for button in buttons(notice(WORDS, said))]
                shown += buttons(front_view.home(WORDS, front_of(work, someone.actor(work), self.now)))
            for action, value in {(button["action_id"], button.get("value", "")) for button in shown}:
                if action.startswith("meeting.") and action != "meeting.propose":
                    meeting_id, offer_id = value.split(":")
                    yield someone, action.removeprefix("meeting."), UUID(meeting_id), UUID(offer_id)


def situation_of(said: MeetingNotice) -> Situation:
    """The situation that a notice is in, as the table names it."""
    meeting, offer, now = said.meeting, said.offer, said.said_at
    ongoing = meeting.state in (State.PROPOSED, State.ACCEPTED)
    named = Situation(said.kind, offer.state, meeting.state)
    standing = meeting.agreed if meeting.agreed != offer else None
    matters = offer.state is OfferState.WITHDRAWN or (ongoing and offer.state in (OfferState.OPEN, OfferState.DECLINED))
    if standing and matters:
        named = replace(named, standing="ahead" if standing.ends_at > now or not ongoing else "over")
    if meeting.open and meeting.open != offer and offer.state is OfferState.AGREED:
        named = replace(named, pending=_pending(meeting, now))
    if ongoing and offer.state in (OfferState.OPEN, OfferState.AGREED):
        named = replace(named, gone=offer.ends_at <= now)
    by_me = meeting.ended_by_me and offer.state in (OfferState.AGREED, OfferState.WITHDRAWN, OfferState.DECLINED)
    if offer.state is OfferState.DECLINED:
        by_me = by_me and meeting.state is State.DECLINED
    named = replace(named, ended_by_me=by_me)
    first = meeting.offers[0] == offer or offer.state is not OfferState.OPEN or standing is not None or offer.mine
    return replace(named, first=first)


def _pending(meeting: Meeting, now: datetime) -> str:
    assert meeting.open is not None
    if meeting.open.starts_at <= now < (meeting.agreed or meeting.open).ends_at:
        return ""
    return "mine" if meeting.open.mine else "theirs"


def press(way: Way, someone: Someone, what: str, meeting_id: UUID, offer_id: UUID) -> None:
    """Carry out what a button is for, and undo it. Raises what the operation raises."""
    with way.store.write(EVERYONE) as work:
        actor = someone.actor(work)
        meeting = next(each for each in meetings_of(work, actor) if each.id == meeting_id)
        assert offer_id in (meeting.table.open, meeting.table.agreed)
        if what == "offer_another":
            at = way.now + timedelta(days=8)
            wish = Wish(at.date(), at.time(), 60, "Elsewhere", "")
            meeting_moves.offer_another(work, actor, meeting_id, meeting.table, wish, way.now)
        elif what == "cancel":
            meeting_moves.cancel(work, actor, meeting_id, meeting.table, "", way.now)
        else:
            getattr(meeting_moves, what)(work, actor, meeting_id, offer_id, way.now)
        work.session.rollback()


def walk(store: Store) -> Iterator[tuple[tuple[Move, ...], Way]]:
    """Every way of so many moves that leads somewhere new, each in a pair of its own. The first to move is the mentee:
    from then on the two can do the same."""
    at = building.company(store)
    seen: set[frozenset[object]] = set()
    waiting: list[tuple[Move, ...]] = [((0, "soon"),), ((0, "far"),)]
    while waiting:
        moves = waiting.pop(0)
        way = _replayed(store, at, moves)
        yield moves, way
        for move in MOVES if len(moves) < DEPTH else ():
            outlook = way.outlook(move)
            if outlook is not None and outlook not in seen:
                seen.add(outlook)
                waiting.append((*moves, move))


def _replayed(store: Store, at: building.Company, moves: tuple[Move, ...]) -> Way:
    pair = building.pair(store, mentee_at=at, mentee_zone="UTC", mentor_zone="UTC")
    way = Way(store, (pair.mentee, pair.mentor), pair.match_id)
    for move in moves:
        way = way.make(move)
    return way


@pytest.fixture
def walked(store: Store) -> list[tuple[tuple[Move, ...], Way]]:
    return list(walk(store))


@pytest.mark.slow
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_every_button_works_and_every_situation_has_its_words(walked: list[tuple[tuple[Move, ...], Way]]) -> None:
    pressed, met = 0, set()
    for moves, way in walked:
        for someone, what, meeting_id, offer_id in way.presses():
            try:
                press(way, someone, what, meeting_id, offer_id)
            except (NotAllowed, TooLate) as error:
                pytest.fail(f"after {moves}, {what!r} is shown to {someone.name} and fails: {error!r}")
            pressed += 1
        with way.store.read(EVERYONE) as work:
            for _, situation in way.states(work):
                assert situation in TABLE, f"after {moves}"
                met.add(situation)
    assert pressed > 100
    assert len(met) > 40
