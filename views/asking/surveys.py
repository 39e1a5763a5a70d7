"""Surveys as they are listed (SPEC S14): to do, done, locked until a day; and what is said when one is sent or kept."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.asking.survey_definitions import Stage, Survey
from mentoring.asking.surveys import Listed, State
from mentoring.people import Part
from views.access import seen_by
from views.blocks import Message, actions, button, context, modal, paragraph, row
from views.prose import Prose, strong
from views.times import day
from views.words import Words

OPEN = "survey.open"


def title(words: Words, survey: Survey) -> str:
    """What a survey is called: short enough for a modal's title."""
    match survey.stage:
        case Stage.BASELINE:
            return words.say("First survey")
        case Stage.FINAL:
            return words.say("Last survey")


def open_button(words: Words, survey: Survey, text: str, style: str | None = None) -> ButtonElement:
    """Opens it where she left."""
    return button(text, OPEN, survey.name, style, about=f"{text}: {_called(words, survey, named=True)}")


def lines(words: Words, surveys: Sequence[Listed]) -> list[Block]:
    """How each stands, with a button beside those that can be done now."""
    shown = [each for each in surveys if each.state is not State.CLOSED]
    named = len({each.survey.part for each in shown}) > 1
    return [row(_line(words, each, named=named), _press(words, each)) for each in shown]


def overview(words: Words, surveys: Sequence[Listed]) -> Message:
    """The answer to `/advance-survey` where there is nothing to open at once: none to do, or a choice."""
    to_do = [each for each in surveys if each.state is State.TO_DO]
    asked = words.tell("Which survey would you like to do?") if to_do else words.tell("There is no survey to do now.")
    return Message((paragraph(strong(asked)), *lines(words, surveys), seen_by(words, Thing.SURVEY_STATE)))


def help_message(words: Words) -> Message:
    """The answer to `/advance-survey help`."""
    said = words.tell(
        "`/advance-survey` opens the survey that is to be done, where you left it; if there are several, it asks which."
    )
    return Message((paragraph(said), context(words.say("You can stop on any page and carry on later."))))


def closed(words: Words, found: Listed) -> dict[str, Any]:
    """In the place of a form that can't be filled in (any more)."""
    if found.state is State.DONE:
        return _said(words, found.survey, words.tell("You have sent this survey. Thank you."))
    if found.state is State.CLOSED and found.survey.stage is Stage.BASELINE:
        return _said(words, found.survey, words.tell("The last survey is open by now, and asks the same once more."))
    if found.state is State.CLOSED:
        return _said(words, found.survey, words.tell("This survey is closed. Thank you for all that you told us."))
    opens = words.tell("This survey opens on {day}.", day=day(words, found.opens_on))
    return _said(words, found.survey, opens)


def thanks(words: Words, survey: Survey) -> dict[str, Any]:
    """It is sent."""
    sent = words.tell("Thank you: your answers have arrived.")
    how = words.tell("They are kept under a random number instead of your name, and only totals are ever shown.")
    return modal(
        title=title(words, survey),
        close=words.say("Close"),
        blocks=[paragraph(strong(sent)), paragraph(how), seen_by(words, Thing.SURVEY_ANSWERS)],
    )


def kept(words: Words, survey: Survey) -> dict[str, Any]:
    """It is kept, for another time."""
    said = words.tell(
        "Your answers are kept, and nothing is sent yet. Carry on whenever you like: from your Home tab, or with "
        "`/advance-survey`."
    )
    return _said(words, survey, said)


def nudge(words: Words, survey: Survey, name: str, until: str) -> list[Block]:
    """The survey at the end is open. `name`: of the other; `until`: the last day, as it is said."""
    said = words.tell(
        "Your time with {name} in the programme is drawing to a close. How was it for you? The last survey is open "
        "until {day}, and takes about eight minutes.",
        name=name,
        day=until,
    )
    return [
        paragraph(said),
        actions([open_button(words, survey, words.say("Open the last survey"), "primary")]),
        seen_by(words, Thing.SURVEY_ANSWERS),
    ]


def _said(words: Words, survey: Survey, said: Prose) -> dict[str, Any]:
    return modal(title=title(words, survey), close=words.say("Close"), blocks=[paragraph(said)])


def _called(words: Words, survey: Survey, *, named: bool) -> str:
    """With the part in which she answers it, where she has two."""
    called = title(words, survey)
    if not named:
        return called
    match survey.part:
        case Part.MENTOR:
            return words.say("{survey}, as a mentor", survey=called)
        case _:
            return words.say("{survey}, as a mentee", survey=called)


def _line(words: Words, found: Listed, *, named: bool) -> str:
    called = _called(words, found.survey, named=named)
    until = day(words, found.due_on) if found.due_on else ""
    match found.state:
        case State.DONE:
            return words.say("✓ {survey}: done", survey=called)
        case State.UPCOMING:
            return words.say("{survey}: locked until {day}", survey=called, day=day(words, found.opens_on))
        case State.TO_DO if not until:
            return words.say("{survey}: to do, whenever you have a few minutes", survey=called)
        case State.TO_DO if found.is_last_call:
            return words.say("{survey}: can still be sent until {day}", survey=called, day=until)
        case State.TO_DO if found.begun:
            return words.say("{survey}: begun, best done by {day}", survey=called, day=until)
        case State.TO_DO:
            return words.say("{survey}: to do, best by {day}", survey=called, day=until)
        case State.CLOSED:
            return words.say("{survey}: closed", survey=called)


def _press(words: Words, found: Listed) -> ButtonElement | None:
    if found.state is not State.TO_DO:
        return None
    return open_button(words, found.survey, words.say("Carry on") if found.begun else words.say("Begin"))
