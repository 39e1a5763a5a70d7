"""A lead asks for suggestions, leafs through them, ticks, looks over, and proposes."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import redraw_beneath, show_in, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Unreadable, dig, page_asked, text_at, uuid
from mentoring.local_time import today
from mentoring.matching import matchmaking_suggesting as suggesting
from views.matching import matchmaking_suggestions as views
from views.people import as_modal, gone_wrong

FIRST = 1
MEMORY_AT_MOST = 30


@dataclass(frozen=True)
class ListState:
    """What an open list remembers."""

    page: int = FIRST
    stamp: int = 0
    """How often all was ticked or unticked while it was open."""
    left: int = 0
    """How many wait who are on no suggestion."""

    def pack(self) -> str:
        """For `private_metadata`."""
        return f"{self.page}:{self.stamp}:{self.left}"

    @classmethod
    def read(cls, view: object) -> "ListState":
        """Unreadable for what no list of ours has packed."""
        numbers = text_at(view, "private_metadata")[:MEMORY_AT_MOST].split(":")
        match [int(number) for number in numbers if number.isdecimal()]:
            case [page, stamp, left]:
                return cls(page, stamp, left)
        raise Unreadable("a list's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.SUGGEST)(suggest)
    on.action(views.CHOOSE)(chosen)
    on.action(views.CHOOSE_ALL)(all_chosen)
    on.action(views.CHOOSE_NONE)(none_chosen)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.view(views.LIST_FORM)(looked_over)
    on.view(views.PROPOSE_FORM)(proposed)


def suggest(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Say that it takes a while, work it out, and show the first page in the same modal."""
    with visit.reading() as work:
        waiting = suggesting.candidates(work, visit.actor)
    response = ack()
    view_id = show_modal(client, body, views.looking(visit.words))
    try:
        found = suggesting.worked_out(waiting, today(visit.now, visit.words.zone))
        with visit.changing() as (work, actor):
            suggesting.keep(work, actor, found, visit.now)
        left = len(suggesting.waiting_for_suggestions(waiting)) - len(found)
        anew = _page(visit, ListState(left=left))
    except Exception:
        show_in(client, view_id, as_modal(visit.words, gone_wrong(visit.words)))
        raise
    show_in(client, view_id, anew)
    return response


def chosen(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """A tick is set or taken away: kept at once, so that it outlasts the page."""
    actions = body.get("actions")
    pressed = actions[0] if isinstance(actions, list) and actions else None
    suggestion = uuid(text_at(pressed, "block_id").partition(":")[0])
    with visit.changing() as (work, actor):
        suggesting.choose(work, actor, [suggestion], chosen=bool(dig(pressed, "selected_options")))
    return ack()


def all_chosen(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All of the list is ticked."""
    return _chosen(body, ack, visit, client, chosen=True)


def none_chosen(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """None is."""
    return _chosen(body, ack, visit, client, chosen=False)


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """To another page, in the same modal."""
    before, (_, number) = ListState.read(dig(body, "view")), page_asked(body)
    response = ack()
    show_instead(client, body, _page(visit, replace(before, page=number)))
    return response


def looked_over(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Who would be asked; the ticks of this page are taken as they stand in it."""
    state, ticks = ListState.read(view), _ticks(view)
    with visit.changing() as (work, actor):
        for tick in (True, False):
            suggesting.choose(work, actor, [each for each, is_set in ticks.items() if is_set is tick], chosen=tick)
        pairs = suggesting.chosen(work, actor)
    if not pairs:
        return ack(response_action="update", view=_page(visit, state, none_chosen=True))
    return ack(response_action="push", view=views.sure(visit.words, pairs, state.pack()))


def proposed(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All that is ticked is proposed; what came of each is said, and the list beneath drawn anew."""
    state = ListState.read(view)
    with visit.changing() as (work, actor):
        found = suggesting.propose_chosen(work, actor, visit.now)
    response = ack(response_action="update", view=views.outcome(visit.words, found))
    redraw_beneath(client, view, _page(visit, replace(state, stamp=state.stamp + 1)))
    return response


def _chosen(body: Body, ack: Ack, visit: Visit, client: WebClient, *, chosen: bool) -> BoltResponse:
    before = ListState.read(dig(body, "view"))
    with visit.changing() as (work, actor):
        suggesting.choose(work, actor, None, chosen=chosen)
    response = ack()
    show_instead(client, body, _page(visit, replace(before, stamp=before.stamp + 1)))
    return response


def _page(visit: Visit, state: ListState, *, none_chosen: bool = False) -> dict[str, Any]:
    with visit.reading() as work:
        page = suggesting.page(work, visit.actor, state.page, today(visit.now, visit.words.zone))
    packed, stamp = replace(state, page=page.number).pack(), str(state.stamp)
    return views.page(visit.words, page, packed, stamp=stamp, left=state.left, none_chosen=none_chosen)


def _ticks(view: Body) -> dict[UUID, bool]:
    """Each pair of the page, and whether it is ticked."""
    values = dig(view, "state", "values")
    boxes = values if isinstance(values, dict) else {}
    return {
        uuid(block.partition(":")[0]): bool(dig(held, views.CHOOSE, "selected_options"))
        for block, held in boxes.items()
        if dig(held, views.CHOOSE) is not None
    }
