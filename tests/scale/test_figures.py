"""The week's figures take as many statements for ten times as many pairs: the small form of `tests.scale.figures`."""

import pytest

from tests.databases import Databases, Postgres
from tests.scale.figures import Measured, first_process, measure


@pytest.mark.slow
def test_the_number_of_statements_does_not_depend_on_how_many_there_are(postgres: Postgres) -> None:
    few, many = (measured(postgres, pairs) for pairs in (60, 600))

    assert few.statements == many.statements
    assert few.shown == many.shown > 30


def measured(postgres: Postgres, pairs: int) -> Measured:
    found = Databases(postgres.database("advance_template"), postgres.database())
    store = found.store()
    try:
        return measure(store, pairs, first_process(postgres))
    finally:
        store.close()
        postgres.drop(found.data, found.keys)
