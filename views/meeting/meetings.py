"""What Advance says of a meeting to one of the two: in a direct message, and as a card on Home."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meeting_rules import AGENDA_AT_MOST
from mentoring.meeting.meetings import Meeting, Offer, OfferState, State
from mentoring.occasions import Occasion
from views import access
from views.blocks import Message, actions, button, context, facts, paragraph, quote
from views.escape import clip
from views.growing.note_links import about_meeting
from views.meeting import calendar
from views.meeting.headlines import headline
from views.prose import Prose, strong
from views.times import moment, same_clock, span
from views.words import Words

PROPOSE = "meeting.propose"
ACCEPT = "meeting.accept"
DECLINE = "meeting.decline"
OFFER_ANOTHER = "meeting.offer_another"
CANCEL = "meeting.cancel"

AGENDA_ON_HOME = 300
"""Characters. The whole of it stands in the message; a Home tab holds 250 kB."""


def notice(words: Words, said: MeetingNotice) -> Message:
    """A direct message about a meeting, true when it is drawn; buttons only where they still do something."""
    title = headline(words, said)
    if _is_live(said):
        return Message((paragraph(strong(title)), *_to_act_upon(words, said)))
    rest, on = _afterword(words, said), _way_on(words, said)
    return Message((paragraph(strong(title) if on else title), *rest, *on))


def card(words: Words, meeting: Meeting, offer: Offer, *, is_waiting: bool, title: Prose | None = None) -> list[Block]:
    """A meeting on Home, with what can be done about it. `is_waiting`: an open offer still waits for its answer.

    `title`: where it stands elsewhere; on Home, with whom it is.
    """
    return [
        paragraph(strong(title or words.tell("With {name}", name=meeting.match.partner.name))),
        *details(words, meeting, offer, agenda_at_most=AGENDA_ON_HOME),
        *_meanwhile(words, meeting, offer, is_waiting=is_waiting),
        actions(_buttons(words, meeting, offer), block_id=f"{meeting.id.hex}:{offer.id.hex}"),
    ]


def details(words: Words, meeting: Meeting, offer: Offer, agenda_at_most: int = AGENDA_AT_MOST) -> list[Block]:
    """When and where, in the reader's own time; the other's clock too, where it shows something else."""
    partner = meeting.match.partner
    lines = [(words.say("When"), span(words, offer.starts_at, offer.ends_at))]
    if not same_clock(words.zone, partner.zone, offer.starts_at):
        theirs = span(words, offer.starts_at, offer.ends_at, partner.zone)
        lines.append((words.say("For {name}", name=partner.first_name), theirs))
    lines.append((words.say("Where"), offer.place))
    return [facts(lines), *([quote(clip(offer.agenda, agenda_at_most))] if offer.agenda else [])]


def line(words: Words, meeting: Meeting, offer: Offer) -> Prose:
    """A meeting in one line."""
    when = span(words, offer.starts_at, offer.ends_at)
    return words.tell("{when}, with {name}", when=when, name=meeting.match.partner.name)


def propose_button(words: Words, text: str | None = None, match_id: str = "") -> ButtonElement:
    """Opens an empty form."""
    return button(text or words.say("Propose a meeting"), PROPOSE, value=match_id, style="primary")


def too_late(words: Words) -> Message:
    """To somebody whose button was a moment too late."""
    return _sentence(words.tell("This has changed in the meantime. Your messages and Home tab show how it stands now."))


def changed_meanwhile(words: Words) -> str:
    """The same beside a form's field: what was typed stays where it is."""
    return words.say(
        "This has changed in the meantime: see your messages before you go on. What you wrote is kept here."
    )


def clash(words: Words, when: str, name: str) -> Message:
    """To somebody who accepts a time at which she meets somebody else."""
    return _sentence(
        words.tell(
            "You’re already meeting {name} then: {when}. The offer still stands; you could offer another time.",
            name=name,
            when=when,
        )
    )


def no_longer_free(words: Words, name: str) -> Message:
    """To somebody who accepts a time that the one who offered it has given to another meeting since."""
    return _sentence(words.tell("{name} is no longer free at that time. You could offer another one.", name=name))


def _sentence(said: Prose) -> Message:
    return Message((paragraph(said),))


def _is_live(said: MeetingNotice) -> bool:
    """Whether this message is where the reader can act: on an open offer, or on the time that was agreed."""
    if said.offer.state is OfferState.OPEN:
        return said.meeting.waits(said.said_at)
    told_here = said.kind in (Occasion.MEETING_OFFERED, Occasion.MEETING_AGREED)
    return told_here and said.offer.state is OfferState.AGREED and said.meeting.is_upcoming(said.said_at)


