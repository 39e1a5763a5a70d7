"""Long lists, page by page."""

from dataclasses import dataclass
from typing import Self

from slack_sdk.models.blocks import Block, ButtonElement

from views.blocks import actions, button, context
from views.words import Words

ON_A_PAGE = 10
"""Entries: with 2 blocks each and what stands around them, far within Slack's 100."""


@dataclass(frozen=True)
class Place:
    """Where in a long list a page stands; the first is 1."""

    number: int
    of_all: int
    holds: int = ON_A_PAGE

    @classmethod
    def among(cls, wanted: int, of_all: int) -> Self:
        """The page wanted of so many, or the nearest that there is."""
        return cls(min(max(wanted, 1), of_all), of_all)

    @classmethod
    def in_list(cls, wanted: int, length: int, holds: int = ON_A_PAGE) -> Self:
        """The same for a list of that length, of which each page holds so many entries."""
        of_all = max(1, -(-length // holds))
        return cls(min(max(wanted, 1), of_all), of_all, holds)

    @property
    def span(self) -> slice:
        """What of the list stands on it."""
        return slice((self.number - 1) * self.holds, self.number * self.holds)


def turns(
    words: Words, place: Place, back: str, on: str, of: str = "", *, forward: str = "", style: str | None = None
) -> list[Block]:
    """The buttons to the page before and the one after, and which page this is; nothing where there is but one."""
    buttons = turn_buttons(words, place, back, on, of, forward=forward, style=style)
    if not buttons:
        return []
    return [actions(buttons), context(words.say("Page {n} of {all}", n=place.number, all=place.of_all))]


def turn_buttons(
    words: Words, place: Place, back: str, on: str, of: str = "", *, forward: str = "", style: str | None = None
) -> list[ButtonElement]:
    """The buttons alone. `back`, `on`: their ids.

    `of`: which list, where several have these buttons: their values are 'list:page', as `page_asked` reads them.
    `forward`: what the way on is called, if not 'Show more'.
    """
    to = f"{of}:" if of else ""
    buttons = []
    if place.number > 1:
        buttons.append(button(words.say("Back"), back, f"{to}{place.number - 1}"))
    if place.number < place.of_all:
        buttons.append(button(forward or words.say("Show more"), on, f"{to}{place.number + 1}", style))
    return buttons
