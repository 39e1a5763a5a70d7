"""'Who sees this' is written from the table that the code enforces: another table, other words."""

from contextlib import suppress
from itertools import product
from typing import Any

import pytest

from mentoring import access as table
from mentoring.access import Role, Sight, Thing
from tests.views.casting import Typed
from tests.views.every import every_view
from tests.views.reading import texts, walk
from views import access
from views.access_names import NoWordsFor
from views.blocks import Message, context
from views.words import Catalogues

CATALOGUES = Catalogues()
ONLY_TWO = "Only you and Tom can see this."
COUNTED = "Your project lead can see how many meetings you have, nothing more."
TOTALS = "The coordinator can see totals only."


def said(locale: str = "en-GB") -> str:
    return of(*access.MEETING, locale=locale)


def of(*things: Thing, locale: str = "en-GB", partner: str = "Tom", reader: Role = Role.AUTHOR) -> str:
    block = access.seen_by(CATALOGUES.words(locale), *things, partner=partner, reader=reader).to_dict()
    return str(block["elements"][0]["text"])


def change(monkeypatch: pytest.MonkeyPatch, thing: Thing, role: Role, sight: Sight) -> None:
    monkeypatch.setattr(table, "SIGHT", {**table.SIGHT, thing: {**table.SIGHT[thing], role: sight}})


def test_of_a_meeting_it_says_what_the_specification_fixes() -> None:
    assert said() == f"{ONLY_TWO} {COUNTED} {TOTALS}"
    assert said("fr-CA") == (
        "Visible uniquement par vous et Tom. "
        "Visible par votre responsable de projet\u00a0: le nombre de vos rencontres, et rien de plus. "
        "Seuls des totaux sont visibles par la coordination du programme."
    )


@pytest.mark.parametrize(
    ("thing", "role", "sight", "expected"),
    [
        (
            Thing.MEETING,
            Role.PARTNER,
            Sight.NEVER,
            "Only you can see this. Tom and your project lead can see how many meetings you have, nothing more. "
            f"{TOTALS}",
        ),
        (Thing.MEETING, Role.LEAD, Sight.ALL, f"Only you, Tom and your project lead can see this. {TOTALS}"),
        (Thing.MEETING, Role.COORDINATOR, Sight.ALL, f"Only you, Tom and the coordinator can see this. {COUNTED}"),
        (
            Thing.MEETING,
            Role.OTHER,
            Sight.ALL,
            f"Only you, Tom and everyone in this workspace can see this. {COUNTED} {TOTALS}",
        ),
        (Thing.MEETING_COUNT, Role.LEAD, Sight.NEVER, f"{ONLY_TWO} {TOTALS}"),
        (Thing.MEETING_COUNT, Role.COORDINATOR, Sight.NEVER, f"{ONLY_TWO} {COUNTED}"),
        (
            Thing.MEETING_COUNT,
            Role.LEAD,
            Sight.AGGREGATE,
            f"{ONLY_TWO} Your project lead and the coordinator can see totals only.",
        ),
        (
            Thing.MEETING_COUNT,
            Role.COORDINATOR,
            Sight.COUNT,
            f"{ONLY_TWO} Your project lead and the coordinator can see how many meetings you have, nothing more.",
        ),
        (
            Thing.MEETING_COUNT,
            Role.OTHER,
            Sight.COUNT,
            f"{ONLY_TWO} Your project lead and everyone in this workspace can see how many meetings you have, "
            f"nothing more. {TOTALS}",
        ),
    ],
)
def test_another_cell_makes_other_words(
    monkeypatch: pytest.MonkeyPatch, thing: Thing, role: Role, sight: Sight, expected: str
) -> None:
    change(monkeypatch, thing, role, sight)
    assert said() == expected


@pytest.mark.parametrize(("role", "sight"), [(Role.LEAD, Sight.COUNT), (Role.COORDINATOR, Sight.IN_TURN)])
def test_a_cell_for_which_there_are_no_words_is_a_fault_and_not_a_lie(
    monkeypatch: pytest.MonkeyPatch, role: Role, sight: Sight
) -> None:
    change(monkeypatch, Thing.MEETING, role, sight)
    with pytest.raises(NoWordsFor):
        said()


