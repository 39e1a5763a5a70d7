"""The form of an objective: a category, a suggestion if she likes, her own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from slack_sdk.models.blocks import Block, InputBlock

from mentoring.growing.objective_rules import Category, Field, Problem, Trouble
from mentoring.people import Match
from views.access import OBJECTIVE, seen_by
from views.blocks import context, modal
from views.growing.objective_suggestions import label, suggestions
from views.inputs import OPTION_AT_MOST, chosen, field, too_long, typed
from views.words import Words

FORM = "objective.form"
MATCH = "objective.match"
CATEGORY = "objective.category"
SUGGESTION = "objective.suggestion"
"""What is chosen in these comes in at once: the form follows."""
WORDING = Field.WORDING.value
NAMES = {Field.MATCH: MATCH, Field.CATEGORY: CATEGORY, Field.WORDING: WORDING}


@dataclass(frozen=True)
class Filled:
    """What a form shows."""

    category: Category | None = None
    wording: str = ""
    match: UUID | None = None
    """With whom; None: not chosen yet, or nothing to choose."""
    times: int = 0
    """How often Advance has filled in the wording: Slack takes a new text only in a field of another name."""


def form(
    words: Words,
    matches: Sequence[Match],
    filled: Filled,
    metadata: str,
    *,
    is_new: bool = True,
    are_many: bool = False,
) -> dict[str, Any]:
    """A new objective, or another wording of one. With more than one match it asks with whom.

    `are_many`: there are as many already as are usual.
    """
    partner = matches[0].partner.first_name if len(matches) == 1 else words.say("the person you choose")
    caution = words.say(
        "You have three objectives already. Two or three are easier to keep in sight; one more is fine, too."
    )
    return modal(
        title=words.say("Add an objective") if is_new else words.say("Change the objective"),
        submit=words.say("Add") if is_new else words.say("Save"),
        close=words.say("Not now") if is_new else words.say("Leave as it is"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            *([context(caution)] if is_new and are_many else []),
            *([_with_whom(words, matches, filled)] if len(matches) > 1 else []),
            *_fields(words, filled),
            seen_by(words, *OBJECTIVE, partner=partner),
        ],
    )


def suggested(words: Words, value: str) -> str:
    """The suggestion behind an option; empty for what is none of ours."""
    category, _, number = value.partition(":")
    if category not in [*Category] or not number.isdecimal():
        return ""
    found = suggestions(words, Category(category))
    return found[int(number[:3])] if int(number[:3]) < len(found) else ""


def with_suggestion(words: Words, wording: str, suggestion: str) -> str:
    """The wording once a suggestion was chosen: it takes the place of another one; words of her own are kept below."""
    own = wording.strip()
    every = {text for category in Category for text in suggestions(words, category)}
    return suggestion if not own or own in every else f"{suggestion}\n{own}"


def errors(words: Words, troubles: Sequence[Trouble]) -> dict[str, str]:
    """What to say beside each input, by its name; what was typed stays in the form."""
    return {NAMES[trouble.field]: _error(words, trouble) for trouble in troubles}


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please fill this in.")
        case Problem.TOO_LONG:
            return too_long(words, trouble.length, trouble.at_most)


def _with_whom(words: Words, matches: Sequence[Match], filled: Filled) -> InputBlock:
    names = {match.id.hex: match.partner.name for match in matches}
    select = chosen(MATCH, names, filled.match.hex if filled.match else "")
    return field(words.say("With whom"), select, at_once=True)


def _fields(words: Words, filled: Filled) -> list[Block]:
    labels = {category.value: label(words, category) for category in Category}
    category = chosen(CATEGORY, labels, filled.category.value if filled.category else "")
    wording = typed(
        WORDING, filled.wording, placeholder=words.say("What you would like to reach, in a sentence"), lines=True
    )
    hint = words.say("Realistic, where your mentor can help, and reached within these months.")
    worded = field(words.say("Your objective"), wording, hint=hint)
    worded.block_id = f"{WORDING}:{filled.times}" if filled.times else WORDING
    return [field(words.say("Category"), category, at_once=True), *_suggested(words, filled), worded]


def _suggested(words: Words, filled: Filled) -> list[Block]:
    """What others choose in this category; a new field for each, so that no choice stays from another."""
    if filled.category is None:
        return []
    found = enumerate(suggestions(words, filled.category))
    offered = {f"{filled.category}:{number}": text[:OPTION_AT_MOST] for number, text in found}
    hint = words.say("It fills in your objective below; change it as you like.")
    select = field(words.say("What others choose"), chosen(SUGGESTION, offered), optional=True, hint=hint, at_once=True)
    select.block_id = f"{SUGGESTION}:{filled.category}"
    return [select]
