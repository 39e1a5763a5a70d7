"""Who is matched with whom, as every payload asks it."""

import subprocess
import sys
from uuid import UUID

import pytest

from storage import matches, people
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building


def test_both_sides_of_a_match_across_companies_are_read_whole(store: Store) -> None:
    pair = building.pair(store, mentee_at=building.company(store), mentor_at=building.company(store))

    for who in (pair.mentee, pair.mentor):
        with store.read(EVERYONE) as work:
            [(match, mentee, mentor)] = matches.running_of(work.session, who.id)
        assert (match.id, mentee.id, mentor.id) == (pair.match_id, pair.mentee.id, pair.mentor.id)
        found = [match.company_id, mentee.company_id, mentor.company_id, mentor.workspace_id]
        assert all(isinstance(one, UUID) for one in found)
        assert found[2:] == [pair.mentor.company.id, pair.mentor.company.workspace_id]


def test_a_person_is_found_by_her_slack_user_in_her_own_workspace_alone(store: Store) -> None:
    pair, other = building.pair(store), building.company(store)

    with store.read(EVERYONE) as work:
        found = people.by_slack_user(work.session, pair.mentee.team_id, pair.mentee.slack_user_id)
        assert found is not None
        assert found.id == pair.mentee.id
        assert people.by_slack_user(work.session, other.team_id, pair.mentee.slack_user_id) is None
        assert people.roles_of(work.session, pair.mentor.id) == {"mentor"}


@pytest.mark.slow
def test_queries_made_once_know_their_types_whatever_was_imported_first() -> None:
    """A foreign key's type is that of what it refers to: unknown until that has been imported."""
    code = """
from storage import matches, people
from storage.tables import TABLES
from sqlalchemy.types import NullType
for query in (matches._running_of(), people._by_slack_user(), people._roles_of()):
    assert [str(c) for c in query.selected_columns if isinstance(c.type, NullType)] == []
"""
    subprocess.run([sys.executable, "-c", code], check=True)
