"""A lead's long lists: a choice of what to see of one, its pages, and a search by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient
from slack_sdk.models.blocks import Option

from handlers.answering import show_instead, show_page
from handlers.deps import Visit
from handlers.reading import Body, Unreadable, page_asked, pressed_option, pressed_value, text_at
from views.words import Words

FIRST = 1
Line = TypeVar("Line")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class LongList(Generic[Line, Choice]):
    """One of these lists, and its four listeners: everything in it is read and drawn anew at each press."""

    choices: type[Choice]
    """What there is to choose from: all, those that wait, …"""
    lines: Callable[[Visit], tuple[Line, ...]]
    among: Callable[[Iterable[Line], Choice], tuple[Line, ...]]
    """Those lines that a choice is about."""
    found: Callable[[Iterable[Line], str], tuple[Line, ...]]
    """Those lines that a search by name means."""
    page: Callable[[Words, Sequence[Line], Choice, int], dict[str, Any]]
    options: Callable[[Words, Iterable[Line]], list[Option]]

    def opened(self, body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
        """The first page of what the button names."""
        view = self.drawn(visit, self._choice(pressed_value(body)))
        response = ack()
        show_page(client, body, view)
        return response

    def filtered(self, body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
        """What was chosen from the menu, in the same modal."""
        view = self.drawn(visit, self._choice(pressed_option(body)[1]))
        response = ack()
        show_instead(client, body, view)
        return response

    def turned(self, body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
        """Another page."""
        wanted, number = page_asked(body)
        view = self.drawn(visit, self._choice(wanted), number)
        response = ack()
        show_instead(client, body, view)
        return response

    def searched(self, body: Body, ack: Ack, visit: Visit) -> BoltResponse:
        """Which she may mean by what she has typed so far."""
        return ack(options=self.options(visit.words, self.found(self.lines(visit), text_at(body, "value"))))

    def drawn(self, visit: Visit, choice: Choice, number: int = FIRST) -> dict[str, Any]:
        """A page of those lines."""
        return self.page(visit.words, self.among(self.lines(visit), choice), choice, number)

    def _choice(self, value: str) -> Choice:
        try:
            return self.choices(value)
        except ValueError:
            raise Unreadable("what of a list to show") from None
