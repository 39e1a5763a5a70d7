"""Unregistered and unmatched people, on every surface: kind words in their own language, and nothing else (S3)."""

from collections.abc import Callable
from uuid import UUID

import pytest

from mentoring.people import Part, leads, leads_in
from storage.tenancy import EVERYONE
from tests.building import Company, Pair, Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views.meeting import meetings as views
from views.people import as_home, as_modal, no_match_yet, not_registered

Surface = Callable[[Someone], JSON]

ANSWERED_BESIDE: list[Surface] = [
    lambda who: payloads.press_in_message(who, views.PROPOSE),
    lambda who: payloads.press_in_message(who, views.ACCEPT, f"{'0' * 32}:{'0' * 32}"),
    lambda who: payloads.message_action(who, "anything", "my words"),
]
ANSWERED_IN_A_MODAL: list[Surface] = [
    lambda who: payloads.shortcut(who, "propose_meeting"),
    lambda who: payloads.press_on_home(who, views.PROPOSE),
    lambda who: payloads.press_in_modal(who, "anything"),
]
COMMANDS: list[Surface] = [
    lambda who: payloads.command(who, "/advance"),
    lambda who: payloads.command(who, "/advance-meet", "my words"),
    lambda who: payloads.command(who, "/advance-meet", "help"),
]


@pytest.fixture
def home(house: House) -> Company:
    """A company with a lead."""
    home = company(house.store)
    person(house.store, home, Part.LEAD)
    return home


@pytest.fixture
def stranger(house: House, home: Company) -> Someone:
    """Somebody of the same workspace whom nobody has registered."""
    someone = person(house.store, home, Part.MENTEE)
    house.strike_off(someone)
    return someone


def kind_words(house: House, home: Company, locale: str = "en-US") -> str:
    """What a stranger hears, in her language."""
    words = house.catalogues.words(locale)
    return str(not_registered(words, lead_ids(house, home)).text)


def lead_ids(house: House, home: Company) -> tuple[str, ...]:
    """Whom a stranger of this workspace may ask."""
    with house.store.read(EVERYONE) as work:
        return leads_in(work, home.team_id)


@pytest.mark.parametrize("surface", COMMANDS)
def test_a_strangers_command_is_answered_inline(
    house: House, home: Company, stranger: Someone, surface: Surface
) -> None:
    answered = house.send(surface(stranger))
    assert answered.body["text"] == kind_words(house, home)
    assert lead_ids(house, home)[0] in words_in(answered.body) + str(answered.body)
    assert [call.method for call in house.slack.calls] == ["users.info"]


@pytest.mark.parametrize("surface", ANSWERED_BESIDE)
def test_a_stranger_in_a_conversation_is_answered_beside_it(
    house: House, home: Company, stranger: Someone, surface: Surface
) -> None:
    assert house.send(surface(stranger)).is_silent
    asked, said = house.slack.calls
    assert (asked.method, said.method) == ("users.info", "response_url")
    assert said.arguments["text"] == kind_words(house, home)


@pytest.mark.parametrize("surface", ANSWERED_IN_A_MODAL)
def test_a_stranger_where_there_is_no_conversation_is_answered_in_a_modal(
    house: House, home: Company, stranger: Someone, surface: Surface
) -> None:
    assert house.send(surface(stranger)).is_silent
    words = house.catalogues.words("en-US")
    assert house.slack.opened() == as_modal(words, not_registered(words, lead_ids(house, home)))


def test_a_form_left_open_by_somebody_struck_off_keeps_its_words(house: House, home: Company) -> None:
    mentee = pair(house.store, mentee_at=home).mentee
    view = house.form(mentee)
    house.strike_off(mentee)
    struck = Someone(mentee.id, home, "UNOBODY", mentee.name, mentee.email)
    answered = house.send(payloads.submit(struck, view, **NEXT_WEEK))
    assert answered.body["response_action"] == "push"
    assert words_in(answered.body)
    assert house.rung == []


def test_a_stranger_who_writes_is_answered_once_however_often_slack_repeats_it(
    house: House, home: Company, stranger: Someone
) -> None:
    said = payloads.typed(stranger, "hello")
    for _ in range(3):
        assert house.send(said).status == 200
    posts = [call for call in house.slack.calls if call.method == "chat.postMessage"]
    assert [post.arguments["text"] for post in posts] == [kind_words(house, home)]
    house.send(payloads.typed(stranger, "hello again"))
    assert len([call for call in house.slack.calls if call.method == "chat.postMessage"]) == 2


