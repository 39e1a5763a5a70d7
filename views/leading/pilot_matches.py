"""All matches of a pilot, for its lead: a list with a search (SPEC S31)."""

from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    Option,
    StaticSelectElement,
)

from mentoring.access import Role, Thing
from mentoring.leading.pilot_lists import MatchLine, Which
from views import access, inputs
from views.blocks import Sure, actions, button, context, modal, paragraph, row, with_care
from views.inputs import OPTIONS_AT_MOST, option
from views.leading.pilot_standing import match_line
from views.leading.pilot_view import show_button
from views.paging import Place, turns
from views.words import Words

OPEN = "pilot.matches"
FIND = "pilot.find_match"
WHICH = "pilot.which"
BACK = "pilot.matches_back"
ON = "pilot.matches_on"
KIND_WORDS = "pilot.kind_words"


def matches_button(words: Words, which: Which = Which.LIVE, text: str | None = None) -> ButtonElement:
    """Opens the list."""
    return button(text or words.say("Matches"), OPEN, which.value)


def page(words: Words, lines: Sequence[MatchLine], which: Which, number: int) -> dict[str, Any]:
    """One page of these matches, the first being 1."""
    place = Place.in_list(number, len(lines))
    entries: list[Block] = [_entry(words, line) for line in lines[place.span]]
    return modal(
        title=words.say("Matches"),
        close=words.say("Close"),
        blocks=[
            ActionsBlock(elements=[inputs.searched(FIND, words.say("Find a pair by a name")), _filter(words, which)]),
            context(words.say_count("One match", "{n} matches", len(lines))),
            *(entries or [paragraph(words.tell("Nothing here."))]),
            *_to_all(words, lines, which),
            *turns(words, place, BACK, ON, which.value),
            access.seen_by(words, Thing.MATCH, reader=Role.LEAD),
        ],
    )


def options(words: Words, lines: Iterable[MatchLine]) -> list[Option]:
    """Those whom a search has found."""
    found = [option(line.match_id.hex, _named(words, line)) for line in lines]
    return found[:OPTIONS_AT_MOST]


def _to_all(words: Words, lines: Sequence[MatchLine], which: Which) -> list[Block]:
    """Under the list of quiet pairs: a kind word to each that had none this week."""
    left = sum(not line.is_encouraged for line in lines)
    if which is not Which.QUIET or not left:
        return []
    sure = Sure(
        title=words.say("Send a kind word?"),
        text=words.say_count("To both of one pair.", "To both of each of {n} pairs.", left),
        yes=words.say("Send"),
        no=words.say("Not now"),
    )
    return [actions([with_care(button(words.say("Send each of them a kind word"), KIND_WORDS), sure)])]


def _entry(words: Words, line: MatchLine) -> Block:
    about = words.say("Open {mentee} and {mentor}", mentee=line.mentee, mentor=line.mentor)
    return row(f"{_named(words, line)}\n{match_line(words, line)}", show_button(words, line.match_id.hex, about))


def _named(words: Words, line: MatchLine) -> str:
    return words.say("{mentee} and {mentor}", mentee=line.mentee, mentor=line.mentor)


def _filter(words: Words, which: Which) -> StaticSelectElement:
    return inputs.chosen(WHICH, {each.value: _which(words, each) for each in Which}, which.value)


def _which(words: Words, which: Which) -> str:
    match which:
        case Which.LIVE:
            return words.say("Proposed and running")
        case Which.FOR_HER:
            return words.say("Waiting for you")
        case Which.PROPOSED:
            return words.say("Proposed")
        case Which.QUIET:
            return words.say("Quiet for a while")
        case Which.OVER:
            return words.say("Over")
