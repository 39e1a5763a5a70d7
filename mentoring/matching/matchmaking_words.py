"""What people write while a match is made or unmade (SPEC S6): a question, its answer, a reservation, a word of leave.

All of it is sealed under its author's key in that match, is read in a modal, and by nobody but her and the leads to
whom it is addressed; an answer also by whoever asked.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing
from mentoring.people import Actor, Part
from mentoring.standing import over_company, reaching
from storage import remarks
from storage.keys import KeyGone
from storage.matches import MatchRow, Sides
from storage.remarks import RemarkRow
from storage.sealing import KeyName
from storage.work import Work

WORDS_AT_MOST = 1000
"""Characters."""


class Kind(StrEnum):
    """What a remark is."""

    QUESTION = "question"
    """The mentor's, about the candidate."""
    ANSWER = "answer"
    """The lead's, to that."""
    RESERVATION = "reservation"
    DECLINED = "declined"
    """The mentee's, with her 'not this one'."""
    LEAVING = "leaving"
    """With somebody's wish to pause or to end her match."""


class Ground(StrEnum):
    """What a reservation is about."""

    CONFLICT = "conflict"
    RELATIONSHIP = "relationship"
    OTHER = "other"


class Wish(StrEnum):
    """What somebody would like to come of her match."""

    PAUSE = "pause"
    REMATCH = "rematch"
    """To end it, and to be matched with somebody else."""
    END = "end"


class Problem(StrEnum):
    """What can be wrong with what was written."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


class Unfit(Exception):
    """It can't be taken as it was written. Nothing was changed."""

    def __init__(self, problem: Problem, length: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.length = length


@dataclass(frozen=True)
class Remark:
    """A remark, as somebody reads it who may."""

    id: UUID
    kind: Kind
    by: Part
    """Whose it is: the mentee's, the mentor's, or a lead's."""
    mine: bool
    words: str
    """Empty where she left it at that."""
    ground: Ground | None = None
    wish: Wish | None = None
    is_gone: bool = False
    """The match is over, and its texts are no longer kept (SPEC N5)."""


def fitting(words: str, *, needed: bool) -> str:
    """What was written, without the space around it; Unfit if it is too long, or missing where it is `needed`."""
    kept = words.strip()
    if needed and not kept:
        raise Unfit(Problem.EMPTY, 0)
    if len(kept) > WORDS_AT_MOST:
        raise Unfit(Problem.TOO_LONG, len(kept))
    return kept


def note(
    work: Work, actor: Actor, match: MatchRow, remark_id: UUID, kind: Kind, words: str, now: datetime, first: str = ""
) -> None:
    """Keep what the actor wrote, sealed, once however often it is sent. `first`: what stands before it, on a line of
    its own."""
    if remarks.by_id(work.session, remark_id):
        return
    text = f"{first}\n{words}" if first else words
    work.session.add(
        RemarkRow(
            id=remark_id,
            company_id=match.company_id,
            match_id=match.id,
            by_id=actor.person.id,
            kind=kind.value,
            words=work.seal(KeyName.of_author(match.id, actor.person.id), text) if text else None,
            created_at=now,
        )
    )
    work.session.flush()


def remarks_on(work: Work, actor: Actor, match_id: UUID) -> tuple[Remark, ...]:
    """The remarks on a match that the actor may read, the oldest first. NotAllowed for a match not her business."""
    with reaching(work, actor, match_id) as sides:
        rows = remarks.of_match(work.session, match_id)
        return tuple(_opened(work, actor, row, sides) for row in rows if _may_read(actor, row, sides))


def own_remarks(work: Work, actor: Actor) -> tuple[tuple[UUID, datetime, Remark], ...]:
    """All that the actor wrote so, on any match, with the match and the moment; but for what is no longer kept."""
    for thing in (Thing.RESERVATION, Thing.WORD_TO_LEAD):
        access.require_sight(Role.AUTHOR, thing)
    with work.for_everyone():  # her own, on matches that never came about and of companies that she no longer reaches
        rows = remarks.of_author(work.session, actor.person.id)
        return tuple((row.match_id, row.created_at, said) for row in rows if not (said := _hers(work, row)).is_gone)


def _hers(work: Work, row: RemarkRow) -> Remark:
    return _said(work, row, Part.LEAD if row.kind == Kind.ANSWER else Part.MENTEE, mine=True)


def _may_read(actor: Actor, row: RemarkRow, sides: Sides) -> bool:
    kind = Kind(row.kind)
    thing = Thing.RESERVATION if kind is Kind.RESERVATION else Thing.WORD_TO_LEAD
    try:
        access.require_sight(_role(actor, kind, row.by_id, sides), thing)
    except NotAllowed:
        return False
    return True


def _role(actor: Actor, kind: Kind, by_id: UUID, sides: Sides) -> Role:
    """An answer belongs to the question, and so to the mentor. What is not about leaving is for the mentee's lead."""
    author = sides.mentor.id if kind is Kind.ANSWER else by_id
    if actor.person.id == author:
        return Role.AUTHOR
    leaver = sides.mentor if kind is Kind.LEAVING and by_id == sides.mentor.id else sides.mentee
    return over_company(actor, leaver.company_id)


def _opened(work: Work, actor: Actor, row: RemarkRow, sides: Sides) -> Remark:
    kind, mine = Kind(row.kind), row.by_id == actor.person.id
    two = {sides.mentee.id: Part.MENTEE, sides.mentor.id: Part.MENTOR}
    by = Part.LEAD if kind is Kind.ANSWER else two.get(row.by_id, Part.LEAD)
    return _said(work, row, by, mine=mine)


def _said(work: Work, row: RemarkRow, by: Part, *, mine: bool) -> Remark:
    kind = Kind(row.kind)
    try:
        text = work.open(row.words) if row.words else ""
    except KeyGone:
        return Remark(row.id, kind, by, mine, "", is_gone=True)
    first, _, rest = text.partition("\n")
    match kind:
        case Kind.RESERVATION:
            return Remark(row.id, kind, by, mine, rest, ground=Ground(first))
        case Kind.LEAVING:
            return Remark(row.id, kind, by, mine, rest, wish=Wish(first))
    return Remark(row.id, kind, by, mine, text)
