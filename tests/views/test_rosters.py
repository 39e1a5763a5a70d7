"""Whoever imports a roster reads what is wrong with it, line by line."""

import pytest

from mentoring.joining.roster_troubles import BadRoster, Problem, Trouble
from views.joining.rosters import reason, troubles
from views.words import Catalogues

CATALOGUES = Catalogues()
LOCALES = ["en-GB", "fr-CA"]


@pytest.mark.parametrize("problem", Problem)
def test_every_mistake_has_words_of_its_own_in_each_language(problem: Problem) -> None:
    trouble = Trouble(7, problem, "name", "this", "that", other_line=5, at_most=3)
    english, french = (reason(CATALOGUES.words(locale), trouble) for locale in LOCALES)

    assert english
    assert french
    assert english != french
    others = {reason(CATALOGUES.words("en-GB"), Trouble(7, other, "name")) for other in Problem if other is not problem}
    assert reason(CATALOGUES.words("en-GB"), Trouble(7, problem, "name")) not in others


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("problem", Problem)
def test_a_mistake_that_no_other_row_shares_in_names_none(problem: Problem, locale: str) -> None:
    if problem in (Problem.TWICE, Problem.CONTRADICTS):
        return  # these always have another row
    said = reason(CATALOGUES.words(locale), Trouble(7, problem, "company", "this", "that", at_most=3))

    assert "0" not in said.replace("0 to", "").replace("0 à", "")


def test_mistakes_are_told_in_the_order_of_the_file() -> None:
    bad = BadRoster([Trouble(9, Problem.EMPTY), Trouble(2, Problem.MISSING, "name")])

    assert troubles(CATALOGUES.words("en-GB"), bad) == ["line 2: name is empty", "line 9: there is nobody in this file"]
