"""Two who act on people registered together in the same moment: one of them does it, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mentoring.erasing import destroy_condemned
from mentoring.joining import intakes
from mentoring.joining.enrolment_plan import SlackUser
from mentoring.joining.intake_drafts import Draft, Verdict
from mentoring.joining.leaving import leave
from mentoring.joining.roster_rows import Row
from mentoring.joining.taking_back import take_back
from mentoring.people import Actor, Part, actor_of, recognise
from mentoring.too_late import TooLate
from storage.intakes import IntakeRow
from storage.people import RegistrationRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Company, Someone, company, person
from tests.databases import Databases

PEOPLE = 12
Act = Callable[[Work, Actor], object]


@pytest.fixture
def home(store: Store) -> Company:
    return company(store, "One")


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


def waiting(store: Store, lead: Someone) -> UUID:
    """A file of hers with nothing wrong."""
    rows = tuple(Row(n, f"p{n}@one.example", f"Person {n}", frozenset({Part.MENTEE}), "One") for n in range(PEOPLE))
    users = {row.person: SlackUser(lead.team_id, f"UP{row.line}", "en-GB", "UTC", deleted=False) for row in rows}
    draft = Draft("a.csv", rows, users, dict.fromkeys(users, Verdict.NEW), fine=PEOPLE)
    with store.write(EVERYONE) as work:
        actor = lead.actor(work)
        [intake_id] = intakes.dropped(work, actor, ["F1"], NOW)
        intakes.found(work, actor, intake_id, draft, NOW)
    return intake_id


def at_once(databases: Databases, who: Someone, *acts: Act) -> list[str]:
    """What came of each, in two processes' stores."""
    gate = Barrier(len(acts))

    def one(act: Act) -> str:
        own = databases.store()
        try:
            gate.wait()
            with own.write(EVERYONE) as work:
                act(work, who.actor(work))
            return "done"
        except TooLate:
            return "too late"
        finally:
            own.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def registered(store: Store) -> int:
    with store.read(EVERYONE) as work:
        return (work.session.scalar(select(func.count()).select_from(RegistrationRow)) or 0) - 1


def state(store: Store, intake_id: UUID) -> str:
    with store.read(EVERYONE) as work:
        return work.session.get_one(IntakeRow, intake_id).state


def test_confirmed_twice_at_once_it_registers_once(store: Store, databases: Databases, lead: Someone) -> None:
    intake_id = waiting(store, lead)

    def confirm(work: Work, actor: Actor) -> None:
        intakes.confirm(work, actor, intake_id, NOW)

    assert at_once(databases, lead, confirm, confirm) == ["done", "too late"]
    assert registered(store) == PEOPLE


def test_confirmed_and_discarded_at_once_one_of_the_two_happens(
    store: Store, databases: Databases, lead: Someone
) -> None:
    intake_id = waiting(store, lead)
    came = at_once(
        databases,
        lead,
        lambda work, actor: intakes.confirm(work, actor, intake_id, NOW),
        lambda work, actor: intakes.discard(work, actor, intake_id, NOW),
    )
    assert came == ["done", "too late"]
    assert registered(store) == (PEOPLE if state(store, intake_id) == intakes.State.REGISTERED else 0)


def test_taken_back_while_somebody_leaves_nobody_is_left(store: Store, databases: Databases, lead: Someone) -> None:
    intake_id = waiting(store, lead)
    with store.write(EVERYONE) as work:
        intakes.confirm(work, lead.actor(work), intake_id, NOW)
    with store.read(EVERYONE) as work:
        she = recognise(work, lead.team_id, "UP0")
    assert she

    def leaves(work: Work, _: Actor) -> None:
        leave(work, she, NOW)  # recognised a moment ago

    def takes_back(work: Work, actor: Actor) -> None:
        take_back(work, actor, intake_id, NOW)

    came = at_once(databases, lead, takes_back, leaves)
    assert came in (["done", "done"], ["done", "too late"])
    assert registered(store) == 0
    destroy_condemned(store)
    with store.read(EVERYONE) as work:
        assert recognise(work, lead.team_id, "UP0") is None
        nobody = actor_of(work, she.person.id)
    assert (nobody.person.name, nobody.parts) == ("–", frozenset())


def test_the_clock_and_a_lead_at_once_leave_it_in_one_state(store: Store, databases: Databases, lead: Someone) -> None:
    intake_id = waiting(store, lead)
    came = at_once(
        databases,
        lead,
        lambda work, actor: intakes.confirm(work, actor, intake_id, NOW),
        lambda work, _: _swept(work),
    )
    assert came in (["done", "done"], ["done", "too late"])
    expired = state(store, intake_id) == intakes.State.EXPIRED
    assert registered(store) == (0 if expired else PEOPLE)


def _swept(work: Work) -> None:
    with work.for_everyone():
        intakes.sweep(work, NOW + timedelta(days=1))


def test_the_same_event_in_two_processes_is_one_file(store: Store, databases: Databases, lead: Someone) -> None:
    def drop(work: Work, actor: Actor) -> None:
        intakes.dropped(work, actor, ["F7"], NOW)

    assert at_once(databases, lead, drop, drop) == ["done", "done"]
    with store.read(EVERYONE) as work:
        assert work.session.scalar(select(func.count()).select_from(IntakeRow)) == 1
