"""Reasons to speak. An occasion is written down with the change that causes it, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from storage import deliveries, people
from storage.deliveries import DeliveryRow, OccasionRow
from storage.people import PersonRow
from storage.work import Work

JOINS_WITHIN = timedelta(minutes=10)


class Occasion(StrEnum):
    """The kinds of reason; each has its own words in views/notices.py."""

    WELCOMED = "welcomed"
    PART_ADDED = "part_added"
    """She is registered, and has another part now."""
    INTAKE = "intake"
    """A lead registers people: by a form, or by a file."""
    FILE_NOT_TAKEN = "file_not_taken"
    """She has dropped a file, and is no lead."""
    DEPARTED = "departed"
    """A lead hears that somebody would rather not take part."""
    ACCOUNT_CLOSED = "account_closed"
    """Those who answer for somebody hear that her Slack account was closed."""
    MATCHED = "matched"
    ASKED = "asked"
    """She wrote to Advance: what can she do?"""
    KIND_WORD = "kind_word"
    """From her lead, to both of a pair that has gone quiet."""
    MEETING_OFFERED = "meeting_offered"
    OFFER_SENT = "offer_sent"
    MEETING_AGREED = "meeting_agreed"
    OFFER_DECLINED = "offer_declined"
    MEETING_CANCELLED = "meeting_cancelled"
    LEADS_ASKED = "leads_asked"
    MENTOR_ASKED = "mentor_asked"
    MENTEE_ASKED = "mentee_asked"
    MORE_ASKED = "more_asked"
    MORE_TOLD = "more_told"
    RESERVATION_RAISED = "reservation_raised"
    MENTEE_DECLINED = "mentee_declined"
    MATCH_MADE = "match_made"
    MATCH_FELL_THROUGH = "match_fell_through"
    FIRST_TIME_ASKED = "first_time_asked"
    """A lead proposes a time for a first meeting."""
    FIRST_TIME_SENT = "first_time_sent"
    FIRST_TIME_SETTLED = "first_time_settled"
    LEAVE_ASKED = "leave_asked"
    """One of a pair would like to pause or end it."""
    MATCH_PAUSED = "match_paused"
    MATCH_RESUMED = "match_resumed"
    MATCH_ENDED = "match_ended"
    HELP_ASKED = "help_asked"
    """One of a pair would like her lead's help (SPEC P6)."""
    MATCH_COMPLETED = "match_completed"
    """Its months are over."""
    KEEPING_ENDS = "keeping_ends"
    """What was written in a match that is over will soon be deleted."""
    CERTIFICATE = "certificate"
    MATCH_MOVED = "match_moved"
    """Any of these, to the other side's lead and the coordinator of a match across companies."""
    OBJECTIVE_RECORDED = "objective_recorded"
    OBJECTIVE_ACHIEVED = "objective_achieved"
    NOTE_SHARED = "note_shared"
    HOMEWORK_SET = "homework_set"
    HOMEWORK_DONE = "homework_done"
    AGREEMENT_RENEWED = "agreement_renewed"
    """Another text has taken the place of one that she agreed to."""
    TOOK_PLACE = "took_place"
    """A meeting's time is over: did it take place?"""
    CHECKLIST = "checklist"
    FIRST_MEETING = "first_meeting"
    FEW_OBJECTIVES = "few_objectives"
    MONTH_WITHOUT_MEETING = "month_without_meeting"
    PROPOSAL_WAITS = "proposal_waits"
    MEETING_TOMORROW = "meeting_tomorrow"
    MEETING_SOON = "meeting_soon"
    HOMEWORK_DUE = "homework_due"
    UNMET = "unmet"
    """So many of a lead's pairs have no first meeting after ten days."""
    FIT_CHECK = "fit_check"
    WRAP_UP = "wrap_up"
    FINAL_SURVEY = "final_survey"
    """The nudges of the timetable, each by the same name there."""
    REPORT_SENT = "report_sent"
    """A mentor's progress report, to the leads of her mentee's company."""
    REPORT_ASKED = "report_asked"
    """A lead would like one."""
    FEEDBACK_GIVEN = "feedback_given"
    """Signed, to whom it is addressed."""
    FEEDBACK_HANDED_OVER = "feedback_handed_over"
    """Anonymous, some of it together."""
    SUMMARY = "summary"
    """A week's figures, in the channel that a lead chose."""
    CHANNEL_LOST = "channel_lost"
    """They could not be posted there."""
    FIGURES_ASKED = "figures_asked"
    """She would like them as files."""
    CALENDAR_ENTRY = "calendar_entry"
    CALENDAR_REMOVAL = "calendar_removal"


