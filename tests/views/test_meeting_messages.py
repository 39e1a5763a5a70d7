"""What a message about a meeting says, in every situation in which it can be drawn."""

from itertools import product
from zoneinfo import ZoneInfo

import pytest

from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meetings import OfferState, State
from mentoring.occasions import Occasion
from tests.views.casting import LOCALES, NOW, Cast, Typed
from tests.views.reading import buttons, lines
from tests.views.situations import MOVE, OFFERED, TABLE, Expected, Situation
from views.growing.note_links import WRITE
from views.meeting.calendar import ADD_TO_GOOGLE, ADD_TO_OUTLOOK
from views.meeting.meetings import notice
from views.notices import message
from views.words import Catalogues

CATALOGUES = Catalogues()
WORDS = CATALOGUES.words("en-GB", ZoneInfo("America/Toronto"))


def called(situation: Situation) -> str:
    marks = [situation.standing, situation.pending, *(n for n in ("gone", "ended_by_me") if getattr(situation, n))]
    return "-".join([situation.kind, situation.state, situation.meeting, *filter(None, marks)])


@pytest.mark.parametrize(("situation", "expected"), TABLE.items(), ids=map(called, TABLE))
def test_it_says_how_things_stand_and_offers_only_what_can_be_done(situation: Situation, expected: Expected) -> None:
    shown = notice(WORDS, situation.notice(Cast()))
    read = lines(shown)
    assert read[0] == expected.headline
    acts = [button["action_id"] for button in buttons(shown)]
    assert tuple(act.removeprefix("meeting.") for act in acts if act not in BESIDES) == expected.buttons
    assert (set(acts) >= BESIDES) == (situation.state is OfferState.AGREED and expected.buttons == MOVE)
    further = [line for line in read[1:] if line in EXTRAS]
    assert further == list(expected.also)


BESIDES = {ADD_TO_GOOGLE, ADD_TO_OUTLOOK, WRITE}
"""What can be done with an agreed time: ways into a calendar, and a note of her own."""
EXTRAS = {line for expected in TABLE.values() for line in expected.also}


def test_it_always_says_when() -> None:
    for situation in TABLE:
        read = "\n".join(lines(notice(WORDS, situation.notice(Cast()))))
        assert "Tuesday, 24 November, 09:00 – 10:00" in read, called(situation)


def test_who_sees_it_stands_wherever_something_can_be_answered() -> None:
    for situation in TABLE:
        said = notice(WORDS, situation.notice(Cast()))
        acts = {button["action_id"] for button in buttons(said)} - {"meeting.propose"}
        assert ("Only you and Tom can see this." in said.text) == bool(acts), called(situation)


def test_a_combination_that_no_operation_leads_to_is_still_said_without_a_fault() -> None:
    for kind, state, meeting, mine, by_me in product(Occasion, OfferState, State, (True, False), (True, False)):
        if kind in (Occasion.WELCOMED, Occasion.MATCHED, Occasion.ASKED):
            continue
        offer = Cast().offer(state, mine=mine)
        said = MeetingNotice(kind, Cast().meeting(offer, state=meeting, ended_by_me=by_me), offer, NOW)
        assert "Tom" in notice(WORDS, said).text


def test_a_meeting_under_way_can_still_be_moved_or_cancelled() -> None:
    said = Situation(OFFERED, OfferState.AGREED, State.ACCEPTED).notice(Cast())
    under_way = MeetingNotice(said.kind, said.meeting, said.offer, said.offer.starts_at)
    acts = {button["action_id"] for button in buttons(notice(WORDS, under_way))}
    assert acts - BESIDES == {"meeting.offer_another", "meeting.cancel"}


def test_an_offer_cannot_be_answered_from_the_moment_it_was_for() -> None:
    said = Situation(OFFERED, OfferState.OPEN, State.PROPOSED).notice(Cast())
    at_its_time = MeetingNotice(said.kind, said.meeting, said.offer, said.offer.starts_at)
    assert [button["action_id"] for button in buttons(notice(WORDS, at_its_time))] == ["meeting.propose"]


def test_an_offer_to_move_is_never_withdrawn_by_a_button_that_would_cancel_the_meeting_unsaid() -> None:
    said = Situation(Occasion.OFFER_SENT, OfferState.OPEN, State.ACCEPTED, standing="ahead").notice(Cast())
    labels = [button["text"]["text"] for button in buttons(notice(WORDS, said))]
    assert labels == ["Change", "Cancel the meeting"]


def test_the_word_why_reaches_the_other_and_is_not_read_back_to_its_author() -> None:
    told = [
        ("A client called" in notice(WORDS, situation.notice(Cast())).text)
        for situation in TABLE
        if situation.meeting is State.CANCELLED and situation.kind is not Occasion.MEETING_CANCELLED
    ]
    assert told
    assert not any(told)


def test_the_time_of_the_other_stands_beside_ones_own_where_the_clocks_differ() -> None:
    said = Situation(OFFERED, OfferState.OPEN, State.PROPOSED)
    assert "For Tom  Tuesday, 24 November, 15:00 – 16:00" in notice(WORDS, said.notice(Cast())).text
    alike = Cast(partner_zone="America/New_York")
    assert "For Tom" not in notice(WORDS, said.notice(alike)).text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_text_says_all_that_the_blocks_say(locale: str) -> None:
    words = CATALOGUES.words(locale, ZoneInfo("America/Toronto"))
    for situation in TABLE:
        shown = notice(words, situation.notice(Cast(Typed(partner="Tom <O’Kafor> & *Co*"))))
        read = shown.text.replace("\u2060", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert read.split("\n") == "\n".join(lines(shown)).split("\n"), called(situation)


def test_several_notices_are_one_message_with_a_line_between() -> None:
    said = [situation.notice(Cast()) for situation in list(TABLE)[-2:]]
    together = message(WORDS, said)
    assert [block.type for block in together.blocks].count("divider") == 1
    assert all(notice(WORDS, each).text in together.text for each in said)
