"""The elements that only an input block takes: what a person types, or a file.

Source: the pages plain-text-input-element, number-input-element, email-input-element, url-input-element,
rich-text-input-element and file-input-element of docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from sandbox.blocks.rich_text import rich_text_only
from sandbox.blocks.schema import Rule, anything, array, flag, pattern, problem, record, text, whole
from sandbox.blocks.texts import LONGEST_TEXT, action_id, dispatch_action_config, placeholder

_type = {"type": anything}
_typed: dict[str, Rule] = {
    "action_id": action_id,
    "placeholder": placeholder,
    "dispatch_action_config": dispatch_action_config,
    "focus_on_load": flag,
}
_numeral = re.compile(r"-?\d+(\.\d+)?")
_decimal = pattern(_numeral.pattern, "must be a number")


def _lengths_agree(element: dict[str, Any], pointer: str, problems: list[str]) -> None:
    shortest, longest = element.get("min_length", 0), element.get("max_length", LONGEST_TEXT)
    if shortest > longest:
        problems.append(problem("`min_length` must not exceed `max_length`", f"{pointer}/min_length"))
    if len(element.get("initial_value", "")) > longest:
        problems.append(problem(f"must be less than {longest + 1} characters", f"{pointer}/initial_value"))


def _numbers_agree(element: dict[str, Any], pointer: str, problems: list[str]) -> None:
    given = {name: Decimal(element[name]) for name in ("min_value", "max_value", "initial_value") if name in element}
    if not element["is_decimal_allowed"]:
        for name in given:
            if "." in element[name]:
                problems.append(problem("must be a whole number", f"{pointer}/{name}"))
    least, most = given.get("min_value"), given.get("max_value")
    if least is not None and most is not None and least > most:
        problems.append(problem("`min_value` must not exceed `max_value`", f"{pointer}/min_value"))
        return
    start = given.get("initial_value")
    if start is not None and ((least is not None and start < least) or (most is not None and start > most)):
        problems.append(problem("must lie between min_value and max_value", f"{pointer}/initial_value"))


free_inputs: dict[str, Rule] = {
    "plain_text_input": record(
        _type,
        {
            **_typed,
            "initial_value": text(LONGEST_TEXT, least=0),
            "multiline": flag,
            "min_length": whole(0, LONGEST_TEXT),
            "max_length": whole(1, LONGEST_TEXT),
        },
        _lengths_agree,
    ),
    "number_input": record(
        {**_type, "is_decimal_allowed": flag},
        {**_typed, "initial_value": _decimal, "min_value": _decimal, "max_value": _decimal},
        _numbers_agree,
    ),
    "email_text_input": record(_type, {**_typed, "initial_value": text(LONGEST_TEXT, least=0)}),
    "url_text_input": record(_type, {**_typed, "initial_value": text(LONGEST_TEXT, least=0)}),
    "rich_text_input": record(
        _type,
        {
            **_typed,
            "initial_value": rich_text_only,
            "min_lines": whole(1, 100),
            "max_lines": whole(1, 100),
        },
    ),
    "file_input": record(
        _type, {"action_id": action_id, "filetypes": array(text(255), least=1), "max_files": whole(1, 10)}
    ),
}
