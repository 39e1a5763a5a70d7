"""The socket drops, or Slack asks for a new one: Advance is back within 5 seconds, and nothing is lost on the way."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mentoring.occasions import Occasion
from storage.deliveries import OccasionRow
from storage.meetings import OfferRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.databases import Databases
from tests.scenarios.house import House, house
from tests.scenarios.reckoning import check_screens, judge, settle
from tests.scenarios.world import Someone, words_on

pytestmark = pytest.mark.slow

BACK_WITHIN_S = 5.0
PAIRS = 4
REASONS = (None, "refresh_requested")


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The whole house, with `advance serve` connected."""
    home = tmp_path_factory.mktemp("house")
    with house(home, Databases(f"sqlite:///{home / 'advance.db'}", f"sqlite:///{home / 'keys.db'}")) as built:
        built.start_bot()
        yield built


@pytest.mark.parametrize("reason", REASONS)
def test_what_is_pressed_and_written_while_the_socket_is_gone_arrives_once(at_work: House, reason: str | None) -> None:
    pairs, before = separate_pairs(at_work), noted(at_work)
    for mentee, _ in pairs:
        at_work.world.do(mentee, "command", command="/advance-meet")

    with ThreadPoolExecutor(2 * PAIRS) as hands:
        early = [hands.submit(propose, at_work, mentee, reason, n) for n, (mentee, _) in enumerate(pairs[:1])]
        at_work.world.http.post("/disconnect", json={"reason": reason}).raise_for_status()
        dropped = time.monotonic()
        late = [hands.submit(propose, at_work, mentee, reason, n) for n, (mentee, _) in enumerate(pairs[1:], start=1)]
        texts = [hands.submit(write, at_work, mentor) for _, mentor in pairs]
        early[0].result()
        back = min([sent.result() for sent in (*late, *texts)])

    assert back - dropped < BACK_WITHIN_S
    settle(at_work)
    _, lost, doubled = judge(at_work)
    assert (lost, doubled) == ([], [])
    check_screens(at_work)
    assert noted(at_work) - before == Counter({"offers": PAIRS, **{mentor.id: 1 for _, mentor in pairs}})
    for n, (_, mentor) in enumerate(pairs):
        told = [message for message in at_work.world.messages(mentor) if place(reason, n) in words_on(message)]
        assert len(told) == 1, mentor.name


def separate_pairs(house: House) -> list[tuple[Someone, Someone]]:
    """Some pairs in which nobody has a second match: no form asks with whom."""
    pairs = house.world.pairs()
    matches = Counter(who.id for pair in pairs for who in pair)
    found = [pair for pair in pairs if all(matches[who.id] == 1 for who in pair)]
    return found[:PAIRS]


def propose(house: House, mentee: Someone, reason: str | None, number: int) -> float:
    """She sends her form, and again while it says that there was some trouble connecting. When it was taken."""
    day = date.today() + timedelta(days=14 + 7 * REASONS.index(reason))  # noqa: DTZ011 (any day will do)
    values = {"day": day.isoformat(), "at": "11:00", "place": place(reason, number)}
    give_up = time.monotonic() + 2 * BACK_WITHIN_S
    while (errors := house.world.do(mentee, "submit", values=values)["errors"]) and time.monotonic() < give_up:
        assert set(errors) == {""}, errors
        time.sleep(0.05)
    assert not errors
    return time.monotonic()


def place(reason: str | None, number: int) -> str:
    """Where this pair meets: by that its messages are known."""
    return f"Room {reason or 'dropped'} {number}"


def write(house: House, mentor: Someone) -> float:
    """A direct message, once: Slack itself holds it until Advance is back. When it was acknowledged."""
    house.world.do(mentor, "message", text="What can I do here?")
    return time.monotonic()


def noted(house: House) -> Counter[str]:
    """How many offers there are, and how many direct messages of each person were heard, by Slack user."""
    with house.store.read(EVERYONE) as work:
        asked = select(PersonRow.slack_user_id).join(OccasionRow, OccasionRow.person_id == PersonRow.id)
        heard = work.session.scalars(asked.where(OccasionRow.kind == Occasion.ASKED.value)).all()
        return Counter({"offers": len(work.session.scalars(select(OfferRow.id)).all())}) + Counter(heard)
