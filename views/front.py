"""The Home tab, whoever opens it: a lead's pilot first, a coordinator's programme, and below it her own matches."""

from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock

from mentoring.front import Front
from mentoring.people import Part
from views import blocks
from views.asking.feedback import give_button
from views.blocks import Message, actions, header, paragraph
from views.ending import keeping
from views.growing.guide import guide_button
from views.home import own_matches
from views.joining.profiles import own_button
from views.leading import coordination, pilot
from views.people import as_home, no_match_yet, waiting
from views.words import Words

BLOCKS_AT_MOST = 100
"""Of Slack's."""


def home(words: Words, seen: Front) -> dict[str, Any]:
    """One person's Home tab."""
    office = [
        *(pilot.blocks(words, seen.room) if seen.room else []),
        *(coordination.blocks(words, seen.programme) if seen.programme else []),
    ]
    own = own_matches(words, seen.own) if seen.own else []
    if not office:
        return blocks.home(own) if own else as_home(_without(words, seen))
    if own:
        return blocks.home([*office, DividerBlock(), *_fitting(own, BLOCKS_AT_MOST - len(office) - 1)])
    rest = [DividerBlock(), *_without(words, seen).blocks] if seen.over else _not_matched(words, seen)
    return blocks.home([*office, *rest])


def _without(words: Words, seen: Front) -> Message:
    """To somebody who is in no match, or no longer."""
    if seen.over:
        return keeping.home(words, seen.actor, seen.over, seen.surveys)
    return no_match_yet(words, seen.actor, seen.leads)


def _fitting(own: list[Block], at_most: int) -> list[Block]:
    """So many of them, the last among them: it says who sees them."""
    return own if len(own) <= at_most else [*own[: at_most - 1], own[-1]]


def _not_matched(words: Words, seen: Front) -> list[Block]:
    """Below her office: where she stands if she is mentee or mentor besides, and what there is to read."""
    besides = [part for part in (Part.MENTEE, Part.MENTOR) if part in seen.actor.parts]
    stands: list[Block] = [paragraph(waiting(words, part)) for part in besides]
    title: list[Block] = [header(words.say("And you yourself"))] if stands else []
    return [DividerBlock(), *title, *stands, actions([guide_button(words), own_button(words), give_button(words)])]
