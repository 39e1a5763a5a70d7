"""One transaction a unit of work."""

from contextlib import suppress

from storage import companies
from storage.companies import CompanyRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building


def test_what_was_written_is_there_for_the_next_to_read(store: Store) -> None:
    pair = building.pair(store)

    with store.read(EVERYONE) as work:
        mentee = pair.mentee.actor(work)

    assert [match.partner.name for match in mentee.matches] == [pair.mentor.name]


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    with suppress(ZeroDivisionError), store.write(EVERYONE) as work:
        work.session.add(CompanyRow(name="Half a company"))
        work.session.flush()
        raise ZeroDivisionError

    with store.read(EVERYONE) as work:
        assert companies.by_name(work.session, "Half a company") is None
