"""Feedback: its form, what its addressees are told, and the only place where it is read."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock

from mentoring.access import Role, Thing
from mentoring.asking.feedback import Addressee, Feedback, Topic
from mentoring.asking.feedback_notices import FeedbackNotice, HandOverNotice
from mentoring.free_text import TEXT_AT_MOST, Problem, Unfit
from views import inputs
from views.access import seen_by
from views.blocks import Message, actions, button, context, modal, paragraph, quote
from views.paging import Place, turns
from views.prose import strong
from views.words import Words

GIVE = "feedback.give"
FORM = "feedback.form"
READ = "feedback.read"
READ_TOGETHER = "feedback.read_together"
BACK = "feedback.back"
ON = "feedback.on"
TO = "to"
TOPIC = "topic"
WRITTEN = "written"
SIGN = "sign"
SIGNED, ANONYMOUS = "signed", "anonymous"


def give_button(words: Words) -> ButtonElement:
    """Opens the form."""
    return button(words.say("Give feedback"), GIVE)


def form(words: Words, offered: Sequence[Addressee], text: str, metadata: str) -> dict[str, Any]:
    """To whom, about what, and whether it is signed; nothing is chosen for her. `text`: what she began with."""
    to = {each.value: addressee_name(words, each) for each in offered}
    about = {each.value: topic_name(words, each) for each in (Topic.PILOT, Topic.GUIDE, Topic.PROCESS)}
    how = {SIGNED: words.say("Signed with my name"), ANONYMOUS: words.say("Anonymous")}
    hint = words.say(
        "Signed, it arrives at once. Anonymous, it is kept without your name and without the day. It is handed over on "
        "a Monday, together with others; if too few come, it waits, for four Mondays at the most. Only your words "
        "could tell who you are."
    )
    return modal(
        title=words.say("Give feedback"),
        submit=words.say("Send"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            inputs.field(words.say("To"), inputs.chosen(TO, to, offered[0].value if len(offered) == 1 else "")),
            inputs.field(words.say("About"), inputs.chosen(TOPIC, about)),
            inputs.field(words.say("What would you like to say?"), inputs.typed(WRITTEN, text, lines=True)),
            inputs.field(words.say("Your name"), inputs.chosen(SIGN, how), hint=hint),
            seen_by(words, Thing.FEEDBACK),
        ],
    )


def thanks(words: Words, *, signed: bool) -> dict[str, Any]:
    """In the form's place once it is sent; not a word of it is repeated."""
    told = words.tell("Thank you. It is on its way.")
    waits = words.tell("Thank you. It will be handed over on a Monday, without your name.")
    return modal(
        title=words.say("Give feedback"), close=words.say("Close"), blocks=[paragraph(told if signed else waits)]
    )


def nobody(words: Words) -> Message:
    """There is no addressee but herself."""
    return Message((paragraph(words.tell("There is nobody besides you who could read feedback at present.")),))


def errors(words: Words, unfit: Unfit) -> dict[str, str]:
    """What to say beside a field; what was written stays in the form."""
    match unfit.problem:
        case Problem.EMPTY:
            return {WRITTEN: words.say("Please fill this in.")}
        case Problem.NOBODY:
            return {TO: words.say("There is nobody besides you who could read feedback at present.")}
    said = inputs.too_long(words, unfit.length, TEXT_AT_MOST)
    return {WRITTEN: said}


def notice(words: Words, said: FeedbackNotice) -> Message:
    """To an addressee: whose it is. Its words stay in the modal."""
    title = words.tell("{name} has some feedback for you.", name=said.name)
    buttons = actions([button(words.say("Read it"), READ, said.feedback_id.hex)])
    return Message((paragraph(strong(title)), buttons, _seen(words, said.addressee, said.name)))


def handed_over(words: Words, said: HandOverNotice) -> Message:
    """To an addressee: that there is some."""
    title = words.tell("Anonymous feedback has come for you.")
    rest = words.tell("It comes on Mondays, together and in no order. Who wrote it and when is kept nowhere.")
    buttons = actions([button(words.say("Read it"), READ_TOGETHER, said.hand_over_id.hex)])
    return Message((paragraph(strong(title)), paragraph(rest), buttons, _seen_unsigned(words)))


def signed(words: Words, found: Feedback) -> dict[str, Any]:
    """What somebody signed."""
    name = found.by.name if found.by else ""
    by = [context(words.say("From {name}", name=name))] if name else []
    return modal(
        title=words.say("Feedback"),
        close=words.say("Close"),
        blocks=[*by, *_one(words, found), _seen(words, found.addressee, name)],
    )


def together(words: Words, found: Sequence[Feedback], hand_over: str, wanted: int) -> dict[str, Any]:
    """A page of what was handed over together."""
    place = Place.in_list(wanted, len(found))
    texts = [block for each in found[place.span] for block in (*_one(words, each), DividerBlock())]
    return modal(
        title=words.say("Anonymous feedback"),
        close=words.say("Close"),
        blocks=[*texts, *turns(words, place, BACK, ON, hand_over), _seen_unsigned(words)],
    )


def addressee_name(words: Words, addressee: Addressee) -> str:
    """Whom it is for."""
    match addressee:
        case Addressee.LEAD:
            return words.say("Your project lead")
        case Addressee.COORDINATOR:
            return words.say("The coordinator of the programme")


def topic_name(words: Words, topic: Topic) -> str:
    """What it is about."""
    match topic:
        case Topic.PILOT:
            return words.say("The pilot as a whole")
        case Topic.GUIDE:
            return words.say("The guide")
        case Topic.PROCESS:
            return words.say("How things work: matching, meetings, reminders")
        case Topic.SURVEY:
            return words.say("A comment from a survey, passed on by its author")


def _one(words: Words, found: Feedback) -> list[Block]:
    return [context(topic_name(words, found.topic)), quote(found.words)]


def _seen(words: Words, addressee: Addressee, name: str) -> Block:
    """Who sees what was signed, for one of those to whom it is addressed."""
    reader = Role.LEAD if addressee is Addressee.LEAD else Role.COORDINATOR
    return seen_by(words, Thing.FEEDBACK, partner=name, reader=reader)


def _seen_unsigned(words: Words) -> Block:
    """Of what nobody signed, not even its author can find it again."""
    return context(words.say("Only those to whom it is addressed can see this."))
