"""Registers the people of a roster and makes the matches it asks for (SPEC S1, S2, S4): all of it, or nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta

from mentoring.joining.enrolment_people import new_person, renew
from mentoring.joining.enrolment_plan import FindUser, Plan, SlackUser, plan
from mentoring.joining.roster import Roster
from mentoring.joining.roster_troubles import BadRoster
from mentoring.occasions import Occasion, tell_all
from mentoring.people import Part
from storage import changes, companies, rosters, workspaces
from storage.companies import CompanyRow, PilotRow
from storage.engine import alone
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import KeyName
from storage.work import Work

__all__ = ["BadRoster", "Enrolled", "SlackUser", "enrol"]

LOCK = 0x726F73746572
"""The advisory lock of enrolment ('roster' in ASCII): two files at once might both register the same person."""
PILOT_MONTHS = 6
IN_A_PILOT = frozenset({Part.MENTEE, Part.MENTOR, Part.LEAD})
OFFICES = frozenset({Part.LEAD, Part.COORDINATOR})


@dataclass(frozen=True)
class Enrolled:
    """What came of it, counted in people, and in matches."""

    registered: int
    updated: int
    already_registered: int
    """As they are in the file."""
    matched: int


def enrol(
    work: Work,
    roster: Roster,
    find_user: FindUser,
    now: datetime,
    pilot_starts_on: date | None = None,
    intake_id: UUID | None = None,
) -> Enrolled:
    """Register everybody, make the matches, and put a first message to each in the outbox.

    `work` must see every company. `pilot_starts_on`: of a company that runs no pilot yet; today in UTC if None.
    `intake_id`: by which act of a lead's; None for the operator's import.
    Raises BadRoster, with every mistake, before anything is changed. The same file again changes nothing.
    """
    alone(work.session.connection(), LOCK)
    wanted = plan(work, roster, find_user)
    if wanted.troubles:
        raise BadRoster(wanted.troubles)
    hosts = _companies(work, wanted)
    pilots = _pilots(work, wanted, hosts, now.astimezone(UTC).date(), pilot_starts_on)
    new = _new_people(work, wanted, hosts)
    everyone = {**wanted.known, **new}
    back = _registered_again(work, wanted, pilots)
    _register(work, wanted, everyone, pilots, intake_id)
    updated = [person for person in wanted.people if person in wanted.known and _renewed(work, wanted, person)]
    matches = _match(work, wanted, everyone, pilots, now)
    changes.stand_anew(work.session, [everyone[person].id for person in updated])
    _tell(work, wanted, everyone, matches, back, now)
    return Enrolled(
        registered=len(new),
        updated=len(updated),
        already_registered=len(wanted.people) - len(new) - len(updated),
        matched=len(matches),
    )


def _companies(work: Work, wanted: Plan) -> dict[str, CompanyRow]:
    """The companies, by their names with case folded; those that are new are made."""
    found = dict(wanted.companies)
    for row in wanted.people.values():
        name = row.company.casefold()
        if name not in found:
            found[name] = CompanyRow(id=uuid4(), name=row.company)
            work.session.add(found[name])
    work.session.flush()
    return found


def _pilots(
    work: Work, wanted: Plan, hosts: dict[str, CompanyRow], today: date, starts_on: date | None
) -> dict[UUID, PilotRow]:
    """The pilot of each company that takes part, made if none is running or to come. Coordinators are in none."""
    taking_part = [hosts[row.company.casefold()].id for row in wanted.people.values() if row.role & IN_A_PILOT]
    taking_part += [wanted.known[pair.mentee].company_id for pair in wanted.new_pairs if pair.mentee in wanted.known]
    found = {}
    for company_id in dict.fromkeys(taking_part):
        pilot = companies.pilot_of(work.session, company_id)
        if pilot is None or pilot.ends_on < today:
            pilot = _pilot(company_id, starts_on or today, pilot.round + 1 if pilot else 1)
            work.session.add(pilot)
        found[company_id] = pilot
    work.session.flush()
    return found


def _pilot(company_id: UUID, starts_on: date, round_: int) -> PilotRow:
    """Six months: it ends the day before the same day six months on, or before that month's last if it is shorter."""
    ends_on = starts_on + relativedelta(months=PILOT_MONTHS) - timedelta(days=1)
    return PilotRow(id=uuid4(), company_id=company_id, starts_on=starts_on, ends_on=ends_on, round=round_)


