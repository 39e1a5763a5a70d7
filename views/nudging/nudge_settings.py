"""Which reminders somebody wants, and whether she wants none for a while: her own business."""

from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.nudging.nudge_wishes import Problem, Unfit, Wishes
from mentoring.nudging.nudges import Nudge
from views import inputs
from views.access import seen_by
from views.blocks import button, context, modal
from views.times import full_day_of
from views.words import Words

OPEN = "nudge.settings"
FORM = "nudge.form"
KINDS = ("kinds", "kinds.besides")
"""Two groups, of meetings and of all the rest: Slack shows no more than ten ticks in one."""
QUIET = "quiet"
BACK_ON = "back_on"
AS_IT_IS = "as_it_is"
WEEKS = (1, 2, 4)


def settings_button(words: Words) -> ButtonElement:
    """Opens the form."""
    return button(words.say("Reminders"), OPEN)


def form(words: Words, wishes: Wishes, now: datetime) -> dict[str, Any]:
    """What she gets, ticked; and a pause, or the day on which she is back."""
    wanted = [kind.value for kind in Nudge if kind not in wishes.stopped]
    of_meetings, besides = (
        inputs.ticked(name, kinds, wanted) for name, kinds in zip(KINDS, _groups(words), strict=True)
    )
    pauses = {str(n): words.say_count("none for a week", "none for {n} weeks", n) for n in WEEKS}
    until = wishes.paused_until(now)
    first = {AS_IT_IS: words.say("leave it as it is"), "0": words.say("begin again now")} if until else {}
    offered = first or {AS_IT_IS: words.say("no pause")}
    back = words.say("The day on which you are back. If you choose one, it counts in place of the pause above.")
    return modal(
        title=words.say("Reminders"),
        submit=words.say("Save"),
        close=words.say("Leave as it is"),
        callback_id=FORM,
        blocks=[
            inputs.field(words.say("Remind me of"), of_meetings, optional=True),
            inputs.field(words.say("And of"), besides, optional=True),
            inputs.field(words.say("A pause"), inputs.chosen(QUIET, {**offered, **pauses}, AS_IT_IS)),
            inputs.field(words.say("Or away until"), inputs.day(BACK_ON), optional=True, hint=back),
            *([context(words.say("Paused until {day}.", day=full_day_of(words, until)))] if until else []),
            context(words.say("I write on working days, in working hours where you are, and once a day at the most.")),
            seen_by(words, Thing.NUDGE_SETTINGS),
        ],
    )


def error(words: Words, unfit: Unfit) -> dict[str, str]:
    """What to say beside the field."""
    match unfit.problem:
        case Problem.NOT_TO_COME:
            return {BACK_ON: words.say("Please choose a day after today: the one on which you are back.")}
        case Problem.TOO_FAR:
            return {BACK_ON: words.say("This is more than a year from now. Please choose a nearer day.")}


def paused(words: Words, quiet_until: datetime | None, now: datetime) -> list[Block]:
    """That there are no reminders, and until when; nothing while there are."""
    until = Wishes(quiet_until=quiet_until).paused_until(now)
    return [context(words.say("Your reminders begin again on {day}.", day=full_day_of(words, until)))] if until else []


def names(words: Words) -> dict[str, str]:
    """What can be turned off, by its kind."""
    of_meetings, besides = _groups(words)
    return {**of_meetings, **besides}


def _groups(words: Words) -> tuple[dict[str, str], dict[str, str]]:
    return (
        {
            Nudge.FIRST_MEETING.value: words.say("a first meeting to be set"),
            Nudge.MONTH_WITHOUT_MEETING.value: words.say("a month without a meeting"),
            Nudge.PROPOSAL_WAITS.value: words.say("an offer that waits for my answer"),
            Nudge.MEETING_TOMORROW.value: words.say("a meeting, the day before"),
            Nudge.MEETING_SOON.value: words.say("a meeting, a quarter of an hour before"),
            Nudge.TOOK_PLACE.value: words.say("whether a meeting took place"),
        },
        {
            Nudge.CHECKLIST.value: words.say("the first weeks’ checklist"),
            Nudge.FEW_OBJECTIVES.value: words.say("objectives to be written down"),
            Nudge.HOMEWORK_DUE.value: words.say("homework with a day"),
            Nudge.FIT_CHECK.value: words.say("how it is going, after the first month"),
            Nudge.FINAL_SURVEY.value: words.say("the last survey"),
            Nudge.WRAP_UP.value: words.say("the last day, to look back together"),
        },
    )
