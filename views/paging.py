"""Long lists, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from slack_sdk.models.blocks import Block

from views.blocks import actions, button, context
from views.words import Words

ON_A_PAGE = 10
"""Entries: with 2 blocks each and what stands around them, far within Slack's 100."""


@dataclass(frozen=True)
class Place:
    """Where in a long list a page stands."""

    number: int
    of_all: int

    @classmethod
    def in_list(cls, wanted: int, length: int) -> Self:
        """The page wanted, or the nearest that there is."""
        of_all = max(1, -(-length // ON_A_PAGE))
        return cls(min(max(wanted, 1), of_all), of_all)

    @property
    def span(self) -> slice:
        """What stands on it."""
        return slice((self.number - 1) * ON_A_PAGE, self.number * ON_A_PAGE)


def turns(words: Words, place: Place, back: str, on: str, values: Sequence[str]) -> list[Block]:
    """To the page before and the one after: their buttons' ids and values."""
    buttons = []
    if place.number > 1:
        buttons.append(button(words.say("Back"), back, values[0]))
    if place.number < place.of_all:
        buttons.append(button(words.say("Show more"), on, values[1]))
    if not buttons:
        return []
    return [actions(buttons), context(words.say("Page {n} of {all}", n=place.number, all=place.of_all))]
