"""Calls, mails and chats between meetings or in lieu of one, and meetings that nobody had planned (SPEC S21)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.holding import hold_match
from mentoring.local_time import today
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from storage import changes, deliveries, exchanges, people
from storage.exchanges import ExchangeRow, Logged
from storage.sealing import KeyName
from storage.work import Work

WORDS_AT_MOST = 500


class Kind(StrEnum):
    """How the two were in touch."""

    CALL = "call"
    MAIL = "mail"
    CHAT = "chat"
    MEETING = "meeting"
    """One that was not planned."""


class Problem(StrEnum):
    """What can be wrong with what is logged."""

    NO_DAY = "no_day"
    AHEAD = "ahead"
    BEFORE_THE_START = "before_the_start"
    TOO_LONG = "too_long"


class Unfit(Exception):
    """It can't be logged as it is. Nothing was changed."""

    def __init__(self, problem: Problem, length: int = 0, starts_on: date | None = None) -> None:
        super().__init__(problem.value)
        self.problem, self.length, self.starts_on = problem, length, starts_on


@dataclass(frozen=True)
class Draft:
    """An exchange as somebody logs it."""

    kind: Kind
    on: date | None
    """In her own calendar."""
    instead: bool
    """It took the place of a meeting."""
    words: str


@dataclass(frozen=True)
class Exchange:
    """One exchange, as one of the two sees it."""

    id: UUID
    match: Match
    mine: bool
    kind: Kind
    on: date
    counts: bool
    words: str


def log(work: Work, actor: Actor, match_id: UUID, draft: Draft, now: datetime, exchange_id: UUID) -> None:
    """Log an exchange. Unfit if something is wrong with it; TooLate if the match is paused.

    `exchange_id`: the id that it will have. A second one under the same id is the same one, sent twice.
    """
    access.require(in_pair(actor, actor.person.id, match_id), Verb.LOG, Thing.MEETING)
    match = hold_match(work, actor, match_id)
    if exchanges.by_id(work.session, exchange_id):
        return
    on, words = _fitting(draft, match, today(now, actor.person.zone))
    row = ExchangeRow(
        id=exchange_id,
        company_id=match.company_id,
        match_id=match_id,
        by_id=actor.person.id,
        kind=draft.kind.value,
        happened_on=on,
        counts=draft.instead or draft.kind is Kind.MEETING,
        words=work.seal(KeyName.of_author(match_id, actor.person.id), words) if words else None,
        created_at=now,
    )
    work.session.add(row)
    work.session.flush()
    deliveries.mark_stale(work.session, match_id)  # the first-week checklist says whether they met
    changes.stand_anew(work.session, [actor.person.id, match.partner.id])


def take_back(work: Work, actor: Actor, exchange_id: UUID, now: datetime) -> None:
    """Whoever logged it takes it back. A second time changes nothing."""
    row = exchanges.by_id(work.session, exchange_id)
    if row is None:
        raise NotAllowed("nothing that she logged")
    access.require(in_pair(actor, row.by_id, row.match_id), Verb.TAKE_BACK, Thing.MEETING)
    match = own_match(actor, row.match_id)
    people.hold(work.session, [actor.person.id, match.partner.id])
    if exchanges.remove(work.session, exchange_id, now):
        deliveries.mark_stale(work.session, row.match_id)
        changes.stand_anew(work.session, [actor.person.id, match.partner.id])


def exchanges_of(work: Work, actor: Actor) -> tuple[Exchange, ...]:
    """Everything logged in her matches, the latest first."""
    return tuple(_seen(work, actor, row) for row in exchanges.of_matches(work.session, _ids(actor)))


def _ids(actor: Actor) -> list[UUID]:
    return [match.id for match in actor.matches]


def _seen(work: Work, actor: Actor, row: Logged) -> Exchange:
    access.require_sight(in_pair(actor, row.by_id, row.match_id), Thing.MEETING)
    return Exchange(
        id=row.id,
        match=own_match(actor, row.match_id),
        mine=row.by_id == actor.person.id,
        kind=Kind(row.kind),
        on=row.happened_on,
        counts=row.counts,
        words=work.open(row.words) if row.words else "",
    )


def _fitting(draft: Draft, match: Match, on: date) -> tuple[date, str]:
    """The day and the words, if they are good ones. `on`: today, for whoever logs it."""
    words = draft.words.strip()
    if draft.on is None:
        raise Unfit(Problem.NO_DAY)
    if draft.on > on:
        raise Unfit(Problem.AHEAD)
    if draft.on < match.starts_on:
        raise Unfit(Problem.BEFORE_THE_START, starts_on=match.starts_on)
    if len(words) > WORDS_AT_MOST:
        raise Unfit(Problem.TOO_LONG, len(words))
    return draft.on, words
