"""Who is matched with whom, as every payload asks it."""

import subprocess
import sys
from uuid import uuid4

import pytest
from sqlalchemy.exc import NoResultFound

from mentoring.people import Part
from storage import doorway, people
from storage.doorway import Known
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building


def test_both_sides_of_a_match_across_companies_are_read_whole(store: Store) -> None:
    pair = building.pair(store, mentee_at=building.company(store), mentor_at=building.company(store))

    for who, other in ((pair.mentee, pair.mentor), (pair.mentor, pair.mentee)):
        with store.read(EVERYONE) as work:
            [(match, partner)] = doorway.by_id(work.connection, who.id).matches
        assert (match.id, match.mentee_id, partner.id) == (pair.match_id, pair.mentee.id, other.id)
        assert (match.company_id, partner.company_id) == (pair.mentee.company.id, other.company.id)


def test_a_person_is_found_by_her_slack_user_in_her_own_workspace_alone(store: Store) -> None:
    pair, other = building.pair(store), building.company(store)

    with store.read(EVERYONE) as work:
        found = people.by_slack_user(work.session, pair.mentee.team_id, pair.mentee.slack_user_id)
        assert found is not None
        assert found.id == pair.mentee.id
        assert people.by_slack_user(work.session, other.team_id, pair.mentee.slack_user_id) is None
        assert people.roles_of(work.session, pair.mentor.id) == {"mentor"}


def test_at_the_door_she_is_found_with_all_her_parts_and_matches(store: Store) -> None:
    home, other = building.company(store), building.company(store)
    both, neither = building.person(store, home, Part.MENTOR, Part.LEAD), building.person(store, home)
    mentees = [building.person(store, home, Part.MENTEE) for _ in range(3)]
    made = [building.match(store, mentee, both).match_id for mentee in mentees]

    with store.read(EVERYONE) as work:
        for who, parts, matches in ((both, {"mentor", "lead"}, made), (neither, set[str](), [])):
            row = people.by_id(work.session, who.id)
            found = doorway.by_slack_user(work.connection, who.team_id, who.slack_user_id)
            assert found == doorway.by_id(work.connection, who.id)
            assert found.person == Known(*(getattr(row, name) for name in Known._fields))
            assert found.roles == parts
            assert {match.id: partner.id for match, partner in found.matches} == dict(
                zip(matches, (mentee.id for mentee in mentees), strict=False)
            )
        assert doorway.by_slack_user(work.connection, other.team_id, both.slack_user_id) is None


def test_nobody_stands_behind_an_id_of_nobody(store: Store) -> None:
    with store.read(EVERYONE) as work, pytest.raises(NoResultFound):
        doorway.by_id(work.connection, uuid4())


@pytest.mark.slow
def test_queries_made_once_know_their_types_whatever_was_imported_first() -> None:
    """A foreign key's type is that of what it refers to: unknown until that has been imported."""
    code = """
from mentoring.people import Part
from storage import doorway, people
from storage.doorway import Known
from storage.tables import TABLES
from sqlalchemy.types import NullType
for query in (doorway._by_slack_user(), doorway._by_id(), people._leads_of()):
    assert [str(c) for c in query.selected_columns if isinstance(c.type, NullType)] == []
"""
    subprocess.run([sys.executable, "-c", code], check=True)
