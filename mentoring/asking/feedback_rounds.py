"""When anonymous feedback is handed over (SPEC S38): on Mondays at nine, together, with no trace of who or when.

One alone would give its author away to whoever remembers what the week was like. So it waits until three have come for
the same addressee, or until its fourth Monday: an addressee who gets a single one then knows no more than the month.
They come in no order, and no figure says how many wait. Feedback for leads and for the coordinator counts apart.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid4

from mentoring.asking.feedback import Addressee, recipients
from mentoring.local_time import UTC_ZONE, today
from mentoring.occasions import Occasion, tell
from mentoring.pilot_settings import settings_of
from storage import companies, feedback
from storage.feedback import AnonymousFeedbackRow, HandOverRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work

TOGETHER_AT_LEAST: Final = 3
MONDAYS_AT_MOST: Final = 4
HANDED_AT: Final = time(9)
"""On Mondays, where the company is."""
WEEK: Final = timedelta(days=7)


def hand_over(store: Store, now: datetime) -> datetime | None:
    """Hand over what is due; when to come again, None if nothing waits."""
    with store.read(EVERYONE) as work:
        due, next_at = feedback.due(work.session, now), feedback.next_round(work.session)
    if not due:
        return next_at
    with store.write(EVERYONE) as work:
        for company_id in due:
            _look(work, company_id, now)
        return feedback.next_round(work.session)


def _look(work: Work, company_id: UUID, now: datetime) -> None:
    """One company's turn; the first time, only the Monday is set on which it will come."""
    companies.hold(work.session, company_id)
    was_due = feedback.round_of(work.session, company_id)
    if was_due and was_due > now:
        return  # another process was first
    rows = feedback.waiting(work.session, company_id)
    if was_due:
        for addressee in Addressee:
            _hand(work, company_id, addressee, [row for row in rows if row.addressee == addressee], now)
    left = bool(feedback.waiting(work.session, company_id))
    feedback.set_round(work.session, company_id, _next_monday(work, company_id, now) if left else None)


def _hand(work: Work, company_id: UUID, addressee: Addressee, rows: list[AnonymousFeedbackRow], now: datetime) -> None:
    """What waits for one addressee: all of it, or none."""
    told, ids = recipients(work, addressee, company_id), [row.id for row in rows]
    enough = len(rows) >= TOGETHER_AT_LEAST or any(row.waited + 1 >= MONDAYS_AT_MOST for row in rows)
    if not (enough and told):
        feedback.hold_back(work.session, ids)
        return
    handed_on = today(now, UTC_ZONE)
    handed = HandOverRow(id=uuid4(), company_id=company_id, addressee=addressee.value, handed_on=handed_on)
    work.session.add(handed)
    work.session.flush()
    feedback.hand(work.session, ids, handed.id)
    for row in told:
        tell(work, row.id, Occasion.FEEDBACK_HANDED_OVER, handed.id, now)


def _next_monday(work: Work, company_id: UUID, now: datetime) -> datetime:
    """The next Monday at nine, in UTC, where the company is."""
    settings = settings_of(work, company_id)
    zone = settings.zone if settings else UTC_ZONE
    on = today(now, zone)
    at = datetime.combine(on - timedelta(days=on.weekday()), HANDED_AT, zone)
    return (at if at > now else at + WEEK).astimezone(UTC)
