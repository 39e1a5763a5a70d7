"""The clock at work: what falls due is said once, within hours, together, and only while it is true."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from mentoring.meeting import attendance
from mentoring.meeting.meeting_moves import accept
from mentoring.nudging import nudge_notices, nudge_wishes
from mentoring.nudging.course import Course
from mentoring.nudging.courses import courses_of
from mentoring.nudging.nudge_outbox import NudgeOutbox
from mentoring.nudging.nudges import Nudge
from mentoring.occasions import Occasion
from mentoring.people import Part, home_opened
from scheduler.clock import chores, nudge
from scheduler.drawing import Draughtsman, Drawn
from scheduler.outbox import Outbox
from storage.changes import stand_anew
from storage.deliveries import DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests import building
from tests.building import NOW, Pair, Someone
from tests.handlers.slack import buttons_in
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import CATALOGUES, NEXT_WEEK, Office
from views.meeting.attendance import PULSE
from views.meeting.meetings import ACCEPT, CANCEL

DAY = timedelta(days=1)


@pytest.fixture
def pair(store: Store, company: building.Company, slack: FakeSlack) -> Pair:
    """A pair in London, matched at this moment: a Monday, 14:00."""
    made = building.pair(store, mentee_at=company, mentor_at=company, mentee_zone="Europe/London")
    return building.just_matched(store, made)


def until(office: Office, later: timedelta) -> None:
    """Time goes by; everything due on the way is done in its order."""
    end, outbox = office.now() + later, Outbox(office.sender, office.now, chores(office.store))
    while (due := outbox.send().next_due) and due <= end:
        office.wind(due - office.now())
    office.wind(end - office.now())


def said(office: Office, who: Someone) -> list[str]:
    return office.slacks[who.team_id].texts(who.slack_user_id)


def told(store: Store, who: Someone) -> list[str]:
    with store.read(EVERYONE) as work:
        query = select(OccasionRow.kind).where(OccasionRow.person_id == who.id).order_by(OccasionRow.created_at)
        return [kind for kind in work.session.scalars(query) if kind in [*Nudge]]


def change(store: Store, who: Someone, what: Callable[..., object], *args: object) -> None:
    with store.write(EVERYONE) as work:
        what(work, who.actor(work), *args)


def test_the_morning_after_both_hear_what_is_open(office: Office, pair: Pair) -> None:
    until(office, timedelta(hours=18, minutes=59))
    assert not said(office, pair.mentee)
    until(office, timedelta(minutes=1))
    assert len(said(office, pair.mentee)) == len(said(office, pair.mentor)) == 1
    assert "first weeks" in said(office, pair.mentee)[0] or "first week" in said(office, pair.mentee)[0]


def test_what_falls_due_on_one_day_comes_as_one_message(
    office: Office, pair: Pair, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the Monday a week on: the checklist's third, and the mentor's first meeting. How the match stands is read
    once for both."""
    until(office, 7 * DAY)
    assert told(store, pair.mentor) == ["checklist", "checklist", "checklist", "first_meeting"]
    assert len(said(office, pair.mentor)) == 3
    assert "no first meeting yet" in said(office, pair.mentor)[-1]

    read: list[UUID] = []

    def counted(work: Work, match_ids: list[UUID]) -> list[Course]:
        read.extend(match_ids)
        return courses_of(work, match_ids)

    monkeypatch.setattr(nudge_notices, "courses_of", counted)
    Draughtsman(store, CATALOGUES).message(pair.mentor.id, office.deliveries(pair.mentor)[-1].id, office.now())
    assert read == [pair.match_id]


def test_one_a_day_at_the_most(office: Office, pair: Pair, store: Store) -> None:
    """An offer that has waited for two days is recalled on the day after another nudge of the same day."""
    office.wind(timedelta(hours=22))  # Tuesday noon; the morning's message is late, but goes now
    until(office, timedelta(0))
    office.proposal(pair)
    until(office, 9 * DAY)
    with store.read(EVERYONE) as work:
        sent = work.session.scalars(
            select(DeliveryRow).where(DeliveryRow.is_nudge, DeliveryRow.person_id == pair.mentor.id)
        ).all()
    days = [row.due_at.date() for row in sent]
    assert len(days) == len(set(days)) >= 3
    assert "proposal_waits" in told(store, pair.mentor)


def test_a_nudge_that_is_no_longer_true_is_dropped(office: Office, pair: Pair, store: Store) -> None:
    office.wind(2 * DAY + timedelta(hours=19))  # Thursday 9:00, unlooked at: a process was down
    nudge(store, office.now())
    office.proposal(pair)  # now there is nothing to say about a first meeting
    office.clear()
    assert not [text for text in said(office, pair.mentee) if "no first meeting yet" in text]


def test_nothing_is_said_twice_however_often_it_is_looked(office: Office, pair: Pair, store: Store) -> None:
    until(office, DAY)
    for _ in range(3):
        with store.write(EVERYONE) as work:
            stand_anew(work.session, [pair.mentee.id])
        until(office, timedelta(minutes=1))
    assert len(said(office, pair.mentee)) == 1


