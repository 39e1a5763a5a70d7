"""Views are functions from values to words: they read no clock, no store, no Slack."""

import ast
import dataclasses
from pathlib import Path

import pytest

from mentoring import home, people
from mentoring.growing import homework, milestones, objectives
from mentoring.meeting import meetings
from mentoring.notice import Notice
from views.notices import SAID, SAID_TOGETHER

VIEWS = sorted((Path(__file__).parents[2] / "views").rglob("*.py"))
ROOMS = {"mentoring", "views", "babel", "icalendar", "matplotlib"}
STANDARD = {
    "__future__",
    "collections",
    "csv",
    "dataclasses",
    "datetime",
    "functools",
    "gettext",
    "io",
    "itertools",
    "json",
    "pathlib",
    "re",
    "textwrap",
    "threading",
    "typing",
    "unicodedata",
    "urllib",
    "uuid",
    "zipfile",
    "zoneinfo",
}
READS_THE_CLOCK = {"now", "utcnow", "today", "time_ns", "monotonic"}


def imported(tree: ast.AST) -> set[str]:
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return found | {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.name)
def test_a_view_imports_neither_store_nor_client(path: Path) -> None:
    for module in imported(ast.parse(path.read_text())):
        top = module.partition(".")[0]
        assert top in STANDARD | ROOMS or module.startswith("slack_sdk.models"), module


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.name)
def test_a_view_reads_no_clock(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    assert not [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in READS_THE_CLOCK]


@pytest.mark.parametrize(
    "value",
    [
        *(meetings.Meeting, meetings.Offer, home.Home, people.Person, people.Match, people.Actor),
        *(Notice, *SAID, *SAID_TOGETHER),
        *(objectives.Objective, homework.Task, milestones.Facts, milestones.Step),
    ],
    ids=lambda value: value.__name__,
)
def test_what_a_view_is_given_is_a_frozen_value_and_no_row(value: type) -> None:
    assert dataclasses.is_dataclass(value)
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not hasattr(value, "__table__")
