"""What is written to Advance, the Home tab, and what Slack tells of people: once, in the person's own language."""

from datetime import timedelta

import pytest

from mentoring.people import Part
from storage import people
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views.meeting import meetings as views


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor, both in London."""
    return pair(house.store, mentee_zone="Europe/London")


def test_a_message_is_answered_exactly_once_however_often_slack_repeats_the_event(house: House, two: Pair) -> None:
    written = payloads.typed(two.mentee, "my private words")
    for _ in range(3):
        assert house.send(written).is_silent
    (said,) = house.screen(two.mentee)
    assert two.mentor.name in words_in(said)
    assert "my private words" not in str(said)
    assert house.slack.calls == []  # it goes through the outbox
    assert house.rung


def test_each_message_has_its_answer(house: House, two: Pair) -> None:
    house.send(payloads.typed(two.mentee, "hello"))
    house.send(payloads.typed(two.mentee, "hello"))
    assert len(house.screen(two.mentee)) == 2
    assert house.screen(two.mentor) == []


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_a_file_is_answered_like_words(house: House, two: Pair, subtype: str) -> None:
    house.send(payloads.typed(two.mentee, "", subtype=subtype, files=[{"id": "F1"}]))
    assert len(house.screen(two.mentee)) == 1


def test_what_nobody_has_just_written_to_advance_is_not_answered(house: House, two: Pair) -> None:
    mentee = two.mentee
    quiet: list[JSON] = [
        payloads.own_message(mentee, "what Advance said"),
        payloads.message_changed(mentee, mentee.slack_user_id, "other words"),
        payloads.message_changed(mentee, payloads.BOT_USER, "drawn anew"),
        payloads.typed(mentee, "", subtype="message_deleted"),
        payloads.typed(mentee, "a workflow's", bot_id="BOTHER"),
        payloads.typed(mentee, "in a channel", channel_type="channel"),
    ]
    for payload in quiet:
        assert house.send(payload).is_silent
    assert house.screen(mentee) == []
    assert house.slack.calls == []


def stale(house: House, who: Someone) -> int:
    with house.store.read(EVERYONE) as work:
        return people.by_id(work.session, who.id).home_stale


def test_home_is_drawn_once_it_was_opened_and_at_every_change_from_then_on(house: House, two: Pair) -> None:
    house.proposed(two.mentee)
    assert stale(house, two.mentor) == 0
    house.send(payloads.home_opened(two.mentor, "messages"))
    assert stale(house, two.mentor) == 0
    house.send(payloads.home_opened(two.mentor))
    assert stale(house, two.mentor) == 1
    house.proposed(two.mentee, at="17:00")
    assert stale(house, two.mentor) == 2
    assert house.slack.calls[-1].method == "views.open"  # the form; Home itself goes through the outbox


def test_a_changed_language_and_zone_are_followed_from_the_next_word_on(house: House, two: Pair) -> None:
    house.send(payloads.home_opened(two.mentee))
    before = stale(house, two.mentee)
    house.send(payloads.user_changed(two.mentee, locale="fr-CA", tz="America/Montreal"))
    assert stale(house, two.mentee) == before + 1
    words = house.words(two.mentee)
    assert (words.tag, words.zone.key) == ("fr_CA", "America/Montreal")
    assert house.slack.calls == []  # the event tells all there is to know


def test_a_change_of_anything_else_changes_nothing(house: House, two: Pair) -> None:
    house.send(payloads.home_opened(two.mentee))
    before = stale(house, two.mentee)
    house.send(payloads.user_changed(two.mentee, real_name="Another Name"))
    assert stale(house, two.mentee) == before


def test_where_the_event_does_not_tell_the_language_slack_is_asked(house: House, two: Pair) -> None:
    house.slack.users[two.mentee.slack_user_id] = {"locale": "fr-FR", "tz": "Europe/Paris"}
    house.send(payloads.user_changed(two.mentee, locale=""))
    assert house.words(two.mentee).tag == "fr_FR"
    assert [call.method for call in house.slack.calls] == ["users.info"]


@pytest.mark.parametrize("tz", ["", "Nowhere/Unheard_of", "../../etc/passwd", "x" * 500, "Europe"])
def test_a_zone_that_this_machine_does_not_know_locks_nobody_out(house: House, two: Pair, tz: str) -> None:
    house.send(payloads.user_changed(two.mentee, tz=tz))
    assert house.send(payloads.command(two.mentee, "/advance")).body["text"]
    assert house.proposed(two.mentee)


@pytest.mark.parametrize("locale", ["x" * 500, "tlh-KX", "fr", "de-DE"])
def test_a_language_that_advance_does_not_speak_is_no_obstacle(house: House, two: Pair, locale: str) -> None:
    house.send(payloads.user_changed(two.mentee, locale=locale))
    assert house.send(payloads.command(two.mentee, "/advance")).body["text"]


def test_a_french_speaker_gets_french_everywhere_and_her_partner_english(house: House) -> None:
    two = pair(house.store, mentee_zone="Europe/London", locale="fr-FR", mentor_locale="en-GB")
    english = pair(house.store, mentee_zone="Europe/London", mentee_at=two.mentee.company)
    pressed = payloads.press_in_message
    for ask in ("/advance", "/advance-meet"):
        in_french = house.send(payloads.command(two.mentee, ask, "help")).body["text"]
        in_english = house.send(payloads.command(english.mentee, ask, "help")).body["text"]
        assert in_french != in_english.replace(english.mentor.name, two.mentor.name)
    title = house.form(two.mentee)["title"]["text"]
    assert title == house.catalogues.words("fr-FR").say("Propose a meeting") != house.form(two.mentor)["title"]["text"]
    wrong = house.send(payloads.submit(two.mentee, house.form(two.mentee), **{**NEXT_WEEK, "place": " "}))
    wrong_in_english = house.send(payloads.submit(two.mentor, house.form(two.mentor), **{**NEXT_WEEK, "place": " "}))
    assert wrong.errors["place"] != wrong_in_english.errors["place"]
    house.proposed(two.mentee)
    assert "1er décembre" in words_in(house.screen(two.mentee)[-1]).lower()
    assert "1 December" in words_in(house.screen(two.mentor)[-1])
    assert "1er décembre" in words_in(house.home(two.mentee)).lower()
    house.send(pressed(two.mentee, views.ACCEPT, "gone"))
    house.send(pressed(two.mentor, views.ACCEPT, "gone"))
    to_her, to_him = house.slack.calls[-2:]
    assert to_her.arguments["text"] != to_him.arguments["text"]


def test_a_lead_is_answered_in_her_direct_message_too(house: House) -> None:
    lead = person(house.store, company(house.store), Part.LEAD)
    house.send(payloads.typed(lead, "what now?"))
    assert len(house.screen(lead)) == 1


def test_the_clock_that_was_wound_is_the_one_that_counts(house: House, two: Pair) -> None:
    house.clock.at += timedelta(days=30)
    answered = house.send(payloads.submit(two.mentee, house.form(two.mentee), **NEXT_WEEK))
    assert list(answered.errors) == ["day"]
