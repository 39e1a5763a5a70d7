"""The clock looks at a relationship while one of its two presses a button: neither waits for the other."""

import pytest
from sqlalchemy import text

from mentoring.nudging.nudging import look
from mentoring.occasions import Occasion, tell
from storage import companies, people
from storage.changes import stand_anew
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, pair


@pytest.mark.parametrize("databases", [pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_the_clock_leaves_a_pair_alone_on_which_somebody_is_at_work(store: Store) -> None:
    """It has the match and would have to wait for the people; who presses has these, and waits for the match."""
    two = pair(store)
    both = [two.mentee.id, two.mentor.id]
    with store.write(EVERYONE) as work:
        stand_anew(work.session, both)

    with store.write(EVERYONE) as hers:
        people.hold(hers.session, both)
        with store.write(EVERYONE) as clocks:
            clocks.connection.execute(text("SET LOCAL lock_timeout = '1s'"))
            assert look(clocks, NOW) == 0
        stand_anew(hers.session, both)
    with store.write(EVERYONE) as clocks:
        assert look(clocks, NOW) == 1


@pytest.mark.parametrize("databases", [pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_whoever_is_held_can_be_told_something_and_a_company_that_is_held_gets_new_rows(store: Store) -> None:
    """Each would wait for the other: the lead has the company and tells the two, who are at work on a meeting of it."""
    two = pair(store)
    home = two.mentee.company.id
    with store.write(EVERYONE) as hers, store.write(EVERYONE) as leads:
        for work in (hers, leads):
            work.connection.execute(text("SET LOCAL lock_timeout = '1s'"))
        people.hold(hers.session, [two.mentee.id, two.mentor.id])
        companies.hold(leads.session, home)
        tell(leads, two.mentee.id, Occasion.KIND_WORD, two.match_id, NOW, match_id=two.match_id)
        tell(hers, two.mentor.id, Occasion.MEETING_OFFERED, two.match_id, NOW, match_id=two.match_id)
