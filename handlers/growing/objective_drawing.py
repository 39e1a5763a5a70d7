"""The pages of objectives: from an address to the page that it names, as it stands at this moment; drawn anew once a
button on it has done its work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead
from handlers.deps import Visit
from handlers.reading import Body, Unreadable, dig, pressed_value, text_at, uuid
from mentoring.growing import objectives
from mentoring.growing.homework import tasks_under
from mentoring.local_time import today
from mentoring.people import Actor
from mentoring.standing import own_match
from mentoring.too_late import TooLate
from storage.work import Work
from views.growing import objective_pages as pages
from views.meeting.meetings import too_late

Move = Callable[[Work, Actor, UUID, datetime], object]
"""What a button is for: a task is done, an objective closed, …"""


@dataclass(frozen=True)
class Address:
    """Which page: of one objective, of all in a match, or (without an id) of whom they are with."""

    is_of_one: bool
    id: UUID | None
    number: int

    @classmethod
    def read(cls, text: str) -> "Address":
        """Unreadable for what no page or button of ours bears."""
        match text.split(":"):
            case ["one", of, number] if number.isdecimal():
                return cls(True, uuid(of), int(number[:3]))
            case ["all", of, number] if number.isdecimal():
                return cls(False, uuid(of) if of else None, int(number[:3]))
        raise Unreadable("the address of a page")


def page(visit: Visit, at: Address) -> dict[str, Any]:
    """The page at an address; NotAllowed if it is of nothing of hers (any longer)."""
    words, actor = visit.words, visit.actor
    with visit.reading() as work:
        if at.is_of_one and at.id:
            objective = objectives.objective_of(work, actor, at.id)
            tasks = tasks_under(work, actor, objective)
            return pages.one(words, objective, tasks, at.number, today(visit.now, actor.person.zone))
        found = objectives.objectives_of(work, actor)
    wanted = at.id or (actor.matches[0].id if len(actor.matches) == 1 else None)
    if wanted is None:
        return pages.choice(words, actor.matches, found, at.number)
    match = own_match(actor, wanted)
    return pages.all_of_match(words, match, objectives.in_match(found, match.id), at.number)


def open_page(body: Body) -> str:
    """The address of the page in which a button was pressed; empty if it stands in none of ours."""
    if dig(body, "view", "type") != "modal" or dig(body, "view", "callback_id"):
        return ""
    return text_at(body, "view", "private_metadata")


def redraw(visit: Visit, client: WebClient, body: Body) -> None:
    """What was pressed has changed the page in which it stands: show what has come of it."""
    address = open_page(body)
    if address:
        turn_to(visit, client, body, Address.read(address))


def moved(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, move: Move) -> BoltResponse:
    """Carry out what the button of an objective or a task is for; the page in which it stands shows what came of it."""
    try:
        with visit.changing() as (work, actor):
            move(work, actor, uuid(pressed_value(body)), visit.now)
    except TooLate:
        redraw(visit, client, body)
        return answer(too_late(visit.words))
    response = ack()
    redraw(visit, client, body)
    return response


def turn_to(visit: Visit, client: WebClient, body: Body, at: Address) -> None:
    """Another page in the place of the one that is open; nothing, where she has closed it."""
    show_instead(client, body, page(visit, at))
