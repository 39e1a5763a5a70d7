"""Taking back what one act has registered, within the day: of everybody who is not in something already (SPEC S1)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.erasing import erase_departed
from mentoring.joining.intakes import State, leads_look, own
from mentoring.people import Actor
from mentoring.standing import over_company
from mentoring.too_late import TooLate
from storage import changes, deliveries, intakes, people, rosters
from storage.work import Work


def take_back(work: Work, actor: Actor, intake_id: UUID, now: datetime) -> None:
    """Take back the parts that this intake of hers gave. Whoever has none left then is forgotten.

    Those stay who were proposed a match in that part, whatever came of it, or have registered somebody as leads.
    """
    access.require(over_company(actor, actor.person.company_id), Verb.UNDO, Thing.REGISTRATION)
    row = own(work, actor, intake_id)
    if row.look_at is None or row.look_at <= now:
        raise TooLate
    if not intakes.move(work.session, row.id, (State.REGISTERED,), State.TAKEN_BACK, look_at=None):
        raise TooLate
    with work.for_everyone():
        _take_back(work, row.id, now)
    deliveries.mark_stale(work.session, row.id)
    leads_look(work, row.company_id)


def _take_back(work: Work, intake_id: UUID, now: datetime) -> None:
    people.hold(work.session, [person.id for _, person in intakes.registrations_of(work.session, intake_id)])
    given = intakes.registrations_of(work.session, intake_id)  # as they are, now that nobody else moves them
    ids = list(dict.fromkeys(person.id for _, person in given))
    engaged = rosters.engaged(work.session, ids)
    undone = [registration.id for registration, person in given if (person.id, registration.role) not in engaged]
    rosters.unregister(work.session, undone)
    unregistered(work, ids, now)


def unregistered(work: Work, person_ids: Collection[UUID], now: datetime) -> Collection[UUID]:
    """These people have lost a part: forget those who have none left and of whose matches nothing is kept; who that is.

    `work` sees every company, and the people are held.
    """
    gone = erase_departed(work, person_ids, now)
    changes.stand_anew(work.session, [person_id for person_id in person_ids if person_id not in gone])
    return gone
