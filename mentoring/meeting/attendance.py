"""Did it take place (SPEC P5)? Each of the two says so with one tap; it counts once either does and nobody objects."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.people import Actor
from mentoring.respondents import respondent_of, week_of
from mentoring.standing import in_pair, own_match
from mentoring.too_late import TooLate
from storage import attendance, changes, deliveries, meetings, people
from storage.attendance import AttendanceRow, PulseRow
from storage.meeting_threads import Said
from storage.meetings import MeetingRow
from storage.work import Work

PULSES = range(1, 6)
PULSE_ASKED = timedelta(weeks=2)
"""So long after a meeting each is asked how it was; later on nobody knows any more, and the question goes by itself."""


@dataclass(frozen=True)
class Attendance:
    """What the two said of one meeting; None: nothing yet."""

    mine: bool | None = None
    theirs: bool | None = None
    pulse_taken: bool = False
    """Whoever looks has said how it was."""

    @property
    def held(self) -> bool:
        """Whether it counts."""
        said = (self.mine, self.theirs)
        return True in said and False not in said


NOTHING_SAID: Final = Attendance()


@cache
def attendance_of(said: Said) -> Attendance:
    """What stands of what was said of one meeting, which is hers to see. There are few answers."""
    return Attendance(said.mine, said.theirs, bool(said.pulse_taken))


def say(work: Work, actor: Actor, meeting_id: UUID, took_place: bool, now: datetime) -> None:
    """It took place, or it did not. TooLate if it is not over, or was called off. Twice the same is once."""
    row = _over(work, actor, meeting_id, now, Verb.CONFIRM if took_place else Verb.OBJECT_TO)
    before = _hers(work, actor, meeting_id)
    if before and before.took_place == took_place:
        return
    if before:
        attendance.take_back(work.session, before.id, now)
    said = AttendanceRow(
        company_id=row.company_id, meeting_id=meeting_id, person_id=actor.person.id, took_place=took_place, at=now
    )
    work.session.add(said)
    work.session.flush()
    deliveries.mark_stale(work.session, meeting_id, row.match_id)  # the first-week checklist says whether they met
    changes.stand_anew(work.session, [actor.person.id, own_match(actor, row.match_id).partner.id])


def say_how_it_was(work: Work, actor: Actor, meeting_id: UUID, value: int, now: datetime) -> None:
    """One to five, once. It is kept under a random id, with the week and without the meeting."""
    if value not in PULSES:
        raise ValueError("no such pulse")
    _over(work, actor, meeting_id, now, None)
    access.require(Role.AUTHOR, Verb.ANSWER, Thing.PULSE)
    said = _hers(work, actor, meeting_id)
    if said is None or not said.took_place:
        raise TooLate
    if attendance.take_pulse(work.session, said.id):
        company_id = actor.person.company_id
        respondent_id = respondent_of(work, actor)
        work.session.add(PulseRow(company_id=company_id, respondent_id=respondent_id, value=value, week=week_of(now)))
        work.session.flush()
        deliveries.mark_stale(work.session, meeting_id)
        changes.stand_anew(work.session, [actor.person.id])


def _over(work: Work, actor: Actor, meeting_id: UUID, now: datetime, verb: Verb | None) -> MeetingRow:
    """The meeting, its two people held; TooLate unless its time is over and it was not called off."""
    row = meetings.by_id(work.session, meeting_id)
    if row is None:
        raise NotAllowed("no such meeting of hers")
    match = own_match(actor, row.match_id)
    if verb:
        access.require(in_pair(actor, actor.person.id, match.id), verb, Thing.MEETING)
    people.hold(work.session, [actor.person.id, match.partner.id])
    work.session.refresh(row)
    agreed = [offer for offer in meetings.offers_of(work.session, [row.id]) if offer.state == "agreed"]
    if row.state != "accepted" or not agreed or agreed[0].ends_at > now:
        raise TooLate
    return row


def _hers(work: Work, actor: Actor, meeting_id: UUID) -> AttendanceRow | None:
    said = attendance.standing_of(work.session, [meeting_id])
    return next((row for row in said if row.person_id == actor.person.id), None)
