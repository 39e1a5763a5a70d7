"""Block Kit as Slack validates it: pure functions on JSON, with Slack's error names and messages."""

from sandbox.blocks.check import check_message_blocks, check_view
from sandbox.blocks.values import completed, completed_view, initial_value, initial_values, state_key
from sandbox.blocks.walk import elements, file_references, flat, inputs_of, stateful

__all__ = [
    "check_message_blocks",
    "check_view",
    "completed",
    "completed_view",
    "elements",
    "file_references",
    "flat",
    "initial_value",
    "initial_values",
    "inputs_of",
    "state_key",
    "stateful",
]
