"""Those who answer for somebody hear that her Slack account was closed: who, and which matches rest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.matching.matchmaking_proposals import Made, made
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part, Person, person_of
from mentoring.standing import over_company
from storage import companies, departures, people
from storage.deliveries import OccasionRow
from storage.people import PersonRow
from storage.work import Work


@dataclass(frozen=True)
class AccountNotice(Notice):
    """Somebody's account is closed, or was and is open again."""

    person: Person | None
    """None to a coordinator who has nothing to do with her, and hears that a company has no lead."""
    company: str
    made: tuple[Made, ...]
    """Her matches, proposed or running, as the reader answers for them."""
    is_closed: bool

    @property
    def worth_telling(self) -> bool:
        """As long as it is so."""
        return self.is_closed


def about_account(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> AccountNotice | None:
    """How it stands with her; None to whoever answers no longer for her, nor for anybody matched with her."""
    with work.for_everyone():
        row = people.by_id(work.session, occasion.about)
        bonds = departures.bonds_of(work.session, row.id)
        company = companies.by_id(work.session, row.company_id).name
        is_leaderless = not people.leads_of(work.session, row.company_id)
    found = tuple(each for bond in bonds if (each := _made(work, actor, bond.match_id)))
    is_closed = row.account_closed_at is not None
    if found or _is_hers(actor, row):
        return AccountNotice(person_of(work, row), company, found, is_closed)
    if is_leaderless and Part.COORDINATOR in actor.parts:
        return AccountNotice(None, company, (), is_closed)
    return None


def _made(work: Work, actor: Actor, match_id: UUID) -> Made | None:
    try:
        return made(work, actor, match_id)
    except NotAllowed:
        return None


def _is_hers(actor: Actor, row: PersonRow) -> bool:
    """A lead of her company."""
    try:
        access.require_sight(over_company(actor, row.company_id), Thing.REGISTRATION)
    except NotAllowed:
        return False
    return True


READERS: Final[Readers] = {Occasion.ACCOUNT_CLOSED: about_account}
