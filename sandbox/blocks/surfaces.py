"""What belongs together on one surface: which blocks it takes, how many, and ids that must differ.

Source: docs.slack.dev/blocks.json ("available-in-surfaces"). Where that page and reports of Slack's actual answers
disagree, the stricter stands (docs/sandbox.md names each).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sandbox.blocks.layout import LONGEST_MARKDOWN, blocks
from sandbox.blocks.schema import Rule, array, by_type, only, problem
from sandbox.blocks.walk import JSON, elements, flat

_EVERYWHERE = ("section", "header", "divider", "context", "actions", "image", "rich_text")
_MESSAGES_ONLY = (
    "table",
    "markdown",
    "context_actions",
    "card",
    "carousel",
    "container",
    "task_card",
    "plan",
    "data_visualization",
)
MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
LONGEST_TABLE = 10_000
MOST_OF_A_KIND = {"table": 1, "plan": 1, "data_visualization": 2}


def _stack(kinds: tuple[str, ...], most: int) -> Rule:
    return array(by_type(only(blocks, kinds)), most=most, least=1)


message_blocks = _stack(_EVERYWHERE + _MESSAGES_ONLY, MOST_IN_MESSAGE)
modal_blocks = _stack((*_EVERYWHERE, "input", "alert"), MOST_IN_VIEW)
home_blocks = _stack((*_EVERYWHERE, "input", "card", "carousel"), MOST_IN_VIEW)


def repeated_ids(stack: list[JSON], pointer: str, problems: list[str]) -> None:
    """A block_id stands once on a surface, an action_id once in a block."""
    seen: set[str] = set()
    for block, at in flat(stack, pointer):
        _once(block.get("block_id"), "block_id", at, seen, problems)
        actions: set[str] = set()
        for element, below in elements(block, at):
            _once(element.get("action_id"), "action_id", below, actions, problems)


def _once(value: str | None, name: str, pointer: str, seen: set[str], problems: list[str]) -> None:
    if value is None:
        return
    if value in seen:
        problems.append(problem(f'`{name}` "{value}" already exists', f"{pointer}/{name}"))
    seen.add(value)


def too_many_of_a_kind(stack: list[JSON], pointer: str, problems: list[str]) -> None:
    """One table, one plan and two charts a message; 12,000 characters of markdown, 10,000 of table."""
    counts = Counter(block["type"] for block, _ in flat(stack, pointer))
    for kind, most in MOST_OF_A_KIND.items():
        if counts[kind] > most:
            words = f"no more than {most} {kind} blocks allowed"
            problems.append(problem("only_one_table_allowed" if kind == "table" else words, pointer))
    markdown = sum(len(block["text"]) for block in stack if block["type"] == "markdown")
    if markdown > LONGEST_MARKDOWN:
        problems.append(problem(f"markdown must be less than {LONGEST_MARKDOWN + 1} characters", pointer))
    for block, at in flat(stack, pointer):
        if block["type"] == "table" and _said(block["rows"]) > LONGEST_TABLE:
            problems.append(problem(f"must be less than {LONGEST_TABLE + 1} characters", f"{at}/rows"))


def _said(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_said, value))
    if not isinstance(value, dict):
        return 0
    text = value.get("text")
    return (len(text) if isinstance(text, str) else 0) + _said(value.get("elements", []))


def misplaced_options(stack: list[JSON], pointer: str, modal: bool, problems: list[str]) -> None:
    """`focus_on_load` once a view; `response_url_enabled` and file_input only in a modal's input block."""
    focused = 0
    for block, at in flat(stack, pointer):
        for element, below in elements(block, at):
            focused += element.get("focus_on_load", False)
            if element.get("focus_on_load") and focused > 1:
                problems.append(problem("only one element can have focus_on_load", f"{below}/focus_on_load"))
            if element.get("response_url_enabled") and not (modal and block["type"] == "input"):
                problems.append(problem("only allowed in modal inputs", f"{below}/response_url_enabled"))
            if element["type"] == "file_input" and not modal:
                problems.append(problem("unsupported type: file_input", f"{below}/type"))
