"""What Advance says of a meeting to one of the two: in a direct message, and as a card on Home."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.meetings import Meeting, Offer, OfferState, State
from mentoring.notices import MeetingNotice
from mentoring.occasions import Occasion
from views import access
from views.blocks import Message, actions, button, context, facts, quote, section
from views.escape import Mrkdwn
from views.times import moment, same_clock, span
from views.words import Words

PROPOSE = "meeting.propose"
ACCEPT = "meeting.accept"
DECLINE = "meeting.decline"
OFFER_ANOTHER = "meeting.offer_another"
CANCEL = "meeting.cancel"


def notice(words: Words, said: MeetingNotice) -> Message:
    """A direct message about a meeting, true when it is drawn; buttons only where they still do something."""
    headline = _headline(words, said)
    blocks: list[Block] = [section(headline)]
    if _is_live(said):
        blocks += details(words, said.meeting, said.offer)
        blocks += [context(line) for line in _meanwhile(words, said)]
        blocks.append(actions(_buttons(words, said.meeting, said.offer)))
        blocks.append(access.meeting_seen_by(words, said.meeting.match.partner.first_name))
    else:
        blocks += _afterword(words, said)
    return Message(Mrkdwn(f"{headline} {_when(words, said.offer)}"), tuple(blocks))


def details(words: Words, meeting: Meeting, offer: Offer) -> list[Block]:
    """When and where, in the reader's own time; the other's clock too, where it shows something else."""
    partner = meeting.match.partner
    lines = [(words.say("When"), span(words, offer.starts_at, offer.ends_at))]
    if not same_clock(words.zone, partner.zone, offer.starts_at):
        theirs = span(words, offer.starts_at, offer.ends_at, partner.zone)
        lines.append((words.say("For {name}", name=partner.first_name), theirs))
    lines.append((words.say("Where"), offer.place))
    return [facts(lines), *([quote(offer.agenda)] if offer.agenda else [])]


def card(words: Words, meeting: Meeting, offer: Offer) -> list[Block]:
    """A meeting on Home, with what can be done about it."""
    title = words.tell("*With {name}*", name=meeting.match.partner.name)
    return [
        section(title),
        *details(words, meeting, offer),
        actions(_buttons(words, meeting, offer), block_id=f"{meeting.id.hex}:{offer.id.hex}"),
    ]


def line(words: Words, meeting: Meeting, offer: Offer) -> Mrkdwn:
    """A meeting in one line."""
    when = span(words, offer.starts_at, offer.ends_at)
    return words.tell("{when}, with {name}", when=when, name=meeting.match.partner.name)


def propose_button(words: Words, text: str | None = None, match_id: str = "") -> ButtonElement:
    """Opens an empty form."""
    return button(text or words.say("Propose a meeting"), PROPOSE, value=match_id, style="primary")


def too_late(words: Words) -> Message:
    """To somebody whose button was a moment too late."""
    return _sentence(words.tell("That has changed in the meantime; your messages and Home show how it stands now."))


def changed_meanwhile(words: Words) -> str:
    """The same beside a form's field: what was typed stays where it is."""
    return words.say("This has changed in the meantime. Your words are kept here; see your messages before you go on.")


def clash(words: Words, when: str, name: str) -> Message:
    """To somebody who accepts a time at which she meets somebody else."""
    return _sentence(
        words.tell(
            "You meet {name} then: {when}. The offer still stands; you could offer another time.", name=name, when=when
        )
    )


def _sentence(text: Mrkdwn) -> Message:
    return Message(text, (section(text),))


def _buttons(words: Words, meeting: Meeting, offer: Offer) -> Sequence[ButtonElement]:
    """What the reader can do about a live offer."""
    value = f"{meeting.id.hex}:{offer.id.hex}"
    name = meeting.match.partner.first_name
    about = {"when": moment(words, offer.starts_at), "name": name}
    if offer.state is OfferState.AGREED:
        return (
            button(words.say("Move"), OFFER_ANOTHER, value, about=words.say("Move the meeting of {when}", **about)),
            button(words.say("Cancel"), CANCEL, value, about=words.say("Cancel the meeting of {when}", **about)),
        )
    if offer.mine:
        return (
            button(words.say("Change"), OFFER_ANOTHER, value, about=words.say("Change the offer for {when}", **about)),
            button(words.say("Withdraw"), CANCEL, value, about=words.say("Withdraw the offer for {when}", **about)),
        )
    return (
        button(words.say("Accept"), ACCEPT, value, "primary", words.say("Accept {when} with {name}", **about)),
        button(words.say("Offer another time"), OFFER_ANOTHER, value),
        button(words.say("Decline"), DECLINE, value, about=words.say("Decline {when} with {name}", **about)),
    )


