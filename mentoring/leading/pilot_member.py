"""One person, as her lead sees her (SPEC S1, S8): where she stands, how to reach her, and what may be put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.joining.intakes import leads_look
from mentoring.joining.roster_cells import Cells, Column, Wrong
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.joining.taking_back import unregistered
from mentoring.leading.pilot_lists import MatchLine, PersonLine, one_of
from mentoring.people import Actor, Part
from mentoring.standing import over_company
from mentoring.too_late import TooLate
from storage import changes, contacts, people, pilot_people, rosters
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.work import Work

CORRECTED: Final = (Column.NAME, Column.EMAIL, Column.PHONE)
"""What a lead may put right. The Slack user stays; skills, languages and the like are the person's own to say."""


class Unfit(Exception):
    """It can't be put so: `troubles` say why, column by column. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.column}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


@dataclass(frozen=True)
class Member:
    """Somebody of the lead's own company."""

    line: PersonLine
    slack_user_id: str
    email: str
    phone: str
    skills: tuple[str, ...]
    seeks: tuple[str, ...]
    languages: tuple[str, ...]
    matches: tuple[MatchLine, ...]
    """All of hers, over or not."""
    withdrawable: frozenset[Part]
    """Her parts that have led to nothing yet, or to nothing of which anything is kept."""


def member_of(work: Work, actor: Actor, person_id: UUID, now: datetime) -> Member:
    """Somebody of the company that the actor leads; NotAllowed for anybody else."""
    row = _of_hers(work, actor, person_id)
    for thing in (Thing.REGISTRATION, Thing.CONTACT, Thing.PROFILE):
        access.require_sight(over_company(actor, row.company_id), thing)
    line, matches = one_of(work, actor, person_id, now)
    return Member(
        line=line,
        slack_user_id=row.slack_user_id,
        email=work.open(row.email),
        phone=work.open(row.phone) if row.phone else "",
        skills=tuple(row.skills),
        seeks=tuple(row.seeks),
        languages=tuple(row.languages),
        matches=matches,
        withdrawable=frozenset(place.part for place in line.places if _can_go(work, actor, person_id, place.part)),
    )


def correct(work: Work, actor: Actor, person_id: UUID, typed: Mapping[Column, str]) -> None:
    """Put somebody's name and contact details right. Unfit if something is wrong with them."""
    row = _of_hers(work, actor, person_id)
    access.require(over_company(actor, row.company_id), Verb.CHANGE, Thing.CONTACT)
    people.hold(work.session, [person_id])
    values = _read(typed)
    fingerprint = work.keyring.fingerprint(values[Column.EMAIL])
    with work.for_everyone():  # an address is one person's, in whichever company
        other = people.by_fingerprint(work.session, fingerprint)
    if other is not None and other.id != person_id:
        raise Unfit(Trouble(1, Problem.ELSEWHERE, Column.EMAIL, values[Column.EMAIL]))
    key = KeyName.of_person(person_id)
    row.name, row.email = work.seal(key, values[Column.NAME]), work.seal(key, values[Column.EMAIL])
    row.email_fingerprint = fingerprint
    row.phone = work.seal(key, values[Column.PHONE]) if values[Column.PHONE] else None
    work.session.flush()
    leads_look(work, row.company_id)
    with work.for_everyone():  # whom she is matched with, in whichever company
        changes.stand_anew(work.session, [person_id, *pilot_people.partners_of(work.session, person_id)])


def withdraw(work: Work, actor: Actor, person_id: UUID, part: Part, now: datetime) -> None:
    """Take away a part that has led to nothing yet. Whoever has none left is forgotten, with all that is hers.

    TooLate if it has led to something: a match, whatever came of it, stays with both until its words are forgotten.
    """
    row = _of_hers(work, actor, person_id)
    access.require(over_company(actor, row.company_id), Verb.UNDO, Thing.REGISTRATION)
    people.hold(work.session, [person_id])
    if not _can_go(work, actor, person_id, part):
        raise TooLate
    pilot_people.remove(work.session, person_id, part)
    with work.for_everyone():
        unregistered(work, [person_id], now)
    leads_look(work, row.company_id)


def _of_hers(work: Work, actor: Actor, person_id: UUID) -> PersonRow:
    """Somebody of the company that the actor leads."""
    row = contacts.by_ids(work.session, [person_id]).get(person_id)
    if row is None or over_company(actor, row.company_id) is not Role.LEAD:
        raise NotAllowed("nobody of hers")
    return row


def _can_go(work: Work, actor: Actor, person_id: UUID, part: Part) -> bool:
    """Whether this part has led to nothing. A lead does not take her own office away."""
    if part is Part.COORDINATOR or (person_id == actor.person.id and part is Part.LEAD):
        return False
    with work.for_everyone():
        return (person_id, part.value) not in rosters.engaged(work.session, [person_id])


def _read(typed: Mapping[Column, str]) -> dict[Column, str]:
    """What was typed, as a roster's cell would be read."""
    values, wrong = {}, []
    for column in CORRECTED:
        try:
            values[column] = Cells(column).read(typed[column]) or ""
        except Wrong as why:
            wrong.append(Trouble(1, why.problem, column, typed[column], at_most=why.at_most))
            continue
        if not values[column] and column is not Column.PHONE:
            wrong.append(Trouble(1, Problem.MISSING, column))
    if wrong:
        raise Unfit(*wrong)
    return values
