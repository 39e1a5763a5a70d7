"""Under which random id somebody answers (SPEC N5): her key alone leads from her to it."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from mentoring.local_time import UTC_ZONE, today
from mentoring.people import Actor
from storage import attendance
from storage.attendance import RespondentLinkRow, RespondentRow
from storage.sealing import KeyName
from storage.work import Work

FIRST_ROUND = 1
"""Under the id of this one stands how her meetings were, in whichever pilot."""


def respondent_of(work: Work, actor: Actor, round_: int = FIRST_ROUND) -> UUID:
    """Hers in the pilots of that round, made at her first answer. Her own row is held: nobody makes it twice."""
    link = attendance.link_of(work.session, actor.person.id, round_)
    if link:
        return UUID(work.open(link.respondent))
    company_id, row_id = actor.person.company_id, uuid4()
    sealed = work.seal(KeyName.of_person(actor.person.id), row_id.hex)
    work.session.add(RespondentRow(id=row_id, company_id=company_id))
    link = RespondentLinkRow(company_id=company_id, person_id=actor.person.id, round=round_, respondent=sealed)
    work.session.add(link)
    work.session.flush()
    return row_id


def week_of(now: datetime) -> date:
    """The Monday of the week: all that is kept of when somebody answered."""
    on = today(now, UTC_ZONE)
    return on - timedelta(days=on.weekday())
