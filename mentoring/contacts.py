"""Contacts (SPEC S30): one's own details and one's partners', the project leads', the coordinator's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.people import Actor, Part
from mentoring.standing import of_person
from storage import contacts
from storage.people import PersonRow
from storage.work import Work


@dataclass(frozen=True)
class Contact:
    """How to reach somebody."""

    name: str
    email: str
    phone: str
    """Empty where she has given none."""
    slack_user_id: str
    """In the reader's own workspace; empty for somebody of another one."""


@dataclass(frozen=True)
class Contacts:
    """Whom somebody may want to reach."""

    own: Contact
    partners: tuple[Contact, ...]
    leads: tuple[Contact, ...]
    """Of her own company; she herself is not among them."""
    coordinators: tuple[Contact, ...]


def contacts_of(work: Work, actor: Actor) -> Contacts:
    """Everybody whom she may want to reach. Until she is matched, that is her leads (SPEC S3); and if she leads, the
    coordinator too."""
    me = actor.person.id
    partner_ids = [match.partner.id for match in actor.matches]
    pair = contacts.by_ids(work.session, [me, *partner_ids])
    for person_id in pair:
        access.require_sight(of_person(actor, person_id), Thing.CONTACT)
    if me not in pair:
        raise NotAllowed("no longer here")
    with work.for_everyone():  # the programme's officers are there for everyone in it
        officers = contacts.officers_of(work.session, actor.person.company_id)
    here = pair[me].workspace_id
    seen = _Reader(work, here)
    return Contacts(
        own=seen.contact(pair[me]),
        partners=seen.contacts(pair, partner_ids),
        leads=tuple(seen.contact(row) for row, role in officers if role == "lead" and row.id != me),
        coordinators=tuple(
            seen.contact(row) for row, role in officers if role == "coordinator" and row.id != me and _may_ask(actor)
        ),
    )


def _may_ask(actor: Actor) -> bool:
    """Whether the coordinator is hers to ask: not before she is matched, or leads."""
    return bool(actor.matches or actor.parts & {Part.LEAD, Part.COORDINATOR})


@dataclass(frozen=True)
class _Reader:
    """Opens what is sealed, for a reader in this workspace."""

    work: Work
    workspace_id: UUID

    def contact(self, row: PersonRow) -> Contact:
        return Contact(
            name=self.work.open(row.name),
            email=self.work.open(row.email),
            phone=self.work.open(row.phone) if row.phone else "",
            slack_user_id=row.slack_user_id if row.workspace_id == self.workspace_id else "",
        )

    def contacts(self, rows: Mapping[UUID, PersonRow], ids: Iterable[UUID]) -> tuple[Contact, ...]:
        return tuple(self.contact(rows[person_id]) for person_id in dict.fromkeys(ids) if person_id in rows)
