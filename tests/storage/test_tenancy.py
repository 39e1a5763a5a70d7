"""No query without a tenant (SPEC S35): whatever is asked, another company's rows are not there."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, delete, exists, func, select, text, update
from sqlalchemy.orm import Session, aliased

from storage import matches, people
from storage.base import Base
from storage.blocks import BlockCellRow, BlockRow
from storage.companies import CompanyRow
from storage.erasure import CondemnedKeyRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.releases import ProgrammeCellRow, ProgrammeReleaseRow
from storage.tenancy import EVERYONE, GuardedSession, NoTenant, Tenanted, Unguarded
from storage.work import Store
from storage.workspaces import WorkspaceRow
from tests import building
from tests.building import Pair

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def ours(store: Store) -> Pair:
    """A pair in our company."""
    return building.pair(store)


@pytest.fixture
def theirs(store: Store) -> Pair:
    """A pair in another company."""
    return building.pair(store)


def one_table(session: Session) -> set[str]:
    return {person.slack_user_id for person in session.scalars(select(PersonRow))}


def one_column(session: Session) -> set[str]:
    return set(session.scalars(select(PersonRow.slack_user_id)))


def an_alias(session: Session) -> set[str]:
    somebody = aliased(PersonRow)
    return set(session.scalars(select(somebody.slack_user_id)))


def a_join_from_elsewhere(session: Session) -> set[str]:
    query = select(PersonRow.slack_user_id).join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
    return set(session.scalars(query))


def a_subquery(session: Session) -> set[str]:
    inner = select(PersonRow).subquery()
    return set(session.scalars(select(inner.c.slack_user_id)))


def a_union(session: Session) -> set[str]:
    query = select(PersonRow.slack_user_id).union(select(PersonRow.slack_user_id))
    return set(session.scalars(query))


def columns_alone(session: GuardedSession) -> set[str]:
    return {user for (user,) in session.columns(select(PersonRow.slack_user_id))}


def columns_of_an_alias_and_a_subquery(session: GuardedSession) -> set[str]:
    somebody, registered = aliased(PersonRow), select(RegistrationRow.person_id).subquery()
    query = select(somebody.slack_user_id).join(registered, registered.c.person_id == somebody.id)
    return {user for (user,) in session.columns(query)}


LOOKS = [
    one_table,
    one_column,
    an_alias,
    a_join_from_elsewhere,
    a_subquery,
    a_union,
    columns_alone,
    columns_of_an_alias_and_a_subquery,
]


@pytest.mark.parametrize("look", LOOKS)
def test_another_companys_people_are_not_seen(
    store: Store, ours: Pair, theirs: Pair, look: Callable[[Session], set[str]]
) -> None:
    mine = {ours.mentee.slack_user_id, ours.mentor.slack_user_id}

    with store.read(frozenset({ours.mentee.company.id})) as work:
        assert look(work.session) == mine
    with store.read(EVERYONE) as work:
        assert look(work.session) == mine | {theirs.mentee.slack_user_id, theirs.mentor.slack_user_id}


def test_another_companys_people_are_not_counted(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work:
        assert work.session.scalar(select(func.count()).select_from(PersonRow)) == 2
        assert work.session.scalar(select(func.count(PersonRow.id))) == 2


def test_another_companys_person_is_not_had_by_her_id(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work:
        assert work.session.get(PersonRow, theirs.mentee.id) is None
        assert work.session.get(PersonRow, ours.mentee.id) is not None


def test_another_companys_rows_answer_no_condition(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work:
        of_theirs = exists().where(MatchRow.mentee_id == theirs.mentee.id)
        assert work.session.scalars(select(PersonRow).where(of_theirs)).all() == []


def test_a_stored_query_with_aliases_stays_at_home(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work:
        assert matches.sides_of(work.session, ours.match_id)
        assert matches.sides_of(work.session, theirs.match_id) is None


def test_another_companys_rows_are_not_changed(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.write(frozenset({ours.mentee.company.id})) as work:
        work.session.execute(update(PersonRow).values(department="Changed"))

    with store.read(EVERYONE) as work:
        departments = {person.id: person.department for person in work.session.scalars(select(PersonRow))}
    assert departments[ours.mentee.id] == departments[ours.mentor.id] == "Changed"
    assert departments[theirs.mentee.id] == departments[theirs.mentor.id] == ""


def test_another_companys_rows_are_not_deleted(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.write(frozenset({ours.mentee.company.id})) as work:
        work.session.execute(delete(MatchRow))

    with store.read(EVERYONE) as work:
        assert set(work.session.scalars(select(MatchRow.id))) == {theirs.match_id}


def test_work_for_two_companies_sees_both(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id, theirs.mentee.company.id})) as work:
        assert len(one_table(work.session)) == 4


def test_work_for_no_company_sees_nobody(store: Store, ours: Pair) -> None:
    with store.read(frozenset()) as work:
        assert one_table(work.session) == set()


def test_a_query_put_together_once_shows_each_company_its_own(store: Store, ours: Pair, theirs: Pair) -> None:
    query = select(PersonRow.slack_user_id)
    for pair in (ours, theirs, ours):
        with store.read(frozenset({pair.mentee.company.id})) as work:
            assert set(work.session.scalars(query)) == {pair.mentee.slack_user_id, pair.mentor.slack_user_id}
    with store.read(EVERYONE) as work:
        assert len(set(work.session.scalars(query))) == 4
    with store.read(frozenset()) as work:
        assert set(work.session.scalars(query)) == set()


def test_narrowed_work_loses_sight_of_the_rest(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(EVERYONE) as work:
        assert len(one_table(work.session)) == 4
        ours.mentee.actor(work)
        assert one_table(work.session) == {ours.mentee.slack_user_id, ours.mentor.slack_user_id}


@pytest.mark.parametrize(
    "statement",
    [
        select(PersonRow.__table__),
        text("SELECT slack_user_id FROM people"),
        select(text("1")).select_from(text("people")),
    ],
)
def test_a_statement_that_cannot_be_guarded_is_refused(store: Store, ours: Pair, statement: Any) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work, pytest.raises(Unguarded):
        work.session.execute(statement)


def test_columns_of_no_model_are_refused(store: Store, ours: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work, pytest.raises(Unguarded):
        work.session.columns(select(PersonRow.__table__.c.slack_user_id))


def test_a_change_past_the_orm_changes_no_row_of_another_company(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.write(frozenset({ours.mentee.company.id})) as work:
        work.session.change(update(PersonRow).values(department=bindparam("to")), to="Changed")
        with pytest.raises(Unguarded):
            work.session.change(update(Base.metadata.tables["people"]).values(department="Changed, too"))
    with store.read(EVERYONE) as work:
        changed = work.session.scalars(select(PersonRow.id).where(PersonRow.department == "Changed"))
        assert set(changed) == {ours.mentee.id, ours.mentor.id}


def test_columns_show_what_was_changed_a_moment_ago(store: Store, ours: Pair) -> None:
    with store.write(frozenset({ours.mentee.company.id})) as work:
        people.by_id(work.session, ours.mentee.id).locale = "fr-FR"
        asked = select(PersonRow.locale).where(PersonRow.id == bindparam("person"))
        assert work.session.columns(asked, person=ours.mentee.id) == [("fr-FR",)]


def test_a_session_that_names_no_tenant_asks_in_vain(store: Store) -> None:
    with GuardedSession(store.engine) as session:
        with pytest.raises(NoTenant):
            session.execute(select(PersonRow))
        with pytest.raises(NoTenant):
            session.columns(select(PersonRow.id))


def test_nothing_goes_past_the_guard_but_the_door_and_locks() -> None:
    past = re.compile(r"work\.connection|session\.connection\(")
    found = {
        path.relative_to(PROJECT).as_posix()
        for room in ("storage", "mentoring", "scheduler", "handlers", "bot")
        for path in (PROJECT / room).rglob("*.py")
        if past.search(path.read_text())
    }
    assert found == {"mentoring/people.py", "mentoring/joining/enrolment.py"}


def test_every_table_that_tells_of_people_has_a_tenant() -> None:
    untenanted = {mapper.class_ for mapper in Base.registry.mappers if not issubclass(mapper.class_, Tenanted)}

    of_several = {BlockRow, BlockCellRow, ProgrammeReleaseRow, ProgrammeCellRow}  # numbers, and nobody's
    assert untenanted == {CompanyRow, WorkspaceRow, CondemnedKeyRow} | of_several


def test_a_slack_user_of_another_company_is_not_found(store: Store, ours: Pair, theirs: Pair) -> None:
    with store.read(frozenset({ours.mentee.company.id})) as work:
        assert people.by_slack_user(work.session, ours.mentee.team_id, ours.mentee.slack_user_id)
        assert people.by_slack_user(work.session, theirs.mentee.team_id, theirs.mentee.slack_user_id) is None
