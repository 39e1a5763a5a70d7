"""How a match is answered (SPEC S6): by the mentor, then by the mentee; before, across companies, by both leads.

Each holds the two, asks the table of access and that of the states, changes, and queues what is to be said of it, in
one transaction: of two who press at once one wins, and the other is told (TooLate).
"""

from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import Role, Thing, Verb
from mentoring.local_time import UTC_ZONE, today
from mentoring.matching.matchmaking_held import Held, held
from mentoring.matching.matchmaking_words import Ground, Kind, fitting, note
from mentoring.matchmaking import LEADS, Move, Mover, State
from mentoring.occasions import Occasion
from mentoring.people import Actor
from mentoring.pilot_settings import settings_of
from mentoring.standing import over_company, over_match
from mentoring.too_late import TooLate
from storage import matches
from storage.work import Work


def accept(work: Work, actor: Actor, match_id: UUID, now: datetime) -> State:
    """The mentor says yes, and the mentee is asked; or the mentee says yes, and they are matched."""
    with held(work, actor, match_id, now) as found:
        access.require(found.asked(), Verb.ANSWER, Thing.CANDIDATE)
        if found.participant() is Mover.MENTEE:
            return _begun(found)
        state = found.move(Move.MENTOR_ACCEPTS, Mover.MENTOR)
        found.show_anew()
        found.tell([found.sides.mentee.id], Occasion.MENTEE_ASKED)
        return state


def _begun(found: Held) -> State:
    """Their months together begin today, where the company is, or with the pilot. TooLate once that is over."""
    pilot, settings = matches.pilot_of(found.work.session, found.row.id), settings_of(found.work, found.row.company_id)
    first_day = max(pilot.starts_on, today(found.now, settings.zone if settings else UTC_ZONE))
    if first_day > found.row.ends_on:
        raise TooLate
    state = found.move(Move.MENTEE_ACCEPTS, Mover.MENTEE, starts_on=first_day, next_look_at=found.now)
    found.show_anew()
    found.tell([found.sides.mentee.id, found.sides.mentor.id], Occasion.MATCHED)
    found.tell([*found.leads(*LEADS), *found.proposer()], Occasion.MATCH_MADE)
    return state


def ask_more(work: Work, actor: Actor, match_id: UUID, remark_id: UUID, question: str, now: datetime) -> None:
    """The mentor asks the lead about the candidate. Unfit if the question is missing or too long."""
    with held(work, actor, match_id, now) as found:
        access.require(found.asked(), Verb.ASK_FOR, Thing.CANDIDATE)
        found.move(Move.ASK_MORE, found.participant())
        _note(found, actor, remark_id, Kind.QUESTION, fitting(question, needed=True))
        found.show_anew()
        found.tell(found.leads(Mover.MENTEES_LEAD), Occasion.MORE_ASKED, remark_id.hex)


def tell_more(work: Work, actor: Actor, match_id: UUID, remark_id: UUID, answer: str, now: datetime) -> None:
    """The mentee's lead answers what the mentor asked. Unfit if the answer is missing or too long."""
    with held(work, actor, match_id, now) as found:
        access.require(over_company(actor, found.sides.mentee.company_id), Verb.ANSWER, Thing.WORD_TO_LEAD)
        found.move(Move.TELL_MORE, found.lead())
        _note(found, actor, remark_id, Kind.ANSWER, fitting(answer, needed=True))
        found.show_anew()
        found.tell([found.sides.mentor.id], Occasion.MORE_TOLD, remark_id.hex)


def reserve(
    work: Work, actor: Actor, match_id: UUID, remark_id: UUID, words: str, now: datetime, *, ground: Ground
) -> None:
    """The mentor raises a reservation, which the lead alone reads; the mentee never hears that she was proposed.

    Unfit if the words are too long, or missing where the ground is another than those we know.
    """
    with held(work, actor, match_id, now) as found:
        access.require(found.asked(), Verb.ANSWER, Thing.CANDIDATE)
        access.require(Role.AUTHOR, Verb.WRITE, Thing.RESERVATION)
        found.move(Move.RESERVE, found.participant())
        _note(
            found, actor, remark_id, Kind.RESERVATION, fitting(words, needed=ground is Ground.OTHER), first=ground.value
        )
        found.show_anew()
        found.tell(found.leads(Mover.MENTEES_LEAD), Occasion.RESERVATION_RAISED)
        _tell_the_rest(found, Mover.MENTEES_LEAD)


def decline(work: Work, actor: Actor, match_id: UUID, remark_id: UUID, word: str, now: datetime) -> None:
    """The mentee would rather have somebody else. Unfit if her word to the lead, which is optional, is too long."""
    with held(work, actor, match_id, now) as found:
        access.require(found.asked(), Verb.ANSWER, Thing.CANDIDATE)
        found.move(Move.DECLINE, found.participant())
        said = fitting(word, needed=False)
        if said:
            _note(found, actor, remark_id, Kind.DECLINED, said)
        found.show_anew()
        found.tell(found.leads(Mover.MENTEES_LEAD), Occasion.MENTEE_DECLINED)
        _tell_the_rest(found, Mover.MENTEES_LEAD)


def agree(work: Work, actor: Actor, match_id: UUID, now: datetime) -> State:
    """A lead agrees, for her side, to a match across companies; once both have, the mentor is asked."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.AGREE, Thing.MATCH)
        side = found.lead()
        column = "mentees_lead_id" if side is Mover.MENTEES_LEAD else "mentors_lead_id"
        state = found.move(Move.AGREE, side, **{column: actor.person.id})
        found.show_anew()
        if state is State.ASKING_MENTOR:
            found.tell([found.sides.mentor.id], Occasion.MENTOR_ASKED)
        return state


def refuse(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead does not agree to a match across companies: nobody is asked."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.AGREE, Thing.MATCH)
        side = found.lead()
        found.move(Move.REFUSE, side)
        found.show_anew()
        _tell_the_rest(found, side)


def withdraw(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead or the coordinator takes a proposal back, before both have said yes."""
    with held(work, actor, match_id, now) as found:
        role = over_match(actor, found.sides)
        access.require(role, Verb.WITHDRAW, Thing.MATCH)
        by = Mover.COORDINATOR if role is Role.COORDINATOR else found.lead()
        found.move(Move.WITHDRAW, by)
        found.show_anew()
        if by in LEADS:
            _tell_the_rest(found, by)


def redraw(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """Draw anew what anybody sees of a match: somebody pressed a button that is no more."""
    with held(work, actor, match_id, now) as found:
        found.show_anew()


def _note(found: Held, actor: Actor, remark_id: UUID, kind: Kind, words: str, first: str = "") -> None:
    note(found.work, actor, found.row, remark_id, kind, words, found.now, first)


def _tell_the_rest(found: Held, side: Mover) -> None:
    """Across companies, the other side's lead and the coordinator hear that nothing comes of it, and not why."""
    if found.sides.across:
        (other,) = LEADS - {side}
        found.tell([*found.leads(other), *found.proposer()], Occasion.MATCH_FELL_THROUGH)