def test_a_booked_meeting_is_recalled_and_then_asked_about(office: Office, pair: Pair, store: Store) -> None:
    meeting = office.proposal(pair)
    assert meeting.open
    office.act(pair.mentor, accept, meeting.id, meeting.open.id)
    until(office, 10 * DAY)
    kinds = told(store, pair.mentee)
    assert kinds.count("meeting_tomorrow") == kinds.count("meeting_soon") == kinds.count("took_place") == 1
    assert "first_meeting" not in kinds
    assert any("Did your meeting" in text for text in said(office, pair.mentee))
    office.act(pair.mentee, lambda work, actor, now: attendance.say(work, actor, meeting.id, True, now))


def test_who_stopped_a_kind_hears_no_more_of_it_and_the_other_does(office: Office, pair: Pair, store: Store) -> None:
    change(store, pair.mentee, nudge_wishes.stop, [Nudge.CHECKLIST])
    until(office, 8 * DAY)
    assert "checklist" not in told(store, pair.mentee)
    assert "checklist" in told(store, pair.mentor)


def test_who_pauses_hears_nothing_until_the_pause_is_over(office: Office, pair: Pair, store: Store) -> None:
    change(store, pair.mentee, nudge_wishes.choose, [], 1, NOW)
    until(office, 6 * DAY)
    assert not said(office, pair.mentee)
    until(office, 2 * DAY)
    assert said(office, pair.mentee)


def test_who_is_away_hears_nothing_until_her_work_begins_on_the_day_on_which_she_is_back(
    office: Office, pair: Pair, store: Store
) -> None:
    change(store, pair.mentee, nudge_wishes.choose, [], None, NOW, NOW.date() + 8 * DAY)
    until(office, 7 * DAY + timedelta(hours=18, minutes=59))
    assert not said(office, pair.mentee)
    until(office, timedelta(minutes=1))
    assert len(said(office, pair.mentee)) == 1


def test_home_says_no_longer_that_she_is_away_once_she_is_back(office: Office, pair: Pair, store: Store) -> None:
    def home() -> str:
        return str(office.slacks[pair.mentee.team_id].homes[pair.mentee.slack_user_id])

    office.act(pair.mentee, home_opened)
    change(store, pair.mentee, nudge_wishes.choose, [], None, NOW, NOW.date() + 8 * DAY)
    until(office, 7 * DAY + timedelta(hours=18, minutes=59))
    assert "begin again on" in home()
    until(office, timedelta(minutes=1))
    assert "begin again on" not in home()


def test_what_time_alone_has_changed_is_drawn_anew_and_no_dead_button_stays(
    office: Office, pair: Pair, store: Store
) -> None:
    """An offer goes by; another meeting is held, and two weeks later nobody is asked any more how it was."""
    slack = office.slacks[pair.mentor.team_id]
    office.act(pair.mentor, home_opened)
    office.proposal(pair)
    held = office.proposal(pair, hour=15)
    assert held.open
    office.act(pair.mentor, accept, held.id, held.open.id)

    def pressed() -> set[str]:
        return {*buttons_in([*slack.channels.values(), *slack.homes.values()])}

    until(office, 8 * DAY + timedelta(hours=19, minutes=59))
    assert {ACCEPT, CANCEL} <= pressed()
    until(office, timedelta(minutes=1))
    assert ACCEPT not in pressed()
    assert CANCEL in pressed()
    until(office, timedelta(hours=6))
    assert CANCEL not in pressed()
    office.act(pair.mentor, lambda work, actor, now: attendance.say(work, actor, held.id, True, now))
    until(office, 13 * DAY)
    assert PULSE[0] in pressed()
    until(office, DAY)
    assert PULSE[0] not in pressed()


def test_what_was_on_its_way_when_she_said_so_is_dropped_or_waits_for_the_end_of_the_pause(
    office: Office, pair: Pair, store: Store
) -> None:
    office.wind(timedelta(hours=19))  # Tuesday 9:00
    nudge(store, office.now())
    change(store, pair.mentor, nudge_wishes.stop, [Nudge.CHECKLIST])
    change(store, pair.mentee, nudge_wishes.choose, [], 1, office.now())
    office.clear()
    assert not said(office, pair.mentee)
    assert [row.state for row in office.deliveries(pair.mentor)] == ["dropped"]
    until(office, 6 * DAY)
    assert not said(office, pair.mentee)
    until(office, DAY)
    assert len(said(office, pair.mentee)) == 1
    assert "A small step" in said(office, pair.mentee)[0]


def test_a_pause_that_is_ended_early_lets_go_what_waited_for_its_end_as_one_message(
    office: Office, pair: Pair, store: Store
) -> None:
    change(store, pair.mentee, nudge_wishes.choose, [], 4, NOW)
    until(office, 3 * DAY)
    change(store, pair.mentee, nudge_wishes.choose, [], 0, office.now())
    office.clear()
    assert len(said(office, pair.mentee)) == 1
    assert "no first meeting yet" in said(office, pair.mentee)[0]


