"""The forms of a meeting come back: a proposal, another time, a word why. What is wrong stands beside its field."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from slack_bolt import Ack, BoltResponse

from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, memory_of, text_at, uuid
from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_moves import TooLate, Unfit
from mentoring.meeting.meeting_rules import USUAL_LENGTH_MIN, Field, Wish
from mentoring.meeting.meetings import Table
from views.meeting import meeting_forms as forms
from views.meeting.meeting_forms import Filled
from views.meeting.meetings import changed_meanwhile

A_DAY_MIN = 24 * 60


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open."""

    meeting: UUID
    """The meeting that it is about; or the one to be, so that the same form sent twice makes one."""
    match: UUID | None = None
    """With whom a new one would be; None where the form asks."""
    seen: Table | None = None
    """What was on the table when it was opened; None for a new meeting."""

    def pack(self) -> str:
        """For `private_metadata`."""
        ids = {"meeting": self.meeting, "match": self.match}
        if self.seen:
            ids |= {"open": self.seen.open, "agreed": self.seen.agreed}
        return json.dumps({name: id.hex if id else "" for name, id in ids.items()})

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        packed = memory_of(view)
        match, opened, agreed = (_id(packed, name) for name in ("match", "open", "agreed"))
        seen = Table(opened, agreed) if opened or agreed else None
        return cls(uuid(text_at(packed, "meeting")), match, seen)


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.view(forms.FORM)(submitted)
    on.view(forms.CANCEL_FORM)(cancelled)


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """A proposal, or another time for a meeting."""
    state, entries = FormState.read(view), Entries(view)
    wish = _wish(entries)
    try:
        with visit.changing() as (work, actor):
            if state.seen:
                meeting_moves.offer_another(work, actor, state.meeting, state.seen, wish, visit.now)
            else:
                match_id = state.match or uuid(entries.option(Field.MATCH))
                meeting_moves.propose(work, actor, match_id, wish, visit.now, state.meeting)
    except TooLate:
        return _beside(ack, entries, {Field.DAY: changed_meanwhile(visit.words)})
    except Unfit as unfit:
        return _beside(ack, entries, forms.errors(visit.words, unfit.troubles))
    return ack()


def cancelled(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """A word why, or none."""
    state, entries = FormState.read(view), Entries(view)
    reason = entries.text(forms.REASON)
    if state.seen is None:
        raise Unreadable("a form's memory")
    try:
        with visit.changing() as (work, actor):
            meeting_moves.cancel(work, actor, state.meeting, state.seen, reason, visit.now)
    except TooLate:
        return _beside(ack, entries, {Field.REASON: changed_meanwhile(visit.words)})
    except Unfit as unfit:
        return _beside(ack, entries, forms.errors(visit.words, unfit.troubles))
    return ack()


def filled_in(entries: Entries, day: date) -> Filled:
    """What stands in a form as she types. `day`: in the place of none."""
    _, _, times = entries.block_of(Field.AGENDA).partition(":")
    match = entries.option(Field.MATCH)
    wish = _wish(entries)
    return Filled(
        day=wish.day or day,
        at=wish.at,
        minutes=wish.minutes,
        place=wish.place,
        agenda=wish.agenda,
        match=uuid(match) if match else None,
        times=int(times[:3]) if times.isdecimal() else 0,
    )


def _beside(ack: Ack, entries: Entries, errors: Mapping[Field, str] | Mapping[str, str]) -> BoltResponse:
    """The form stays as it is, with a word beside each field."""
    return ack(response_action="errors", errors={entries.block_of(str(name)): text for name, text in errors.items()})


def _wish(entries: Entries) -> Wish:
    return Wish(
        day=entries.day(Field.DAY),
        at=entries.time(Field.AT),
        minutes=_minutes(entries.option(Field.LENGTH)),
        place=entries.text(Field.PLACE),
        agenda=entries.text(Field.AGENDA),
    )


def _minutes(chosen: str) -> int:
    if not chosen:
        return USUAL_LENGTH_MIN
    if not (chosen.isascii() and chosen.isdigit() and 0 < int(chosen[:5]) <= A_DAY_MIN):
        raise Unreadable("a length")
    return int(chosen)


def _id(packed: object, name: str) -> UUID | None:
    found = text_at(packed, name)
    return uuid(found) if found else None
