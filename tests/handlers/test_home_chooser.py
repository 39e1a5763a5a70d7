"""A mentor of many: Home shows what is to be answered and what is coming up for all, and one relationship in full."""

from dataclasses import dataclass
from datetime import time, timedelta

import pytest

from mentoring.growing import objective_moves
from mentoring.growing.objective_rules import Category, Draft
from mentoring.matching import matchmaking_closing
from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_rules import Wish
from mentoring.people import Part
from scheduler.drawing import Draughtsman
from storage.tenancy import EVERYONE
from tests.building import NOW, Pair, Someone, company, match, person
from tests.databases import Databases
from tests.handlers import payloads
from tests.handlers.conftest import CATALOGUES
from tests.handlers.house import Answered, House
from tests.handlers.slack import JSON, words_in
from views.home_chooser import CHOOSE

NAMES = ("Aïda Benali", "Berthe Cole", "Chloé Dufour", "Dina Ekström", "Enora Faye")


@dataclass(frozen=True)
class Many:
    mentor: Someone
    lead: Someone
    pairs: tuple[Pair, ...]


@pytest.fixture
def many(house: House) -> Many:
    """Five mentees, of each an objective of her own, and one of them with a time to answer."""
    here = company(house.store)
    mentor, lead = person(house.store, here, Part.MENTOR), person(house.store, here, Part.LEAD)
    pairs = [match(house.store, person(house.store, here, Part.MENTEE, name=name), mentor) for name in NAMES]
    with house.store.write(EVERYONE) as work:
        for pair in pairs:
            draft = Draft(Category.LEADERSHIP, f"Objective of {pair.mentee.name}")
            objective_moves.record(work, pair.mentee.actor(work), pair.match_id, draft, NOW)
        asked = sorted(pairs, key=lambda pair: pair.match_id.hex)[3]
        wish = Wish((NOW + timedelta(days=8)).date(), time(15), 60, "Room 4", "About my talk")
        meeting_moves.propose(work, asked.mentee.actor(work), asked.match_id, wish, NOW)
    with house.store.read(EVERYONE) as work:
        order = [each.id for each in mentor.actor(work).matches]
    return Many(mentor, lead, tuple(sorted(pairs, key=lambda pair: order.index(pair.match_id))))


def choose(house: House, who: Someone, pair: Pair) -> Answered:
    """In the select on Home."""
    pressed = payloads.press_on_home(who, CHOOSE)
    action = {"type": "static_select", "action_id": CHOOSE, "block_id": "block"}
    return house.send({**pressed, "actions": [{**action, "selected_option": {"value": pair.match_id.hex}}]})


def select_on(home: JSON) -> JSON:
    [found] = [block["accessory"] for block in home["blocks"] if block.get("accessory", {}).get("action_id") == CHOOSE]
    return dict(found)


def shows(home: JSON) -> list[str]:
    """Whose objective stands there in its own words."""
    said = words_in(home)
    return [name for name in NAMES if f"Objective of {name}" in said]


def test_one_of_many_is_shown_in_full_and_her_choice_is_kept_wherever_she_looks(
    house: House, many: Many, databases: Databases
) -> None:
    first, second = many.pairs[:2]
    home = house.home(many.mentor)
    assert shows(home) == [first.mentee.name]
    assert select_on(home)["initial_option"]["value"] == first.match_id.hex
    assert [option["text"]["text"] for option in select_on(home)["options"]] == [p.mentee.name for p in many.pairs]
    assert "is waiting for your answer" in words_in(home)
    assert "About my talk" in words_in(home)  # whoever is shown in full

    assert choose(house, many.mentor, second).is_silent
    assert shows(house.home(many.mentor)) == [second.mentee.name]
    assert select_on(house.home(many.mentor))["initial_option"]["value"] == second.match_id.hex

    other_process = databases.store()
    drawn = Draughtsman(other_process, CATALOGUES).home(many.mentor.id, house.clock.now())
    other_process.close()
    assert shows(drawn) == [second.mentee.name]
    said = words_in(drawn)
    assert all(name in said for name in NAMES)
    assert "A time is being agreed." in said
    assert said.count("No meeting planned yet.") == 3


def test_what_she_chose_makes_way_once_it_is_over_and_few_stand_one_after_another(house: House, many: Many) -> None:
    choose(house, many.mentor, many.pairs[2])
    for pair, left in ((many.pairs[2], 4), (many.pairs[4], 3)):
        with house.store.write(EVERYONE) as work:
            matchmaking_closing.end(work, many.lead.actor(work), pair.match_id, house.clock.now())
        home = house.home(many.mentor)
        assert len(shows(home)) == (1 if left > 3 else 3)
        assert (CHOOSE in str(home)) is (left > 3)
    assert many.pairs[2].mentee.name not in words_in(house.home(many.mentor))


def test_nobody_elses_relationship_can_be_chosen(house: House, many: Many) -> None:
    before = house.home(many.mentor)
    theirs = match(house.store, person(house.store, many.lead.company, Part.MENTEE), many.lead)
    for other in (theirs, Pair(many.mentor.id, many.mentor, many.mentor)):
        assert choose(house, many.mentor, other).status == 200
        assert house.home(many.mentor) == before
    mentee = many.pairs[0].mentee
    assert choose(house, mentee, many.pairs[0]).is_silent  # it is hers, and makes no difference to her
    assert CHOOSE not in str(house.home(mentee))
