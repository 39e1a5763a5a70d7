"""What Slack does to every fifth `chat.postMessage`, before or after it has taken the message."""

import random
from collections import Counter
from itertools import groupby
from typing import Any

import httpx

METHOD = "chat.postMessage"
SHARE = 0.2
SLOW_S = 6.0
"""Longer than Advance waits for an answer, and shorter than its lease."""
NOTHING: dict[str, Any] = {"delay_s": 0.001}
KINDS: tuple[tuple[int, dict[str, Any]], ...] = (
    (6, {"status": 500}),
    (4, {"status": 503}),
    (4, {"error": "internal_error"}),
    (4, {"reset": True}),
    (1, {"delay_s": SLOW_S}),
)
"""Each with its weight; any of them may come before the message is taken, or after."""
BEFORE_ONLY: tuple[tuple[int, dict[str, Any]], ...] = ((4, {"status": 429, "retry_after": 1}),)


def arrange(http: httpx.Client, chance: random.Random, calls: int) -> None:
    """Of the next so many calls, a fifth will fail: half of them before, half after they took effect."""
    for when, kinds in (("before", (*KINDS, *BEFORE_ONLY)), ("after", KINDS)):
        weights, faults = zip(*kinds, strict=True)
        script = [chance.choices(faults, weights)[0] if chance.random() < SHARE / 2 else NOTHING for _ in range(calls)]
        for is_nothing, run in groupby(script, lambda fault: fault is NOTHING):
            found = list(run)
            for fault, times in [(NOTHING, len(found))] if is_nothing else [(each, 1) for each in found]:
                body = {"method": METHOD, "when": when, "times": times, **fault}
                http.post("/faults", json=body).raise_for_status()


def suffered(http: httpx.Client) -> Counter[str]:
    """How many calls Advance made, by method; and how many posts had no good answer."""
    counted: Counter[str] = Counter()
    for call in http.get("/calls").raise_for_status().json():
        counted[call["method"]] += 1
        counted["failed"] += call["method"] == METHOD and not call["response"].get("ok")
        counted["429"] += call["response"].get("error") == "ratelimited"
    return counted
