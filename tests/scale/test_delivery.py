"""Slack's rates are used to the full and never hit: the small form of `make scale`."""

from pathlib import Path

import pytest

from tests.scale.delivery import AT_LEAST, deliver, fastest


@pytest.mark.slow
def test_messages_go_out_as_fast_as_slack_takes_them_and_no_faster(tmp_path: Path) -> None:
    done = deliver(tmp_path, 60, known=True)

    assert (done.messages, done.workspaces, done.too_many) == (60, 3, 0)
    assert done.share >= AT_LEAST


def test_what_is_possible_follows_from_the_rates() -> None:
    assert [fastest(n, known=True) for n in (10, 11, 300, 301)] == [0, 1, 29, 60]
    assert [fastest(n, known=False) for n in (50, 51)] == [4, 60]
