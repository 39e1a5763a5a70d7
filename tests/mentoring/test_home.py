"""What Home reads, it reads in few statements, however much there is (issue 5): keys, and who is at the door, too."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from mentoring.home import home_of
from mentoring.people import Part, home_opened
from scheduler.drawing import Draughtsman
from storage import people
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Someone, company, match, person
from tests.busy_mentor import MENTEES, much_between
from tests.databases import Databases
from tests.statements import heard
from views.words import Catalogues

STATEMENTS_AT_LEAST, STATEMENTS_AT_MOST = 5, 8
"""With fewer, something would go unheard."""
BLOCKS_AT_MOST = 100
"""Of Slack's."""
LATER = NOW + timedelta(days=61)


@pytest.fixture
def mentor(store: Store) -> Someone:
    """A mentor of many, with much before her."""
    here = company(store)
    mentor = person(store, here, Part.MENTOR)
    pairs = [match(store, person(store, here, Part.MENTEE), mentor) for _ in range(MENTEES)]
    with store.write(EVERYONE) as work:
        for two in pairs:
            much_between(work, two, LATER)
    return mentor


@pytest.fixture
def afresh(databases: Databases, mentor: Someone) -> Iterator[Store]:
    """The same databases for a process that has no key at hand yet."""
    store = databases.store()
    yield store
    store.close()


def test_home_of_a_mentor_of_many_takes_few_statements_and_few_blocks(afresh: Store, mentor: Someone) -> None:
    with heard(afresh.engine, afresh.keyring._engine) as said:
        drawn = Draughtsman(afresh, Catalogues()).home(mentor.id, LATER)
    assert STATEMENTS_AT_LEAST <= len(said) <= STATEMENTS_AT_MOST, "\n\n".join(said)
    assert len(drawn["blocks"]) <= BLOCKS_AT_MOST
    shown = str(drawn)
    assert "Next: " in shown
    assert shown.count("14 of 40 done") == MENTEES
    assert shown.count(" earlier'") == shown.count(" more'") == 1


def test_what_is_drawn_again_asks_for_no_key(afresh: Store, mentor: Someone) -> None:
    draughtsman = Draughtsman(afresh, Catalogues())
    before = draughtsman.home(mentor.id, LATER)
    with heard(afresh.keyring._engine) as asked:
        assert draughtsman.home(mentor.id, LATER) == before
    assert asked == []


def test_of_meetings_that_are_over_neither_place_nor_agenda_is_opened(store: Store, mentor: Someone) -> None:
    with store.read(EVERYONE) as work:
        seen = home_of(work, mentor.actor(work), LATER)
    assert {(each.agreed.place, each.agreed.agenda) for each in seen.past if each.agreed} == {("", "")}
    assert all(each.agreed and each.agreed.place for each in seen.upcoming)


def test_of_relationships_on_one_line_no_objective_is_opened(store: Store, mentor: Someone) -> None:
    with store.read(EVERYONE) as work:
        seen = home_of(work, mentor.actor(work), LATER)
    told = {each.match.id for each in seen.objectives if each.wording}
    assert seen.in_full
    assert told == {seen.in_full.id}
    assert len({each.match.id for each in seen.objectives}) == MENTEES


def test_what_opens_a_home_changes_no_row_that_is_nobodys_since(store: Store) -> None:
    opener = person(store, company(store), Part.MENTEE)
    with store.write(EVERYONE) as work:
        known = opener.actor(work)
        row = people.by_id(work.session, opener.id)
        row.slack_user_id, before = "-0", row.home_stale
        work.session.flush()
        home_opened(work, known, NOW)
        work.session.refresh(row)
        assert row.home_stale == before
