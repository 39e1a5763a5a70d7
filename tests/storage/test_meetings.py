"""Of two who press at once, one wins: the database sees to it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage import deliveries, meetings, people
from storage.deliveries import DeliveryRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests import building
from tests.building import NOW, Pair
from tests.databases import Databases


def meeting(work: Work, pair: Pair) -> UUID:
    row = MeetingRow(
        id=uuid4(),
        company_id=pair.mentee.company.id,
        match_id=pair.match_id,
        state="proposed",
        created_at=NOW,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def offer(work: Work, pair: Pair, meeting_id: UUID, state: str, *, minutes: int = 60) -> OfferRow:
    row = OfferRow(
        id=uuid4(),
        company_id=pair.mentee.company.id,
        meeting_id=meeting_id,
        by_id=pair.mentee.id,
        to_id=pair.mentor.id,
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=minutes),
        place=work.seal(KeyName.of_author(pair.match_id, pair.mentee.id), "The library"),
        state=state,
        created_at=NOW,
    )
    work.session.add(row)
    work.session.flush()
    return row


@pytest.mark.parametrize("state", ["open", "agreed"])
def test_a_meeting_never_has_two_offers_in_a_state_that_only_one_can_have(store: Store, state: str) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        offer(work, pair, first := meeting(work, pair), state)
        offer(work, pair, meeting(work, pair), state)  # another meeting may

    with pytest.raises(IntegrityError), store.write(EVERYONE) as work:
        offer(work, pair, first, state)


def test_a_meeting_may_have_many_offers_that_came_to_nothing(store: Store) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        found = meeting(work, pair)
        for state in ("declined", "declined", "replaced", "replaced", "open", "agreed"):
            offer(work, pair, found, state)

    with store.read(EVERYONE) as work:
        assert len(meetings.offers_of(work.session, [found])) == 6


def test_an_offer_lasts_longer_than_no_time(store: Store) -> None:
    pair = building.pair(store)
    with pytest.raises(IntegrityError), store.write(EVERYONE) as work:
        offer(work, pair, meeting(work, pair), "open", minutes=0)


def test_two_people_are_matched_once_at_a_time(store: Store) -> None:
    pair = building.pair(store)
    with pytest.raises(IntegrityError):
        building.match(store, pair.mentee, pair.mentor)
    with store.write(EVERYONE) as work:
        work.session.scalars(select(MatchRow)).one().state = "ended"

    assert building.match(store, pair.mentee, pair.mentor).match_id != pair.match_id


def at_once(databases: Databases, change: Callable[[Work], bool]) -> list[bool]:
    """The outcomes of a change that several try in the same moment, each over a store of its own."""
    gate = Barrier(4)

    def one() -> bool:
        store = databases.store()
        try:
            gate.wait()
            with store.write(EVERYONE) as work:
                return change(work)
        finally:
            store.close()

    with ThreadPoolExecutor(gate.parties) as pool:
        return sorted(each.result() for each in [pool.submit(one) for _ in range(gate.parties)])


def test_of_those_who_answer_an_offer_at_once_one_wins(store: Store, databases: Databases) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        table = offer(work, pair, meeting(work, pair), "open")

    won = at_once(databases, lambda work: meetings.move_offer(work.session, table.id, frm="open", to="agreed", at=NOW))

    assert won == [False, False, False, True]


def test_of_those_who_end_a_meeting_at_once_one_wins(store: Store, databases: Databases) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        found = meeting(work, pair)

    won = at_once(
        databases, lambda work: meetings.move_meeting(work.session, found, frm=["proposed", "accepted"], to="cancelled")
    )

    assert won == [False, False, False, True]


def test_of_those_who_claim_a_delivery_at_once_one_gets_it(store: Store, databases: Databases) -> None:
    pair = building.pair(store)
    with store.write(EVERYONE) as work:
        person = people.by_id(work.session, pair.mentee.id)
        delivery = DeliveryRow(
            person_id=person.id,
            company_id=person.company_id,
            workspace_id=person.workspace_id,
            due_at=NOW,
            created_at=NOW,
        )
        work.session.add(delivery)

    def claim(work: Work) -> bool:
        return deliveries.claim(work.session, delivery.id, claimed_at=NOW, lease_until=NOW)

    assert at_once(databases, claim) == [False, False, False, True]
    with store.read(EVERYONE) as work:
        assert work.session.scalars(select(DeliveryRow.attempts)).all() == [1]
