"""Everyone registered tells of herself what she likes; who is matched with her reads it, and nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from mentoring.access import NotAllowed
from mentoring.erasing import erase
from mentoring.joining import profiles
from mentoring.joining.profile_rules import Field, Problem
from mentoring.joining.profiles import Profile, Unfit
from mentoring.people import Part
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.profiles import ProfileRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Pair, Someone, company, match, pair, person

TOLD = {
    Field.TITLE: "Systems engineer",
    Field.DEPARTMENT: "Avionics",
    Field.SKILLS: "patents, C++",
    Field.LANGUAGES: "French; English",
    Field.PHONE: "+1 514 555 0101",
    Field.AVAILABILITY: "Tuesdays\nand Thursdays",
}


def save(store: Store, who: Someone, entries: dict[Field, str], *, is_last: bool = False) -> Profile:
    """She saves these fields."""
    with store.write(EVERYONE) as work:
        return profiles.save(work, who.actor(work), entries, NOW, is_last=is_last)


def own(store: Store, who: Someone) -> Profile:
    """Her details, as she sees them."""
    with store.read(EVERYONE) as work:
        return profiles.own(work, who.actor(work))


def refused(store: Store, who: Someone, entries: dict[Field, str]) -> dict[Field, Problem]:
    """What is wrong with it."""
    with pytest.raises(Unfit) as unfit:
        save(store, who, entries)
    return {trouble.field: trouble.problem for trouble in unfit.value.troubles}


@pytest.fixture
def two(store: Store) -> Pair:
    """A pair."""
    return pair(store)


def test_what_she_tells_is_kept_and_read_by_her_partner(store: Store, two: Pair) -> None:
    saved = save(store, two.mentor, TOLD, is_last=True)

    assert saved == own(store, two.mentor)
    with store.read(EVERYONE) as work:
        seen = profiles.of_partner(work, two.mentee.actor(work), two.match_id)
    for profile in (saved, seen):
        assert (profile.title, profile.department) == ("Systems engineer", "Avionics")
        assert (profile.skills, profile.languages) == (("patents", "C++"), ("French", "English"))
        assert (profile.phone, profile.email) == ("+1 514 555 0101", two.mentor.email)
        assert profile.availability == "Tuesdays\nand Thursdays"
        assert profile.saved_at == NOW
    assert seen.parts == {Part.MENTOR}


def test_fields_that_a_form_does_not_have_stay_as_they_are(store: Store, two: Pair) -> None:
    save(store, two.mentee, TOLD)
    after = save(store, two.mentee, {Field.TITLE: "", Field.SKILLS: "Rust"})
    assert (after.title, after.skills) == ("", ("Rust",))
    assert (after.department, after.phone) == ("Avionics", "+1 514 555 0101")
    assert after.saved_at is None, "she has not been through the whole of it"


def test_somebody_without_a_match_reads_and_changes_her_own(store: Store) -> None:
    waiting = person(store, company(store), Part.MENTEE)
    assert own(store, waiting).email == waiting.email
    assert save(store, waiting, {Field.SEEKS: "negotiation"}).seeks == ("negotiation",)


def test_her_words_are_sealed_under_her_own_key(store: Store, two: Pair) -> None:
    save(store, two.mentee, TOLD)
    with store.read(EVERYONE) as work:
        told = work.session.execute(select(ProfileRow)).scalar_one()
        phone = work.session.execute(select(PersonRow.phone).where(PersonRow.id == two.mentee.id)).scalar_one()
    for sealed in (told.title, told.availability, phone):
        assert sealed is not None
        assert sealed.key == KeyName.of_person(two.mentee.id)


def test_nobody_reads_the_profile_of_somebody_she_is_not_matched_with(store: Store, two: Pair) -> None:
    lead = person(store, two.mentee.company, Part.LEAD)
    waiting = person(store, two.mentee.company, Part.MENTEE)
    elsewhere = pair(store)
    with store.read(EVERYONE) as work:
        for who in (lead, waiting, elsewhere.mentor):
            with pytest.raises(NotAllowed):
                profiles.of_partner(work, who.actor(work), two.match_id)
        with store.write(EVERYONE) as ending:
            ending.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state="ended"))
    with store.read(EVERYONE) as work, pytest.raises(NotAllowed):
        profiles.of_partner(work, two.mentee.actor(work), two.match_id)


def test_what_does_not_fit_changes_nothing_at_all(store: Store, two: Pair) -> None:
    save(store, two.mentee, TOLD)
    before = own(store, two.mentee)
    wrong = {Field.TITLE: "Director", Field.SKILLS: "x" * 81, Field.DEPARTMENT: "y" * 201}
    assert refused(store, two.mentee, wrong) == {
        Field.SKILLS: Problem.THING_TOO_LONG,
        Field.DEPARTMENT: Problem.TOO_LONG,
    }
    assert own(store, two.mentee) == before


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        *((state, 2) for state in ("active", "paused", "asking_mentor", "asking_mentee")),
        *((state, 1) for state in ("agreeing", "declined", "ended", "completed", "withdrawn")),
    ],
)
def test_a_mentor_takes_no_fewer_than_she_has_or_was_asked_about(store: Store, state: str, taken: int) -> None:
    here, there = company(store), company(store)
    mentor = person(store, here, Part.MENTOR)
    match(store, person(store, here, Part.MENTEE), mentor)
    other = match(store, person(store, there, Part.MENTEE), mentor)
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == other.match_id).values(state=state))

    assert own(store, mentor).taken == taken
    assert refused(store, mentor, {Field.CAPACITY: str(taken - 1)}) == {Field.CAPACITY: Problem.FEWER_THAN_NOW}
    assert save(store, mentor, {Field.CAPACITY: str(taken)}).capacity == taken


def test_a_second_saving_is_the_later_one(store: Store, two: Pair) -> None:
    save(store, two.mentee, TOLD, is_last=True)
    with store.write(EVERYONE) as work:
        later = profiles.save(work, two.mentee.actor(work), {Field.PHONE: ""}, NOW + timedelta(days=1), is_last=True)
    assert (later.phone, later.saved_at) == ("", NOW + timedelta(days=1))


def test_of_somebody_who_is_erased_nothing_that_she_told_is_left(store: Store) -> None:
    waiting, other = (person(store, company(store), Part.MENTEE) for _ in range(2))
    for who in (waiting, other):
        save(store, who, TOLD)
    with store.write(EVERYONE) as work:
        erase(work, [waiting.id], NOW)
    with store.read(EVERYONE) as work:
        assert work.session.scalars(select(ProfileRow.person_id)).all() == [other.id]
