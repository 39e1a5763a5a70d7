"""The form of a note: her words, what they are about, and whether her partner may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import Block

from mentoring.access import Thing
from mentoring.free_text import TEXT_AT_MOST, Problem, Unfit
from mentoring.growing.notes import About
from mentoring.people import Match
from views import inputs
from views.access import seen_by
from views.blocks import modal
from views.growing.note_links import topic
from views.words import Words

FORM = "note.form"
MATCH = "match"
TEXT = "text"
ABOUT = "about"
SHARE = "share"
NOTHING = "nothing"


@dataclass(frozen=True)
class Filled:
    """What a form shows."""

    text: str = ""
    about: About = field(default_factory=About)
    shared: bool = False
    """It is another wording of a note that the other reads already."""


def form(
    words: Words,
    matches: Sequence[Match],
    topics: Mapping[str, str],
    filled: Filled,
    metadata: str,
    *,
    is_new: bool = True,
) -> dict[str, Any]:
    """A new note, or other words for one. With more than one match it asks within which.

    `topics`: what it can be about, in the reader's words by its value; with several matches there is nothing to offer.
    """
    only = matches[0].partner.first_name if len(matches) == 1 else ""
    return modal(
        title=words.say("Write a note") if is_new else words.say("Change the note"),
        submit=words.say("Keep") if is_new else words.say("Save"),
        close=words.say("Not now") if is_new else words.say("Leave as it is"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            *_with_whom(words, matches),
            inputs.field(words.say("Your note"), inputs.typed(TEXT, filled.text, lines=True)),
            *_about(words, topics, filled),
            *(_shared(words, only) if is_new else []),
            seen_by(words, Thing.NOTE, partner=only, shared=filled.shared),
        ],
    )


def error(words: Words, unfit: Unfit) -> dict[str, str]:
    """What to say beside the note; its words stay in the form."""
    if unfit.problem is Problem.EMPTY:
        return {TEXT: words.say("Please fill this in.")}
    said = inputs.too_long(words, unfit.length, TEXT_AT_MOST)
    return {TEXT: said}


def _with_whom(words: Words, matches: Sequence[Match]) -> list[Block]:
    if len(matches) < 2:
        return []
    names = {match.id.hex: match.partner.name for match in matches}
    return [inputs.field(words.say("Within your mentorship with"), inputs.chosen(MATCH, names))]


def _about(words: Words, topics: Mapping[str, str], filled: Filled) -> list[Block]:
    if not topics:
        return []
    offered = {NOTHING: words.say("nothing in particular"), **topics}
    select = inputs.chosen(ABOUT, offered, topic(filled.about) or NOTHING)
    return [inputs.field(words.say("About"), select, optional=True)]


def _shared(words: Words, partner: str) -> list[Block]:
    name = partner or words.say("the person you choose")
    box = inputs.ticked(SHARE, {SHARE: words.say("Share it with {name}", name=name)}, ())
    hint = words.say("You can share it later, too, and take it back at any time.")
    return [inputs.field(words.say("Sharing"), box, optional=True, hint=hint)]
