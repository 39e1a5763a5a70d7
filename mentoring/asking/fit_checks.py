"""The fit check after a month (SPEC P6): how it goes between the two, as one of them sees it. Her partner never hears
of it; her own project lead does if she asks for help, and then reads what she wrote."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing, Verb
from mentoring.matching.matchmaking_held import held
from mentoring.matching.matchmaking_words import fitting
from mentoring.matchmaking import Mover
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match, Person, person_of
from mentoring.standing import in_pair, over_company, own_match, reaching
from storage import deliveries, fit_checks, people
from storage.fit_checks import FitCheckRow
from storage.keys import KeyGone
from storage.sealing import KeyName
from storage.work import Work


class Going(StrEnum):
    """How it goes."""

    WELL = "well"
    FINDING = "finding"
    """They are still finding their way."""
    HARD = "hard"
    NOT_FITTING = "not_fitting"
    """She thinks that they are better matched with others."""


@dataclass(frozen=True)
class FitCheck:
    """What one of the two has said."""

    going: Going
    asks_for_help: bool
    words: str = ""


@dataclass(frozen=True)
class HelpAsked:
    """Somebody would like her lead's help: who, and what she wrote."""

    who: Person
    match_id: UUID
    said: FitCheck


def own_fit_check(work: Work, actor: Actor, match_id: UUID) -> tuple[Match, FitCheck | None]:
    """Hers in a match of hers, and what she has said already. NotAllowed for any other match."""
    match = own_match(actor, match_id)
    access.require_sight(in_pair(actor, actor.person.id, match_id), Thing.FIT_CHECK)
    row = fit_checks.of_author(work.session, match_id, actor.person.id)
    return match, _opened(work, row) if row else None


def answer(work: Work, actor: Actor, match_id: UUID, said: FitCheck, now: datetime) -> None:
    """Keep what she says, in place of what she said before; her lead hears of it if she asks for help. Unfit if she
    writes too much."""
    access.require(in_pair(actor, actor.person.id, match_id), Verb.ANSWER, Thing.FIT_CHECK)
    packed = json.dumps([said.going, said.asks_for_help, fitting(said.words, needed=False)])
    with held(work, actor, match_id, now) as found:
        side = Mover.MENTEES_LEAD if found.participant() is Mover.MENTEE else Mover.MENTORS_LEAD
        sealed = work.seal(KeyName.of_author(match_id, actor.person.id), packed)
        row = fit_checks.of_author(work.session, match_id, actor.person.id)
        if row is None:
            row = FitCheckRow(company_id=found.row.company_id, match_id=match_id, by_id=actor.person.id)
            work.session.add(row)
        row.answer, row.answered_at = sealed, now
        work.session.flush()
        deliveries.mark_stale(work.session, match_id, row.id)
        if said.asks_for_help:
            found.tell(found.leads(side), Occasion.HELP_ASKED, about=row.id)


def help_asked(work: Work, actor: Actor, fit_check_id: UUID) -> HelpAsked:
    """What one of the two wrote who asks for help, for her own lead. NotAllowed for everyone else, if she asks for none
    (any more), and once it is no longer kept."""
    with work.for_everyone():  # whose it is, is the very question
        row = fit_checks.by_id(work.session, fit_check_id)
    if row is None:
        raise NotAllowed("no such fit check")
    with reaching(work, actor, row.match_id):
        author = people.by_id(work.session, row.by_id)
        hers = author.id == actor.person.id
        role = Role.AUTHOR if hers else over_company(actor, author.company_id)
        access.require_sight(role, Thing.FIT_CHECK, Sight.ASKED)
        try:
            said = _opened(work, row)
        except KeyGone:
            raise NotAllowed("no longer kept") from None
        if not said.asks_for_help:
            raise NotAllowed("she asks for no help")
        return HelpAsked(person_of(work, author), row.match_id, said)


def _opened(work: Work, row: FitCheckRow) -> FitCheck:
    going, asks_for_help, words = json.loads(work.open(row.answer))
    return FitCheck(Going(going), bool(asks_for_help), str(words))
