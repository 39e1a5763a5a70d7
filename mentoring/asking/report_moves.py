"""What can be done about progress reports (SPEC S28, N7): to write one, and to ask for one."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.asking.report_echoes import Echo, Noted, echoes
from mentoring.asking.report_rules import Kind
from mentoring.asking.reports import addressees, towards
from mentoring.free_text import Problem, Unfit, require_fit
from mentoring.growing.notes import notes_of
from mentoring.matchmaking import RUNNING
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor
from mentoring.standing import in_pair, own_match, reaching
from mentoring.too_late import TooLate
from storage import deliveries, matches, people, reports
from storage.reports import ReportRequestRow, ReportRow
from storage.sealing import KeyName
from storage.work import Work

ASKED_AGAIN_AFTER: Final = timedelta(days=28)
"""Whoever presses again before is not heard a second time."""


def echoes_in(work: Work, actor: Actor, match_id: UUID, text: str) -> tuple[Echo, ...]:
    """What the report repeats of the notes in that match that are hers to read: her own, and those shared with her.

    They are compared on this machine; nothing of it is kept.
    """
    own_match(actor, match_id)
    noted = [
        Noted(note.text, note.mine, note.created_at.date())
        for note in notes_of(work, actor)
        if note.match.id == match_id
    ]
    return echoes(text, noted)


def write(work: Work, actor: Actor, match_id: UUID, kind: Kind, text: str, now: datetime, report_id: UUID) -> None:
    """Send a report to the leads of the mentee's company, who are told without a word of it; what they asked for is
    answered.

    Unfit if it has no words, too many, or nobody to read them. `report_id`: the id that it will have; a second one
    under the same id is the same one, sent twice.
    """
    part = own_match(actor, match_id).part
    access.require(in_pair(actor, actor.person.id, match_id), Verb.WRITE, Thing.PROGRESS_REPORT, part)
    with reaching(work, actor, match_id) as sides:
        people.hold(work.session, [actor.person.id])
        if reports.by_id(work.session, report_id):
            return
        words, told = require_fit(text), addressees(work, sides)
        if not told:
            raise Unfit(Problem.NOBODY)
        key = KeyName.of_author(match_id, actor.person.id)
        row = ReportRow(
            id=report_id,
            company_id=sides.mentee.company_id,
            match_id=match_id,
            by_id=actor.person.id,
            words=work.seal(key, f"{kind}\n{words}"),
            created_at=now,
        )
        work.session.add(row)
        work.session.flush()
        for lead in told:
            tell(work, lead.id, Occasion.REPORT_SENT, report_id, now, match_id=match_id)
        _answered(work, match_id, now)


def ask(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """Ask the mentor for a report; she is told once, however often the lead presses, until four weeks have gone by.

    TooLate if the match does not run any more.
    """
    with reaching(work, actor, match_id) as sides:
        access.require(towards(actor, sides), Verb.ASK_FOR, Thing.PROGRESS_REPORT)
        people.hold(work.session, [sides.mentor.id])
        if matches.state_of(work.session, match_id) not in RUNNING:
            raise TooLate
        request = _asked(work, actor, match_id, sides.mentee.company_id, now)
        if request:
            period = now.date().isoformat()
            tell(work, sides.mentor.id, Occasion.REPORT_ASKED, request, now, period=period, match_id=match_id)


def _asked(work: Work, actor: Actor, match_id: UUID, company_id: UUID, now: datetime) -> UUID | None:
    """Write the request down; its id, or None if it has been heard already."""
    found = reports.waiting(work.session, match_id)
    if found:
        is_new = found.asked_at + ASKED_AGAIN_AFTER <= now
        again = is_new and reports.ask_again(work.session, found.id, actor.person.id, found.asked_at, now)
        return found.id if again else None
    row = ReportRequestRow(id=uuid4(), match_id=match_id, company_id=company_id, by_id=actor.person.id, asked_at=now)
    try:
        with work.session.begin_nested():
            work.session.add(row)
    except IntegrityError:
        return None  # another lead was first
    return row.id


def _answered(work: Work, match_id: UUID, now: datetime) -> None:
    waiting = reports.waiting(work.session, match_id)
    if waiting and reports.answer(work.session, waiting.id, now):
        deliveries.mark_stale(work.session, waiting.id)
