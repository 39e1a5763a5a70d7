"""Surveys: page by page, back and on, left and resumed, sent once; and nobody else's."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from mentoring.asking import survey_papers
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Answer
from mentoring.erasing import destroy_condemned, erase
from mentoring.housekeeping import tidy_up
from mentoring.people import Part
from storage.attendance import RespondentLinkRow
from storage.changes import stand_anew
from storage.feedback import AnonymousFeedbackRow
from storage.matches import MatchRow
from storage.sealing import KeyName, Sealed
from storage.surveys import SurveyAnswerRow, SurveyPaperRow, SurveyReturnRow, SurveyWordsRow
from storage.tenancy import EVERYONE
from tests.building import NOW, Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.timekeeping import keep_time
from tests.views.reading import texts
from views.asking import survey_forms as forms
from views.asking import surveys as views

FIRST, LAST = "mentee-baseline", "mentee-final"
FELT = {"goals": "4", "network": "2", "visibility": "1", "skills": "5", "belonging": "3", "stay": "surely"}
HOPED: dict[str, str | list[str]] = {"support": "3", "hopes": ["network", "ear"], "before": "I am shy."}


def opened(house: House, who: Someone, survey: str = FIRST) -> JSON:
    """The survey of a button on Home."""
    assert house.send(payloads.press_on_home(who, views.OPEN, survey)).is_silent
    return house.slack.opened()


def on(house: House, who: Someone, view: JSON, **entries: str | list[str] | None) -> JSON:
    """'Next', or 'Send'."""
    answered = house.send(payloads.submit(who, view, **entries))
    assert answered.body.get("response_action") == "update", answered
    anew: JSON = answered.body["view"]
    return anew


def turned(house: House, who: Someone, view: JSON, page: int, **entries: str | list[str] | None) -> JSON:
    """'Back', or to a page that is to be changed."""
    assert house.send(payloads.press_on_page(who, view, forms.TURN, str(page), **entries)).is_silent
    return house.slack.calls[-1].view


def filled_in(house: House, who: Someone) -> JSON:
    """The first survey, up to its last page."""
    return on(house, who, on(house, who, opened(house, who), **FELT), **HOPED)


def kept(house: House, who: Someone) -> JSON:
    """What a page shows as entered, by question."""
    found: JSON = {}
    for block in opened(house, who)["blocks"]:
        element = block.get("element", {})
        chosen = element.get("initial_option") or {}
        several = [option["value"] for option in element.get("initial_options", [])]
        held = chosen.get("value") or several or element.get("initial_value")
        found |= {element["action_id"]: held} if held else {}
    return found


def returns(house: House) -> list[tuple[str, str, str]]:
    """Every answer that is counted."""
    with house.store.read(EVERYONE) as work:
        rows = work.session.scalars(select(SurveyAnswerRow))
        return sorted((row.survey, row.question, row.answer) for row in rows)


def near_the_end(house: House, two: Pair, days: int = 10) -> None:
    """So many days before the match ends."""
    with house.store.write(EVERYONE) as work:
        ends_on = (NOW + timedelta(days=days)).date()
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(ends_on=ends_on))


def test_a_survey_is_filled_in_page_by_page_looked_over_and_sent(house: House) -> None:
    two = pair(house.store)
    first = opened(house, two.mentee)
    assert "Page 1 of 3" in words_in(first)
    over = filled_in(house, two.mentee)
    assert {"Page 3 of 3", "I am shy.", "For you alone."} <= set(texts(over))
    assert "New contacts, Somebody who listens" in words_in(over)
    assert not returns(house)
    done = on(house, two.mentee, over)
    assert "Thank you: your answers have arrived." in words_in(done)
    several = [(FIRST, "hopes", "ear"), (FIRST, "hopes", "network"), (FIRST, "support", "3")]
    assert returns(house) == sorted([*((FIRST, name, value) for name, value in FELT.items()), *several])


def test_nothing_that_is_kept_leads_from_a_person_to_her_answers_but_what_her_key_opens(house: House) -> None:
    two = pair(house.store)
    on(house, two.mentee, filled_in(house, two.mentee))
    with house.store.read(EVERYONE) as work:
        [returned] = work.session.scalars(select(SurveyReturnRow))
        [paper] = work.session.scalars(select(SurveyPaperRow))
        [link] = work.session.scalars(select(RespondentLinkRow))
        [words] = work.session.scalars(select(SurveyWordsRow))
        assert (paper.person_id, paper.sent, paper.draft) == (two.mentee.id, True, None)
        assert {column.name for column in SurveyPaperRow.__table__.columns}.isdisjoint({"at", "created_at", "sent_at"})
        assert (returned.company_id, returned.version, returned.week) == (two.mentee.company.id, 1, NOW.date())
        assert two.mentee.id not in (returned.id, returned.respondent_id)
        assert work.open(link.respondent) == returned.respondent_id.hex
        assert (work.open(words.words), words.may_pass_on) == ("I am shy.", False)
        assert not work.session.scalars(select(AnonymousFeedbackRow)).all()


def test_every_page_is_kept_whether_she_goes_on_back_or_stops(house: House) -> None:
    two = pair(house.store)
    second = on(house, two.mentee, opened(house, two.mentee), **FELT)
    first = turned(house, two.mentee, second, 1, support="5", before="I am")
    assert "Page 1 of 3" in words_in(first)
    second = on(house, two.mentee, first, skills="2")
    assert kept(house, two.mentee) == {"support": "5", "before": "I am"}
    later = payloads.press_on_page(two.mentee, second, forms.LATER, "2", hopes=["ear"], support=None)
    assert house.send(later).is_silent
    assert "Your answers are kept" in words_in(house.slack.calls[-1].view)
    assert kept(house, two.mentee) == {"hopes": ["ear"], "before": "I am"}
    assert "Page 2 of 3" in words_in(opened(house, two.mentee)), "she carries on where she left"
    turned(house, two.mentee, second, 1)
    assert kept(house, two.mentee) == {**FELT, "skills": "2"}
    assert not returns(house)


def test_what_is_left_out_or_too_long_is_not_sent(house: House) -> None:
    two = pair(house.store)
    second = on(house, two.mentee, opened(house, two.mentee), **FELT)
    lengthy = house.send(payloads.submit(two.mentee, second, support="3", before="x" * 2001))
    assert lengthy.errors == {"before": "That is 2001 characters; there is room for 2000. Could you shorten it?"}
    over = on(house, two.mentee, second)  # Slack would not let her leave out what must be answered
    back = on(house, two.mentee, over)
    assert "Page 2 of 3" in words_in(back)
    over = on(house, two.mentee, back, support="1")
    assert "Thank you" in words_in(on(house, two.mentee, over))
    assert not [question for _, question, _ in returns(house) if question == "hopes"], "none chosen is an answer, too"


def test_the_second_sending_changes_nothing_and_it_can_not_be_opened_again(house: House) -> None:
    two = pair(house.store)
    first, over = opened(house, two.mentee), filled_in(house, two.mentee)
    on(house, two.mentee, over)
    before = returns(house)
    late = [on(house, two.mentee, over), on(house, two.mentee, first, **{**FELT, "goals": "1"})]
    late += [turned(house, two.mentee, over, 1), opened(house, two.mentee)]
    for pressed in (forms.TURN, forms.LATER):
        house.send(payloads.press_on_page(two.mentee, first, pressed, "2", goals="1"))
        late.append(house.slack.calls[-1].view)
    assert {"You have sent this survey. Thank you." in words_in(view) for view in late} == {True}
    assert returns(house) == before


def test_the_last_survey_is_locked_until_two_weeks_before_the_end(house: House) -> None:
    two = pair(house.store)
    assert "This survey opens on" in words_in(opened(house, two.mentee, LAST))
    near_the_end(house, two, days=15)
    forged = {**opened(house, two.mentee), "private_metadata": f'["{LAST}", 1]'}
    assert "This survey opens on" in words_in(on(house, two.mentee, forged, **FELT))
    near_the_end(house, two, days=14)
    second = on(house, two.mentee, opened(house, two.mentee, LAST), **FELT)
    assert "Page 2 of 4" in words_in(second)
    told: dict[str, str | list[str] | None] = {
        "support": "4",
        "relationship": "5",
        "openness": "5",
        "rhythm": "few",
        "helped": [],
        "recommend": "10",
    }
    third = on(house, two.mentee, second, **told)
    over = on(house, two.mentee, third, good="Her honesty.", better="Lunch.", **{"better.hand_on": ["hand_on"]})
    assert "May be passed on, without your name." in texts(over)
    assert "Thank you" in words_in(on(house, two.mentee, over))
    with house.store.read(EVERYONE) as work:
        [passed] = work.session.scalars(select(AnonymousFeedbackRow))
        assert work.open(passed.words).endswith("Lunch.")
        assert [work.open(row.words) for row in work.session.scalars(select(SurveyWordsRow))] == ["Her honesty."]


@pytest.mark.parametrize("survey", ["mentor-baseline", "mentor-final", "nothing", ""])
def test_another_s_survey_is_not_hers_to_open_or_to_send(house: House, survey: str) -> None:
    two = pair(house.store)
    first = opened(house, two.mentee)
    house.send(payloads.press_on_home(two.mentee, views.OPEN, survey))
    assert house.slack.opened().get("callback_id") != forms.FORM
    forged = {**first, "private_metadata": f'["{survey}", 3]'}
    house.send(payloads.submit(two.mentee, forged))
    house.send(payloads.press_on_page(two.mentee, forged, forms.TURN, "2"))
    assert not returns(house)
    with house.store.read(EVERYONE) as work:
        assert not work.session.scalars(select(SurveyPaperRow)).all()


def asked(house: House, who: Someone, text: str = "") -> Answered:
    """`/advance-survey`."""
    return house.send(payloads.command(who, "/advance-survey", text))


def test_the_command_opens_the_one_that_is_to_be_done_or_asks_which(house: House) -> None:
    here = company(house.store)
    both, mentee = person(house.store, here, Part.MENTEE, Part.MENTOR), person(house.store, here, Part.MENTEE)
    two = match(house.store, mentee, both)
    assert asked(house, both).is_silent
    assert "mentor-baseline" in house.slack.opened()["private_metadata"]
    match(house.store, both, person(house.store, here, Part.MENTOR))
    which = words_in(asked(house, both).body)
    assert "Which survey would you like to do?" in which
    assert "First survey, as a mentee" in which
    assert "First survey, as a mentor" in which
    on(house, mentee, filled_in(house, mentee))
    assert "There is no survey to do now." in words_in(asked(house, mentee).body)
    assert "Last survey: locked until" in words_in(asked(house, mentee).body)
    near_the_end(house, two)
    assert asked(house, mentee).is_silent
    assert LAST in house.slack.opened()["private_metadata"]
    assert "opens the survey" in words_in(asked(house, mentee, "help").body)


def test_whoever_has_no_match_hears_kindly_how_she_stands(house: House) -> None:
    here = company(house.store)
    for part in (Part.MENTEE, Part.LEAD):
        who = person(house.store, here, part)
        said = asked(house, who)
        assert "blocks" in said.body
        assert "survey" not in words_in(said.body)
        house.send(payloads.press_on_home(who, views.OPEN, FIRST))
        assert house.slack.opened().get("callback_id") != forms.FORM


def test_a_mentor_of_two_answers_once(house: House) -> None:
    here = company(house.store)
    mentor = person(house.store, here, Part.MENTOR)
    for _ in range(2):
        match(house.store, person(house.store, here, Part.MENTEE), mentor)
    assert len(SURVEYS["mentor-baseline"].pages) == 2
    second = on(house, mentor, opened(house, mentor, "mentor-baseline"), **FELT)
    on(house, mentor, on(house, mentor, second, support="5"))
    assert "There is no survey to do now." in words_in(asked(house, mentor).body)


def sent(house: House, who: Someone, survey: str) -> None:
    """Sent, with the first of all answers."""
    answers = {question.id: Answer(question.answers[:1]) for question in SURVEYS[survey].questions}
    with house.store.write(EVERYONE) as work:
        survey_papers.keep(work, who.actor(work), survey, answers, 1, house.clock.now())
        survey_papers.send(work, who.actor(work), survey, house.clock.now())


def completed(house: House, two: Pair, days: int) -> None:
    """The match has run its course, so many days ago."""
    near_the_end(house, two, days=0)
    house.clock.at = NOW + timedelta(days=days, hours=1)
    keep_time(house.store, house.clock.now())


def test_a_last_survey_can_be_sent_for_two_weeks_after_the_end(house: House) -> None:
    two = pair(house.store, mentee_zone="UTC", mentor_zone="UTC")
    near_the_end(house, two)
    second = on(house, two.mentee, opened(house, two.mentee, LAST), **FELT)
    completed(house, two, days=14)
    assert "it stays open until Monday, 7 December" in words_in(house.screen(two.mentee))
    assert "Last survey: can still be sent until" in words_in(house.home(two.mentee))
    assert house.send(payloads.command(two.mentee, "/advance-survey")).is_silent, "it opens at once"
    assert "Page 2 of 4" in words_in(house.slack.opened()), "where she left it"
    assert "Page 3 of 4" in words_in(
        on(house, two.mentee, second, support="4", relationship="5", openness="5", rhythm="few", recommend="10")
    )
    sent(house, two.mentee, LAST)
    assert "can still be sent" not in words_in(house.home(two.mentee))
    assert "You have sent this survey" in words_in(opened(house, two.mentee, LAST))
    house.clock.wind(days=1)
    assert "This survey is closed." in words_in(opened(house, two.mentor, "mentor-final"))
    assert "survey" not in words_in(house.home(two.mentor))


def test_a_match_that_was_ended_asks_for_no_last_survey(house: House) -> None:
    two = pair(house.store)
    house.end_match(two)
    house.send(payloads.press_on_home(two.mentee, views.OPEN, LAST))
    assert house.slack.calls == [] or house.slack.opened().get("callback_id") != forms.FORM


def test_once_the_last_one_is_open_the_first_is_asked_no_more(house: House) -> None:
    two = pair(house.store)
    first = opened(house, two.mentee)
    near_the_end(house, two, days=14)
    home = words_in(house.home(two.mentee))
    assert "First survey" not in home
    assert "Last survey: to do" in home
    for view in (on(house, two.mentee, first, **FELT), opened(house, two.mentee)):
        assert "The last survey is open by now" in words_in(view)
    assert not returns(house)


def test_the_reminder_opens_the_survey_in_place_and_home_lists_it_until_it_is_sent(house: House) -> None:
    two = pair(house.store, mentor_locale="fr-FR")
    sent(house, two.mentee, FIRST)
    assert "✓ First survey: done" in words_in(house.home(two.mentee))
    assert "Last survey: locked until" in words_in(house.home(two.mentee))
    near_the_end(house, two, days=14)
    with house.store.write(EVERYONE) as work:
        stand_anew(work.session, [two.mentee.id, two.mentor.id])
    keep_time(house.store, house.clock.now())
    reminded = buttons_in(house.screen(two.mentee)[-1])[views.OPEN]
    assert house.send(payloads.press_in_message(two.mentee, views.OPEN, reminded["value"])).is_silent
    assert "Page 1 of 4" in words_in(house.slack.opened())
    assert "Ouvrir le dernier sondage" in texts(house.screen(two.mentor)[-1])
    assert "Last survey: to do, best by" in words_in(house.home(two.mentee))
    on(house, two.mentee, house.slack.opened(), **FELT)
    assert "Last survey: begun" in words_in(house.home(two.mentee))
    sent(house, two.mentee, LAST)
    assert "This is settled, thank you." in words_in(house.screen(two.mentee)[-1])
    assert "✓ Last survey: done" in words_in(house.home(two.mentee))
    assert "Ouvrir le dernier sondage" in texts(house.screen(two.mentor)[-1]), "that is between her and us"


def test_words_that_nobody_can_read_any_more_keep_nothing_else_from_being_done(house: House) -> None:
    two = pair(house.store)
    lost = {"words": Sealed(KeyName("person/lost"), b"lost"), "may_pass_on": True, "survey": LAST, "question": "better"}
    with house.store.write(EVERYONE) as work:
        work.session.add(SurveyWordsRow(company_id=two.mentee.company.id, person_id=two.mentee.id, **lost))
    assert tidy_up(house.store, house.clock.now())
    with house.store.read(EVERYONE) as work:
        assert not work.session.scalars(select(SurveyWordsRow)).all()


def test_once_somebody_is_erased_her_answers_are_nobody_s(house: House) -> None:
    two = pair(house.store)
    sent(house, two.mentee, FIRST)
    before = returns(house)
    with house.store.write(EVERYONE) as work:
        erase(work, [two.mentee.id], house.clock.now())
    destroy_condemned(house.store)
    with house.store.read(EVERYONE) as work:
        for left in (SurveyPaperRow, SurveyWordsRow, RespondentLinkRow):
            assert not work.session.scalars(select(left)).all()
    assert returns(house) == before
