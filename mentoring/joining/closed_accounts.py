"""Somebody's Slack account was closed: she has left the company, perhaps. Nothing is sent to her, nobody is asked to
meet her, and whoever answers for her hears of it once. All of that is taken back as soon as she is there again."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from mentoring.occasions import Occasion, tell
from mentoring.people import Part
from storage import changes, deliveries, departures, feedback, matches, people
from storage.departures import Bond
from storage.work import Work


def account_closed(work: Work, person_id: UUID, now: datetime) -> None:
    """Slack says so; the second time it is no news. Her leads hear of it, and those of whoever is matched with her."""
    with work.for_everyone():
        bonds = _held(work, person_id)
        if not people.close_account(work.session, person_id, now):
            return
        _stand_anew(work, person_id, bonds)
        for told in dict.fromkeys(_answering(work, person_id, bonds)):
            tell(work, told, Occasion.ACCOUNT_CLOSED, person_id, now, period=now.isoformat())


def account_open(work: Work, person_id: UUID) -> None:
    """She is there (again): what waited for her is sent, as far as it is still true, and all goes on."""
    with work.for_everyone():
        if not people.away_of(work.session, [person_id]):
            return  # as nearly always
        bonds = _held(work, person_id)
        if people.open_account(work.session, person_id):
            _stand_anew(work, person_id, bonds)


def _held(work: Work, person_id: UUID) -> list[Bond]:
    """Her matches, with everybody locked whose Home changes: before any match is, as whoever moves one does it."""
    before = departures.bonds_of(work.session, person_id)
    leads = [lead.id for home in _homes(work, person_id, before) for lead in people.leads_of(work.session, home)]
    people.hold(work.session, [person_id, *(bond.other_id for bond in before), *leads])
    return departures.bonds_of(work.session, person_id)


def _stand_anew(work: Work, person_id: UUID, bonds: list[Bond]) -> None:
    """Homes, reminders, and what was said of her."""
    changes.stand_anew(work.session, [person_id])
    leads = [people.leads_of(work.session, company_id) for company_id in _homes(work, person_id, bonds)]
    looking = [*(lead.id for found in leads for lead in found), *(bond.other_id for bond in bonds)]
    people.home_is_stale(work.session, looking)
    deliveries.mark_stale(work.session, person_id)


def _homes(work: Work, person_id: UUID, bonds: list[Bond]) -> list[UUID]:
    """The companies that have to do with her: her own first."""
    concerned = [person_id, *(bond.other_id for bond in bonds)]
    return list(dict.fromkeys(people.by_id(work.session, each).company_id for each in concerned))


def _answering(work: Work, person_id: UUID, bonds: list[Bond]) -> Iterator[UUID]:
    """Who answers for her, and for those with whom she is or would be matched: their leads; across companies the
    coordinator, too, who also hears where a pilot is left without any lead."""
    own, *others = _homes(work, person_id, bonds)
    leads = people.leads_of(work.session, own)
    yield from (lead.id for lead in leads)
    for company_id in others:
        yield from (lead.id for lead in people.leads_of(work.session, company_id))
    for bond in bonds:
        row, sides = matches.by_id(work.session, bond.match_id), matches.sides_of(work.session, bond.match_id)
        if row and row.proposed_by and sides and sides.across:
            yield row.proposed_by
    if not leads and Part.LEAD in people.roles_of(work.session, person_id):
        yield from (each.id for each in feedback.coordinators(work.session))
