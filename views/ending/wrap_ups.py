"""The last day (SPEC section 3): look back, what to talk over once more, and what each may keep."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.ending.keeping import KEPT_DAYS
from mentoring.nudging.nudge_notices import NudgeNotice
from mentoring.people import Part
from views.asking.surveys import open_button
from views.blocks import actions, listed, paragraph
from views.growing.note_links import all_button as all_notes
from views.growing.objective_links import all_button as all_objectives
from views.meeting.meetings import propose_button
from views.prose import Prose, strong
from views.times import day
from views.words import Words


def nudge(words: Words, said: NudgeNotice) -> list[Block]:
    """To either of the two."""
    name, on = said.match.partner.first_name, day(words, said.match.ends_on)
    title = words.tell("Your mentorship with {name} ends on {day}.", name=name, day=on)
    survey = SURVEYS[name_of(said.match.part, Stage.FINAL)]
    propose = propose_button(words, match_id=said.match.id.hex)
    propose.style = None  # it is the last day
    buttons = [
        *([open_button(words, survey, words.say("Open the last survey"), "primary")] if said.survey_open else []),
        all_objectives(words, said.match.id),
        all_notes(words),
        propose,
    ]
    return [paragraph(strong(title)), listed([*_lines(words, said)]), actions(buttons)]


def _lines(words: Words, said: NudgeNotice) -> Iterator[Prose]:
    name = said.match.partner.first_name
    if said.match.part is Part.MENTEE:
        yield words.tell("Look back: what is different from when you began, and what did you do to get there?")
    else:
        yield words.tell("Look back: what have you seen {name} do that was still far off when you began?", name=name)
    yield words.tell(
        "For a last meeting with {name}: what each of you takes along, what comes next, and whether you stay in touch.",
        name=name,
    )
    if said.survey_open:
        yield words.tell("Your last survey is still open, and takes a few minutes.")
    yield words.tell(
        "Afterwards you’ll get a certificate, and for {n} days you can read and copy what you wrote here.", n=KEPT_DAYS
    )
