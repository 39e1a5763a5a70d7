"""No text is sealed that the marks forget: each sealed column is filled with a mark, or has a reason why it is not."""

from tests.privacy.sealed import MARKED, UNMARKED, sealed_columns
from tests.privacy.test_marks import EXPECTED


def test_every_sealed_column_is_marked_or_has_a_reason() -> None:
    assert {*sealed_columns()} == {*MARKED, *UNMARKED}, (
        "a sealed column that nobody has thought of, or one that is gone"
    )
    assert not {*MARKED} & {*UNMARKED}


def test_every_mark_that_is_named_is_played() -> None:
    assert {*MARKED.values()} <= {*EXPECTED}
