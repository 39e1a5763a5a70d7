"""No sequence of moves, by anybody, at any time, breaks what must be true; and only those who may, do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from mentoring.access import NotAllowed
from mentoring.home import home_of
from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_moves import Clash, TooLate, Unfit
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import Meeting, Offer, Table, meetings_of
from mentoring.people import Actor, Part
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Pair, Someone, company, match, person
from tests.mentoring.at_random import play_at_random
from tests.mentoring.invariants import check_meetings

WISH = Wish(date(2026, 11, 24), time(10), 60, "Room 4", "")
PEOPLE = ("mentee", "other mentee", "mentor", "outsider")
TOLD = (NotAllowed, TooLate, Clash, Unfit)

who = st.sampled_from(PEOPLE)
whens = st.builds(
    lambda day, at, minutes: replace(WISH, day=date(2026, 11, 23) + timedelta(days=day), at=at, minutes=minutes),
    st.integers(0, 3),
    st.sampled_from([time(9), time(9, 30), time(10), time(10, 30)]),
    st.sampled_from([30, 60, 120]),
)
"""Few days and hours, so that times collide."""
pick = st.integers(0, 7)


class Moves(RuleBasedStateMachine):
    """A mentor with two mentees in companies of their own, and somebody who has nothing to do with them."""

    store: ClassVar[Store]

    @initialize()
    def meet(self) -> None:
        self.now: datetime = NOW
        self.meetings: tuple[Meeting, ...] = ()
        """As the mentor sees them, who is in all of them."""
        homes = [company(self.store) for _ in range(3)]
        parts = (Part.MENTEE, Part.MENTEE, Part.MENTOR, Part.MENTEE)
        places = (homes[0], homes[1], homes[2], homes[0])
        made = (person(self.store, at, part) for at, part in zip(places, parts, strict=True))
        self.people: dict[str, Someone] = dict(zip(PEOPLE, made, strict=True))
        self.pairs: list[Pair] = [
            match(self.store, self.people[name], self.people["mentor"]) for name in ("mentee", "other mentee")
        ]

    @rule(who=who, which=st.integers(0, 1), wish=whens)
    def propose(self, who: str, which: int, wish: Wish) -> None:
        two = self.pairs[which]
        in_it = self.people[who] in (two.mentee, two.mentor)
        self._try(
            who,
            lambda work, actor: meeting_moves.propose(work, actor, two.match_id, wish, self.now),
            may=in_it,
            wants=lambda actor, meeting: meeting.open is not None and meeting.open.mine,
        )

    @precondition(lambda self: self.meetings)
    @rule(who=who, which=pick, offer=pick)
    def accept(self, who: str, which: int, offer: int) -> None:
        meeting, pressed = self.chosen(which, offer)
        self._try(
            who,
            lambda work, actor: meeting_moves.accept(work, actor, meeting.id, pressed.id, self.now),
            may=self.is_asked(who, meeting, pressed),
            wants=lambda _, now: now.table == Table(None, pressed.id),
        )

    @precondition(lambda self: self.meetings)
    @rule(who=who, which=pick, offer=pick)
    def decline(self, who: str, which: int, offer: int) -> None:
        meeting, pressed = self.chosen(which, offer)
        self._try(
            who,
            lambda work, actor: meeting_moves.decline(work, actor, meeting.id, pressed.id, self.now),
            may=self.is_asked(who, meeting, pressed),
            wants=lambda _, now: now.table == Table(None, meeting.table.agreed),
        )

    @precondition(lambda self: self.meetings)
    @rule(who=who, which=pick, wish=whens, is_stale=st.booleans())
    def offer_another(self, who: str, which: int, wish: Wish, is_stale: bool) -> None:
        meeting, first = self.chosen(which, 0)
        seen = Table(first.id) if is_stale else meeting.table
        self._try(
            who,
            lambda work, actor: meeting_moves.offer_another(work, actor, meeting.id, seen, wish, self.now),
            may=self.is_of(who, meeting),
            wants=lambda _, now: bool(now.open and now.open.mine) and now.table.agreed == meeting.table.agreed,
        )

    @precondition(lambda self: self.meetings)
    @rule(who=who, which=pick)
    def cancel(self, who: str, which: int) -> None:
        meeting, _ = self.chosen(which, 0)
        self._try(
            who,
            lambda work, actor: meeting_moves.cancel(work, actor, meeting.id, meeting.table, "because", self.now),
            may=self.is_of(who, meeting),
            wants=lambda _, now: now.ended_by_me and now.open is None,
        )

    @rule(hours=st.sampled_from([0.5, 1, 12, 24]))
    def time_goes_by(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def what_must_be_true_is_true(self) -> None:
        check_meetings(self.store, [two.match_id for two in self.pairs])

    @invariant()
    def both_see_the_same_and_an_outsider_nothing(self) -> None:
        with self.store.read(EVERYONE) as work:
            seen = {name: self._sees(work, name) for name in PEOPLE}
        assert seen["mentor"] == seen["mentee"] | seen["other mentee"]
        assert not seen["mentee"] & seen["other mentee"]
        assert seen["outsider"] == set()

    def _sees(self, work: Work, name: str) -> set[tuple[object, ...]]:
        actor = self.people[name].actor(work)
        home = home_of(work, actor, self.now)  # drawn at every moment
        shown = {meeting.id for meeting in (*home.to_answer, *home.waiting, *home.upcoming, *home.past)}
        found = meetings_of(work, actor)
        assert shown <= {meeting.id for meeting in found}
        return {(meeting.id, meeting.state, meeting.table) for meeting in found}

    def _try(
        self,
        who: str,
        move: Callable[[Work, Actor], Meeting],
        *,
        may: bool,
        wants: Callable[[Actor, Meeting], bool],
    ) -> None:
        """A move either does what it says, or says why not and changes nothing at all."""
        before, self.meetings = self.meetings, ()
        refusal: Exception | None = None
        try:
            with self.store.write(EVERYONE) as work:
                actor = self.people[who].actor(work)
                after = move(work, actor)
        except TOLD as told:
            refusal = told
        with self.store.read(EVERYONE) as work:
            self.meetings = meetings_of(work, self.people["mentor"].actor(work))
        if refusal is None:
            assert may
            assert wants(actor, after)
        else:
            assert may != isinstance(refusal, NotAllowed)
            assert self.meetings == before

    def chosen(self, which: int, offer: int) -> tuple[Meeting, Offer]:
        """One of the meetings, the latest first, and one of its offers, likewise."""
        meeting = self.meetings[-1 - which % len(self.meetings)]
        return meeting, meeting.offers[-1 - offer % len(meeting.offers)]

    def is_of(self, who: str, meeting: Meeting) -> bool:
        two = next(two for two in self.pairs if two.match_id == meeting.match.id)
        return self.people[who] in (two.mentee, two.mentor)

    def is_asked(self, who: str, meeting: Meeting, offer: Offer) -> bool:
        """`offer.mine`: it is the mentor's."""
        return self.is_of(who, meeting) and (who == "mentor") != offer.mine


def test_no_sequence_of_moves_breaks_what_must_be_true(store: Store) -> None:
    play_at_random(Moves, store, steps=20)
