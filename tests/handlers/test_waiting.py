"""Until she is matched, whatever a registered person tries, she hears how she stands and nothing of others (SPEC S3).

Walked over every name that any feature listens to, and with what those who are matched have on their screens: a coming
feature is walked as soon as it listens to anything.
"""

import json
from collections.abc import Iterator

import pytest

import handlers
from handlers.waiting import OPEN, is_open
from mentoring.access import Thing, Verb
from mentoring.access_terms import Part
from tests.building import Someone, person
from tests.handlers import payloads, test_access_walk
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import ATTEMPTS, Attempt
from tests.handlers.walk.circle import Circle, Who, circle, crowd
from tests.handlers.walk.walking import set_up
from tests.views.reading import texts
from views.joining.leaving import NOT_FOR_ME
from views.meeting.meetings import ACCEPT, PROPOSE

STANDS = {
    Part.MENTEE: "I’ll write as soon as a mentor is found",
    Part.MENTOR: "I’ll write as soon as a mentee is found",
}
LEAVES = {NOT_FOR_ME}
"""Whoever presses it is registered no longer, and hears that."""
OWN = {(Verb.CHANGE, Thing.PROFILE), (Verb.CHANGE, Thing.CONTACT), (Verb.DECLINE, Thing.REGISTRATION)}
"""What she may do to what is her own, matched or not."""

assert test_access_walk.FEATURES


@pytest.fixture
def around(house: House) -> Circle:
    """A pair with a meeting between them, and everybody around it."""
    around = circle(house.store, crowd(house.store), Part.MENTEE, across=False)
    house.proposed(around.author, place=around.mark, agenda=around.mark)
    return around


@pytest.fixture
def waiting(house: House, around: Circle) -> Someone:
    """Somebody of the same company who waits for a mentor."""
    return person(house.store, around.author.company, Part.MENTEE, name="Wanda Waits")


def heard(house: House, who: Someone, payload: JSON) -> str:
    """All that she reads because of it."""
    calls = len(house.slack.calls)
    answered = house.send(payload)
    assert answered.status == 200
    return "".join(texts({"body": answered.body, "calls": [call.arguments for call in house.slack.calls[calls:]]}))


def of_others(around: Circle) -> list[str]:
    """What nobody outside the pair may read."""
    return [around.mark, *(name for who in (around.author, around.partner) for name in who.name.split())]


def values(house: House, around: Circle) -> list[str]:
    """What buttons of those who are matched bear."""
    meeting = house.meetings(around.author)[0]
    assert meeting.open
    assert around.match_id
    ids = [around.match_id.hex, f"{meeting.id.hex}:{meeting.open.id.hex}", meeting.id.hex, around.author.id.hex]
    return ["", *ids, "agreement/advance-1", "ethics", "1"]


def tries(kind: str, name: str, who: Someone, value: str) -> Iterator[JSON]:
    """Every payload of this kind that bears this name."""
    match kind:
        case "command":
            yield payloads.command(who, name, value)
        case "shortcut":
            yield payloads.shortcut(who, name)
            yield payloads.message_action(who, name, "words")
        case "action":
            yield payloads.press_in_message(who, name, value)
            if not value:
                yield payloads.press_on_home(who, name)
                yield payloads.press_in_modal(who, name)
        case "view_submission":
            for memory in (value, json.dumps(["agreement", value, "advance-1"]), json.dumps({"match": value})):
                yield payloads.submit(
                    who, {"type": "modal", "blocks": [], "callback_id": name, "private_metadata": memory}
                )


def test_what_is_open_to_her_is_this_and_nothing_else() -> None:
    assert {
        "/advance",
        "/advance-survey",
        "survey",
        "guide",
        "profile",
        "contacts",
        "matchmaking",
        "person",
        "keeping",
        "certificate",
        "figures",
        "feedback",
    } == OPEN


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", ["command", "shortcut", "action", "view_submission"])
def test_every_name_that_advance_listens_to_says_how_she_stands_and_nothing_of_others(
    house: House, around: Circle, waiting: Someone, kind: str
) -> None:
    """What is open is tried with every value. All else reaches one listener, which reads none: there each name is tried
    without a value, and with one of them in turn."""
    names, borne = handlers.features().names(kind), values(house, around)
    for number, name in enumerate(sorted(names - LEAVES)):
        for value in borne if is_open(kind, name) else {"", borne[number % len(borne)]}:
            for payload in tries(kind, name, waiting, value):
                said = heard(house, waiting, payload)
                assert not [text for text in of_others(around) if text in said], (name, value, said)
                assert STANDS[Part.MENTEE] in said or is_open(kind, name), (name, value, said)
    assert house.meetings(waiting) == ()
    assert names


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "attempt",
    [each for each in ATTEMPTS if (each.verb, each.thing) not in OWN and Who.UNMATCHED not in each.spares],
    ids=lambda attempt: attempt.name.replace(" ", "-"),
)
def test_what_others_have_on_their_screens_says_how_she_stands(house: House, attempt: Attempt) -> None:
    around, trying = set_up(house, crowd(house.store), attempt, attempt.authors[0], across=attempt.worlds[0])
    calls = len(house.slack.calls)
    answered = trying(around.people[Who.UNMATCHED])
    said = "".join(texts({"body": answered.body, "calls": [call.arguments for call in house.slack.calls[calls:]]}))
    assert STANDS[Part.MENTEE] in said
    assert not [text for text in of_others(around) if text in said]


@pytest.mark.parametrize("part", STANDS)
def test_what_she_writes_and_her_home_say_how_she_stands(house: House, around: Circle, part: Part) -> None:
    waiting = person(house.store, around.author.company, part)
    heard(house, waiting, payloads.typed(waiting, "can we meet next Tuesday at 3?"))
    heard(house, waiting, payloads.home_opened(waiting))
    for shown in (house.screen(waiting)[-1], house.home(waiting)):
        said = "".join(texts(shown))
        assert STANDS[part] in said
        assert "the guide and your own details are open to you" in said
        assert not [text for text in of_others(around) if text in said]


def test_somebody_with_an_office_and_no_match_hears_only_that_it_is_not_there(house: House, around: Circle) -> None:
    value = values(house, around)[2]
    lead = around.people[Who.LEAD]
    assert "That is no longer there." in heard(house, lead, payloads.press_in_message(lead, ACCEPT, value))


def test_in_french_she_hears_it_in_french(house: House, around: Circle) -> None:
    someone = person(house.store, around.author.company, Part.MENTEE, locale="fr-CA")
    said = heard(house, someone, payloads.press_on_home(someone, PROPOSE, values(house, around)[1]))
    assert "le guide et vos propres informations vous sont ouverts" in said
