"""Calls, mails, chats and unplanned meetings: the form that logs one, and the lines that show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.meeting.exchanges import WORDS_AT_MOST, Exchange, Kind, Problem, Unfit
from mentoring.people import Match
from views import inputs
from views.access import MEETING, seen_by
from views.blocks import button, modal, row
from views.times import day, full_day
from views.words import Words

LOG = "exchange.log"
FORM = "exchange.form"
TAKE_BACK = "exchange.take_back"
MATCH = "match"
KIND = "kind"
DAY = "day"
INSTEAD = "instead"
WORDS = "words"

BETWEEN = " · "


def log_button(words: Words, match_id: str = "") -> ButtonElement:
    """Opens the form."""
    return button(words.say("Log a call or chat"), LOG, match_id)


def form(words: Words, matches: Sequence[Match], on: date, text: str, metadata: str) -> dict[str, Any]:
    """Today unless said otherwise. With more than one match it asks with whom."""
    partner = matches[0].partner.first_name if len(matches) == 1 else ""
    names = {match.id.hex: match.partner.name for match in matches}
    whom = [inputs.field(words.say("With whom"), inputs.chosen(MATCH, names))] if len(matches) > 1 else []
    kinds = {kind.value: _kind(words, kind) for kind in Kind}
    instead = inputs.ticked(INSTEAD, {INSTEAD: words.say("It took the place of a meeting")}, ())
    return modal(
        title=words.say("Log a call or chat"),
        submit=words.say("Log it"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            *whom,
            inputs.field(words.say("What it was"), inputs.chosen(KIND, kinds, Kind.CALL.value)),
            inputs.field(words.say("Day"), inputs.day(DAY, on)),
            inputs.field(words.say("Counts"), instead, optional=True),
            inputs.field(words.say("A word about it"), inputs.typed(WORDS, text), optional=True),
            seen_by(words, *MEETING, partner=partner),
        ],
    )


def error(words: Words, unfit: Unfit) -> dict[str, str]:
    """What to say beside the field."""
    match unfit.problem:
        case Problem.NO_DAY:
            return {DAY: words.say("Please choose a day.")}
        case Problem.AHEAD:
            return {DAY: words.say("This day is still to come. Would you like to propose a meeting instead?")}
        case Problem.BEFORE_THE_START:
            start = full_day(words, unfit.starts_on) if unfit.starts_on else ""
            return {DAY: words.say("Your mentorship began on {day}.", day=start)}
        case Problem.TOO_LONG:
            said = inputs.too_long(words, unfit.length, WORDS_AT_MOST)
            return {WORDS: said}


def line(words: Words, exchange: Exchange) -> Block:
    """One exchange in a list; whoever logged it may take it back."""
    what = words.say("{kind} with {name}", kind=_kind(words, exchange.kind), name=exchange.match.partner.name)
    small = [day(words, exchange.on)]
    if exchange.counts:
        small.append(words.say("counts as a meeting"))
    if exchange.words:
        small.append(words.say("“{words}”", words=exchange.words))
    back = button(words.say("Remove"), TAKE_BACK, exchange.id.hex) if exchange.mine else None
    return row(f"{what}\n{BETWEEN.join(small)}", back)


def _kind(words: Words, kind: Kind) -> str:
    match kind:
        case Kind.CALL:
            return words.say("A call")
        case Kind.MAIL:
            return words.say("A mail")
        case Kind.CHAT:
            return words.say("A chat")
        case Kind.MEETING:
            return words.say("A meeting that was not planned")
