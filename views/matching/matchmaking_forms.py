"""The modals of a match in the making: where a question, its answer, a reservation or a word of refusal is written,
and the only place where any of them is read."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from mentoring.access import Role, Thing
from mentoring.matching.matchmaking_proposals import Asked, Made
from mentoring.matching.matchmaking_words import WORDS_AT_MOST, Ground, Kind, Problem, Remark, Unfit
from mentoring.people import Part
from views.access import seen_by
from views.blocks import context, modal, paragraph, quote
from views.choices import ground_name, wish_name
from views.escape import shown
from views.inputs import chosen, field, too_long, typed
from views.matching.matchmaking_leads import names
from views.prose import Piece
from views.words import Words

QUESTION_FORM = "matchmaking.question_form"
ANSWER_FORM = "matchmaking.answer_form"
RESERVATION_FORM = "matchmaking.reservation_form"
DECLINE_FORM = "matchmaking.decline_form"
GROUND = "ground"
WRITTEN = "written"
READ_AT_MOST = 40
"""Remarks shown in one modal, the latest: a modal holds 100 blocks."""


def question(words: Words, asked: Asked, metadata: str) -> dict[str, Any]:
    """What the mentor would like to know."""
    name = asked.who.person.first_name if asked.who else ""
    hint = words.say("Your project lead reads it and answers. {name} hears nothing of it.", name=name)
    return modal(
        title=words.say("Ask for more"),
        submit=words.say("Ask"),
        close=words.say("Not now"),
        callback_id=QUESTION_FORM,
        metadata=metadata,
        blocks=[
            field(words.say("What would you like to know about {name}?", name=name), _lines(), hint=hint),
            seen_by(words, Thing.WORD_TO_LEAD),
        ],
    )


def reservation(words: Words, asked: Asked, metadata: str) -> dict[str, Any]:
    """Why the mentor would rather not."""
    name = asked.who.person.first_name if asked.who else ""
    kinds = {ground.value: ground_name(words, ground) for ground in Ground}
    return modal(
        title=words.say("Raise a reservation"),
        submit=words.say("Send"),
        close=words.say("Not now"),
        callback_id=RESERVATION_FORM,
        metadata=metadata,
        blocks=[
            context(words.say("{name} hears nothing of it: neither that you were asked nor what you say.", name=name)),
            field(words.say("What is it about?"), chosen(GROUND, kinds)),
            field(words.say("A word to your project lead"), _lines(), optional=True),
            seen_by(words, Thing.RESERVATION),
        ],
    )


def refusal(words: Words, asked: Asked, metadata: str) -> dict[str, Any]:
    """The mentee's 'not this one', with a word or none."""
    name = asked.who.person.first_name if asked.who else ""
    return modal(
        title=words.say("Not this one"),
        submit=words.say("Send"),
        close=words.say("Not now"),
        callback_id=DECLINE_FORM,
        metadata=metadata,
        blocks=[
            context(words.say("{name} only hears that a match is still being sought.", name=name)),
            field(
                words.say("A word to your project lead"),
                _lines(),
                optional=True,
                hint=words.say("It helps to find somebody who suits you better."),
            ),
            seen_by(words, Thing.WORD_TO_LEAD),
        ],
    )


def to_lead(words: Words, made: Made, remarks: Sequence[Remark], metadata: str) -> dict[str, Any]:
    """What the lead may read of a match in the making; with room for her answer where one is waited for."""
    waits = made.waits_for_answer
    others = {Part.MENTOR: made.mentor.person.name, Part.MENTEE: made.mentee.person.name}
    others[Part.LEAD] = words.say("Another project lead")
    answer: list[Block] = [field(words.say("Your answer"), _lines())] if waits else []
    thing = Thing.RESERVATION if any(each.kind is Kind.RESERVATION for each in remarks) else Thing.WORD_TO_LEAD
    return modal(
        title=words.say("About a match"),
        submit=words.say("Answer") if waits else None,
        close=words.say("Not now") if waits else words.say("Close"),
        callback_id=ANSWER_FORM,
        metadata=metadata,
        blocks=[
            context(words.say("{mentee} and {mentor}", **names(made))),
            *_thread(words, remarks, others),
            *answer,
            seen_by(words, thing, partner=_writer(made, remarks), reader=Role.LEAD),
        ],
    )


def to_mentor(words: Words, remarks: Sequence[Remark]) -> dict[str, Any]:
    """What the mentor asked, and what the lead has answered."""
    return modal(
        title=words.say("Your question"),
        close=words.say("Close"),
        blocks=[
            *_thread(words, remarks, dict.fromkeys(Part, words.say("Your project lead"))),
            seen_by(words, Thing.WORD_TO_LEAD),
        ],
    )


def error(words: Words, unfit: Unfit) -> str:
    """What to say beside the field; what was written stays in it."""
    if unfit.problem is Problem.EMPTY:
        return words.say("Please fill this in.")
    return too_long(words, unfit.length, WORDS_AT_MOST)


def _lines() -> Any:
    return typed(WRITTEN, lines=True)


def _writer(made: Made, remarks: Sequence[Remark]) -> str:
    """The first name of the one of the two whose words these are."""
    mentees = any(each.by is Part.MENTEE for each in remarks)
    return (made.mentee if mentees else made.mentor).person.first_name


def _thread(words: Words, remarks: Sequence[Remark], others: Mapping[Part, str]) -> list[Block]:
    """Who wrote what, the latest last. `others`: who it was if it was not the reader."""
    return [block for each in remarks[-READ_AT_MOST:] for block in _remark(words, each, others)]


def _remark(words: Words, remark: Remark, others: Mapping[Part, str]) -> list[Block]:
    who = words.say("You") if remark.mine else others[remark.by]
    said: list[Block] = [paragraph((Piece(shown(who), bold=True),))]
    if remark.ground:
        said.append(context(ground_name(words, remark.ground)))
    if remark.is_gone:
        said.append(context(words.say("What was written here is no longer kept.")))
    if remark.wish:
        said.append(context(wish_name(words, remark.wish)))
    return [*said, *([quote(remark.words)] if remark.words else [])]
