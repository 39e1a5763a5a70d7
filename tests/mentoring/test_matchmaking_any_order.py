"""No sequence of presses by anybody reaches a forbidden state; whoever may not is refused, and nothing is changed."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from mentoring.access import NotAllowed
from mentoring.matching import matchmaking_moves as moves
from mentoring.matching.matchmaking_proposals import asked_of, made
from mentoring.matching.matchmaking_proposing import propose, propose_across
from mentoring.matching.matchmaking_verdicts import Pair, Verdict
from mentoring.matching.matchmaking_words import Ground, remarks_on
from mentoring.matchmaking import BEFORE_HER_TURN, LIVE, Move, Mover, Stand, State, after
from mentoring.people import Actor, Part
from mentoring.too_late import TooLate
from storage.deliveries import OccasionRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Someone, company, person
from tests.mentoring.at_random import play_at_random

PEOPLE = ("lead A", "lead B", "lead C", "coordinator", "mentee A", "other mentee A", "mentor A", "mentor B", "mentee C")
MENTEES, MENTORS = ("mentee A", "other mentee A"), ("mentor A", "mentor B")

Step = Callable[[Work, Actor, UUID, datetime], object]
PRESSES: dict[str, tuple[Step, dict[Mover, Move]]] = {
    "accept": (moves.accept, {Mover.MENTOR: Move.MENTOR_ACCEPTS, Mover.MENTEE: Move.MENTEE_ACCEPTS}),
    "ask": (lambda w, a, m, at: moves.ask_more(w, a, m, uuid4(), "Why?", at), {Mover.MENTOR: Move.ASK_MORE}),
    "tell": (lambda w, a, m, at: moves.tell_more(w, a, m, uuid4(), "So.", at), {Mover.MENTEES_LEAD: Move.TELL_MORE}),
    "reserve": (
        lambda w, a, m, at: moves.reserve(w, a, m, uuid4(), "SECRET", at, ground=Ground.CONFLICT),
        {Mover.MENTOR: Move.RESERVE},
    ),
    "decline": (lambda w, a, m, at: moves.decline(w, a, m, uuid4(), "", at), {Mover.MENTEE: Move.DECLINE}),
    "agree": (moves.agree, dict.fromkeys((Mover.MENTEES_LEAD, Mover.MENTORS_LEAD), Move.AGREE)),
    "refuse": (moves.refuse, dict.fromkeys((Mover.MENTEES_LEAD, Mover.MENTORS_LEAD), Move.REFUSE)),
    "withdraw": (
        moves.withdraw,
        dict.fromkeys((Mover.MENTEES_LEAD, Mover.MENTORS_LEAD, Mover.COORDINATOR), Move.WITHDRAW),
    ),
}
"""Everything that anybody can press, and which move it is for whom."""

who = st.sampled_from(PEOPLE)
pick = st.integers(0, 5)


class Presses(RuleBasedStateMachine):
    """Three companies and a coordinator: two mentees and a mentor of A, a mentor of B, and bystanders of C."""

    store: ClassVar[Store]

    @initialize()
    def meet(self) -> None:
        self.now: datetime = NOW
        self.ids: list[UUID] = []
        """Of all matches, in the order in which they were proposed."""
        a, b, c, club = (company(self.store) for _ in range(4))
        homes = (a, b, c, club, a, a, a, b, c)
        parts = [Part.LEAD] * 3 + [Part.COORDINATOR] + [Part.MENTEE] * 2 + [Part.MENTOR] * 2 + [Part.MENTEE]
        made_up = (person(self.store, home, part) for home, part in zip(homes, parts, strict=True))
        self.people: dict[str, Someone] = dict(zip(PEOPLE, made_up, strict=True))

    @rule(who=who, mentee=st.sampled_from(MENTEES), mentor=st.sampled_from(MENTORS), again=st.booleans())
    def propose(self, who: str, mentee: str, mentor: str, again: bool) -> None:
        self._propose(who, mentee, mentor, again=again, across=False, by={"lead A"})

    @rule(who=who, mentee=st.sampled_from(MENTEES), mentor=st.sampled_from(MENTORS), again=st.booleans())
    def propose_across(self, who: str, mentee: str, mentor: str, again: bool) -> None:
        self._propose(who, mentee, mentor, again=again, across=True, by={"coordinator"})

    @precondition(lambda self: self.ids)
    @rule(who=who, which=pick, what=st.sampled_from(sorted(PRESSES)))
    def press(self, who: str, which: int, what: str) -> None:
        match_id = self.ids[-1 - which % len(self.ids)]
        before, (step, for_whom) = self.rows(), PRESSES[what]
        movers = self.movers(who, before[match_id])
        expected = self.expected(before[match_id], for_whom, movers)
        came: object
        try:
            with self.store.write(EVERYONE) as work:
                step(work, self.people[who].actor(work), match_id, self.now)
            came = None
        except (NotAllowed, TooLate) as told:
            came = type(told)
        after_it = self.rows()
        if isinstance(expected, Stand):
            assert came is None, (what, who)
            assert stand(after_it.pop(match_id)) == expected
            before.pop(match_id)
        else:
            assert came is expected, (what, who)
        assert {each: stand(row) for each, row in after_it.items()} == {
            each: stand(row) for each, row in before.items()
        }

    @rule(hours=st.sampled_from([1, 24]))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def what_must_be_true_is_true(self) -> None:
        live = [row for row in self.rows().values() if row.state in LIVE]
        assert max(Counter(row.mentee_id for row in live).values(), default=0) <= 1
        assert max(Counter(row.mentor_id for row in live).values(), default=0) <= 1  # everybody's capacity here

    @invariant()
    def each_sees_what_is_hers_and_nobody_else_anything(self) -> None:
        with self.store.read(EVERYONE) as work:
            for match_id, row in self.rows().items():
                for name, someone in self.people.items():
                    actor = someone.actor(work)
                    movers = self.movers(name, row)
                    assert answers(lambda: made(work, actor, match_id)) is bool(movers - {Mover.MENTEE, Mover.MENTOR})  # noqa: B023
                    asked = any(row.state not in BEFORE_HER_TURN[each] for each in movers & set(BEFORE_HER_TURN))
                    assert answers(lambda: asked_of(work, actor, match_id)) is asked  # noqa: B023
                    if asked and Mover.MENTEE in movers and row.state == State.DECLINED:
                        assert asked_of(work, actor, match_id).who is None
                    if movers:
                        read = {remark.words for remark in remarks_on(work, actor, match_id)}
                        assert "SECRET" not in read or movers & {Mover.MENTOR, Mover.MENTEES_LEAD}

    @invariant()
    def a_mentee_hears_nothing_before_the_mentor_has_said_yes(self) -> None:
        with self.store.read(EVERYONE) as work:
            told = {(row.person_id, row.about) for row in work.session.scalars(select(OccasionRow))}
        for match_id, row in self.rows().items():
            if row.state in (State.AGREEING, State.ASKING_MENTOR):
                assert (row.mentee_id, match_id) not in told
            if row.state == State.AGREEING:
                assert (row.mentor_id, match_id) not in told

    def _propose(self, who: str, mentee: str, mentor: str, *, again: bool, across: bool, by: set[str]) -> None:
        pair = Pair(self.people[mentee].id, self.people[mentor].id)
        before = self.rows()
        try:
            with self.store.write(EVERYONE) as work:
                actor = self.people[who].actor(work)
                if across:
                    outcome = propose_across(work, actor, pair, self.now, again=again)
                else:
                    (outcome,) = propose(work, actor, [pair], self.now, again=again)
        except NotAllowed:
            assert who not in by if across else not who.startswith("lead")
            assert self.rows().keys() == before.keys()
            return
        assert outcome.verdict is self.verdict(who, before, pair, mentor, again=again, across=across)
        assert (outcome.match_id is not None) is (outcome.verdict is Verdict.PROPOSED)
        self.ids += [outcome.match_id] if outcome.match_id else []
        assert len(self.rows()) == len(before) + (outcome.match_id is not None)

    def verdict(
        self, who: str, before: dict[UUID, MatchRow], pair: Pair, mentor: str, *, again: bool, across: bool
    ) -> Verdict:
        """What must come of a proposal, from what there is."""
        if (mentor == "mentor B") is not across or (not across and who != "lead A"):
            return Verdict.NOT_HERE
        live = [row for row in before.values() if row.state in LIVE]
        if any(row.mentee_id == pair.mentee_id for row in live):
            return Verdict.SPOKEN_FOR
        if any(row.mentor_id == pair.mentor_id for row in live):
            return Verdict.NO_PLACE_LEFT
        said_no = any(
            (row.mentee_id, row.mentor_id, row.state) == (pair.mentee_id, pair.mentor_id, State.DECLINED)
            for row in before.values()
        )
        return Verdict.DECLINED_BEFORE if said_no and not again else Verdict.PROPOSED

    def rows(self) -> dict[UUID, MatchRow]:
        """All matches of these people."""
        with self.store.read(EVERYONE) as work:
            mine = MatchRow.mentee_id.in_([self.people[name].id for name in MENTEES])
            return {row.id: row for row in work.session.scalars(select(MatchRow).where(mine))}

    def movers(self, name: str, row: MatchRow) -> set[Mover]:
        """As whom somebody can move a match."""
        someone, across = self.people[name], row.mentor_id == self.people["mentor B"].id
        found = {Mover.MENTEE: someone.id == row.mentee_id, Mover.MENTOR: someone.id == row.mentor_id}
        found |= {Mover.MENTEES_LEAD: name == "lead A", Mover.MENTORS_LEAD: name == ("lead B" if across else "lead A")}
        found[Mover.COORDINATOR] = name == "coordinator" and across
        return {mover for mover, is_so in found.items() if is_so}

    @staticmethod
    def expected(row: MatchRow, for_whom: dict[Mover, Move], movers: set[Mover]) -> Stand | type[Exception]:
        """Where it must lead: the first of somebody's hats that the press is for."""
        mover = next((each for each in for_whom if each in movers), None)
        if mover is None or row.state in BEFORE_HER_TURN.get(mover, ()):
            return NotAllowed
        try:
            return after(stand(row), for_whom[mover], mover)
        except TooLate:
            return TooLate


def stand(row: MatchRow) -> Stand:
    """How far a match has come."""
    sides = {Mover.MENTEES_LEAD: row.mentees_lead_id, Mover.MENTORS_LEAD: row.mentors_lead_id}
    return Stand(State(row.state), frozenset(side for side, lead in sides.items() if lead))


def answers(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except NotAllowed:
        return False
    return True


def test_no_sequence_of_presses_reaches_a_forbidden_state(store: Store) -> None:
    play_at_random(Presses, store, steps=25)