FOLLOWING = frozenset({Occasion.CALENDAR_ENTRY, Occasion.CALENDAR_REMOVAL, Occasion.CHANNEL_LOST})
"""What is sent after the news that it belongs to."""


def tell(
    work: Work,
    person_id: UUID,
    kind: Occasion,
    about: UUID,
    now: datetime,
    *,
    period: str = "",
    match_id: UUID | None = None,
    joins: bool = False,
    due_at: datetime | None = None,
    to_channel: str | None = None,
) -> None:
    """Put one message to one person in the outbox. The second time, the same occasion is nothing new.

    `joins`: several such occasions within minutes make one message, which grows. (The person's row is locked.)
    `due_at`: when it is sent; at once, unless that is said. `to_channel`: where it is posted in her name, if not to
    her.
    """
    row = people.by_id(work.session, person_id)
    occasion = _occasion(row, kind, about, now, period, match_id)
    try:
        with work.session.begin_nested():
            joined = _joined(work, occasion) if joins else None
            occasion.delivery_id = joined or _begun(work, row, now, kind, due_at, to_channel)
            work.session.add(occasion)
    except IntegrityError:
        return  # it is in the outbox, or on the person's screen, already


def tell_all(
    work: Work,
    told: Iterable[tuple[PersonRow, UUID]],
    kind: Occasion,
    now: datetime,
    *,
    period: str = "",
    of_match: bool = True,
) -> None:
    """One message each to many people, about a match of theirs, or each about something else. The occasion must be new
    to all of them."""
    messages, occasions = [], []
    for row, about in told:
        message = _message(row, now, kind)
        messages.append(message)
        occasions.append(_occasion(row, kind, about, now, period, about if of_match else None, message.id))
    for rows in (messages, occasions):
        work.session.add_all(rows)
        work.session.flush()


def _begun(
    work: Work, row: PersonRow, now: datetime, kind: Occasion, due_at: datetime | None, to_channel: str | None
) -> UUID:
    """A new message."""
    delivery = _message(row, now, kind)
    delivery.due_at, delivery.to_channel = due_at or now, to_channel
    work.session.add(delivery)
    work.session.flush()
    return delivery.id


def _message(row: PersonRow, now: datetime, kind: Occasion) -> DeliveryRow:
    """One that follows others of the same moment if it is of such a kind."""
    return DeliveryRow(
        id=uuid4(),
        person_id=row.id,
        company_id=row.company_id,
        workspace_id=row.workspace_id,
        due_at=now,
        created_at=now + timedelta(microseconds=kind in FOLLOWING),
    )


def _occasion(
    row: PersonRow,
    kind: Occasion,
    about: UUID,
    now: datetime,
    period: str,
    match_id: UUID | None,
    delivery_id: UUID | None = None,
) -> OccasionRow:
    return OccasionRow(
        person_id=row.id,
        company_id=row.company_id,
        match_id=match_id,
        kind=kind.value,
        about=about,
        period=period,
        delivery_id=delivery_id,
        created_at=now,
    )


def _joined(work: Work, occasion: OccasionRow) -> UUID | None:
    """A message of minutes ago that tells of the like and has room: it will show this, too, sent already or not."""
    since = occasion.created_at - JOINS_WITHIN
    found = deliveries.telling_of(work.session, occasion.person_id, occasion.kind, occasion.match_id, since)
    return found if found and deliveries.tells_more(work.session, found) else None
