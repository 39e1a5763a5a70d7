"""Something about how people stand has changed: what follows from it, whatever it was."""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import or_, update

from storage import people
from storage.matches import MatchRow
from storage.tenancy import GuardedSession

AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)


def stand_anew(session: GuardedSession, person_ids: Collection[UUID]) -> None:
    """Their Home tabs are drawn anew, and the clock looks again at the relationships that they are in."""
    people.home_is_stale(session, list(person_ids))
    theirs = or_(MatchRow.mentee_id.in_(list(person_ids)), MatchRow.mentor_id.in_(list(person_ids)))
    session.execute(
        update(MatchRow)
        .where(MatchRow.state == "active", theirs)
        .values(next_look_at=AT_ONCE)
        .execution_options(synchronize_session=False)
    )
