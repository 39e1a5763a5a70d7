"""The sandbox's answers have the keys of Slack's, at every level, or there is a reason listed (api_shapes.yml)."""

from __future__ import annotations

import pytest

from sandbox.web_api import METHODS
from tests.sandbox.api_answers import ANSWERS
from tests.sandbox.compare_samples import METHODS as LISTED
from tests.sandbox.compare_samples import listed, ours, unexplained
from tests.sandbox.world import World


def test_every_method_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(ANSWERS) == set(LISTED) == {*METHODS, "apps.connections.open"}
    compared, same = sum(one["slack"] for one in LISTED.values()), sum(len(listed(method)) for method in LISTED)
    with capsys.disabled():
        print(
            f"\n{compared} key paths of Slack's answers to {len(LISTED)} methods compared: {same} in ours, "
            f"{compared - same} absent for a listed reason"
        )


@pytest.mark.parametrize("method", sorted(ANSWERS))
def test_an_answer_has_the_keys_of_slacks(method: str) -> None:
    told = ours(method)
    assert listed(method) - told == set()
    assert unexplained(told - listed(method), "extra") == []


@pytest.mark.parametrize("method", sorted(ANSWERS))
def test_a_good_answer_says_so(method: str) -> None:
    assert ANSWERS[method](World())["ok"] is True