def test_what_slack_did_not_take_before_the_day_was_over_is_said_the_next_morning(
    office: Office, pair: Pair, store: Store
) -> None:
    office.wind(timedelta(hours=19))  # Tuesday 9:00
    nudge(store, office.now())
    office.wind(timedelta(hours=8))  # 17:00
    office.clear()
    assert not said(office, pair.mentee)
    until(office, timedelta(hours=16, minutes=1))
    assert len(said(office, pair.mentee)) == 1


def test_it_is_said_together_with_what_waits_for_that_day(office: Office, pair: Pair, store: Store) -> None:
    office.wind(timedelta(hours=19))  # Tuesday 9:00
    nudge(store, office.now())
    with store.read(EVERYONE) as work:
        keys = work.session.scalars(select(OccasionRow.id).where(OccasionRow.person_id == pair.mentee.id)).all()
    change(store, pair.mentee, nudge_wishes.remind_tomorrow, keys, office.now())
    office.wind(timedelta(hours=8))  # 17:00
    office.clear()
    assert sorted(row.state for row in office.deliveries(pair.mentee)) == ["dropped", "waiting"]
    until(office, timedelta(hours=16, minutes=1))
    assert len(said(office, pair.mentee)) == 1


def test_what_she_wants_to_hear_tomorrow_comes_tomorrow_with_what_is_due_then(
    office: Office, pair: Pair, store: Store
) -> None:
    until(office, DAY)

    def tomorrow(work: Work, actor: object, now: datetime) -> None:
        keys = work.session.scalars(select(OccasionRow.id).where(OccasionRow.person_id == pair.mentee.id)).all()
        assert nudge_wishes.remind_tomorrow(work, pair.mentee.actor(work), keys, now)

    office.act(pair.mentee, tomorrow)
    office.act(pair.mentee, tomorrow)  # pressed twice
    until(office, DAY)
    assert len(said(office, pair.mentee)) == 2


def test_a_paused_match_is_left_alone(office: Office, pair: Pair, store: Store) -> None:
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == pair.match_id).values(state="paused"))
    until(office, 30 * DAY)
    assert not said(office, pair.mentee)


def test_in_six_months_of_silence_nobody_hears_more_than_25_times(office: Office, pair: Pair) -> None:
    until(office, 181 * DAY)
    for who in (pair.mentee, pair.mentor):
        heard = len(said(office, who))
        print(who.name, heard)
        assert 10 < heard <= 25


def test_a_mentor_of_two_hears_of_both_in_one_message(office: Office, pair: Pair, store: Store) -> None:
    other = building.match(store, building.person(store, pair.mentor.company, Part.MENTEE), pair.mentor)
    building.just_matched(store, other)
    until(office, DAY)
    [text] = said(office, pair.mentor)
    assert pair.mentee.name.split()[0] in text
    assert other.mentee.name.split()[0] in text


def test_on_the_tenth_day_a_lead_hears_once_how_many_pairs_have_no_first_meeting(
    office: Office, pair: Pair, store: Store, company: building.Company
) -> None:
    """At 9:00 where she is, whatever the hour is for the pairs; one that has arranged a meeting is not counted."""
    lead = building.person(store, company, Part.LEAD, zone="Europe/London")
    for zone in ("Europe/London", "America/Los_Angeles"):
        building.just_matched(store, building.pair(store, mentee_at=company, mentor_at=company, mentee_zone=zone))
    until(office, 9 * DAY)
    office.proposal(pair, day=NEXT_WEEK + 9 * DAY)
    until(office, timedelta(hours=18, minutes=59))
    assert said(office, lead) == []
    until(office, timedelta(minutes=1))
    (heard,) = said(office, lead)
    assert heard.startswith("2 pairs have no first meeting yet")
    until(office, 30 * DAY)
    assert len(said(office, lead)) == 1


def test_what_joins_a_message_while_it_is_drawn_is_shown_too(
    office: Office, pair: Pair, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process' clock puts one more into the day's message, between its being drawn and its being claimed."""
    until(office, timedelta(hours=18, minutes=59))
    office.wind(timedelta(minutes=1))
    nudge(store, office.now())
    draw, joined = Draughtsman.message, list[bool]()

    def interrupted(self: Draughtsman, person_id: UUID, *args: Any, **kwargs: Any) -> Drawn | None:
        drawn = draw(self, person_id, *args, **kwargs)
        if person_id == pair.mentee.id and not joined:
            joined.append(True)
            with store.write(EVERYONE) as work:
                outbox = NudgeOutbox.of(work, [person_id], office.now())
                [course] = courses_of(work, [pair.match_id])
                kind, about, at = Occasion.FIRST_MEETING, pair.match_id, office.now()
                outbox.put(person_id, course.mentee.working, kind, about, "0", at=at, match_id=about)
                outbox.close(work)
        return drawn

    monkeypatch.setattr(Draughtsman, "message", interrupted)
    until(office, timedelta(seconds=5))

    assert joined
    [shown] = said(office, pair.mentee)
    assert "first week" in shown
    assert "settled" in shown, "the other stands in it, too (and is untrue by now)"
