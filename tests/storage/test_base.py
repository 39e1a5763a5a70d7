"""Moments are UTC, aware, and in order, whatever zone they came in."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from storage.tenancy import EVERYONE
from storage.work import Store
from storage.workspaces import WorkspaceRow

ZONES = st.sampled_from(
    [UTC, ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Toronto"), timezone(timedelta(minutes=-1))]
)
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 (bounds are bare)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(MOMENTS, max_size=5))
def test_a_moment_comes_back_as_the_same_moment_in_utc_and_in_its_order(store: Store, moments: list[datetime]) -> None:
    with store.write(EVERYONE) as work:
        start = len(work.session.scalars(select(WorkspaceRow)).all())
        rows = [
            WorkspaceRow(team_id=f"T{start + number}", name="", uninstalled_at=moment)
            for number, moment in enumerate(moments)
        ]
        work.session.add_all(rows)
    with store.read(EVERYONE) as work:
        query = select(WorkspaceRow.uninstalled_at).where(WorkspaceRow.id.in_([row.id for row in rows]))
        found = work.session.scalars(query.order_by(WorkspaceRow.uninstalled_at)).all()

    assert found == sorted(moment.astimezone(UTC) for moment in moments)
    assert all(moment is not None and moment.tzinfo is UTC for moment in found)


NAIVE = datetime(2026, 11, 23, 14, 0)  # noqa: DTZ001 (that is the point)


def test_a_moment_without_a_zone_is_not_stored(store: Store) -> None:
    with pytest.raises(StatementError, match="time zone"), store.write(EVERYONE) as work:
        work.session.add(WorkspaceRow(team_id="T1", name="", uninstalled_at=NAIVE))


def test_a_moment_without_a_zone_is_not_compared(store: Store) -> None:
    with store.read(EVERYONE) as work, pytest.raises(StatementError, match="time zone"):
        work.session.execute(select(WorkspaceRow).where(WorkspaceRow.uninstalled_at < NAIVE))
