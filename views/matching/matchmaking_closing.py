"""A match is paused, resumed or ended (SPEC S32, P6): kind words to both; and the wish of one, of which only her lead
hears. That a match ends is nobody's fault, and the words say so."""

from typing import Any

from slack_sdk.models.blocks import Block

from mentoring.access import Thing
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.ending.over import OverNotice
from mentoring.matching.matchmaking_notices import ClosingNotice
from mentoring.matching.matchmaking_words import Wish
from mentoring.matchmaking import State
from mentoring.nudging.timetable import SURVEY_STAYS_OPEN
from mentoring.people import Match, Part, Person
from views.access import seen_by
from views.asking.surveys import open_button
from views.blocks import Message, actions, context, modal, paragraph, row
from views.choices import wish_name
from views.ending import keeping
from views.inputs import chosen, field, typed
from views.matching.matchmaking_forms import WRITTEN
from views.meeting.meetings import propose_button
from views.prose import Mention, Prose, joined, strong
from views.times import day
from views.words import Words

LEAVE_FORM = "matchmaking.leave_form"
WISH = "wish"


def closing(words: Words, said: ClosingNotice) -> Message:
    """A direct message to each of the two."""
    if not said.worth_telling:
        return Message((paragraph(_since(words, said)),))
    name = said.partner.first_name
    match said.state:
        case State.PAUSED:
            title = words.tell("Your match with {name} is paused.", name=name)
            rest = words.tell(
                "Nothing is asked of you meanwhile. What you had planned together is called off; what you wrote stays "
                "there for you to read."
            )
            return Message((paragraph(strong(title)), paragraph(_and_ask(words, rest, said.leads))))
        case State.ACTIVE:
            title = words.tell("Your match with {name} goes on.", name=name)
            rest = words.tell("A good next step: find a time to meet.")
            step = actions([propose_button(words, match_id=said.match_id.hex)])
            return Message((paragraph(strong(title)), paragraph(rest), step))
        case State.COMPLETED:
            title = words.tell("Your mentorship with {name} is complete.", name=name)
            return Message(
                (paragraph(strong(title)), *_completed(words, said), *_last_survey(words, said), *_rest(words, said))
            )
    title = words.tell("Your match with {name} has ended.", name=name)
    return Message((paragraph(strong(title)), *_ended(words, said), *_rest(words, said)))


def over(words: Words, _said: OverNotice) -> Message:
    """In place of a message of a match that is over."""
    return Message((paragraph(words.tell("This was part of a match that is over now.")),))


def _ended(words: Words, said: ClosingNotice) -> list[Block]:
    thanks = words.tell("Thank you for the time you gave each other. What you had planned together is called off.")
    if not said.seeks_again:
        return [paragraph(_and_ask(words, thanks, said.leads))]
    fault = words.tell("It is nobody’s fault: sometimes two people are simply better matched with others.")
    on = keeping.sought(words, said.part)
    return [paragraph(joined([thanks, fault])), paragraph(_and_ask(words, on, said.leads))]


def _completed(words: Words, said: ClosingNotice) -> list[Block]:
    if said.part is Part.MENTEE:
        thanks = words.tell(
            "Thank you for all that you put into it. What you have reached is yours, and so is the way you got there."
        )
    else:
        thanks = words.tell(
            "Thank you for the time and the experience that you gave: somebody is further on because of you."
        )
    on = words.tell("You are of course free to go on meeting: whether and how is up to the two of you.")
    return [paragraph(thanks), paragraph(_and_ask(words, on, said.leads))]


def _last_survey(words: Words, said: ClosingNotice) -> list[Block]:
    """Whether it is sent, is not said here: it can be, for some days."""
    if not said.kept:
        return []
    until = day(words, said.kept.match.ends_on + SURVEY_STAYS_OPEN)
    survey = SURVEYS[name_of(said.part, Stage.FINAL)]
    if_not = words.say("If you haven’t sent your last survey: it stays open until {day}.", day=until)
    return [row(if_not, open_button(words, survey, words.say("Open the last survey")))]


def _rest(words: Words, said: ClosingNotice) -> list[Block]:
    return keeping.rest(words, said.kept) if said.kept else []


def _since(words: Words, said: ClosingNotice) -> Prose:
    """What has become of it."""
    name = said.partner.first_name
    match said.state:
        case State.ACTIVE:
            return words.tell("Your match with {name} was paused, and goes on now.", name=name)
        case State.PAUSED:
            return words.tell("Your match with {name} is paused.", name=name)
        case State.COMPLETED:
            return words.tell("Your mentorship with {name} is complete.", name=name)
    return words.tell("Your match with {name} has ended.", name=name)


def _and_ask(words: Words, said: Prose, leads: tuple[Person, ...]) -> Prose:
    if not leads:
        return said
    mentions = joined([(Mention(lead.slack_user_id),) for lead in leads], by=", ")
    return joined([said, words.tell("Questions? Just ask: {leads}.", leads=mentions)])


def leaving(words: Words, match: Match, metadata: str) -> dict[str, Any]:
    """What she would like to come of her match."""
    wishes = {wish.value: wish_name(words, wish) for wish in Wish if not (match.paused and wish is Wish.PAUSE)}
    hint = words.say("Only your project lead hears of it, and will talk with you before anything changes.")
    return modal(
        title=words.say("Pause or end"),
        submit=words.say("Ask"),
        close=words.say("Not now"),
        callback_id=LEAVE_FORM,
        metadata=metadata,
        blocks=[
            context(words.say("Your match with {name}", name=match.partner.name)),
            field(words.say("What would you like?"), chosen(WISH, wishes), hint=hint),
            field(words.say("A word to your project lead"), typed(WRITTEN, lines=True), optional=True),
            seen_by(words, Thing.WORD_TO_LEAD),
        ],
    )


def asked(words: Words) -> Message:
    """To one of the two who asked."""
    said = words.tell("Your project lead knows, and nobody else. Your match goes on until you have talked.")
    return Message((paragraph(said),))
