"""Whoever opens her Home tab is shown it in the same breath; what can't be drawn now is written down."""

from dataclasses import dataclass, field, replace

import pytest

from handlers import home
from handlers.answering import Kept
from handlers.deps import Deps, Visit
from mentoring.people import Actor
from storage import people
from storage.tenancy import EVERYONE
from tests.building import pair
from tests.handlers import payloads
from tests.handlers.house import House


@dataclass
class Drawer:
    """Draws at once, or can't."""

    can: bool
    asked: list[str] = field(default_factory=list)

    def __call__(self, team_id: str, actor: Actor, known_since: float) -> bool:
        self.asked.append(f"{team_id} {actor.person.slack_user_id}")
        return self.can


@pytest.mark.parametrize(
    ("known", "can", "tab", "asked", "marked"),
    [
        (True, True, "home", True, 0),
        (True, False, "home", True, 1),
        (False, True, "home", False, 1),  # from her first look on it is kept up to date, whatever crashes
        (True, True, "messages", False, 0),
    ],
)
def test_it_is_drawn_on_the_spot_or_written_down(
    house: House, *, known: bool, can: bool, tab: str, asked: bool, marked: int
) -> None:
    drawer, who = Drawer(can), pair(house.store).mentee
    deps = Deps(house.store, house.clock.now, house.catalogues, lambda: None, show_home=drawer)
    with house.store.read(EVERYONE) as work:
        actor = replace(who.actor(work), home_opened=known)
    event = payloads.home_opened(who, tab)["event"]
    ack = Kept()  # type: ignore[no-untyped-call]
    home.opened(event, ack, Visit(deps, who.company.team_id, who.slack_user_id, actor))
    with house.store.read(EVERYONE) as work:
        assert people.by_id(work.session, who.id).home_stale == marked
    assert drawer.asked == ([f"{who.company.team_id} {who.slack_user_id}"] if asked else [])
