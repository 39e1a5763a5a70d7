"""`python -m tests.sandbox.compare_samples FOLDER`: the sandbox's answers against a folder of real ones.

The folder is json-logs/samples/api of slackapi/java-slack-sdk. It is looked up, not kept: what came of it is in
api_shapes.yml.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tests.sandbox.api_answers import ANSWERS
from tests.sandbox.key_paths import key_paths
from tests.sandbox.world import World

SHAPES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "api_shapes.yml").read_text(encoding="utf-8"))
METHODS: dict[str, dict[str, Any]] = SHAPES["methods"]


def listed(method: str) -> set[str]:
    """The key paths that a real answer of this method and ours have both."""
    return set(METHODS[method]["same"].split())


def ours(method: str) -> set[str]:
    """The key paths of the sandbox's answer."""
    return key_paths(ANSWERS[method](World()))


def unexplained(paths: Iterable[str], side: str) -> list[str]:
    """Those for which no reason stands under `absent` or `extra`."""
    reasons = [re.compile(entry["keys"]) for entry in SHAPES[side]]
    return sorted(path for path in paths if not any(reason.fullmatch(path) for reason in reasons))


def main(folder: Path) -> int:
    """Prints what differs without a reason; 0 if nothing does."""
    wrong = total = 0
    for method in ANSWERS:
        theirs = key_paths(json.loads((folder / f"{method}.json").read_text(encoding="utf-8")))
        total += len(theirs)
        for path in unexplained(theirs - ours(method), "absent") + unexplained(ours(method) - theirs, "extra"):
            print(f"{method}: {path}")
            wrong += 1
    print(f"{total} key paths of {len(ANSWERS)} real answers compared, {wrong} differ without a reason")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
