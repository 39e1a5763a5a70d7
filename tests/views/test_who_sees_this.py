"""'Who sees this' is written from the table that the code enforces: another table, other words."""

import pytest

from mentoring import access as table
from mentoring.access import Role, Sight, Thing
from views import access
from views.words import Catalogues

ENGLISH = Catalogues().words("en-GB")
ONLY_TWO = "Only you and Tom can see this."
COUNTED = "Your project lead can see how many meetings you have, nothing more."
TOTALS = "The coordinator can see totals only."


def said(locale: str = "en-GB") -> str:
    block = access.meeting_seen_by(Catalogues().words(locale), "Tom").to_dict()
    return str(block["elements"][0]["text"])


def change(monkeypatch: pytest.MonkeyPatch, thing: Thing, role: Role, sight: Sight) -> None:
    monkeypatch.setattr(table, "SIGHT", {**table.SIGHT, thing: {**table.SIGHT[thing], role: sight}})


def test_of_a_meeting_it_says_what_the_specification_fixes() -> None:
    assert said() == f"{ONLY_TWO} {COUNTED} {TOTALS}"
    assert said("fr-CA") == (
        "Visible uniquement par vous et Tom. "
        "Le nombre de vos rencontres, et rien de plus, est visible par votre responsable de projet. "
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


@pytest.mark.parametrize(
    ("thing", "sight"),
    [(Thing.MEETING, Sight.SHARED), (Thing.MEETING, Sight.COUNT), (Thing.MEETING_COUNT, Sight.ASKED)],
)
def test_a_cell_for_which_there_are_no_words_is_a_fault_and_not_a_lie(
    monkeypatch: pytest.MonkeyPatch, thing: Thing, sight: Sight
) -> None:
    change(monkeypatch, thing, Role.LEAD, sight)
    with pytest.raises(access.NoWordsFor):
        said()
