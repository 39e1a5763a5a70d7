"""What the sandbox says against blocks and calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.blocks import check_message_blocks
from sandbox.errors import SlackError
from tests.sandbox.world import World


def refusal(blocks: list[Any]) -> list[str]:
    """The messages of `invalid_blocks`, which these blocks of a message must meet."""
    with pytest.raises(SlackError) as refused:
        check_message_blocks(blocks)
    assert refused.value.error == "invalid_blocks"
    return refused.value.messages


def too_long(most: int) -> str:
    return f"must be less than {most + 1} characters"


def refused_call(method: str, args: Callable[[World], dict[str, Any]]) -> str:
    """The error of a call made in a fresh world, whose rates have rested; it comes with HTTP 200."""
    world = World()
    given = args(world)
    answered = world.rested().answer(method, **given)
    assert answered.status == 200
    assert answered.body["ok"] is False
    return str(answered.body["error"])
