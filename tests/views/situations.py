"""Every situation in which a message about a meeting can be (re)drawn, and what its reader must then see.

Named from the reader's side; 'Tom' is the other. `tests/views/test_buttons_work.py` walks the real operations and
fails when it comes upon a situation that is not here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meetings import Offer, OfferState, State
from mentoring.occasions import Occasion
from tests.views.casting import NOW, Cast

OFFERED, SENT = Occasion.MEETING_OFFERED, Occasion.OFFER_SENT
AGREED, DECLINED, CANCELLED = Occasion.MEETING_AGREED, Occasion.OFFER_DECLINED, Occasion.MEETING_CANCELLED

ANSWER = ("accept", "offer_another", "decline")
MOVE = ("offer_another", "cancel")
CHANGE = ("offer_another", "cancel")
AGAIN = ("propose",)
NONE: tuple[str, ...] = ()


@dataclass(frozen=True)
class Situation:
    """What a message is about, and how things stand.

    `standing`: the agreed time, if it is another than this offer: 'ahead' or 'over'. `pending`: whose open offer to
    move this agreed time waits, 'mine' or 'theirs'. `gone`: this offer's own time is over.
    """

    kind: Occasion
    state: OfferState
    meeting: State
    standing: str = ""
    pending: str = ""
    gone: bool = False
    ended_by_me: bool = False
    first: bool = True

    @property
    def mine(self) -> bool:
        """Of whom the occasion tells: only one's own offer is sent, accepted by the other or declined by her."""
        return self.kind in (SENT, AGREED, DECLINED)

    def notice(self, cast: Cast) -> MeetingNotice:
        """The situation in values."""
        offer = cast.offer(self.state, mine=self.mine)
        now = offer.ends_at + timedelta(minutes=1) if self.gone else NOW
        offers = [*self._before(cast), offer, *self._after(cast, now)]
        meeting = cast.meeting(*offers, state=self.meeting, ended_by_me=self.ended_by_me)
        return MeetingNotice(self.kind, meeting, offer, now)

    def _before(self, cast: Cast) -> Iterator[Offer]:
        if self.standing:
            days = 3 if self.standing == "ahead" else -1
            yield cast.offer(OfferState.AGREED, mine=not self.mine, days=days, name="standing")
        elif not self.first:
            yield cast.offer(OfferState.REPLACED, mine=not self.mine, name="before")

    def _after(self, cast: Cast, now: datetime) -> Iterator[Offer]:
        if self.pending:
            days = (now - NOW).days + 4
            yield cast.offer(OfferState.OPEN, mine=self.pending == "mine", days=days, name="pending")


@dataclass(frozen=True)
class Expected:
    """What the reader sees: the headline, further lines of small print, and which buttons."""

    headline: str
    also: tuple[str, ...] = ()
    buttons: tuple[str, ...] = NONE


OPEN, TAKEN, REFUSED = OfferState.OPEN, OfferState.AGREED, OfferState.DECLINED
REPLACED, WITHDRAWN = OfferState.REPLACED, OfferState.WITHDRAWN
WAIT = "You’ll hear as soon as there is an answer."
STANDS_UNTIL = "Your meeting of Thursday, 26 November, 09:00 stands until a new time is agreed."
STANDS = "Your meeting of Thursday, 26 November, 09:00 stands."
NEWER = "A newer time with Tom has taken the place of this one."
WENT_BY = "This offered time with Tom went by before there was an answer."
CAME_FIRST = "Your meeting with Tom came before there was an answer to this new time."
OFF_TOO = "The meeting with Tom was cancelled, and this new time with it."
WAS_SET = "Your meeting with Tom was set for this time."

P, A, D, C = State.PROPOSED, State.ACCEPTED, State.DECLINED, State.CANCELLED

