"""A small language for saying which JSON Slack takes.

A rule is built once, at import, and is then a plain function `(value, pointer, problems)` that appends what is
wrong, in Slack's words and with Slack's json-pointer. It never raises, so that an answer names every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Rule = Callable[[Any, str, list[str]], None]


def problem(words: str, pointer: str) -> str:
    """One line of `response_metadata.messages`, without the "[ERROR]" that answers put before it."""
    return f"{words} [json-pointer:{pointer or '/'}]"


def anything(_value: Any, _pointer: str, _problems: list[str]) -> None:
    """Takes whatever it is given."""


def text(most: int, least: int = 1) -> Rule:
    """A string; lengths are counted in characters, both ends included."""

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, str):
            problems.append(problem("must provide a string", pointer))
        elif len(value) > most:
            problems.append(problem(f"must be less than {most + 1} characters", pointer))
        elif len(value) < least:
            problems.append(problem(f"must be more than {least - 1} characters", pointer))

    return rule


def pattern(expression: str, words: str) -> Rule:
    """A string that matches the whole regular expression."""
    matches = re.compile(expression).fullmatch

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, str):
            problems.append(problem("must provide a string", pointer))
        elif not matches(value):
            problems.append(problem(words, pointer))

    return rule


def flag(value: Any, pointer: str, problems: list[str]) -> None:
    """True or false, and nothing that merely looks like it."""
    if not isinstance(value, bool):
        problems.append(problem("must provide a boolean", pointer))


def whole(least: int, most: int) -> Rule:
    """An integer, both ends included."""

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.append(problem("must provide an integer", pointer))
        elif value < least:
            problems.append(problem(f"must be greater than {least - 1}", pointer))
        elif value > most:
            problems.append(problem(f"must be less than {most + 1}", pointer))

    return rule


def number(value: Any, pointer: str, problems: list[str]) -> None:
    """A number, whole or not."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        problems.append(problem("must provide a number", pointer))


def one_of(*values: str) -> Rule:
    """One of a few words."""
    words = f"must be one of: {', '.join(values)}"

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if value not in values:
            problems.append(problem(words, pointer))

    return rule


def array(item: Rule, most: int | None = None, least: int = 0) -> Rule:
    """A list whose every item follows a rule."""

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, list):
            problems.append(problem("must provide an array", pointer))
            return
        if most is not None and len(value) > most:
            problems.append(problem(f"no more than {most} items allowed", pointer))
        if len(value) < least:
            problems.append(problem(f"no fewer than {least} items allowed", pointer))
        for index, element in enumerate(value):
            item(element, f"{pointer}/{index}", problems)

    return rule


def record(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *also: Rule) -> Rule:
    """An object with these properties and no others; `also` are rules that need several properties at once."""
    properties = {**required, **(optional or {})}
    needed = tuple(required)

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, dict):
            problems.append(problem("must provide an object", pointer))
            return
        before = len(problems)
        for name in needed:
            if name not in value:
                problems.append(problem(f"missing required field: {name}", pointer))
        for name, held in value.items():
            check = properties.get(name)
            if check is None:
                problems.append(problem(f"invalid additional property: {name}", pointer))
            else:
                check(held, f"{pointer}/{name}", problems)
        if len(problems) == before:
            for check in also:
                check(value, pointer, problems)

    return rule


def by_type(rules: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule it follows; other types have no place here."""

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not isinstance(value, dict):
            problems.append(problem("must provide an object", pointer))
            return
        kind = value.get("type")
        check = rules.get(kind) if isinstance(kind, str) else None
        if check is not None:
            check(value, pointer, problems)
        elif "type" not in value:
            problems.append(problem("missing required field: type", pointer))
        else:
            problems.append(problem(f"unsupported type: {kind}", f"{pointer}/type"))

    return rule


def exactly_one(*names: str) -> Rule:
    """For `record(..., also)`: one of these properties, and not two."""
    listed = " or ".join(f"`{name}`" for name in names)

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        present = sum(name in value for name in names)
        if present == 0:
            problems.append(problem(f"must define either {listed}", pointer))
        elif present > 1:
            problems.append(problem(f"cannot provide both {listed}", pointer))

    return rule


def at_least_one(*names: str) -> Rule:
    """For `record(..., also)`: one of these properties or more."""
    listed = " or ".join(f"`{name}`" for name in names)

    def rule(value: Any, pointer: str, problems: list[str]) -> None:
        if not any(name in value for name in names):
            problems.append(problem(f"must define {listed}", pointer))

    return rule


def only(rules: Mapping[str, Rule], kinds: Iterable[str]) -> dict[str, Rule]:
    """The part of a table of rules that these types make."""
    return {kind: rules[kind] for kind in kinds}
