"""Somebody is registered by the two forms of a lead or a coordinator."""

from typing import Any

from sqlalchemy import select

from mentoring.people import Actor, Part, recognise
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.building import Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from views.joining import registering as views

MARIE = {"name": "Marie Curie", "email": "marie@one.example"}


def chosen(house: House, by: Someone, **entries: Any) -> Answered:
    """The first form, sent."""
    assert house.send(payloads.press_in_message(by, views.REGISTER_PERSON)).is_silent
    return house.send(payloads.submit(by, house.slack.opened(), **entries))


def second_form(house: House, by: Someone, who: Someone, *parts: Part) -> JSON:
    """The form that asks for the rest of her."""
    answered = chosen(house, by, person=who.slack_user_id, parts=[part.value for part in parts])
    assert answered.body["response_action"] == "update", answered
    view: JSON = answered.body["view"]
    return view


def registered(house: House, by: Someone, who: Someone, *parts: Part, **entries: str | None) -> JSON:
    """She is registered; the lead's card of it."""
    answered = house.send(payloads.submit(by, second_form(house, by, who, *parts), **entries))
    assert answered.is_silent, answered
    return house.screen(by)[-1]


def known(house: House, who: Someone) -> Actor | None:
    with house.store.read(EVERYONE) as work:
        return recognise(work, who.team_id, who.slack_user_id)


def row_of(house: House, who: Someone) -> PersonRow:
    with house.store.read(EVERYONE) as work:
        return work.session.scalars(select(PersonRow).where(PersonRow.slack_user_id == who.slack_user_id)).one()
