"""What views.* says no to, with Slack's error names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.refusals import refused_call
from tests.sandbox.slack_json import element, field, home, modal, section
from tests.sandbox.world import World

JSON = dict[str, Any]
Row = tuple[str, str, Callable[[World], JSON], str]


def opened(world: World, **more: Any) -> JSON:
    """An update of a modal that Maya has open."""
    shown = world.modal(modal(section()))
    return {"view_id": shown["id"], "view": modal(section("new")), **more}


def stacked(world: World, height: int) -> JSON:
    """A push upon so many modals."""
    shown = world.modal(modal(section()))
    for _ in range(height - 1):
        shown = world.done("views.push", trigger_id=world.trigger(shown["id"]), view=modal(section()))["view"]
    return {"trigger_id": world.trigger(shown["id"]), "view": modal(section())}


def spent(world: World) -> JSON:
    trigger_id = world.trigger()
    world.done("views.open", trigger_id=trigger_id, view=modal(section()))
    return {"trigger_id": trigger_id, "view": modal(section())}


def late(world: World) -> JSON:
    trigger_id = world.trigger()
    world.sandbox.triggers[trigger_id].expires_at -= 3.1
    return {"trigger_id": trigger_id, "view": modal(section())}


def taken(world: World) -> JSON:
    world.modal(modal(section(), external_id="mine"))
    return {"trigger_id": world.trigger(), "view": modal(section(), external_id="mine")}


def published(world: World, **more: Any) -> JSON:
    world.done("views.publish", user_id=world.maya.id, view=home())
    return {"user_id": world.maya.id, "view": home(), **more}


def with_files(world: World) -> JSON:
    world.without_scope("files:read")
    return {"trigger_id": world.trigger(), "view": modal(field(element("file_input")))}


def of_elsewhere(world: World) -> JSON:
    trigger_id = world.trigger()
    return {"trigger_id": trigger_id, "view": modal(), "token": world.sandbox.workspaces[world.sofia.team].bot_token}


ROWS: list[Row] = [
    ("no trigger", "views.open", lambda w: {"view": modal()}, "invalid_arguments"),
    ("a made-up trigger", "views.open", lambda w: {"trigger_id": "1.2.x", "view": modal()}, "invalid_trigger_id"),
    ("another workspace's trigger", "views.open", of_elsewhere, "invalid_trigger_id"),
    ("a trigger used before", "views.open", spent, "exchanged_trigger_id"),
    ("a trigger three seconds old", "views.open", late, "expired_trigger_id"),
    ("no view", "views.open", lambda w: {"trigger_id": w.trigger()}, "invalid_arguments"),
    ("a view that is no JSON", "views.open", lambda w: {"trigger_id": w.trigger(), "view": "{"}, "invalid_arguments"),
    (
        "a wrong view",
        "views.open",
        lambda w: {"trigger_id": w.trigger(), "view": {"type": "modal"}},
        "invalid_arguments",
    ),
    (
        "a Home view as a modal",
        "views.open",
        lambda w: {"trigger_id": w.trigger(), "view": home()},
        "invalid_arguments",
    ),
    (
        "a view of 250 kB",
        "views.open",
        lambda w: {"trigger_id": w.trigger(), "view": modal(*[section("é" * 1500)] * 100)},
        "view_too_large",
    ),
    ("an external_id in use", "views.open", taken, "duplicate_external_id"),
    ("a file input without its scope", "views.open", with_files, "missing_scope"),
    ("a fourth modal", "views.push", lambda w: stacked(w, 3), "push_limit_reached"),
    ("a push without a modal", "views.push", lambda w: {"trigger_id": w.trigger(), "view": modal()}, "not_found"),
    ("updating nothing", "views.update", lambda w: {"view": modal()}, "invalid_arguments"),
    ("updating by both ids", "views.update", lambda w: opened(w, external_id="x"), "invalid_arguments"),
    ("updating what is not there", "views.update", lambda w: {"view_id": "V404", "view": modal()}, "not_found"),
    (
        "updating by an unknown external_id",
        "views.update",
        lambda w: {"external_id": "x", "view": modal()},
        "not_found",
    ),
    ("updating what changed since", "views.update", lambda w: opened(w, hash="1.x"), "hash_conflict"),
    ("a modal turned Home", "views.update", lambda w: opened(w, view=home()), "invalid_arguments"),
    ("a modal as Home", "views.publish", lambda w: {"user_id": w.maya.id, "view": modal()}, "invalid_arguments"),
    ("Home of nobody", "views.publish", lambda w: {"view": home()}, "invalid_arguments"),
    (
        "Home of somebody elsewhere",
        "views.publish",
        lambda w: {"user_id": w.sofia.id, "view": home()},
        "invalid_arguments",
    ),
    ("Home that changed since", "views.publish", lambda w: published(w, hash="1.x"), "hash_conflict"),
]


@pytest.mark.parametrize(
    ("method", "args", "error"), [row[1:] for row in ROWS], ids=[f"{row[1]}: {row[0]}" for row in ROWS]
)
def test_a_call_is_refused_with_slacks_error(method: str, args: Callable[[World], JSON], error: str) -> None:
    assert refused_call(method, args) == error
