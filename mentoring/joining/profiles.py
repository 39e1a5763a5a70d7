"""Profiles (SPEC S8, S30): what somebody tells of herself, matched or not; who is matched with her reads it.

Her words and contact details are sealed under her own key; department, skills and languages stand in clear, as the
roster brings them, because suggestions are made from them across a whole company.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.joining.profile_rules import Field, Trouble, things, tidied, troubles
from mentoring.people import Actor, Part, Person, person_of
from mentoring.standing import of_person, own_match
from storage import changes, deliveries, people, profiles
from storage.people import PersonRow
from storage.profiles import ProfileRow
from storage.sealing import KeyName, Sealed
from storage.work import Work

CONTACT = frozenset({Field.PHONE})
"""What the table calls contact details; the rest is the profile."""


class Unfit(Exception):
    """What was typed can't be, as it is: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *found: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in found))
        self.troubles = found


@dataclass(frozen=True)
class Profile:
    """What is known of one person, by herself or by whoever is matched with her."""

    person: Person
    parts: frozenset[Part]
    email: str
    phone: str
    title: str
    department: str
    skills: tuple[str, ...]
    seeks: tuple[str, ...]
    languages: tuple[str, ...]
    availability: str
    capacity: int = 1
    taken: int = 0
    """How many of her places as a mentor are taken; hers alone to know."""
    saved_at: datetime | None = None


def own(work: Work, actor: Actor) -> Profile:
    """Her own details."""
    return _profile(work, actor, actor.person.id, actor.parts, taken=_taken(work, actor.person.id))


def of_partner(work: Work, actor: Actor, match_id: UUID) -> Profile:
    """What she may know of whom she is matched with. NotAllowed for a match that isn't hers."""
    match = own_match(actor, match_id)
    part = Part.MENTOR if match.part is Part.MENTEE else Part.MENTEE
    return _profile(work, actor, match.partner.id, frozenset({part}))


def save(work: Work, actor: Actor, entries: Mapping[Field, str], now: datetime, *, is_last: bool = False) -> Profile:
    """Take over what she typed in these fields; the others stay. Unfit if something is wrong with one.

    `is_last`: with this she has been through the whole of it.
    """
    person_id = actor.person.id
    for thing in {Thing.CONTACT if field in CONTACT else Thing.PROFILE for field in entries}:
        access.require(of_person(actor, person_id), Verb.CHANGE, thing)
    people.hold(work.session, [person_id, *(match.partner.id for match in actor.matches)])
    found = tuple(troubles(dict(entries), _taken(work, person_id)))
    if found:
        raise Unfit(*found)
    row = people.by_id(work.session, person_id)
    _take_over(work, row, _told(work, row), entries)
    if is_last:
        _told(work, row).saved_at = now
    work.session.flush()
    _show_anew(work, actor)
    return own(work, actor)


def _take_over(work: Work, row: PersonRow, told: ProfileRow, entries: Mapping[Field, str]) -> None:
    for field, typed in entries.items():
        match field:
            case Field.TITLE:
                told.title = _sealed(work, row.id, tidied(typed))
            case Field.AVAILABILITY:
                told.availability = _sealed(work, row.id, typed.strip())
            case Field.PHONE:
                row.phone = _sealed(work, row.id, tidied(typed))
            case Field.DEPARTMENT:
                row.department = tidied(typed)
            case Field.CAPACITY:
                row.capacity = int(typed)
            case Field.SKILLS | Field.SEEKS | Field.LANGUAGES:
                setattr(row, field.value, list(things(typed)))


def _profile(work: Work, actor: Actor, person_id: UUID, parts: frozenset[Part], taken: int = 0) -> Profile:
    for thing in (Thing.PROFILE, Thing.CONTACT):
        access.require_sight(of_person(actor, person_id), thing)
    row, told = people.by_id(work.session, person_id), profiles.of_person(work.session, person_id)
    return Profile(
        person=person_of(work, row),
        parts=parts,
        email=work.open(row.email),
        phone=_opened(work, row.phone),
        title=_opened(work, told.title if told else None),
        department=row.department,
        skills=tuple(row.skills),
        seeks=tuple(row.seeks),
        languages=tuple(row.languages),
        availability=_opened(work, told.availability if told else None),
        capacity=row.capacity,
        taken=taken,
        saved_at=told.saved_at if told else None,
    )


def _told(work: Work, row: PersonRow) -> ProfileRow:
    """What she has told so far, made at the first time. Her own row is held: nobody makes it twice."""
    told = profiles.of_person(work.session, row.id)
    if told is None:
        told = ProfileRow(id=uuid4(), company_id=row.company_id, person_id=row.id)
        work.session.add(told)
        work.session.flush()
    return told


def _taken(work: Work, person_id: UUID) -> int:
    """Mentees of other companies count, too; of which companies is not told."""
    with work.for_everyone():
        return profiles.places_taken(work.session, person_id)


def _show_anew(work: Work, actor: Actor) -> None:
    for match in actor.matches:
        deliveries.mark_stale(work.session, match.id)
    changes.stand_anew(work.session, [actor.person.id, *(match.partner.id for match in actor.matches)])


def _sealed(work: Work, person_id: UUID, text: str) -> Sealed | None:
    return work.seal(KeyName.of_person(person_id), text) if text else None


def _opened(work: Work, sealed: Sealed | None) -> str:
    return work.open(sealed) if sealed else ""