def test_a_strangers_home_says_the_same(house: House, home: Company, stranger: Someone) -> None:
    house.send(payloads.home_opened(stranger, "messages"))
    assert house.slack.calls == []
    house.send(payloads.home_opened(stranger))
    words = house.catalogues.words("en-US")
    assert house.slack.calls[-1].view == as_home(not_registered(words, lead_ids(house, home)))


NO_ID = UUID(int=0)
QUIET: list[Surface] = [
    lambda who: payloads.user_changed(who, locale="fr-FR"),
    lambda who: payloads.message_changed(who, who.slack_user_id, "other words"),
    lambda who: payloads.closed(who, {"type": "modal", "blocks": [], "callback_id": "x"}),
    lambda who: payloads.typed(who, "in a channel", channel_type="channel"),
    lambda who: payloads.tokens_revoked(who),
]


@pytest.mark.parametrize("surface", QUIET)
def test_what_no_stranger_waits_for_is_acknowledged_in_silence(
    house: House, stranger: Someone, surface: Surface
) -> None:
    assert house.send(surface(stranger)).is_silent
    assert house.slack.calls == []


def test_a_strangers_select_is_offered_nothing(house: House, stranger: Someone) -> None:
    assert house.send(payloads.suggestion(stranger, "anything")).body == {"options": []}


def test_a_french_stranger_is_answered_in_french(house: House, home: Company, stranger: Someone) -> None:
    house.slack.users[stranger.slack_user_id] = {"locale": "fr-FR", "tz": "Nowhere/Unheard_of"}
    said = house.send(payloads.command(stranger, "/advance")).body["text"]
    assert said == kind_words(house, home, "fr-FR")
    assert said != kind_words(house, home)


def test_where_slack_does_not_tell_the_language_english_is_better_than_silence(
    house: House, home: Company, stranger: Someone
) -> None:
    house.slack.failing["users.info"] = "ratelimited"
    assert house.send(payloads.command(stranger, "/advance")).body["text"] == kind_words(house, home)


def test_in_a_company_without_a_lead_the_stranger_is_sent_to_hr(house: House) -> None:
    home = company(house.store)
    someone = person(house.store, home, Part.MENTEE)
    house.strike_off(someone)
    assert house.send(payloads.command(someone, "/advance")).body["text"] == kind_words(house, home)


def test_who_is_struck_off_at_the_very_moment_hears_the_same(
    house: House, home: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    two: Pair = pair(house.store, mentee_at=home)
    meeting = house.proposed(two.mentee)
    monkeypatch.setattr("handlers.deps.recognise", lambda *_: None)
    assert house.press(two.mentor, views.ACCEPT, meeting).is_silent
    assert house.slack.calls[-1].arguments["text"] == kind_words(house, two.mentor.company)


@pytest.mark.parametrize("part", list(Part))
def test_without_a_match_every_way_to_propose_says_how_she_stands(house: House, home: Company, part: Part) -> None:
    someone = person(house.store, home, part)
    with house.store.read(EVERYONE) as work:
        actor = someone.actor(work)
        expected = str(no_match_yet(house.words(someone), actor, leads(work, actor)).text)
    assert house.send(payloads.command(someone, "/advance-meet", "my words")).body["text"] == expected
    assert house.send(payloads.press_in_message(someone, views.PROPOSE)).is_silent
    assert house.slack.calls[-1].arguments["text"] == expected
    for payload in (payloads.shortcut(someone, "propose_meeting"), payloads.press_on_home(someone, views.PROPOSE)):
        assert house.send(payload).is_silent
        assert house.slack.calls[-1].method == "views.open"
        assert "submit" not in house.slack.opened()
    assert house.meetings(someone) == ()


def test_a_workspace_that_we_do_not_know_is_acknowledged(house: House) -> None:
    nowhere = Company(NO_ID, NO_ID, "TNOWHERE", NO_ID)
    someone = Someone(NO_ID, nowhere, "U1", "Nobody", "nobody@one.example")
    for payload in (payloads.command(someone, "/advance"), payloads.typed(someone, "hello")):
        assert house.send(payload).status == 200
