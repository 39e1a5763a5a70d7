"""Local times as instants: in every zone, over the next five years, with the times that do not exist or exist twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.local_time import LocalTime, NoSuchTime, today, zone_named
from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.meeting.meetings import Offer, OfferState, State
from mentoring.occasions import Occasion
from tests.views.casting import Cast
from views.meeting.meeting_forms import on_the_table
from views.meeting.meetings import notice
from views.times import clock, day, moment, same_clock, span
from views.words import Catalogues

FIRST, YEARS = datetime(2026, 11, 23, tzinfo=UTC), 5
LAST = FIRST + timedelta(days=366 * YEARS)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
CATALOGUES = Catalogues()
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
STEP = timedelta(days=7)
"""No zone changes its clocks more often."""


@dataclass(frozen=True)
class Change:
    """The clocks are changed: from this instant on, another offset."""

    at: datetime
    before: timedelta
    after: timedelta


def offset(zone: ZoneInfo, at: datetime) -> timedelta:
    found = at.astimezone(zone).utcoffset()
    assert found is not None
    return found


def instant(zone: ZoneInfo, local: datetime) -> datetime:
    return LocalTime(local.date(), local.time(), zone).instant()


@cache
def changes(name: str) -> tuple[Change, ...]:
    """Found by looking at the offsets of instants alone, a week at a time and then by halves."""
    return tuple(_changes(ZoneInfo(name)))


def _changes(zone: ZoneInfo) -> Iterator[Change]:
    at, before = FIRST, offset(zone, FIRST)
    while at < LAST:
        after = offset(zone, at + STEP)
        if after != before:
            yield Change(_when(zone, at, at + STEP), before, after)
        at, before = at + STEP, after


def _when(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = offset(zone, low)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
    return high


def local(at: datetime, by: timedelta) -> datetime:
    return (at + by).replace(tzinfo=None)


def everywhere() -> Iterator[tuple[ZoneInfo, Change]]:
    """Every change of every zone."""
    return ((ZoneInfo(name), change) for name in ZONES for change in changes(name))


def test_a_time_that_the_clocks_skip_does_not_exist() -> None:
    found = [(zone, change) for zone, change in everywhere() if change.after > change.before]
    assert len(found) > 100
    for zone, change in found:
        start, end = local(change.at, change.before), local(change.at, change.after)
        for skipped in (start, start + (end - start) / 2, end - SECOND):
            with pytest.raises(NoSuchTime):
                instant(zone, skipped)
        assert instant(zone, start - SECOND) == change.at - SECOND, zone
        assert instant(zone, end) == change.at, zone


def test_a_time_that_the_clocks_show_twice_means_the_first() -> None:
    found = [(zone, change) for zone, change in everywhere() if change.after < change.before]
    assert len(found) > 100
    for zone, change in found:
        start, end = local(change.at, change.after), local(change.at, change.before)
        for twice in (start, start + (end - start) / 2, end - SECOND):
            assert instant(zone, twice) == (twice - change.before).replace(tzinfo=UTC), zone
            assert instant(zone, twice) < change.at, zone
        assert instant(zone, end) == change.at + (change.before - change.after), zone


MINUTES = int((LAST - FIRST) / MINUTE)


@given(st.sampled_from(ZONES), st.integers(min_value=0, max_value=MINUTES))
@settings(max_examples=250, deadline=None)
def test_whatever_the_clock_shows_is_a_time_that_exists(name: str, minutes: int) -> None:
    zone = ZoneInfo(name)
    at = FIRST + minutes * MINUTE
    shown = at.astimezone(zone).replace(tzinfo=None, fold=0)
    assert instant(zone, shown) in (at, at - _shown_before(name, at))


def _shown_before(name: str, at: datetime) -> timedelta:
    """How long ago the clock showed the same: the length of the change just before."""
    return max(
        (c.before - c.after for c in changes(name) if c.at <= at < c.at + (c.before - c.after)), default=0 * MINUTE
    )


@given(
    st.sampled_from(ZONES),
    st.dates(min_value=FIRST.date(), max_value=LAST.date()),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
@settings(max_examples=250, deadline=None)
def test_an_instant_shows_the_time_that_was_meant(name: str, day: date, at: time) -> None:
    zone = ZoneInfo(name)
    try:
        found = LocalTime(day, at, zone).instant()
    except NoSuchTime:
        assert any(local(c.at, c.before) <= datetime.combine(day, at) < local(c.at, c.after) for c in changes(name))
    else:
        assert found.tzinfo is UTC
        assert found.astimezone(zone).replace(tzinfo=None, fold=0) == datetime.combine(day, at)


def test_what_is_proposed_is_shown_to_each_as_theirs_over_every_change_of_clocks() -> None:
    """Around each change, by a minute and by hours: what she typed, she reads; the other reads her own clock. Of the
    zones whose clocks change at the same moments by as much, one is taken."""
    other = {name: ZoneInfo(ZONES[-number]) for number, name in enumerate(ZONES)}
    around = [by * MINUTE for by in (-121, -61, -31, -1, 0, 1, 29, 59, 119)]
    seen = 0
    distinct = {changes(name): name for name in ZONES}
    for zone, change in ((ZoneInfo(name), each) for found, name in distinct.items() for each in found):
        words, theirs = (CATALOGUES.words("en-GB", each) for each in (zone, other[zone.key]))
        for typed in (local(change.at, change.before) + by for by in around):
            try:
                at = instant(zone, typed)
            except NoSuchTime:
                continue
            seen += 1
            assert clock(words, at) == f"{typed:%H:%M}", (zone, typed)
            assert day(words, typed.date()) in moment(words, at), (zone, typed)
            assert clock(theirs, at) == (at + offset(theirs.zone, at)).strftime("%H:%M"), (theirs.zone, at)
            assert clock(words, at, theirs.zone) == clock(theirs, at)
            assert same_clock(zone, theirs.zone, at) == (offset(zone, at) == offset(theirs.zone, at))
    assert seen > 1_000


@given(st.sampled_from(ZONES), st.integers(min_value=0, max_value=MINUTES))
@settings(max_examples=150, deadline=None)
def test_a_form_filled_with_an_offer_and_sent_as_it_is_means_the_same_time(name: str, minutes: int) -> None:
    """Whoever moves a meeting finds it in her own clock. Of a time that her clock shows twice, the first is meant."""
    at = FIRST + minutes * MINUTE
    offer = Offer(uuid4(), True, at, at + timedelta(hours=1), "", "", OfferState.OPEN)
    filled = on_the_table(CATALOGUES.words("fr-FR", ZoneInfo(name)), offer)
    assert filled.at is not None
    assert LocalTime(filled.day, filled.at, ZoneInfo(name)).instant() in (at, at - _shown_before(name, at))


@given(st.sampled_from(ZONES), st.integers(min_value=0, max_value=MINUTES), st.sampled_from(["en-GB", "fr-FR"]))
@settings(max_examples=200, deadline=None)
def test_a_message_and_its_notification_say_the_time_of_the_readers_own_clock(
    name: str, minutes: int, locale: str
) -> None:
    """Advance writes none of Slack's `<!date^…|fallback>`: its own words stand in the message, in the notification and
    for screen readers alike, so that there is no fallback to differ from what is shown. They are said in the zone of
    the reader's profile, as the form read them (the tests above), and not in that of whichever device shows them."""
    at, zone = FIRST + minutes * MINUTE, ZoneInfo(name)
    cast = Cast(zone=name)
    offer = replace(cast.offer(OfferState.OPEN, mine=False), starts_at=at, ends_at=at + timedelta(hours=1))
    meeting = cast.meeting(offer, state=State.PROPOSED)
    words = CATALOGUES.words(locale, zone)
    body = notice(words, MeetingNotice(Occasion.MEETING_OFFERED, meeting, offer, FIRST)).body()
    shown, notified = str(body["blocks"]), body["text"]
    clocks = [each.astimezone(zone) for each in (offer.starts_at, offer.ends_at)]
    for each in clocks:
        assert re.sub(r"\D", "", clock(words, each)) == f"{each:%H%M}", (zone, each)
    for text in (shown, notified):
        assert span(words, offer.starts_at, offer.ends_at) in text
        assert day(words, clocks[0].date()) in text
        assert "!date" not in text


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [("Asia/Tokyo", date.min, time(0)), ("Pacific/Niue", date.max, time(23, 59))],
)
def test_a_day_at_the_end_of_the_calendar_is_no_fault_of_ours(zone: str, day: date, at: time) -> None:
    with pytest.raises(NoSuchTime):
        LocalTime(day, at, ZoneInfo(zone)).instant()


def test_today_is_the_day_where_she_is() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert today(late, ZoneInfo("America/Toronto")) == date(2026, 11, 23)
    assert today(late, ZoneInfo("Europe/Paris")) == date(2026, 11, 24)
    assert today(late, ZoneInfo("Pacific/Kiritimati")) == date(2026, 11, 24)


@pytest.mark.parametrize("name", ["", "Nowhere/City", "../../etc/passwd", "/etc/localtime", "Europe", "\x00"])
def test_a_zone_that_this_machine_does_not_know_is_utc(name: str) -> None:
    assert zone_named(name).key == "UTC"


def test_a_zone_that_it_knows_is_that_zone() -> None:
    assert zone_named("Europe/Paris").key == "Europe/Paris"
