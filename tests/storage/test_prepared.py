"""What is compiled once says the same as what SQLAlchemy compiles anew."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, case, select, text
from sqlalchemy.exc import DBAPIError

from mentoring.people import Part
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.prepared import LISTED_AT_MOST
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building

AT = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


def test_every_kind_of_value_comes_and_goes_as_through_the_orm(store: Store) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        row = work.session.get_one(PersonRow, pair.mentee.id)
        row.home_opened_at, row.skills = AT, ["à l’écoute", "50 % more"]
        work.session.flush()
        opened = PersonRow.home_opened_at > bindparam("since")
        query = (
            select(PersonRow.id, PersonRow.name, PersonRow.home_opened_at, PersonRow.skills, PersonRow.phone)
            .add_columns(
                case((opened, PersonRow.slack_user_id)), opened, MatchRow.starts_on, MatchRow.state == "active"
            )
            .join(MatchRow, MatchRow.mentee_id == PersonRow.id)
            .where(PersonRow.locale.like("en%"), PersonRow.id == bindparam("person"))
        )
        for since, slack_user_id in ((AT, None), (AT - timedelta(microseconds=1), row.slack_user_id)):
            named = {"since": since, "person": row.id}
            (found,) = work.session.columns(query, **named)
            assert found == tuple(work.session.execute(query, named).one())
            assert found[:6] == (row.id, row.name, AT, row.skills, None, slack_user_id)
            assert [type(each) for each in found[6:]] == [bool, date, bool]


def test_lists_may_have_any_length(store: Store) -> None:
    here = building.company(store)
    ids = [building.person(store, here, Part.MENTEE).id for _ in range(3)]
    query = select(PersonRow.id).where(
        PersonRow.id.in_(bindparam("wanted", expanding=True)), PersonRow.id.not_in(bindparam("besides", expanding=True))
    )
    strangers = (uuid4() for _ in count())
    with store.read(EVERYONE) as work:
        for others in (0, 1, LISTED_AT_MOST, LISTED_AT_MOST - 2, 1, 0):
            wanted = [*(next(strangers) for _ in range(others)), *ids[:2]]
            assert {id_ for (id_,) in work.session.columns(query, wanted=wanted, besides=[])} == {*ids[:2]}
            assert work.session.columns(query, wanted=wanted, besides=ids[1:]) == [(ids[0],)]
        assert work.session.columns(query, wanted=[], besides=ids) == []


def test_what_fails_fails_in_sqlalchemys_words(store: Store) -> None:
    query = select(PersonRow.id)
    with store.write(EVERYONE) as work:
        assert work.session.columns(query) == []
        work.session.execute(text("ALTER TABLE people RENAME TO persons"))
        with pytest.raises(DBAPIError) as refused:
            work.session.columns(query)
        assert "people" in str(refused.value.orig)
        work.connection.rollback()
