"""What the sandbox says against blocks."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.blocks import check_message_blocks
from sandbox.errors import SlackError


def refusal(blocks: list[Any]) -> list[str]:
    """The messages of `invalid_blocks`, which these blocks of a message must meet."""
    with pytest.raises(SlackError) as refused:
        check_message_blocks(blocks)
    assert refused.value.error == "invalid_blocks"
    return refused.value.messages


def too_long(most: int) -> str:
    return f"must be less than {most + 1} characters"
