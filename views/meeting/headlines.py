"""The first sentence of a message about a meeting: what happened, or what has become of it since."""

from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meetings import OfferState, State
from mentoring.occasions import Occasion
from views.prose import Prose
from views.words import Words


def headline(words: Words, said: MeetingNotice) -> Prose:
    """One sentence, true at the moment when it is said."""
    meeting, offer, name = said.meeting, said.offer, said.meeting.match.partner.first_name
    match offer.state:
        case OfferState.REPLACED:
            return words.tell("A newer time with {name} has taken the place of this one.", name=name)
        case OfferState.DECLINED if offer.mine:
            return words.tell("{name} can’t make it then.", name=name)
        case OfferState.DECLINED:
            return words.tell("You declined this time with {name}.", name=name)
        case OfferState.WITHDRAWN if meeting.agreed:
            return words.tell("The meeting with {name} was cancelled, and this new time with it.", name=name)
        case OfferState.WITHDRAWN:
            return _withdrawn(words, said, name)
        case OfferState.AGREED if meeting.state is State.CANCELLED:
            return _cancelled(words, said, name)
        case OfferState.AGREED:
            return _settled(words, said, name)
        case _:
            return _open(words, said, name)


def _withdrawn(words: Words, said: MeetingNotice, name: str) -> Prose:
    if said.meeting.by_neither or said.meeting.ended_by_me is not said.offer.mine:
        return _cancelled(words, said, name)
    if said.offer.mine:
        return words.tell("You withdrew this offer to {name}.", name=name)
    return words.tell("{name} withdrew this offer.", name=name)


def _cancelled(words: Words, said: MeetingNotice, name: str) -> Prose:
    if said.meeting.by_neither:
        return words.tell("This meeting with {name} is called off: your match was paused.", name=name)
    if said.meeting.ended_by_me:
        return words.tell("You cancelled this meeting with {name}.", name=name)
    if said.kind is Occasion.MEETING_CANCELLED:
        return words.tell("{name} had to cancel your meeting.", name=name)
    return words.tell("{name} cancelled this meeting.", name=name)


def _settled(words: Words, said: MeetingNotice, name: str) -> Prose:
    if said.meeting.is_past(said.said_at):
        return words.tell("Your meeting with {name} was set for this time.", name=name)
    if said.kind is Occasion.MEETING_AGREED:
        return words.tell("{name} accepted: your meeting is set.", name=name)
    if said.offer.mine:
        return words.tell("{name} accepted the time you offered.", name=name)
    return words.tell("You accepted: you’re meeting {name}.", name=name)


def _open(words: Words, said: MeetingNotice, name: str) -> Prose:
    meeting, offer = said.meeting, said.offer
    if meeting.is_past(said.said_at):
        return words.tell("Your meeting with {name} came before there was an answer to this new time.", name=name)
    if not meeting.waits(said.said_at):
        return words.tell("This offered time with {name} went by before there was an answer.", name=name)
    if offer.mine and meeting.agreed:
        return words.tell("You asked {name} to move your meeting to this time.", name=name)
    if offer.mine:
        return words.tell("You offered {name} this time.", name=name)
    if meeting.agreed:
        return words.tell("{name} would like to move your meeting.", name=name)
    if meeting.offers[0].id != offer.id:
        return words.tell("{name} offers another time.", name=name)
    return words.tell("{name} would like to meet you.", name=name)
