"""What enrolling the people of a roster would come to: who they are in Slack, what is known of them, what is wrong.

It changes nothing, so that it can also be shown before anybody says yes (SPEC S1).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mentoring.joining.pairing import Wanted, beyond_capacity, wanted_pairs
from mentoring.joining.roster import Roster
from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part
from storage import rosters
from storage.companies import CompanyRow
from storage.people import PersonRow
from storage.work import Work

USUAL_CAPACITY = 1
"""How many mentees a mentor takes who does not say."""


@dataclass(frozen=True)
class SlackUser:
    """Whoever has an address in Slack."""

    team_id: str
    user_id: str
    locale: str
    time_zone: str
    deleted: bool
    workspace_name: str = ""
    """Empty: as it is known."""


FindUser = Callable[[str], SlackUser | None]
"""The Slack user with this e-mail address."""


@dataclass(frozen=True)
class Plan:
    """Everybody is named by her key (her address, case folded). With troubles, it can't be carried out."""

    people: dict[str, Row]
    users: dict[str, SlackUser]
    companies: dict[str, CompanyRow]
    """Those that are known already, by their names with case folded."""
    known: dict[str, PersonRow]
    """Those of the roster, and their partners, who are registered."""
    parts: dict[str, frozenset[Part]]
    """The parts that those have."""
    new_pairs: tuple[Wanted, ...]
    troubles: tuple[Trouble, ...]

    def new_parts(self, person: str) -> tuple[Part, ...]:
        """The parts that the roster gives her and that she has not got yet, in order."""
        row = self.people.get(person)
        return tuple(sorted(row.role - self.parts.get(person, frozenset()))) if row else ()


def plan(work: Work, roster: Roster, find_user: FindUser) -> Plan:
    """Look everybody up. `work` sees every company: whose people they are, is the very question."""
    users = {person: user for person, row in roster.people.items() if (user := find_user(row.email))}
    companies = rosters.companies_by_name(work.session)
    known = _known(work, roster)
    roles = rosters.roles_by_person(work.session, [row.id for row in known.values()])
    parts = {person: frozenset(Part(role) for role in roles.get(row.id, ())) for person, row in known.items()}
    pairs, unfit = wanted_pairs(roster, parts)
    new_pairs, full = _new_pairs(work, roster, known, pairs)
    troubles = (
        *roster.troubles,
        *unfit,
        *full,
        *_about_slack(work, roster, users, known),
        *_about_companies(roster, companies, known),
    )
    return Plan(roster.people, users, companies, known, parts, new_pairs, troubles)


def _known(work: Work, roster: Roster) -> dict[str, PersonRow]:
    named = dict.fromkeys(roster.people)
    named.update(dict.fromkeys(address.casefold() for row in roster.rows for address in row.partner_email))
    fingerprints = {work.keyring.fingerprint(person): person for person in named}
    found = rosters.by_fingerprints(work.session, fingerprints)
    return {fingerprints[fingerprint]: row for fingerprint, row in found.items()}


def _new_pairs(
    work: Work, roster: Roster, known: dict[str, PersonRow], pairs: tuple[Wanted, ...]
) -> tuple[tuple[Wanted, ...], tuple[Trouble, ...]]:
    """Those who were never matched with each other: an old file brings no ended match back to life."""
    mentors = {pair.mentor: known[pair.mentor] for pair in pairs if pair.mentor in known}
    matches = rosters.matches_of(work.session, [row.id for row in mentors.values()])
    before = {(match.mentee_id, match.mentor_id) for match in matches}
    new = tuple(
        pair
        for pair in pairs
        if not (pair.mentee in known and pair.mentor in known)
        or (known[pair.mentee].id, known[pair.mentor].id) not in before
    )
    places = rosters.places_taken(matches)
    taken = {person: places[row.id] for person, row in mentors.items()}
    capacity = {pair.mentor: _capacity(roster.people.get(pair.mentor), known.get(pair.mentor)) for pair in new}
    return new, tuple(beyond_capacity(new, capacity, taken))


def _capacity(row: Row | None, known: PersonRow | None) -> int:
    if row and row.capacity is not None:
        return row.capacity
    return known.capacity if known else USUAL_CAPACITY


def _about_slack(
    work: Work, roster: Roster, users: dict[str, SlackUser], known: dict[str, PersonRow]
) -> Iterator[Trouble]:
    """Everybody is one active Slack user, and stays the one she was registered with."""
    registered = rosters.by_slack_users(work.session, {user.user_id for user in users.values()})
    taken: dict[tuple[str, str], int] = {}
    for person, row in roster.people.items():
        user = users.get(person)
        if user is None or user.deleted:
            problem = Problem.DEACTIVATED if user else Problem.NOT_IN_SLACK
            yield Trouble(row.line, problem, Column.EMAIL, row.email)
            continue
        key = (user.team_id, user.user_id)
        owner = registered.get(key)
        if person in known and owner is not known[person]:
            yield Trouble(row.line, Problem.OTHER_SLACK_USER, Column.EMAIL, row.email)
        elif owner is not known.get(person) or key in taken:
            yield Trouble(row.line, Problem.SLACK_USER_TAKEN, Column.EMAIL, row.email, other_line=taken.get(key, 0))
        taken.setdefault(key, row.line)


def _about_companies(
    roster: Roster, companies: dict[str, CompanyRow], known: dict[str, PersonRow]
) -> Iterator[Trouble]:
    """A company is spelt as it was before, and nobody changes hers."""
    by_id = {company.id: company for company in companies.values()}
    for person, row in roster.people.items():
        registered = known.get(person)
        before = by_id[registered.company_id] if registered else companies.get(row.company.casefold())
        problem = Problem.OTHER_COMPANY if registered else Problem.SPELT_TWO_WAYS
        if before and row.company and before.name != row.company:
            yield Trouble(row.line, problem, Column.COMPANY, row.company, other=before.name)
