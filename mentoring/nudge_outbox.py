"""How a nudge gets into the outbox: into the message of its day, or into a new one on a day that has none yet (N10)."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from mentoring.local_time import today
from mentoring.occasions import Occasion
from mentoring.working_time import WorkingTime
from storage import nudges, people
from storage.deliveries import DeliveryRow, OccasionRow
from storage.work import Work

DAY = timedelta(days=1)


def on_a_free_day(work: Work, person_id: UUID, working: WorkingTime, at: datetime) -> datetime:
    """That moment in her working hours, or the next day on which she has had no nudge."""
    at = working.or_after(at)
    while nudges.nudged(work.session, person_id, *_day(working, at)):
        at = working.or_after(working.midnight_after(today(at, working.zone)))
    return at


def put(
    work: Work,
    person_id: UUID,
    working: WorkingTime,
    kind: Occasion,
    about: UUID,
    period: str,
    *,
    at: datetime,
    now: datetime,
    match_id: UUID | None = None,
    exempt: bool = False,
) -> None:
    """Say it then, with whatever else is said that day; `exempt`: on its own, and it is not counted. Her row is held,
    and she has not been told yet."""
    row = people.by_id(work.session, person_id)
    joined = None if exempt else nudges.waiting(work.session, person_id, *_day(working, at))
    if joined is None:
        joined = DeliveryRow(
            id=uuid4(),
            person_id=row.id,
            company_id=row.company_id,
            workspace_id=row.workspace_id,
            due_at=at,
            created_at=now,
            is_nudge=not exempt,
        )
        work.session.add(joined)
        work.session.flush()
    work.session.add(
        OccasionRow(
            person_id=row.id,
            company_id=row.company_id,
            match_id=match_id,
            kind=kind.value,
            about=about,
            period=period,
            delivery_id=joined.id,
            created_at=now,
        )
    )
    work.session.flush()


def _day(working: WorkingTime, at: datetime) -> tuple[datetime, datetime]:
    """From when to when that day is, where she is."""
    on = today(at, working.zone)
    return working.midnight_after(on - DAY), working.midnight_after(on)