def _is_live(said: MeetingNotice) -> bool:
    """Whether this message is where the reader can act: on an open offer, or on the time that was agreed."""
    meeting, offer = said.meeting, said.offer
    if meeting.state is State.CANCELLED or offer.starts_at <= said.said_at:
        return False
    if offer.state is OfferState.OPEN:
        return said.kind in (Occasion.MEETING_OFFERED, Occasion.OFFER_SENT)
    return offer.state is OfferState.AGREED and said.kind in (Occasion.MEETING_OFFERED, Occasion.MEETING_AGREED)


def _headline(words: Words, said: MeetingNotice) -> Mrkdwn:
    """One sentence: what happened, or what became of it since."""
    meeting, offer = said.meeting, said.offer
    name = meeting.match.partner.first_name
    if meeting.state is State.CANCELLED:
        return _called_off(words, said, name)
    match offer.state:
        case OfferState.AGREED if said.kind is Occasion.MEETING_AGREED:
            return words.tell("*{name} accepted: you meet.*", name=name)
        case OfferState.AGREED if offer.mine:
            return words.tell("{name} accepted the time you offered.", name=name)
        case OfferState.AGREED:
            return words.tell("*You accepted: you meet {name}.*", name=name)
        case OfferState.DECLINED if offer.mine:
            return words.tell("{name} can’t make it then.", name=name)
        case OfferState.DECLINED:
            return words.tell("You declined the time that {name} offered.", name=name)
        case OfferState.REPLACED | OfferState.WITHDRAWN:
            return words.tell("This time with {name} is no longer on the table; a newer one is.", name=name)
        case OfferState.OPEN if offer.starts_at <= said.said_at:
            return words.tell("This offered time with {name} went by without an answer.", name=name)
        case OfferState.OPEN if offer.mine:
            return words.tell("*You offered {name} this time.* You will hear as soon as there is an answer.", name=name)
        case _:
            return _asked(words, meeting, offer, name)


def _asked(words: Words, meeting: Meeting, offer: Offer, name: str) -> Mrkdwn:
    if meeting.agreed:
        return words.tell("*{name} would like to move your meeting.*", name=name)
    if meeting.offers[0].id != offer.id:
        return words.tell("*{name} offers another time.*", name=name)
    return words.tell("*{name} would like to meet you.*", name=name)


def _called_off(words: Words, said: MeetingNotice, name: str) -> Mrkdwn:
    if said.meeting.agreed:
        if said.meeting.ended_by_me:
            return words.tell("You cancelled this meeting with {name}.", name=name)
        return words.tell("*{name} had to cancel your meeting.*", name=name)
    if said.meeting.ended_by_me:
        return words.tell("You withdrew this offer to {name}.", name=name)
    return words.tell("{name} withdrew this offer.", name=name)


def _meanwhile(words: Words, said: MeetingNotice) -> list[Mrkdwn]:
    """The agreed time that stands while a new one waits for its answer."""
    agreed = said.meeting.agreed
    if agreed is None or said.offer.state is not OfferState.OPEN:
        return []
    return [words.tell("Until then, {when} stands.", when=moment(words, agreed.starts_at))]


def _afterword(words: Words, said: MeetingNotice) -> list[Block]:
    """Under what is over: the word why, the time that stands, or the way on."""
    meeting, offer = said.meeting, said.offer
    blocks: list[Block] = [context(Mrkdwn(_when(words, offer)))]
    if said.kind is Occasion.MEETING_CANCELLED and meeting.reason and not meeting.ended_by_me:
        blocks.append(quote(meeting.reason))
    if said.kind is Occasion.OFFER_DECLINED and meeting.agreed:
        blocks.append(
            context(words.tell("Your meeting of {when} stands.", when=moment(words, meeting.agreed.starts_at)))
        )
    elif said.kind in (Occasion.OFFER_DECLINED, Occasion.MEETING_CANCELLED):
        blocks.append(actions([propose_button(words, words.say("Propose another time"), meeting.match.id.hex)]))
    return blocks


def _when(words: Words, offer: Offer) -> Mrkdwn:
    return words.tell("{when}", when=span(words, offer.starts_at, offer.ends_at))
