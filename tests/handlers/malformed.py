"""Payloads as no Slack has sent them: real ones, with keys dropped, types changed, and nonsense put in."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.handlers.payloads import JSON

SECRET = "what nobody else must read"
DROP = object()
PAYLOADS = 2_000
"""So many are played by `make test`."""


@dataclass(frozen=True)
class Plan:
    """Which payload to begin with, and what to do to it: (where, by which turnings; what to put there)."""

    base: int
    changes: tuple[tuple[tuple[int, ...], Any], ...]


def plans(ids: list[str]) -> Iterator[Plan]:
    """Plans of mutation without end, always the same ones; `ids`: real ids of other people's things, to be put where
    they don't belong."""
    deep: Any = SECRET
    for _ in range(300):
        deep = [deep]
    nonsense = [
        *(DROP, DROP, DROP, None, True, False, 0, -1, 10**40, 1.5, float("nan")),
        *("", " ", SECRET, SECRET * 500, "x" * 40_000, "\x00", "\ud800", "\u202e", "🎉" * 100, "2026-02-30", "25:61"),
        *([], {}, [[]], [None], {"": None}, {"id": None}, {"id": 7}, {"value": {}}, {SECRET: SECRET}, deep),
        *("message", "block_actions", "view_submission", "command", "home", "modal", "im", "bot_message"),
        *ids,
    ]
    chance = Random("malformed")
    while True:
        turnings = [[chance.randint(0, 40) for _ in range(chance.randint(1, 7))] for _ in range(chance.randint(0, 4))]
        yield Plan(chance.randint(0, 10_000), tuple((tuple(place), chance.choice(nonsense)) for place in turnings))


def mutated(bases: list[JSON], plan: Plan) -> JSON:
    """The payload that the plan makes."""
    payload = copy.deepcopy(bases[plan.base % len(bases)])
    for place, nonsense in plan.changes:
        _change(payload, place, nonsense)
    return payload


def _change(thing: Any, place: tuple[int, ...], nonsense: Any) -> None:
    """Go down by these turnings, as far as there is a way, and put it there."""
    turn, *further = place
    keys = list(thing) if isinstance(thing, dict) else list(range(len(thing)))
    if not keys:
        return
    key = keys[turn % len(keys)]
    if further and isinstance(thing[key], dict | list) and thing[key]:
        _change(thing[key], tuple(further), nonsense)
    elif nonsense is DROP:
        del thing[key]
    else:
        thing[key] = copy.deepcopy(nonsense)
