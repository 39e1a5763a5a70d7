"""Nudges: a kind word at the right time, with buttons that do the thing where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.growing.homework import Task
from mentoring.local_time import today
from mentoring.meeting.meetings import Offer
from mentoring.nudging.nudge_notices import NudgeNotice
from mentoring.nudging.nudges import Nudge
from mentoring.people import Part
from views.agreeing.checklist import checklist_line, step
from views.asking import surveys
from views.asking.fit_checks import open_button as check_button
from views.blocks import Message, Sure, actions, button, context, paragraph, with_care
from views.ending import wrap_ups
from views.growing.homework import another_day_button, task_row
from views.growing.objectives import begin_buttons
from views.meeting import agenda, meetings
from views.prose import Prose, strong
from views.times import clock, day
from views.words import Words

TOMORROW = "nudge.tomorrow"
STOP = "nudge.stop"
CANT_WAIT: Final = frozenset({Nudge.MEETING_SOON, Nudge.MEETING_TOMORROW, Nudge.WRAP_UP})
SAID_ONCE: Final = frozenset({Nudge.FIT_CHECK})
"""Of which there are no more."""
KEYS_AT_MOST = 50
"""Of what one message tells: their ids fit into a button's value."""


def notice(words: Words, said: NudgeNotice) -> Message:
    """One nudge, as it stands now; a quiet line where it is settled."""
    if not said.is_true:
        return Message((context(_settled(words, said)),))
    return Message(tuple(_blocks(words, said)))


def notices(words: Words, said: Sequence[NudgeNotice]) -> list[Message]:
    """Several of one kind in one message: what is done once for several relationships is asked for once."""
    surveyed = [each for each in said if each.kind is Nudge.FINAL_SURVEY and each.is_true]
    others = [notice(words, each) for each in _without_repeats(said) if each not in surveyed]
    asked = groupby(sorted(surveyed, key=_survey_and_end), key=_survey_and_end)
    return [*others, *(_last_survey(words, survey, until, [*them]) for (survey, until), them in asked)]


def _without_repeats(said: Sequence[NudgeNotice]) -> Iterator[NudgeNotice]:
    """Of several first weeks that ask for the same step, the first."""
    asked = set()
    for each in said:
        week = each.checklist if each.kind is Nudge.CHECKLIST and each.is_true else None
        wanted = step(week, int(each.period), is_offered=each.is_offered) if week else None
        if wanted is None or wanted not in asked:
            yield each
        asked.add(wanted)


def footer(words: Words, said: Sequence[NudgeNotice]) -> list[Block]:
    """Under a message that nudges: not now, or no more. What is about a booked meeting can't wait."""
    about = [each for each in said if each.is_true and each.kind not in CANT_WAIT]
    if not about:
        return []
    keys = " ".join(each.key for each in about[:KEYS_AT_MOST])
    kinds = " ".join(dict.fromkeys(each.kind.value for each in about if each.kind not in SAID_ONCE))
    sure = Sure(
        words.say("No more of these?"),
        words.say("I won’t remind you of this kind of thing again, until you turn it on again on Home."),
        words.say("No more"),
        words.say("Keep them"),
    )
    later = button(words.say("Remind me tomorrow"), TOMORROW, keys)
    stop = [with_care(button(words.say("No more of these"), STOP, kinds), sure)] if kinds else []
    return [actions([later, *stop])]


def later(words: Words, on: str) -> Message:
    """The answer to 'remind me tomorrow'."""
    return Message((paragraph(words.tell("I’ll come back to it on {day}.", day=on)),))


def no_more(words: Words) -> Message:
    """The answer to 'no more of these'."""
    return Message(
        (paragraph(words.tell("All right, no more of these. The reminders on your Home tab bring them back.")),)
    )


def _settled(words: Words, said: NudgeNotice) -> str:
    """Of a meeting that is over there is nothing to thank for."""
    if said.kind in (Nudge.MEETING_TOMORROW, Nudge.MEETING_SOON):
        return words.say("This reminder has had its day.")
    return words.say("This is settled, thank you.")


