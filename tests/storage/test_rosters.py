"""Many people are looked up at once, however many they are."""

import pytest

from mentoring.people import Part
from storage import rosters
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_everybody_is_found_whatever_the_size_of_a_batch(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(rosters, "BATCH", batch)
    at = building.company(store)
    people = [building.person(store, at, Part.MENTEE, Part.MENTOR) for _ in range(3)]
    building.match(store, people[0], people[1])
    ids = {person.id for person in people}

    with store.read(EVERYONE) as work:
        fingerprints = [work.keyring.fingerprint(person.email) for person in people]
        assert {row.id for row in rosters.by_fingerprints(work.session, [*fingerprints, b"nobody"]).values()} == ids
        users = rosters.by_slack_users(work.session, [person.slack_user_id for person in people])
        assert {user: row.id for user, row in users.items()} == {
            (person.team_id, person.slack_user_id): person.id for person in people
        }
        assert rosters.roles_by_person(work.session, ids) == dict.fromkeys(ids, frozenset({"mentee", "mentor"}))
        found = rosters.matches_of(work.session, ids)
        assert rosters.places_taken(found) == {people[1].id: 1}