LEAD_TOO = "Only you, Tom and your project lead can see this."
SAID = {
    (Thing.NOTE,): "Only you can see this. Tom can see it only if you share it.",
    access.OBJECTIVE: f"{ONLY_TWO} Your project lead and the coordinator can see the categories of objectives, "
    "and only in totals.",
    access.HOMEWORK: f"{ONLY_TWO} Your project lead can see how much of your homework is done, nothing more. {TOTALS}",
    (Thing.SURVEY_ANSWERS,): "Only you can see this. Your project lead and the coordinator can see totals only.",
    (Thing.PULSE,): "Only you can see this. Your project lead and the coordinator can see totals only.",
    (Thing.PROGRESS_REPORT,): "Only you and the project lead of Tom’s company can see this.",
    (Thing.RESERVATION,): "Only you and your project lead can see this.",
    (Thing.CONTACT,): LEAD_TOO,
    (Thing.PROFILE, Thing.CONTACT): LEAD_TOO,
    (Thing.AGREEMENT,): f"Only you, Tom and your project lead can see that you have agreed. {TOTALS}",
    (Thing.SURVEY_STATE,): "Only you can see whether you have done it. "
    "Your project lead and the coordinator can see totals only.",
    (Thing.CANDIDATE,): "Only your project lead can see who this is. The mentor is told first, then the mentee. "
    "The coordinator can see it only for a match across companies.",
    (Thing.FIT_CHECK,): "Only you can see this. Your project lead can see it only if you ask for help.",
    (Thing.CERTIFICATE,): "Only you can see this.",
    (Thing.FEEDBACK,): "Only you can see this. "
    "Your project lead and the coordinator can see it only when it is addressed to them.",
    (Thing.NUDGE_SETTINGS,): "Only you can see this.",
    (Thing.LOOKS,): LEAD_TOO,
    (Thing.RELEASE,): "Only those matched in the pilot, its project leads and the coordinator can see this. "
    "So can everyone in the channel that the project lead chose.",
    (Thing.REGISTRATION,): f"{LEAD_TOO} {TOTALS}",
    (Thing.MATCH,): "Only you, Tom and your project lead can see this match. "
    "The coordinator can see it only for a match across companies.",
    (Thing.FIRST_MEETING,): LEAD_TOO,
    (Thing.WORD_TO_LEAD,): "Only you and your project lead can see this.",
    (Thing.MATCH_VIEW,): LEAD_TOO,
    (Thing.DOCUMENT,): "Only those matched in the pilot and its project leads can see this.",
    (Thing.PILOT,): "Only those matched in the pilot and its project leads can see this.",
}


def test_of_every_thing_it_says_what_the_specification_fixes() -> None:
    assert {things: of(*things) for things in SAID} == SAID
    assert {thing for things in (*SAID, access.MEETING) for thing in things} == set(Thing)


def test_what_is_shared_is_seen_by_both() -> None:
    for words, said in (("en-GB", ONLY_TWO), ("fr-FR", "Visible uniquement par vous et Tom.")):
        block = access.seen_by(CATALOGUES.words(words), Thing.NOTE, partner="Tom", shared=True).to_dict()
        assert block["elements"][0]["text"] == said


def test_without_a_name_the_other_is_whoever_she_is_matched_with() -> None:
    assert of(Thing.NOTE, partner="").endswith("Whoever you are matched with can see it only if you share it.")


@pytest.mark.parametrize(
    ("things", "reader", "expected"),
    [
        ((Thing.NOTE,), Role.PARTNER, "Only you and Tom can see this."),
        (
            (Thing.PROFILE, Thing.CONTACT),
            Role.PARTNER,
            "Only you, Tom and the project lead of Tom’s company can see this.",
        ),
        (
            (Thing.CANDIDATE,),
            Role.PARTNER,
            "Only you and your project lead can see who this is. "
            "The coordinator can see it only for a match across companies.",
        ),
        ((Thing.RESERVATION,), Role.LEAD, "Only the project leads of your company and Tom can see this."),
        ((Thing.PROGRESS_REPORT,), Role.LEAD, "Only the project leads of your company and Tom can see this."),
        (
            (Thing.CONTACT,),
            Role.LEAD,
            "Only the project leads of your company, Tom and whoever they are matched with can see this.",
        ),
        (
            (Thing.AGREEMENT,),
            Role.LEAD,
            "Only the project leads of your company, Tom and whoever they are matched with can see who has agreed. "
            f"{TOTALS}",
        ),
        ((Thing.MATCH_VIEW,), Role.LEAD, "Only the project leads of your company and the two of them can see this."),
        (
            (Thing.MATCH,),
            Role.COORDINATOR,
            "Only you, their project leads and the two of them can see this match.",
        ),
    ],
)
def test_to_another_reader_the_same_is_said_from_where_she_stands(
    things: tuple[Thing, ...], reader: Role, expected: str
) -> None:
    assert of(*things, reader=reader) == expected


@pytest.mark.parametrize("locale", ["en-GB", "fr-CA"])
@pytest.mark.parametrize("things", [*SAID, access.MEETING], ids=lambda things: "+".join(things))
def test_whatever_cell_changes_the_words_change_with_it_or_there_are_none(
    monkeypatch: pytest.MonkeyPatch, things: tuple[Thing, ...], locale: str
) -> None:
    """Of a thing that is not the first, only for whoever does not see the first: who does, knows it anyway."""
    true, fixed = of(*things, locale=locale), table.SIGHT
    for thing, role, how in product(things, Role, Sight):
        known = fixed[things[0]][role] is Sight.ALL and thing is not things[0]
        the_same = {how, fixed[thing][role]} == {Sight.ALL, Sight.COUNT} and thing is Thing.MEETING_COUNT
        if role is Role.AUTHOR or known or how is fixed[thing][role] or the_same:
            continue
        with monkeypatch.context() as patch:
            change(patch, thing, role, how)
            with suppress(NoWordsFor):
                assert of(*things, locale=locale) != true, (thing, role, how)


def test_every_form_says_who_sees_what_is_written_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards do where something can be done with them, and Home as a whole: their own tests say so."""
    marker = "who sees this stands here"
    monkeypatch.setattr(access, "context", lambda _text: context(marker))
    forms = {name: shown for name, shown in every_view(CATALOGUES.words("en-GB"), Typed()).items() if _asks(shown)}
    assert len(forms) > 3
    assert [name for name, form in forms.items() if marker not in texts(form)] == []


def _asks(shown: Message | dict[str, Any]) -> bool:
    return isinstance(shown, dict) and any(part.get("type") == "input" for part in walk(shown["blocks"]))
