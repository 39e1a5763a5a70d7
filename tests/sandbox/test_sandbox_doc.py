"""docs/sandbox.md names tests that exist, and every method and every test of a refusal stands in it."""

from __future__ import annotations

import re
from pathlib import Path

from sandbox.web_api import METHODS
from tests.sandbox.compare_samples import METHODS as COMPARED

HERE = Path(__file__).parent
TEXT = (HERE.parents[1] / "docs" / "sandbox.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"\btest_\w+", TEXT))


def test_every_test_that_it_names_exists() -> None:
    assert [name for name in sorted(NAMED) if not (HERE / f"{name}.py").exists()] == []


def test_no_refusals_are_left_out() -> None:
    kept = {path.stem for path in HERE.glob("test_*refusals.py")}
    assert kept
    assert kept - NAMED == set()


def test_every_method_stands_in_it() -> None:
    listed = TEXT.split("## The Web API", 1)[1].split("|", 1)[0]
    assert [name for name in METHODS if name.partition(".")[2] not in listed] == []


def test_the_number_of_compared_keys_is_the_true_one() -> None:
    assert f"{sum(one['slack'] for one in COMPARED.values()):,} key paths compared" in TEXT
