"""Registering somebody by a form (SPEC S1): first who she is and in which part, then what else is to be said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.joining.enrolment import enrol
from mentoring.joining.intakes import DAY, State, leads_look, new_intake
from mentoring.joining.members import Member
from mentoring.joining.roster import Roster
from mentoring.joining.roster_cells import LIST_SEPARATOR, Cells, Column, Wrong
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_scope import HERS_TO_GIVE, unnamed
from mentoring.joining.roster_troubles import BadRoster, Problem, Trouble
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Part
from mentoring.standing import over_company
from storage import companies, intakes, people, rosters
from storage.companies import CompanyRow
from storage.people import PersonRow
from storage.work import Work

ASKED: Final = (Column.NAME, Column.EMAIL, Column.PHONE, Column.DEPARTMENT, Column.MANAGER_EMAIL, Column.LANGUAGES)
"""What the form asks, in this order."""
SLACKBOT = "USLACKBOT"
"""Of whom Slack does not say that it is a bot."""


class Hindrance(StrEnum):
    """Why somebody can't be registered so."""

    NOBODY = "nobody"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    VISITOR = "visitor"
    ELSEWHERE = "elsewhere"
    """She is registered with another company: with which, is not told."""
    ALREADY = "already"
    """She has that part."""
    NO_PART = "no part"
    NO_COMPANY = "no company"


class Hindered(Exception):
    """She can't be registered so."""

    def __init__(self, hindrance: Hindrance) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance


@dataclass(frozen=True)
class Office:
    """What somebody may register by her office."""

    own_company: str
    """Whose lead she is; empty if she is none."""
    others: Mapping[str, str]
    """Companies for which she may name leads, names by ids: a coordinator may for any, and for new ones."""

    @property
    def names_leads(self) -> bool:
        """Whether the form has to ask for the company."""
        return not self.own_company


@dataclass(frozen=True)
class Choice:
    """Who is to be registered, in which parts, with which company (by its name)."""

    member: Member
    parts: frozenset[Part]
    company: str


@dataclass(frozen=True)
class Known:
    """What the form shows at first: what we know of her, else what Slack does."""

    parts: frozenset[Part]
    """Those that she has already."""
    filled: Mapping[Column, str]
    registered: bool = False
    """She was registered before: her address stays."""


def office(work: Work, actor: Actor) -> Office:
    """What she may register; NotAllowed for whoever may register nobody."""
    own = companies.by_id(work.session, actor.person.company_id)
    role = over_company(actor, own.id)
    access.require(role, Verb.REGISTER_LEAD, Thing.REGISTRATION)
    if role is Role.LEAD:
        return Office(own.name, {})
    known = sorted(rosters.companies_by_name(work.session).values(), key=lambda company: company.name)
    return Office("", {company.id.hex: company.name for company in known})


def look_up(work: Work, actor: Actor, choice: Choice) -> Known:
    """What is known of whom she chose. Raises Hindered, or NotAllowed for what is not hers to do."""
    company = _company(work, actor, choice)
    if choice.member.is_bot or choice.member.user.user_id == SLACKBOT:
        raise Hindered(Hindrance.BOT)
    if choice.member.is_visitor:
        raise Hindered(Hindrance.VISITOR)
    if choice.member.user.deleted:
        raise Hindered(Hindrance.DEACTIVATED)
    with work.for_everyone():
        row = people.by_slack_user(work.session, choice.member.user.team_id, choice.member.user.user_id)
        if row is None:
            return Known(frozenset(), {Column.NAME: choice.member.name, Column.EMAIL: choice.member.email})
        if company is None or row.company_id != company.id:
            raise Hindered(Hindrance.ELSEWHERE)
        parts = frozenset(Part(role) for role in people.roles_of(work.session, row.id))
        if choice.parts <= parts:
            raise Hindered(Hindrance.ALREADY)
        return Known(parts, _as_filled(work, row), registered=True)


def register(
    work: Work, actor: Actor, form: UUID, choice: Choice, entries: Mapping[Column, str], now: datetime
) -> None:
    """Register her, and tell whoever did it. `form`: the same form sent twice registers once.

    Raises Hindered; and BadRoster, with the columns of what is wrong with `entries`.
    """
    if intakes.by_id(work.session, form):
        return
    company = _company(work, actor, choice)
    known = look_up(work, actor, choice)
    choice = replace(choice, company=company.name if company else choice.company)  # spelt as it was before
    address = known.filled[Column.EMAIL] if known.registered else entries.get(Column.EMAIL, "")
    row = _row(choice, {**entries, Column.EMAIL: address})
    intake = new_intake(actor, State.REGISTERED, now, look_at=now + DAY)
    intake.id = form
    work.session.add(intake)
    work.session.flush()
    with work.for_everyone():
        try:
            done = enrol(work, Roster((row,)), lambda _: choice.member.user, now, intake_id=intake.id)
        except BadRoster as bad:
            raise BadRoster(map(unnamed, bad.troubles)) from None
    intake.registered, intake.updated = done.registered, done.updated
    tell(work, actor.person.id, Occasion.INTAKE, intake.id, now)
    leads_look(work, intake.company_id)


def _company(work: Work, actor: Actor, choice: Choice) -> CompanyRow | None:
    """The company, if it is known, in which she may give these parts."""
    company = rosters.companies_by_name(work.session).get(choice.company.casefold())
    role = over_company(actor, company.id) if company else _over_a_new_one(actor)
    if not choice.parts:
        raise Hindered(Hindrance.NO_PART)
    if not choice.company:
        raise Hindered(Hindrance.NO_COMPANY)
    if choice.parts == {Part.LEAD}:
        access.require(role, Verb.REGISTER_LEAD, Thing.REGISTRATION)
    else:
        access.require(role, Verb.REGISTER, Thing.REGISTRATION)
    if not choice.parts <= HERS_TO_GIVE:
        raise NotAllowed("not a part that she may give")
    return company


def _over_a_new_one(actor: Actor) -> Role:
    return Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER


def _row(choice: Choice, entries: Mapping[Column, str]) -> Row:
    """The form as a row of a roster. BadRoster for what can't be read."""
    values: dict[str, Any] = {}
    wrong = []
    for column in (*ASKED, Column.COMPANY):
        text = choice.company if column is Column.COMPANY else entries.get(column, "")
        text = text.replace(",", LIST_SEPARATOR) if column is Column.LANGUAGES else text
        try:
            value = Cells(column).read(text)
        except Wrong as why:
            wrong.append(Trouble(1, why.problem, column, text, at_most=why.at_most))
        else:
            if value is not None:
                values[column] = value
    needed = (Column.NAME, Column.EMAIL, Column.COMPANY)
    found_wrong = {trouble.column for trouble in wrong}
    wrong += [Trouble(1, Problem.MISSING, each) for each in needed if each not in {*values, *found_wrong}]
    if wrong:
        raise BadRoster(wrong)
    return Row(1, role=choice.parts, **values)


def _as_filled(work: Work, row: PersonRow) -> Mapping[Column, str]:
    return {
        Column.NAME: work.open(row.name),
        Column.EMAIL: work.open(row.email),
        Column.PHONE: work.open(row.phone) if row.phone else "",
        Column.DEPARTMENT: row.department,
        Column.LANGUAGES: ", ".join(row.languages),
    }