TABLE: dict[Situation, Expected] = {
    # Tom offered a time
    Situation(OFFERED, OPEN, P): Expected("Tom would like to meet you.", buttons=ANSWER),
    Situation(OFFERED, OPEN, P, first=False): Expected("Tom offers another time.", buttons=ANSWER),
    Situation(OFFERED, OPEN, A, standing="ahead"): Expected(
        "Tom would like to move your meeting.", (STANDS_UNTIL,), ANSWER
    ),
    Situation(OFFERED, OPEN, A, standing="over"): Expected(CAME_FIRST),
    Situation(OFFERED, OPEN, P, gone=True): Expected(WENT_BY, buttons=AGAIN),
    Situation(OFFERED, OPEN, P, gone=True, first=False): Expected(WENT_BY, buttons=AGAIN),
    Situation(OFFERED, OPEN, A, gone=True, standing="ahead"): Expected(WENT_BY, (STANDS,)),
    Situation(OFFERED, OPEN, A, gone=True, standing="over"): Expected(CAME_FIRST),
    Situation(OFFERED, TAKEN, A): Expected("You accepted: you’re meeting Tom.", buttons=MOVE),
    Situation(OFFERED, TAKEN, A, pending="theirs"): Expected(
        "You accepted: you’re meeting Tom.", ("Tom would like to move it to Friday, 27 November, 09:00.",), MOVE
    ),
    Situation(OFFERED, TAKEN, A, pending="mine"): Expected(
        "You accepted: you’re meeting Tom.", ("You asked Tom to move it to Friday, 27 November, 09:00.",), MOVE
    ),
    Situation(OFFERED, TAKEN, A, gone=True): Expected(WAS_SET),
    Situation(OFFERED, TAKEN, A, gone=True, pending="theirs"): Expected(WAS_SET),
    Situation(OFFERED, TAKEN, A, gone=True, pending="mine"): Expected(WAS_SET),
    Situation(OFFERED, TAKEN, C): Expected("Tom cancelled this meeting."),
    Situation(OFFERED, TAKEN, C, ended_by_me=True): Expected("You cancelled this meeting with Tom."),
    Situation(OFFERED, REFUSED, D, ended_by_me=True): Expected("You declined this time with Tom.", buttons=AGAIN),
    Situation(OFFERED, REFUSED, A, standing="ahead"): Expected("You declined this time with Tom.", (STANDS,)),
    Situation(OFFERED, REFUSED, A, standing="over"): Expected("You declined this time with Tom.", buttons=AGAIN),
    Situation(OFFERED, REFUSED, C): Expected("You declined this time with Tom."),
    Situation(OFFERED, REPLACED, P): Expected(NEWER),
    Situation(OFFERED, REPLACED, A): Expected(NEWER),
    Situation(OFFERED, REPLACED, D): Expected(NEWER),
    Situation(OFFERED, REPLACED, C): Expected(NEWER),
    Situation(OFFERED, WITHDRAWN, C): Expected("Tom withdrew this offer."),
    Situation(OFFERED, WITHDRAWN, C, ended_by_me=True): Expected("You cancelled this meeting with Tom."),
    Situation(OFFERED, WITHDRAWN, C, standing="ahead"): Expected(OFF_TOO),
    Situation(OFFERED, WITHDRAWN, C, standing="ahead", ended_by_me=True): Expected(OFF_TOO),
    # I offered a time, and was told that it is on its way
    Situation(SENT, OPEN, P): Expected("You offered Tom this time.", (WAIT,), CHANGE),
    Situation(SENT, OPEN, A, standing="ahead"): Expected(
        "You asked Tom to move your meeting to this time.", (STANDS_UNTIL, WAIT), CHANGE
    ),
    Situation(SENT, OPEN, A, standing="over"): Expected(CAME_FIRST),
    Situation(SENT, OPEN, P, gone=True): Expected(WENT_BY, buttons=AGAIN),
    Situation(SENT, OPEN, A, gone=True, standing="ahead"): Expected(WENT_BY, (STANDS,)),
    Situation(SENT, OPEN, A, gone=True, standing="over"): Expected(CAME_FIRST),
    Situation(SENT, TAKEN, A): Expected("Tom accepted the time you offered."),
    Situation(SENT, TAKEN, A, pending="mine"): Expected("Tom accepted the time you offered."),
    Situation(SENT, TAKEN, A, pending="theirs"): Expected("Tom accepted the time you offered."),
    Situation(SENT, TAKEN, A, gone=True): Expected(WAS_SET),
    Situation(SENT, TAKEN, A, gone=True, pending="mine"): Expected(WAS_SET),
    Situation(SENT, TAKEN, A, gone=True, pending="theirs"): Expected(WAS_SET),
    Situation(SENT, TAKEN, C): Expected("Tom cancelled this meeting."),
    Situation(SENT, TAKEN, C, ended_by_me=True): Expected("You cancelled this meeting with Tom."),
    Situation(SENT, REFUSED, D): Expected("Tom can’t make it then."),
    Situation(SENT, REFUSED, A, standing="ahead"): Expected("Tom can’t make it then.", (STANDS,)),
    Situation(SENT, REFUSED, A, standing="over"): Expected("Tom can’t make it then."),
    Situation(SENT, REFUSED, C): Expected("Tom can’t make it then."),
    Situation(SENT, REPLACED, P): Expected(NEWER),
    Situation(SENT, REPLACED, A): Expected(NEWER),
    Situation(SENT, REPLACED, D): Expected(NEWER),
    Situation(SENT, REPLACED, C): Expected(NEWER),
    Situation(SENT, WITHDRAWN, C): Expected("Tom cancelled this meeting."),
    Situation(SENT, WITHDRAWN, C, ended_by_me=True): Expected("You withdrew this offer to Tom."),
    Situation(SENT, WITHDRAWN, C, standing="ahead"): Expected(OFF_TOO),
    Situation(SENT, WITHDRAWN, C, standing="ahead", ended_by_me=True): Expected(OFF_TOO),
    # Tom accepted my offer
    Situation(AGREED, TAKEN, A): Expected("Tom accepted: your meeting is set.", buttons=MOVE),
    Situation(AGREED, TAKEN, A, pending="theirs"): Expected(
        "Tom accepted: your meeting is set.", ("Tom would like to move it to Friday, 27 November, 09:00.",), MOVE
    ),
    Situation(AGREED, TAKEN, A, pending="mine"): Expected(
        "Tom accepted: your meeting is set.", ("You asked Tom to move it to Friday, 27 November, 09:00.",), MOVE
    ),
    Situation(AGREED, TAKEN, A, gone=True): Expected(WAS_SET),
    Situation(AGREED, TAKEN, A, gone=True, pending="theirs"): Expected(WAS_SET),
    Situation(AGREED, TAKEN, A, gone=True, pending="mine"): Expected(WAS_SET),
    Situation(AGREED, TAKEN, C): Expected("Tom cancelled this meeting."),
    Situation(AGREED, TAKEN, C, ended_by_me=True): Expected("You cancelled this meeting with Tom."),
    Situation(AGREED, REPLACED, A): Expected(NEWER),
    Situation(AGREED, REPLACED, C): Expected(NEWER),
    # Tom declined my offer
    Situation(DECLINED, REFUSED, D): Expected("Tom can’t make it then.", buttons=AGAIN),
    Situation(DECLINED, REFUSED, A, standing="ahead"): Expected("Tom can’t make it then.", (STANDS,)),
    Situation(DECLINED, REFUSED, A, standing="over"): Expected("Tom can’t make it then.", buttons=AGAIN),
    Situation(DECLINED, REFUSED, C): Expected("Tom can’t make it then."),
    # Tom called it off
    Situation(CANCELLED, TAKEN, C): Expected("Tom had to cancel your meeting.", ("A client called",), AGAIN),
    Situation(CANCELLED, WITHDRAWN, C): Expected("Tom withdrew this offer.", ("A client called",), AGAIN),
}