def _blocks(words: Words, said: NudgeNotice) -> list[Block]:
    name = _name(said)
    match said.kind:
        case Nudge.CHECKLIST if said.checklist:
            return checklist_line(words, said.checklist, int(said.period), is_offered=said.is_offered)
        case Nudge.FEW_OBJECTIVES:
            return _with_buttons(_few_objectives(words, said), begin_buttons(words, said.match, [])[:1])
        case Nudge.PROPOSAL_WAITS if said.meeting and said.meeting.open:
            return _card(words, said, said.meeting.open, words.tell("{name} is still waiting for your answer.", **name))
        case Nudge.MEETING_TOMORROW if said.meeting and said.meeting.agreed:
            soon = _card(words, said, said.meeting.agreed, words.tell("Soon you’re meeting {name}.", **name))
            return [*soon, *([] if said.meeting.agreed.agenda else [context(agenda.reminder(words, said.stage))])]
        case Nudge.MEETING_SOON if said.meeting and said.meeting.agreed:
            at = clock(words, said.meeting.agreed.starts_at)
            title = words.tell("You’re meeting {name} at {time}.", time=at, **name)
            return [paragraph(strong(title)), *meetings.details(words, said.meeting, said.meeting.agreed)]
        case Nudge.FINAL_SURVEY:
            return [*_last_survey(words, *_survey_and_end(said), [said]).blocks]
        case Nudge.FIT_CHECK:
            return _with_buttons(_a_month_in(words, said), [check_button(words, said.match)])
        case Nudge.WRAP_UP:
            return wrap_ups.nudge(words, said)
        case Nudge.HOMEWORK_DUE if said.task:
            return _homework_due(words, said, said.task)
        case _:
            propose = meetings.propose_button(words, match_id=said.match.id.hex)
            return _with_buttons(_no_meeting(words, said), [propose])


def _survey_and_end(said: NudgeNotice) -> tuple[str, date]:
    return name_of(said.match.part, Stage.FINAL), said.match.ends_on


def _last_survey(words: Words, survey: str, until: date, said: Sequence[NudgeNotice]) -> Message:
    names = words.both([each.match.partner.first_name for each in said])
    return Message(tuple(surveys.nudge(words, SURVEYS[survey], names, day(words, until))))


def _card(words: Words, said: NudgeNotice, offer: Offer, title: Prose) -> list[Block]:
    """A meeting, with what can be done about it."""
    if said.meeting is None:
        return []
    waits = said.meeting.waits(said.said_at)
    return meetings.card(words, said.meeting, offer, is_waiting=waits, title=title)


def _with_buttons(text: Prose, buttons: Sequence[ButtonElement]) -> list[Block]:
    return [paragraph(text), *([actions(buttons)] if buttons else [])]


def _no_meeting(words: Words, said: NudgeNotice) -> Prose:
    name, leads = _name(said), said.match.part is Part.MENTEE
    if said.kind is Nudge.FIRST_MEETING and leads:
        return words.tell("You and {name} have no first meeting yet. Shall we find a time? An hour is plenty.", **name)
    if said.kind is Nudge.FIRST_MEETING:
        return words.tell(
            "You and {name} have no first meeting yet. It isn’t always easy to ask for an experienced person’s time: "
            "an offer from you would help.",
            **name,
        )
    if leads:
        return words.tell("You and {name} haven’t met this month yet. Is there something to talk over?", **name)
    return words.tell("You and {name} haven’t met this month yet. A word from you may be all it takes.", **name)


def _a_month_in(words: Words, said: NudgeNotice) -> Prose:
    return words.tell(
        "You and {name} have been on your way for a month. How is it going between you? It takes a minute, and {name} "
        "won’t hear of it.",
        **_name(said),
    )


def _few_objectives(words: Words, said: NudgeNotice) -> Prose:
    name = _name(said)
    if said.objectives:
        return words.tell("One objective with {name} is written down. Two or three make the time count.", **name)
    return words.tell(
        "What would you like to have reached by the end with {name}? Two or three objectives, a sentence each, "
        "are enough to begin with.",
        **name,
    )


def _homework_due(words: Words, said: NudgeNotice, task: Task) -> list[Block]:
    """The task says itself for when it is. Another day is for whoever set it to choose."""
    row = task_row(words, task, today(said.said_at, words.zone))
    match said.period.split()[0]:
        case "early":
            return [paragraph(strong(words.tell("Coming up, from your homework:"))), row]
        case "today":
            return [paragraph(strong(words.tell("From your homework:"))), row]
        case _ if task.can_be_changed:
            late = words.tell("From your homework. If another day suits you better, that is fine, too:")
            return [paragraph(strong(late)), row, actions([another_day_button(words, task)])]
        case _:
            late = words.tell(
                "From your homework. If another day suits you better, {name} can change it: a word is enough.",
                **_name(said),
            )
            return [paragraph(strong(late)), row]


def _name(said: NudgeNotice) -> dict[str, str]:
    return {"name": said.match.partner.first_name}
