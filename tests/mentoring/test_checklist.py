"""The first-week checklist holds nothing itself: what is done is ticked, for whoever did it, in the match it is for."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from mentoring.agreeing import agreements
from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import Version
from mentoring.agreeing.checklist import Checklist, Item, checklist_in, checklists_of
from mentoring.asking import survey_papers
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Answer
from mentoring.joining import profiles
from mentoring.joining.profile_rules import Field
from mentoring.meeting import attendance, exchanges, meeting_moves
from mentoring.meeting.exchanges import Draft, Kind
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import Meeting
from mentoring.people import Part
from storage.agreements import AgreementTextRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, TODAY, Pair, Someone, company, match, pair, person


def seen(store: Store, who: Someone, days: int = 0) -> Checklist:
    """Her first one, so many days later."""
    with store.read(EVERYONE) as work:
        return checklists_of(work, who.actor(work), NOW + timedelta(days=days))[0]


def agree(store: Store, who: Someone, document: Document) -> None:
    """She agrees to a text of ours."""
    with store.write(EVERYONE) as work:
        actor = who.actor(work)
        agreements.acknowledge(work, actor, actor.matches[0].id, document, Version(1), NOW)


def fill_in(store: Store, who: Someone, *, is_last: bool = True) -> None:
    """She goes through her profile."""
    with store.write(EVERYONE) as work:
        profiles.save(work, who.actor(work), {Field.PHONE: "1"}, NOW, is_last=is_last)


@pytest.fixture
def two(store: Store) -> Pair:
    """A pair."""
    return pair(store)


def test_on_the_first_day_everything_is_open(store: Store, two: Pair) -> None:
    for who in (two.mentee, two.mentor):
        assert seen(store, who).open == tuple(Item)
        assert seen(store, who).due_on == TODAY + timedelta(days=7)


def test_the_survey_is_done_once_it_is_sent_and_for_her_alone(store: Store, two: Pair) -> None:
    answers = {question.id: Answer(question.answers[:1]) for question in SURVEYS["mentee-baseline"].questions}
    with store.write(EVERYONE) as work:
        survey_papers.keep(work, two.mentee.actor(work), "mentee-baseline", answers, 3, NOW)
    assert Item.SURVEY in seen(store, two.mentee).open
    with store.write(EVERYONE) as work:
        survey_papers.send(work, two.mentee.actor(work), "mentee-baseline", NOW)
    assert seen(store, two.mentee).done == {Item.SURVEY}
    assert seen(store, two.mentor).done == frozenset()


@pytest.mark.parametrize("document", Document)
def test_agreeing_ticks_that_document_off_for_her_alone(store: Store, two: Pair, document: Document) -> None:
    agree(store, two.mentee, document)
    assert seen(store, two.mentee).done == {Item(document)}
    assert seen(store, two.mentor).done == frozenset()


def test_a_new_text_opens_it_again(store: Store, two: Pair) -> None:
    agree(store, two.mentee, Document.AGREEMENT)
    with store.write(EVERYONE) as work:
        work.session.add(
            AgreementTextRow(
                company_id=two.mentee.company.id,
                document="agreement",
                number=1,
                texts={"en": "New."},
                by_id=two.mentee.id,
                created_at=NOW,
            )
        )
    assert Item.AGREEMENT in seen(store, two.mentee).open


def test_the_profile_is_done_once_she_has_been_through_all_of_it(store: Store, two: Pair) -> None:
    fill_in(store, two.mentor, is_last=False)
    assert Item.PROFILE in seen(store, two.mentor).open
    fill_in(store, two.mentor)
    assert seen(store, two.mentor).done == {Item.PROFILE}
    assert seen(store, two.mentee).done == frozenset()


def arranged(store: Store, two: Pair) -> Meeting:
    """A meeting of an hour in two days, proposed by the mentee and accepted."""
    at = NOW + timedelta(days=2)
    with store.write(EVERYONE) as work:
        wish = Wish(at.date(), at.time(), 60, "Room 5", "")
        meeting = meeting_moves.propose(work, two.mentee.actor(work), two.match_id, wish, NOW)
    assert Item.FIRST_MEETING in seen(store, two.mentee).open
    with store.write(EVERYONE) as work:
        assert meeting.open
        return meeting_moves.accept(work, two.mentor.actor(work), meeting.id, meeting.open.id, NOW)


def stands(store: Store, two: Pair) -> list[tuple[bool, bool]]:
    """For each of the two: whether nothing is to be done about a first meeting, and whether it was held."""
    found = [seen(store, who) for who in (two.mentee, two.mentor)]
    return [(Item.FIRST_MEETING in each.done, each.has_met) for each in found]


def test_the_first_meeting_is_set_for_both_once_it_is_agreed_and_open_again_if_it_is_called_off(
    store: Store, two: Pair
) -> None:
    agreed = arranged(store, two)
    assert stands(store, two) == [(True, False)] * 2
    with store.write(EVERYONE) as work:
        meeting_moves.cancel(work, two.mentee.actor(work), agreed.id, agreed.table, "", NOW)
    assert stands(store, two) == [(False, False)] * 2


def test_the_first_meeting_is_held_once_either_says_so_and_open_again_if_the_other_objects(
    store: Store, two: Pair
) -> None:
    meeting, after = arranged(store, two), NOW + timedelta(days=3)
    for who, took_place, stand in (
        (two.mentor, True, (True, True)),
        (two.mentee, False, (False, False)),
        (two.mentee, True, (True, True)),
    ):
        with store.write(EVERYONE) as work:
            attendance.say(work, who.actor(work), meeting.id, took_place, after)
        assert stands(store, two) == [stand] * 2


def test_a_meeting_that_nobody_had_planned_is_a_first_meeting_and_a_call_is_none(store: Store, two: Pair) -> None:
    for kind, stand in ((Kind.CALL, (False, False)), (Kind.MEETING, (True, True))):
        with store.write(EVERYONE) as work:
            exchanges.log(work, two.mentor.actor(work), two.match_id, Draft(kind, TODAY, False, ""), NOW, uuid4())
        assert stands(store, two) == [stand] * 2


def test_the_week_is_over_by_her_own_calendar(store: Store) -> None:
    two = pair(store, NOW, mentee_zone="Pacific/Kiritimati", mentor_zone="America/Toronto")
    assert not seen(store, two.mentor, days=7).is_over
    assert seen(store, two.mentee, days=7).is_over, "it is Tuesday there"
    assert seen(store, two.mentor, days=8).is_over


def test_a_mentor_of_two_has_two_and_what_is_hers_counts_in_both(store: Store) -> None:
    here = company(store)
    mentor = person(store, here, Part.MENTOR)
    for _ in range(2):
        match(store, person(store, here, Part.MENTEE), mentor)
    fill_in(store, mentor)
    agree(store, mentor, Document.ETHICS)
    with store.read(EVERYONE) as work:
        both = checklists_of(work, mentor.actor(work), NOW)
    assert [each.done for each in both] == [{Item.PROFILE, Item.ETHICS}] * 2


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_a_match_that_is_not_active_asks_for_nothing(store: Store, two: Pair, state: str) -> None:
    with store.write(EVERYONE) as work:
        before = two.mentee.actor(work).matches[0]
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state=state))
    with store.read(EVERYONE) as work:
        assert checklists_of(work, two.mentee.actor(work), NOW) == ()
        assert checklist_in(work, two.mentee.actor(work), before, NOW) is None