def _to_act_upon(words: Words, said: MeetingNotice) -> list[Block]:
    meeting, offer = said.meeting, said.offer
    name = meeting.match.partner.first_name
    blocks = details(words, meeting, offer)
    blocks += _meanwhile(words, meeting, offer, is_waiting=meeting.waits(said.said_at))
    if offer.mine and offer.state is OfferState.OPEN:
        blocks.append(context(words.say("You’ll hear as soon as there is an answer.")))
    calendars = calendar.links(words, meeting, offer) if offer.state is OfferState.AGREED else ()
    buttons = actions([*_buttons(words, meeting, offer), *calendars])
    return [*blocks, buttons, access.seen_by(words, *access.MEETING, partner=name)]


def _meanwhile(words: Words, meeting: Meeting, offer: Offer, *, is_waiting: bool) -> list[Block]:
    """While a new time for an agreed meeting waits for its answer: the other one of the two."""
    if not (is_waiting and meeting.agreed and meeting.open):
        return []
    name = meeting.match.partner.first_name
    if offer.state is OfferState.OPEN:
        when = moment(words, meeting.agreed.starts_at)
        return [context(words.say("Your meeting of {when} stands until a new time is agreed.", when=when))]
    when = moment(words, meeting.open.starts_at)
    if meeting.open.mine:
        return [context(words.say("You asked {name} to move it to {when}.", name=name, when=when))]
    return [context(words.say("{name} would like to move it to {when}.", name=name, when=when))]


def _afterword(words: Words, said: MeetingNotice) -> list[Block]:
    """Under what is over: when it was, the word why, and the time that stands."""
    meeting, offer = said.meeting, said.offer
    blocks: list[Block] = [context(span(words, offer.starts_at, offer.ends_at))]
    if said.kind is Occasion.MEETING_CANCELLED and meeting.reason and not meeting.ended_by_me:
        blocks.append(quote(meeting.reason))
    if meeting.agreed and meeting.is_upcoming(said.said_at) and offer.state in (OfferState.DECLINED, OfferState.OPEN):
        when = moment(words, meeting.agreed.starts_at)
        blocks.append(context(words.say("Your meeting of {when} stands.", when=when)))
    return blocks


def _way_on(words: Words, said: MeetingNotice) -> list[Block]:
    """A button to begin anew, in the one message to each that tells her that nothing is arranged."""
    if said.meeting.is_upcoming(said.said_at) or not _is_the_end(said):
        return []
    text = words.say("Propose another time")
    return [actions([propose_button(words, text, said.meeting.match.id.hex)])]


def _is_the_end(said: MeetingNotice) -> bool:
    if said.meeting.state is State.CANCELLED:
        return said.kind is Occasion.MEETING_CANCELLED
    if said.offer.state is OfferState.DECLINED:
        return said.kind in (Occasion.OFFER_DECLINED, Occasion.MEETING_OFFERED)
    return said.offer.state is OfferState.OPEN and not said.meeting.is_past(said.said_at)


def _buttons(words: Words, meeting: Meeting, offer: Offer) -> Sequence[ButtonElement]:
    """What the reader can do about a live offer."""
    value = f"{meeting.id.hex}:{offer.id.hex}"
    about = {"when": moment(words, offer.starts_at), "name": meeting.match.partner.first_name}
    if offer.state is OfferState.AGREED:
        return (
            button(words.say("Move"), OFFER_ANOTHER, value, about=words.say("Move the meeting of {when}", **about)),
            button(words.say("Cancel"), CANCEL, value, about=words.say("Cancel the meeting of {when}", **about)),
            about_meeting(words, meeting.match.id, meeting.id, about["when"]),
        )
    if offer.mine:
        change = words.say("Change the offer for {when}", **about)
        return button(words.say("Change"), OFFER_ANOTHER, value, about=change), _call_off(words, meeting, value, about)
    return (
        button(words.say("Accept"), ACCEPT, value, "primary", words.say("Accept {when} with {name}", **about)),
        button(words.say("Offer another time"), OFFER_ANOTHER, value),
        button(words.say("Decline"), DECLINE, value, about=words.say("Decline {when} with {name}", **about)),
    )


def _call_off(words: Words, meeting: Meeting, value: str, about: dict[str, str]) -> ButtonElement:
    """Withdraws an offer; one to move an agreed meeting takes that meeting with it, and the button says so."""
    if meeting.agreed:
        return button(words.say("Cancel the meeting"), CANCEL, value)
    return button(words.say("Withdraw"), CANCEL, value, about=words.say("Withdraw the offer for {when}", **about))
