"""views.*: modals and Home tabs."""

from __future__ import annotations

import copy
from typing import Any

from sandbox import stack
from sandbox.blocks import check_view, inputs_of
from sandbox.errors import SlackError
from sandbox.objects import view_object
from sandbox.records import JSON, OpenView
from sandbox.web_api.arguments import invalid
from sandbox.web_api.context import Call, Method
from sandbox.web_api.pictures import check_pictures


def views_open(call: Call) -> JSON:
    view = _checked(call, "modal")
    _unused_external_id(call, view)
    trigger = stack.take_trigger(call.sandbox, _trigger_id(call), call.workspace.team)
    return _shown(call, stack.open_modal(call.sandbox, trigger.user, view))


def views_push(call: Call) -> JSON:
    """Takes a trigger that came from a modal, and lays the view on that modal's stack."""
    view = _checked(call, "modal")
    _unused_external_id(call, view)
    trigger = stack.take_trigger(call.sandbox, _trigger_id(call), call.workspace.team)
    if trigger.view is None:
        raise SlackError("not_found")
    return _shown(call, stack.push_modal(call.sandbox, trigger.user, view))


def views_update(call: Call) -> JSON:
    args = call.args
    view = _checked(call, "modal", "home")
    view_id, external_id = args.text("view_id"), args.text("external_id")
    if view_id and external_id:
        raise invalid("Cannot provide both `view_id` and `external_id`")
    if not view_id and not external_id:
        raise invalid("Must provide either `view_id` or `external_id`")
    opened = stack.find_view(call.sandbox, call.workspace.team, view_id=view_id, external_id=external_id)
    if opened is None:
        raise SlackError("not_found")
    if opened.view["type"] != view["type"]:
        raise invalid(f"view type must stay {opened.view['type']} [json-pointer:/view/type]")
    _same_hash(call, opened)
    _unused_external_id(call, view, besides=opened)
    return _shown(call, stack.update_view(call.sandbox, opened, view))


def views_publish(call: Call) -> JSON:
    if not call.sandbox.manifest.home_tab:
        raise SlackError("not_enabled")
    view = _checked(call, "home")
    user = call.args.needed("user_id")
    person = call.sandbox.people.get(user)
    if person is None or person.team != call.workspace.team or person.is_bot:
        raise invalid("invalid `user_id` [json-pointer:/user_id]")
    before = call.sandbox.homes.get(user)
    if before is not None:
        _same_hash(call, before)
    _unused_external_id(call, view, besides=before)
    return _shown(call, stack.publish_home(call.sandbox, user, view))


def _checked(call: Call, *kinds: str) -> JSON:
    if not call.args.has("view"):
        raise invalid("missing required field: view")
    view: Any = call.args.value("view")
    check_view(view, kinds)
    if any(block["element"]["type"] == "file_input" for block in inputs_of(view)):
        call.require("files:read")
    check_pictures(call, view["blocks"], "invalid_arguments", "/view/blocks")
    checked: JSON = view
    return checked


def _trigger_id(call: Call) -> str:
    trigger_id = call.args.text("trigger_id") or call.args.text("interactivity_pointer")
    if not trigger_id:
        raise invalid("missing required field: trigger_id")
    return trigger_id


def _unused_external_id(call: Call, view: JSON, besides: OpenView | None = None) -> None:
    wanted = view.get("external_id")
    if not wanted:
        return
    taken = stack.find_view(call.sandbox, call.workspace.team, external_id=wanted)
    if taken is not None and taken is not besides:
        raise SlackError("duplicate_external_id")


def _same_hash(call: Call, opened: OpenView) -> None:
    seen = call.args.text("hash")
    if seen and seen != opened.hash:
        raise SlackError("hash_conflict")


def _shown(call: Call, opened: OpenView) -> JSON:
    """The state is copied: what people do next must not change an answer already logged."""
    told = view_object(call.sandbox, opened)
    return {"view": {**told, "state": copy.deepcopy(told["state"])}}


METHODS = {
    "views.open": Method(views_open),
    "views.push": Method(views_push),
    "views.update": Method(views_update),
    "views.publish": Method(views_publish),
}