def _new_people(work: Work, wanted: Plan, hosts: dict[str, CompanyRow]) -> dict[str, PersonRow]:
    """Those whom nobody registered before, by their keys; their sealing keys are made together."""
    fresh = {person: (uuid4(), row) for person, row in wanted.people.items() if person not in wanted.known}
    keys = [KeyName.of_person(person_id) for person_id, _ in fresh.values()]
    work.keyring.make(keys)
    work.keyring.warm(keys)
    teams = {user.team_id: user.workspace_name for user in wanted.users.values()}
    where = {team_id: workspaces.ensure(work.session, team_id, name).id for team_id, name in teams.items()}
    made = {}
    for person, (person_id, row) in fresh.items():
        user = wanted.users[person]
        made[person] = new_person(work, person_id, row, user, hosts[row.company.casefold()].id, where[user.team_id])
    work.session.add_all(made.values())
    work.session.flush()
    return made


def _renewed(work: Work, wanted: Plan, person: str) -> bool:
    """Whether the roster has something new of somebody registered; if so, it is taken over."""
    row = wanted.people[person]
    return renew(work, wanted.known[person], row, wanted.users[person]) or bool(wanted.new_parts(person))


def _register(
    work: Work,
    wanted: Plan,
    everyone: dict[str, PersonRow],
    pilots: dict[UUID, PilotRow],
    intake_id: UUID | None,
) -> None:
    """Give everybody the parts that she has not got yet."""
    for person, known in everyone.items():
        for part in wanted.new_parts(person):
            work.session.add(
                RegistrationRow(
                    person_id=known.id,
                    company_id=known.company_id,
                    role=part.value,
                    pilot_id=pilots[known.company_id].id if part in IN_A_PILOT else None,
                    intake_id=intake_id,
                )
            )
    work.session.flush()


def _match(
    work: Work, wanted: Plan, everyone: dict[str, PersonRow], pilots: dict[UUID, PilotRow], now: datetime
) -> list[MatchRow]:
    """Make the matches. Each belongs to the mentee's company, begins now, and ends with that company's pilot."""
    made = []
    for pair in wanted.new_pairs:
        mentee, mentor = everyone[pair.mentee], everyone[pair.mentor]
        pilot = pilots[mentee.company_id]
        match = MatchRow(
            id=uuid4(),
            company_id=mentee.company_id,
            pilot_id=pilot.id,
            round=pilot.round,
            mentee_id=mentee.id,
            mentor_id=mentor.id,
            state="active",
            moved_at=now,
            starts_on=max(pilot.starts_on, now.astimezone(UTC).date()),
            ends_on=pilot.ends_on,
        )
        made.append(match)
    work.session.add_all(made)
    work.session.flush()
    return made


def _registered_again(work: Work, wanted: Plan, pilots: dict[UUID, PilotRow]) -> frozenset[UUID]:
    """Who of the file was in an earlier pilot, and is in this one from now on: a mentee waits anew."""
    known = [row.id for person, row in wanted.known.items() if person in wanted.people]
    return rosters.move_to_pilots(work.session, {home: pilot.id for home, pilot in pilots.items()}, known)


def _tell(
    work: Work,
    wanted: Plan,
    everyone: dict[str, PersonRow],
    matches: Iterable[MatchRow],
    back: Collection[UUID],
    now: datetime,
) -> None:
    """A new pair hears of its match. Everyone else with a new part, or `back` in a new pilot, is welcomed to it; so is,
    in a pair, who leads."""
    by_id = {row.id: row for row in everyone.values()}
    pairs = [(by_id[each], match.id) for match in matches for each in (match.mentee_id, match.mentor_id)]
    tell_all(work, pairs, Occasion.MATCHED, now)
    matched = {row.id for row, _ in pairs}
    changes.stand_anew(work.session, list(matched))
    told: dict[tuple[Occasion, str], list[PersonRow]] = defaultdict(list)
    for person, row in everyone.items():
        is_back = row.id in back and row.id not in matched
        if is_back or any(row.id not in matched or part in OFFICES for part in wanted.new_parts(person)):
            told[_welcome(wanted, person, now)].append(row)
    for (kind, period), rows in told.items():
        tell_all(work, [(row, row.id) for row in rows], kind, now, period=period, of_match=False)


def _welcome(wanted: Plan, person: str, now: datetime) -> tuple[Occasion, str]:
    """How she is told, and what tells it from another time: somebody may have left, and be back."""
    if person not in wanted.known:
        return Occasion.WELCOMED, ""
    at = now.astimezone(UTC).isoformat(timespec="microseconds")
    has_more = wanted.parts.get(person) and wanted.new_parts(person)
    return (Occasion.PART_ADDED if has_more else Occasion.WELCOMED), at
