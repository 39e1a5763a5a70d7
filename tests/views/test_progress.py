"""How far a pair has come, as a bar and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.growing.objective_rules import Category
from mentoring.growing.progress import Progress
from tests.views.casting import LOCALES, NOW, Cast
from tests.views.every_objectives import MANY, objective, task
from tests.views.reading import texts
from views.growing import objectives
from views.growing.objective_suggestions import label, suggestions
from views.growing.progress import CELLS_AT_MOST, DONE, LEFT, bar, line
from views.inputs import OPTION_AT_MOST
from views.words import Catalogues

CATALOGUES = Catalogues()
ENGLISH, FRENCH = CATALOGUES.words("en-GB"), CATALOGUES.words("fr-CA")
COUNTS = st.integers(0, 500)


@given(COUNTS, COUNTS)
def test_a_bar_is_full_only_where_all_is_done_and_empty_only_where_nothing_is(done: int, left: int) -> None:
    drawn = bar(Progress(done, left))
    assert len(drawn) == min(done + left, CELLS_AT_MOST)
    assert (LEFT not in drawn) is (left == 0)
    assert (DONE not in drawn) is (done == 0)


@given(COUNTS, COUNTS)
def test_a_bar_never_shrinks_when_one_more_is_done(done: int, left: int) -> None:
    if left:
        assert bar(Progress(done, left)).count(DONE) <= bar(Progress(done + 1, left - 1)).count(DONE)


@pytest.mark.parametrize(("done", "drawn"), [(0, "▱▱▱▱▱"), (3, "▰▰▰▱▱"), (5, "▰▰▰▰▰")])
def test_up_to_ten_each_task_has_its_cell(done: int, drawn: str) -> None:
    assert bar(Progress(done, 5 - done)) == drawn


def test_the_words_come_first_and_say_it_all() -> None:
    assert line(ENGLISH, Progress(3, 2)) == "3 of 5 done  ▰▰▰▱▱"
    assert line(FRENCH, Progress(3, 2)) == "3 tâches faites sur 5  ▰▰▰▱▱"
    assert line(FRENCH, Progress(1, 4)) == "1 tâche faite sur 5  ▰▱▱▱▱"
    assert line(ENGLISH, Progress()) == "no homework yet"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("category", Category)
def test_each_category_has_six_suggestions_that_an_option_has_room_for(locale: str, category: Category) -> None:
    words = CATALOGUES.words(locale)
    found = suggestions(words, category)
    assert len(set(found)) >= 6
    assert all(len(text) <= OPTION_AT_MOST for text in (*found, label(words, category)))


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_section_of_home_is_bounded_whatever_there_is(rows: int) -> None:
    cast = Cast()
    every, tasks = [objective(cast, n) for n in range(MANY)], [task(cast, n) for n in range(MANY)]
    shown = objectives.section(ENGLISH, cast.match(), every, tasks, NOW.date(), rows=rows, named=True)
    assert len(shown) <= 4 + 2 * rows
    left = [text for block in shown for text in texts({"blocks": [block.to_dict()]}) if text.startswith("and ")]
    assert left == ([f"and {MANY - rows} more objectives"] if rows else [])
