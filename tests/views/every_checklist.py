"""The first-week checklist in every state."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from mentoring.agreeing.checklist import Checklist, Item
from mentoring.people_notices import MatchNotice
from tests.views.casting import Cast
from views import people
from views.agreeing.checklist import checklist_card, on_home
from views.blocks import Message
from views.words import Words

DUE = date(2026, 11, 30)


def checklist(cast: Cast, *done: Item, number: int = 0, is_over: bool = False) -> Checklist:
    """Hers, with these things done."""
    return Checklist(cast.match(number), DUE, is_over, frozenset(done))


def checklists_shown(words: Words, cast: Cast) -> dict[str, Message]:
    """None, one, all but one or all of it done, over or not; in the message that tells of the match; many at once."""
    ways = [way for n in (0, 1, len(Item) - 1, len(Item)) for way in combinations(Item, n)]
    shown = {
        f"first week, done {[*map(str, way)]}, over: {is_over}": Message(
            tuple(checklist_card(words, checklist(cast, *way, is_over=is_over)))
        )
        for way in ways
        for is_over in (False, True)
    }
    shown["first week of a match"] = people.matched(words, MatchNotice(cast.match(), checklist(cast)))
    shown["first week of a match, done"] = people.matched(words, MatchNotice(cast.match(), checklist(cast, *Item)))
    met = replace(checklist(cast, Item.FIRST_MEETING), has_met=True)
    shown["first week, met"] = Message(tuple(checklist_card(words, met)))
    offered = checklist(cast, *set(Item) - {Item.FIRST_MEETING})
    shown["first week, a time is offered"] = Message(tuple(on_home(words, [offered], {offered.match.id})))
    many = [replace(checklist(cast, number=n)) for n in range(9)]
    shown["first weeks of many"] = Message(tuple(on_home(words, many)))
    return shown
