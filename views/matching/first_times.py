"""A first time that a lead proposes to a pair (SPEC S7): the messages to the two and to her, and her form."""

from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.matching.first_time_notices import FirstTimeNotice
from mentoring.matching.first_times import FirstTime, State
from mentoring.matching.matchmaking_proposals import Made
from mentoring.meeting.meeting_rules import LENGTHS_MIN, USUAL_LENGTH_MIN, Field, Problem, Trouble
from mentoring.occasions import Occasion
from views.access import seen_by
from views.blocks import Message, actions, button, context, facts, modal, paragraph
from views.inputs import chosen, clock, day, field, typed
from views.meeting import meeting_forms
from views.meeting.meetings import propose_button
from views.prose import Prose, strong
from views.times import clock as time_of
from views.times import full_day, place_of, same_clock, span
from views.words import Words

PROPOSE = "first.propose"
SUITS = "first.suits"
DOES_NOT_SUIT = "first.does_not_suit"
WITHDRAW = "first.withdraw"
FORM = "first.form"


def propose_first_button(words: Words, made: Made) -> ButtonElement:
    """Proposes a first time to both of a match."""
    names = {"mentee": made.mentee.person.name, "mentor": made.mentor.person.name}
    about = words.say("Propose a first time to {mentee} and {mentor}", **names)
    return button(words.say("Propose a first meeting"), PROPOSE, made.match_id.hex, about=about)


def notice(words: Words, said: FirstTimeNotice) -> Message:
    """A direct message, true when it is drawn."""
    if said.time.part is None:
        return _to_lead(words, said)
    if not said.time.waits(said.said_at):
        return _off_the_table(words, said)
    return _to_pair(words, said.time)


def _to_pair(words: Words, time: FirstTime) -> Message:
    name, mine = time.partner.first_name, time.part in time.suits
    title = words.tell("Your project lead proposes a time for a first meeting with {name}.", name=name)
    blocks: list[Block] = [paragraph(strong(title)), _details(words, time)]
    if mine:
        blocks.append(context(words.say("You said yes. As soon as {name} has, too, your meeting is set.", name=name)))
    elif time.suits:
        blocks.append(context(words.say("{name} has said yes already.", name=name)))
    no = words.say("It doesn’t suit me")
    buttons = [button(no, DOES_NOT_SUIT, time.id.hex)]
    if not mine:
        buttons.insert(0, button(words.say("It suits me"), SUITS, time.id.hex, "primary"))
    return Message(
        (
            *blocks,
            actions(buttons),
            context(
                words.say("Once it is set, it is yours alone: where and when you meet then, your lead is not told.")
            ),
            seen_by(words, Thing.FIRST_MEETING, partner=name),
        )
    )


def _details(words: Words, time: FirstTime) -> Block:
    """When and where, in the reader's own time; the other's clock too, where it shows something else."""
    lines = [(words.say("When"), span(words, time.starts_at, time.ends_at))]
    others = [time.partner] if time.part else [time.mentee, time.mentor]
    for other in others:
        if not same_clock(words.zone, other.zone, time.starts_at):
            theirs = span(words, time.starts_at, time.ends_at, other.zone)
            lines.append((words.say("For {name}", name=other.first_name), theirs))
    return facts([*lines, (words.say("Where"), time.place)])


def _off_the_table(words: Words, said: FirstTimeNotice) -> Message:
    """What has become of it; where nothing was set, a way to begin by themselves."""
    time, name = said.time, said.time.partner.first_name
    if time.state is State.AGREED:
        return Message((paragraph(words.tell("You both said yes: your first meeting with {name} is set.", name=name)),))
    if time.state in (State.OPEN, State.PASSED) and time.ongoing:
        gone = words.tell("The time that was proposed for a first meeting with {name} went by.", name=name)
    else:
        gone = words.tell("The time that was proposed for a first meeting with {name} is off the table.", name=name)
    on = [actions([propose_button(words, match_id=time.match_id.hex)])] if time.ongoing else []
    return Message((paragraph(gone), *on))


def _to_lead(words: Words, said: FirstTimeNotice) -> Message:
    time = said.time
    if said.kind is Occasion.FIRST_TIME_SENT and time.waits(said.said_at):
        title = words.tell("You proposed a first meeting to {mentee} and {mentor}.", **_names(time))
        wait = context(words.say("You’ll hear as soon as both have answered."))
        buttons = actions([button(words.say("Withdraw"), WITHDRAW, time.id.hex)])
        small = seen_by(words, Thing.FIRST_MEETING, reader=Role.LEAD)
        return Message((paragraph(strong(title)), _details(words, time), wait, buttons, small))
    return Message((paragraph(_came_of_it(words, time)),))


def _came_of_it(words: Words, time: FirstTime) -> Prose:
    match time.state:
        case State.AGREED:
            return words.tell("{mentee} and {mentor} both said yes: their first meeting is set.", **_names(time))
        case State.DECLINED:
            return words.tell(
                "The time you proposed to {mentee} and {mentor} does not suit. You could propose another, or leave it "
                "to them.",
                **_names(time),
            )
        case State.WITHDRAWN:
            return words.tell("The time you proposed to {mentee} and {mentor} is off the table.", **_names(time))
    return words.tell(
        "The time you proposed to {mentee} and {mentor} went by before both had answered.", **_names(time)
    )


def _names(time: FirstTime) -> dict[str, str]:
    return {"mentee": time.mentee.name, "mentor": time.mentor.name}


def form(words: Words, made: Made, on: date, metadata: str, now: datetime) -> dict[str, Any]:
    """The lead's proposal, in her own time."""
    own_time = words.say("Your own time: in {place} it’s now {time}.", place=place_of(words), time=time_of(words, now))
    lengths = {str(length): words.say("{n} minutes", n=length) for length in LENGTHS_MIN}
    where = typed(Field.PLACE, placeholder=words.say("The café downstairs, or a video link"))
    return modal(
        title=words.say("First meeting"),
        submit=words.say("Propose"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            context(words.say("{mentee} and {mentor}", mentee=made.mentee.person.name, mentor=made.mentor.person.name)),
            field(words.say("Day"), day(Field.DAY, on)),
            field(words.say("Time"), clock(Field.AT), hint=own_time),
            field(words.say("How long"), chosen(Field.LENGTH, lengths, str(USUAL_LENGTH_MIN))),
            field(words.say("Where, or a link"), where),
            seen_by(words, Thing.FIRST_MEETING, reader=Role.LEAD),
        ],
    )


def errors(words: Words, troubles: tuple[Trouble, ...]) -> dict[str, str]:
    """What to say beside each field; what was typed stays in the form."""
    said = meeting_forms.errors(words, troubles)
    for trouble in troubles:
        if trouble.problem is Problem.BEYOND_THE_END and trouble.ends_on:
            last = full_day(words, trouble.ends_on)
            said[trouble.field] = words.say(
                "Their months together end on {day}. Please choose an earlier day.", day=last
            )
    return said


def waiting_already(words: Words) -> str:
    """Beside a field: another time still waits, or the match is no longer active."""
    return words.say("A time that was proposed before still waits for their answers, or the match is not active now.")
