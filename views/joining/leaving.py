"""'This is not for me': the button under a welcome, what is asked before it does anything, and what is said after."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ButtonElement

from mentoring.joining.leaving import HERS_TO_LEAVE
from mentoring.joining.leaving_notices import DepartureNotice
from mentoring.people import Actor, Match, Person
from views.blocks import Message, Sure, actions, button, context, paragraph, with_care
from views.joining.registering import register_button
from views.matching.matchmaking_leaving import leave_buttons
from views.prose import Mention, Prose, joined, strong
from views.words import Words

NOT_FOR_ME = "person.not_for_me"


def way_out(words: Words, actor: Actor) -> list[ButtonElement]:
    """For whoever would rather not take part, and is in no match yet."""
    if actor.matches or not actor.parts & HERS_TO_LEAVE:
        return []
    sure = Sure(
        words.say("Would you rather not take part?"),
        words.say(
            "That’s all right, and nobody asks why. I won’t write to you again. Your project lead hears that you’d "
            "rather not, and nothing more."
        ),
        words.say("Take me out"),
        words.say("I’ll stay"),
    )
    return [with_care(button(words.say("This is not for me"), NOT_FOR_ME), sure)]


def farewell(words: Words, leads: Sequence[Person], *, forgotten: bool) -> Message:
    """To somebody who has just left. `forgotten`: nothing is kept of her."""
    said = [words.tell("Thank you for telling me. You’re out of the programme.")]
    if forgotten:
        said.append(words.tell("I’ve forgotten your details."))
    if leads:
        said.append(words.tell("Should you change your mind, just ask: {leads}.", leads=_mentions(leads)))
    return Message((paragraph(joined(said)),))


def still_matched(words: Words, matches: Sequence[Match], leads: Sequence[Person]) -> Message:
    """To somebody who is in a match: not silently, but she can ask."""
    how = words.tell("You’re matched at present. That can rest for a while, or end, and nobody is at fault.")
    whom = words.tell("Just ask: {leads}.", leads=_mentions(leads))
    said = paragraph(joined([how, *([whom] if leads else [])]))
    return Message((said, *leave_buttons(words, matches)))


def only_lead(words: Words) -> Message:
    """To the one lead of a pilot in which others are registered."""
    said = words.tell("You’re the only lead of this pilot. Please register another one first, then press this again.")
    return Message((paragraph(said), actions([register_button(words)])))


def notice(words: Words, said: DepartureNotice) -> Message:
    """To her leads."""
    return Message(
        (
            paragraph(strong(words.tell("{name} would rather not take part.", name=said.name))),
            paragraph(words.tell("The registration is undone, and whatever was proposed is withdrawn.")),
            context(words.say("Nobody was asked why. You can register the same person again, if that is wanted.")),
        )
    )


def _mentions(leads: Sequence[Person]) -> Prose:
    return joined([(Mention(lead.slack_user_id),) for lead in leads], by=", ")
