"""Where somebody stands towards a thing: what `mentoring/access.py` asks first, and how far her session reaches.

Two hats, never mixed: what she is within her own matches (`in_pair`, `of_person`, `in_pilot`), and what she is by her
office (`over_company`, `over_match`). A lead who is also a mentor wears the one that the screen is for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing
from mentoring.access_terms import Part
from mentoring.people import Actor, Match
from storage import matches
from storage.matches import Sides
from storage.work import Work


def in_pair(actor: Actor, author_id: UUID, match_id: UUID) -> Role:
    """Towards something that `author_id` wrote, or is about to, within that match."""
    if actor.match(match_id) is None:
        return Role.OTHER
    return Role.AUTHOR if author_id == actor.person.id else Role.PARTNER


def of_person(actor: Actor, person_id: UUID) -> Role:
    """Towards what is about that person: it is her own, her partner's, or not her business."""
    if person_id == actor.person.id:
        return Role.AUTHOR
    return Role.PARTNER if any(match.partner.id == person_id for match in actor.matches) else Role.OTHER


def in_pilot(actor: Actor, company_id: UUID) -> Role:
    """Towards what a company's pilot has for everyone in it. Until matched, nobody is (SPEC S3)."""
    reached = actor.tenants if actor.matches else frozenset()
    return Role.PARTNER if company_id in reached else Role.OTHER


def over_company(actor: Actor, company_id: UUID) -> Role:
    """By her office, towards a company and whoever is of it: a lead is one of her own company alone."""
    if Part.LEAD in actor.parts and company_id == actor.person.company_id:
        return Role.LEAD
    return Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER


def over_match(actor: Actor, sides: Sides) -> Role:
    """By her office, towards a match, proposed or active. The coordinator's are those across companies alone.

    Of a match across companies, either lead is a lead; what is about one of the two people asks `over_company`.
    """
    offices = {over_company(actor, side.company_id) for side in (sides.mentee, sides.mentor)}
    if Role.LEAD in offices:
        return Role.LEAD
    return Role.COORDINATOR if sides.across and Role.COORDINATOR in offices else Role.OTHER


def own_match(actor: Actor, match_id: UUID) -> Match:
    """One of her matches; NotAllowed for any other."""
    match = actor.match(match_id)
    if match is None:
        raise NotAllowed("not a match of hers")
    return match


@contextmanager
def reaching(work: Work, actor: Actor, match_id: UUID) -> Iterator[Sides]:
    """Within: the rows of both companies of a match, proposed or active, for those whom it concerns.

    Those are the two, their leads, and of a match across companies the coordinator. NotAllowed for everyone else, as
    for a match that never was. It opens the door; what may be done and seen inside is for the table to say.
    """
    with work.for_everyone():  # whose match it is, is the very question
        sides = matches.sides_of(work.session, match_id)
    if sides is None:
        raise NotAllowed("no such match")
    if actor.person.id not in (sides.mentee.id, sides.mentor.id) and over_match(actor, sides) is Role.OTHER:
        raise NotAllowed("not a match that concerns her")
    with work.reaching(actor.tenants | {sides.mentee.company_id, sides.mentor.company_id}):
        yield sides


@contextmanager
def across_companies(work: Work, actor: Actor, thing: Thing) -> Iterator[None]:
    """Within: all companies' rows, for the coordinator, and for a thing of which the table gives her a view.

    What leaves the block is that thing and nothing else: candidates for matches across companies, or totals.
    """
    role = Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER
    access.require_sight(role, thing, Sight.ACROSS, Sight.AGGREGATE)
    with work.for_everyone():
        yield
