"""The forms of a meeting, and the words beside a field that needs another look."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    TimePickerElement,
)

from mentoring.meeting.meeting_rules import LENGTHS_MIN, USUAL_LENGTH_MIN, Field, Problem, Trouble
from mentoring.meeting.meetings import Meeting, Offer
from mentoring.people import Match
from views import access
from views.blocks import BUTTON_AT_MOST, actions, context, modal, plain
from views.escape import shown, visible
from views.inputs import too_long
from views.meeting.agenda import ideas_button
from views.times import clock, full_day, moment, place_of
from views.words import Words

FORM = "meeting.form"
CANCEL_FORM = "meeting.cancel_form"
REASON = Field.REASON.value
DATE_FORMAT, TIME_FORMAT = "%Y-%m-%d", "%H:%M"
TYPED_AT_MOST = 3000
MATCHES_AT_MOST = 100
"""Of Slack's: characters in a field, options in a select."""


@dataclass(frozen=True)
class Filled:
    """What a form shows before anything is typed."""

    day: date
    at: time | None = None
    minutes: int = USUAL_LENGTH_MIN
    place: str = ""
    agenda: str = ""
    match: UUID | None = None
    """With whom; None: not chosen yet, or nothing to choose."""
    times: int = 0
    """How often Advance has added to the agenda: Slack takes a new text only in a field of another name."""


