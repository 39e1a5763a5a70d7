"""Two press in the same moment: everything is kept once, and nobody waits for the other for ever."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from mentoring.agreeing import agreements
from mentoring.agreeing.agreement_replacing import replace
from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import Version
from mentoring.joining import profiles
from mentoring.joining.profile_rules import Field
from mentoring.people import Actor, Part
from mentoring.too_late import TooLate
from storage.agreements import AcknowledgementRow, AgreementTextRow
from storage.profiles import ProfileRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Pair, Someone, company, pair, person

Act = Callable[[Work, Actor], object]
ROUNDS = 3


def at_once(store: Store, *acts: tuple[Someone, Act]) -> Sequence[object]:
    """All of them in the same moment; what came of each."""
    ready = Barrier(len(acts))

    def go(who: Someone, act: Act) -> object:
        ready.wait()
        try:
            with store.write(EVERYONE) as work:
                return act(work, who.actor(work))
        except TooLate as told:
            return told

    with ThreadPoolExecutor(len(acts)) as threads:
        return [future.result() for future in [threads.submit(go, *each) for each in acts]]


def agree(two: Pair, document: Document = Document.AGREEMENT) -> Act:
    return lambda work, actor: agreements.acknowledge(work, actor, two.match_id, document, Version(1), NOW)


def rows(store: Store, kind: type) -> int:
    with store.read(EVERYONE) as work:
        return work.session.scalar(select(func.count()).select_from(kind)) or 0


def test_a_double_press_is_one_agreement(store: Store) -> None:
    for round in range(1, ROUNDS + 1):
        two = pair(store)
        outcomes = at_once(store, *[(two.mentee, agree(two))] * 3)
        assert sorted(map(len, outcomes)) == [0, 0, 1]  # type: ignore[arg-type]
        assert rows(store, AcknowledgementRow) == round


def test_both_of_a_pair_agree_and_tell_of_themselves_in_the_same_moment(store: Store) -> None:
    tell: Act = lambda work, actor: profiles.save(work, actor, {Field.TITLE: "Engineer"}, NOW, is_last=True)  # noqa: E731
    for round in range(1, ROUNDS + 1):
        two = pair(store)
        acts = [(who, act) for who in (two.mentee, two.mentor) for act in (agree(two), tell, tell)]
        at_once(store, *acts)
        assert rows(store, AcknowledgementRow) == 2 * round
        assert rows(store, ProfileRow) == 2 * round


def test_of_two_leads_one_text_is_put_in_place_while_people_agree(store: Store) -> None:
    for round in range(1, ROUNDS + 1):
        home = company(store)
        leads = [person(store, home, Part.LEAD) for _ in range(2)]
        two = pair(store, mentee_at=home)
        put: Act = lambda work, actor: replace(work, actor, Document.ETHICS, Version(1), {"en": "New."}, NOW)  # noqa: E731
        outcomes = at_once(store, *((lead, put) for lead in leads), (two.mentee, agree(two)), (two.mentor, agree(two)))
        assert [type(outcome) for outcome in outcomes[:2]].count(TooLate) == 1
        assert rows(store, AgreementTextRow) == round
        assert rows(store, AcknowledgementRow) == 2 * round
