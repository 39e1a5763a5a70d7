"""The two of a match held still: whoever changes something between them does it after those who came before."""

from uuid import UUID

from mentoring.matchmaking import State
from mentoring.people import Actor, Match
from mentoring.standing import own_match
from mentoring.too_late import TooLate
from storage import matches, people
from storage.work import Work


def hold_match(work: Work, actor: Actor, match_id: UUID) -> Match:
    """One of her active matches, its two people locked until the transaction ends.

    NotAllowed for a match that is not hers. TooLate if it was paused, or ended between our recognising her and our
    turn: both move under the same locks, so from here on it stays as it is.
    """
    match = own_match(actor, match_id)
    people.hold(work.session, [actor.person.id, match.partner.id])
    if matches.state_of(work.session, match_id) != State.ACTIVE:
        raise TooLate
    return match
