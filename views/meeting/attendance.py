"""Did it take place, and how was it (SPEC P5)? Questions that one tap answers, on Home and in a direct message."""

from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.meeting.attendance import PULSES
from mentoring.meeting.attendance_notices import AttendanceNotice
from mentoring.meeting.meetings import Meeting, Offer
from views.access import seen_by
from views.blocks import Message, actions, button, context, paragraph
from views.growing.note_links import about_meeting
from views.meeting.meetings import propose_button
from views.prose import Prose, strong
from views.times import moment
from views.words import Words

YES = "attendance.yes"
NO = "attendance.no"
ONE, TWO, THREE = "attendance.one", "attendance.two", "attendance.three"
FOUR, FIVE = "attendance.four", "attendance.five"
PULSE = (ONE, TWO, THREE, FOUR, FIVE)
"""One for each value: ids are unique within a row of buttons."""


def notice(words: Words, said: AttendanceNotice) -> Message:
    """The question in a direct message; once it is answered, the next, and in the end a word of thanks."""
    if said.meeting.agreed is None or not said.meeting.is_past(said.said_at):
        return Message((paragraph(words.tell("This meeting was moved or cancelled; there is nothing to answer.")),))
    return Message(tuple(question(words, said.meeting, said.meeting.agreed, said.said_at)))


def question(words: Words, meeting: Meeting, agreed: Offer, now: datetime) -> list[Block]:
    """What is to be answered about a meeting whose time is over, or what was."""
    about = {"name": meeting.match.partner.first_name, "when": moment(words, agreed.starts_at)}
    said = meeting.attendance
    if said.mine is None and not meeting.asks_whether_held(now):
        back = _no(words, meeting, words.say("It didn’t, after all"))
        return [*_held(words, meeting, about), actions([back, _note(words, meeting, agreed)])]
    if said.mine is None:
        asked = words.tell("Did your meeting with {name} of {when} take place?", **about)
        return [
            paragraph(strong(asked)),
            actions([_yes(words, meeting), _no(words, meeting), _note(words, meeting, agreed)]),
        ]
    if not said.mine:
        text = words.tell("Your meeting with {name} of {when} did not take place.", **about)
        again = propose_button(words, words.say("Propose another time"), meeting.match.id.hex)
        yes = _yes(words, meeting, words.say("It did, after all"))
        return [paragraph(text), *([_otherwise(words, meeting)] if said.theirs else []), actions([again, yes])]
    return [*_held(words, meeting, about), *_how_it_was(words, meeting, agreed, now)]


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Whether there is something for the reader to tap."""
    return meeting.asks_whether_held(now) or meeting.asks_how_it_was(now)


def _held(words: Words, meeting: Meeting, about: dict[str, str]) -> list[Block]:
    text: Prose = words.tell("Your meeting with {name} of {when} took place.", **about)
    if meeting.attendance.theirs is False:
        back = _no(words, meeting, words.say("It didn’t, after all"))
        return [paragraph(text), _otherwise(words, meeting), actions([back])]
    return [paragraph(text)]


def _otherwise(words: Words, meeting: Meeting) -> Block:
    """To both: whoever is mistaken can put it right."""
    name = meeting.match.partner.first_name
    return context(words.say("{name} remembers it otherwise, so it isn’t counted for now.", name=name))


def _how_it_was(words: Words, meeting: Meeting, agreed: Offer, now: datetime) -> list[Block]:
    if not meeting.asks_how_it_was(now):
        thanks = [context(words.say("Thank you for saying how it was."))] if meeting.attendance.pulse_taken else []
        return [*thanks, actions([_note(words, meeting, agreed)])]
    asked = words.tell("How was it for you? 1: not much use, 5: very useful.")
    row = [
        button(str(value), action, meeting.id.hex, about=words.say("{value} out of 5", value=value))
        for value, action in zip(PULSES, PULSE, strict=True)
    ]
    return [paragraph(asked), actions(row), seen_by(words, Thing.PULSE)]


def _yes(words: Words, meeting: Meeting, text: str | None = None) -> ButtonElement:
    return button(text or words.say("Yes, it did"), YES, meeting.id.hex, None if text else "primary")


def _no(words: Words, meeting: Meeting, text: str | None = None) -> ButtonElement:
    return button(text or words.say("No, it didn’t"), NO, meeting.id.hex)


def _note(words: Words, meeting: Meeting, agreed: Offer) -> ButtonElement:
    """For what she takes from it: hers alone."""
    return about_meeting(words, meeting.match.id, meeting.id, moment(words, agreed.starts_at))