def next_week(now: datetime, words: Words) -> date:
    """A day a week from now, on which people work."""
    day = now.astimezone(words.zone).date() + timedelta(days=7)
    return day + timedelta(days=max(0, 7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)


def proposal(words: Words, matches: tuple[Match, ...], filled: Filled, metadata: str, now: datetime) -> dict[str, Any]:
    """The form of a new meeting; with more than one match it asks with whom."""
    who: list[Block] = [_with_whom(words, matches, filled)] if len(matches) > 1 else []
    partner = matches[0].partner.first_name if len(matches) == 1 else words.say("the person you choose")
    return modal(
        title=words.say("Propose a meeting"),
        submit=words.say("Propose"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[*who, *_fields(words, filled, now), access.seen_by(words, *access.MEETING, partner=partner)],
    )


def on_the_table(words: Words, offer: Offer) -> Filled:
    """What a form shows of an offer."""
    local = offer.starts_at.astimezone(words.zone)
    return Filled(local.date(), local.time(), offer.minutes, offer.place, offer.agenda)


def other_time(words: Words, meeting: Meeting, filled: Filled, metadata: str, now: datetime) -> dict[str, Any]:
    """The same form for a meeting that exists."""
    name = meeting.match.partner.first_name
    stands: list[Block] = []
    if meeting.agreed:
        when = moment(words, meeting.agreed.starts_at)
        stands = [context(words.say("Your meeting of {when} stands until a new time is agreed.", when=when))]
    return modal(
        title=words.say("Move the meeting") if meeting.agreed else words.say("Offer another time"),
        submit=words.say("Offer"),
        close=words.say("Leave as it is"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[*stands, *_fields(words, filled, now), access.seen_by(words, *access.MEETING, partner=name)],
    )


def cancellation(words: Words, meeting: Meeting, offer: Offer, metadata: str) -> dict[str, Any]:
    """Asks for a word why, which may be left out."""
    name = meeting.match.partner.first_name
    reason = PlainTextInputElement(
        action_id=REASON,
        multiline=True,
        placeholder=plain(words.say("For example: something came up, next week suits me better"), 150),
    )
    asked = words.say("{when}, with {name}", when=moment(words, offer.starts_at), name=name)
    return modal(
        title=words.say("Cancel the meeting") if meeting.agreed else words.say("Withdraw the offer"),
        submit=words.say("Cancel it") if meeting.agreed else words.say("Withdraw"),
        close=words.say("Keep it"),
        callback_id=CANCEL_FORM,
        metadata=metadata,
        blocks=[
            context(asked),
            _input(REASON, words.say("A word to {name}", name=name), reason, optional=True),
            access.seen_by(words, *access.MEETING, partner=name),
        ],
    )


def errors(words: Words, troubles: tuple[Trouble, ...]) -> dict[str, str]:
    """What to say beside each field; what was typed stays in the form."""
    return {trouble.field.value: _error(words, trouble) for trouble in troubles}


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please fill this in.")
        case Problem.PAST:
            return words.say("This is in the past. Please choose a later time.")
        case Problem.NO_SUCH_TIME:
            return words.say(
                "This time doesn’t exist: the clocks go forward over it. Please choose an hour earlier or later."
            )
        case Problem.TOO_LONG:
            return too_long(words, trouble.length, trouble.at_most)
        case Problem.BEYOND_THE_END:
            ends_on = full_day(words, trouble.ends_on) if trouble.ends_on else ""
            return words.say("Your mentorship ends on {day}. Please choose an earlier day.", day=ends_on)
        case Problem.OVERLAPS:
            busy = trouble.busy
            return words.say(
                "You’re already meeting {name} then: {when}. Please choose another time.",
                name=busy.with_whom if busy else "",
                when=moment(words, busy.starts_at) if busy else "",
            )


def _with_whom(words: Words, matches: tuple[Match, ...], filled: Filled) -> InputBlock:
    options = {
        match.id: Option(value=match.id.hex, text=plain(shown(match.partner.name), BUTTON_AT_MOST))
        for match in matches[:MATCHES_AT_MOST]
    }
    chosen = options.get(filled.match) if filled.match else None
    select = StaticSelectElement(action_id=Field.MATCH.value, options=list(options.values()), initial_option=chosen)
    return _input(Field.MATCH, words.say("With whom"), select)


def _fields(words: Words, filled: Filled, now: datetime) -> list[Block]:
    day = DatePickerElement(action_id=Field.DAY.value, initial_date=filled.day.strftime(DATE_FORMAT))
    at = TimePickerElement(
        action_id=Field.AT.value, initial_time=filled.at.strftime(TIME_FORMAT) if filled.at else None
    )
    place = PlainTextInputElement(
        action_id=Field.PLACE.value,
        initial_value=_typed(filled.place),
        placeholder=plain(words.say("The café downstairs, or a video link"), 150),
    )
    agenda = PlainTextInputElement(
        action_id=Field.AGENDA.value,
        initial_value=_typed(filled.agenda),
        multiline=True,
        placeholder=plain(words.say("What you would like to talk about"), 150),
    )
    block_id = f"{Field.AGENDA}:{filled.times}" if filled.times else Field.AGENDA
    return [
        _input(Field.DAY, words.say("Day"), day),
        _input(Field.AT, words.say("Time"), at, hint=_own_time(words, now)),
        _input(Field.LENGTH, words.say("How long"), _length(words, filled.minutes)),
        _input(Field.PLACE, words.say("Where, or a link"), place),
        _input(block_id, words.say("Agenda"), agenda, optional=True),
        actions([ideas_button(words)]),
    ]


def _own_time(words: Words, now: datetime) -> str:
    """Lets her see at a glance that Advance has her zone right."""
    return words.say("Your own time: in {place} it’s now {time}.", place=place_of(words), time=clock(words, now))


def _length(words: Words, minutes: int) -> StaticSelectElement:
    lengths = sorted({*LENGTHS_MIN, minutes})
    options = {
        length: Option(value=str(length), text=plain(words.say("{n} minutes", n=length), BUTTON_AT_MOST))
        for length in lengths
    }
    return StaticSelectElement(
        action_id=Field.LENGTH.value, options=list(options.values()), initial_option=options[minutes]
    )


def _input(block_id: str, label: str, element: Any, *, optional: bool = False, hint: str = "") -> InputBlock:
    return InputBlock(
        block_id=str(block_id),
        label=plain(label, 2000),
        element=element,
        optional=optional,
        hint=plain(hint, 2000) if hint else None,
    )


def _typed(text: str) -> str | None:
    """What a field holds before anything is typed; none of it is lost unless it is more than Slack would take."""
    return visible(text)[:TYPED_AT_MOST] or None
