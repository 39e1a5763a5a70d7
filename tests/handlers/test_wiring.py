"""Whatever Advance shows or declares has a listener of its own, and every listener has something that calls it."""

import ast
import importlib
import pkgutil
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from slack_bolt import App
from slack_bolt.request import BoltRequest

import handlers
import views
from handlers import strangers, unforeseen
from handlers.deps import Deps
from handlers.listening import KINDS, Listener, Switchboard
from mentoring.people import Part
from tests.building import Someone, company, person
from tests.databases import Databases
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import Slack
from tests.views.every import ordinary_views
from tests.views.reading import walk
from views.blocks import Message

PROJECT = Path(handlers.__file__).parents[1]
MANIFEST: JSON = yaml.safe_load((PROJECT / "manifest.yml").read_text())
OUTBOX_ALONE = re.compile(r"chat_|conversations_(?!info|join)|files_(?!info)|views_publish|api_call")
"""Calls that a crash must neither lose nor double: they are the outbox's. To look at a channel or a file, or to be in a
channel, is the same once and twice."""


@pytest.fixture
def databases(sqlite_template: Path, tmp_path: Path) -> Databases:
    """Nothing here depends on which database it is."""
    shutil.copy(sqlite_template, tmp_path / "advance.db")
    return Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")


MATCHED: Any = SimpleNamespace(actor=SimpleNamespace(waits=False))
"""A visitor to whom everything is open."""


@dataclass(frozen=True)
class Wired:
    """The front door, and who takes what behind it."""

    app: App
    switchboard: Switchboard

    def listener_of(self, payload: JSON, visit: Any = MATCHED) -> Listener:
        """Who takes this payload; of a registered person unless told otherwise."""
        request = BoltRequest(body=payload, mode="socket_mode")
        [kind] = [
            kind
            for kind, bolts in zip(KINDS, self.app._listeners, strict=True)
            if bolts.matches(req=request, resp=None)  # type: ignore[arg-type]
        ]
        return self.switchboard.find(kind, payload, visit).listener


@pytest.fixture
def wired(house: House) -> Wired:
    """Everything that Advance listens to."""
    deps = Deps(house.store, house.clock.now, house.catalogues, wake_outbox=lambda: None)
    return Wired(house.app, handlers.listeners(deps))


@pytest.fixture
def somebody(house: House) -> Someone:
    """Anybody."""
    return person(house.store, company(house.store), Part.MENTEE)


def declared_in_views() -> tuple[set[str], set[str]]:
    """The ids of buttons and of forms: constants like "meeting.accept", those of forms named ..._FORM."""
    found = [
        (name, value)
        for module in pkgutil.walk_packages(views.__path__, "views.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if name.isupper() and isinstance(value, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", value)
    ]
    forms = {value for name, value in found if name.endswith("FORM")}
    return {value for _, value in found} - forms, forms


BUTTONS, FORMS = declared_in_views()


def test_every_button_has_a_listener_of_its_own(wired: Wired, somebody: Someone) -> None:
    found = {action: wired.listener_of(payloads.press_in_message(somebody, action)) for action in BUTTONS}
    assert len(found) >= 5
    assert unforeseen.unknown not in found.values()


def test_every_form_has_a_listener_of_its_own(wired: Wired, somebody: Someone) -> None:
    forms = [{"type": "modal", "blocks": [], "callback_id": name} for name in FORMS]
    found = [wired.listener_of(payloads.submit(somebody, form)) for form in forms]
    assert len(found) >= 2
    assert unforeseen.unknown not in found


def test_every_id_shown_is_declared_and_every_declared_one_is_shown(wired: Wired, somebody: Someone) -> None:
    shown = ordinary_views("en-GB").values()
    parts = [part for view in shown for part in walk(view.body() if isinstance(view, Message) else view)]
    at_once = [part["element"] for part in parts if part.get("type") == "input" and part.get("dispatch_action")]
    pressed = [part for block in parts for part in (*block.get("elements", ()), block.get("accessory", {}))]
    actions = {part["action_id"] for part in (*at_once, *pressed) if "action_id" in part}
    assert actions == BUTTONS
    assert {part["callback_id"] for part in parts if part.get("callback_id")} == FORMS
    asked = {part["action_id"] for part in parts if part.get("type") in ("external_select", "multi_external_select")}
    for action in asked:
        assert wired.listener_of(payloads.suggestion(somebody, action)) != unforeseen.unknown, action


def test_the_manifest_and_the_listeners_name_the_same_commands(wired: Wired, somebody: Someone) -> None:
    declared = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    assert declared == handlers.features().names("command")
    for command in declared:
        assert wired.listener_of(payloads.command(somebody, command)) != unforeseen.unknown


def test_the_manifest_and_the_listeners_name_the_same_shortcuts(wired: Wired, somebody: Someone) -> None:
    declared = {shortcut["callback_id"] for shortcut in MANIFEST["features"]["shortcuts"]}
    assert declared == handlers.features().names("shortcut")
    for shortcut in declared:
        assert wired.listener_of(payloads.shortcut(somebody, shortcut)) != unforeseen.unknown


def test_the_manifest_and_the_listeners_name_the_same_events(wired: Wired, somebody: Someone) -> None:
    declared = {event.partition(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert declared == {name.partition(".")[0] for name in handlers.features().names("event")}
    for event in declared:
        payload = {**payloads.typed(somebody, ""), "event": {"type": event, "user": somebody.slack_user_id}}
        assert wired.listener_of(payload) != unforeseen.unknown


def test_a_stranger_reaches_no_feature(wired: Wired, somebody: Someone) -> None:
    for name in handlers.features().names("command"):
        taker = wired.listener_of(payloads.command(somebody, name), visit=None)
        assert taker.__module__ == strangers.__name__


def test_whatever_it_is_called_every_kind_of_payload_is_taken(wired: Wired, somebody: Someone) -> None:
    anything = "any\nthing"
    form = {"type": "modal", "blocks": [], "callback_id": anything}
    sent = [
        payloads.command(somebody, anything),
        payloads.shortcut(somebody, anything),
        payloads.message_action(somebody, anything, ""),
        payloads.press_in_message(somebody, anything),
        payloads.submit(somebody, form),
        payloads.closed(somebody, form),
        payloads.suggestion(somebody, anything),
        {**payloads.typed(somebody, ""), "event": {"type": anything, "user": somebody.slack_user_id}},
    ]
    assert {wired.listener_of(payload) for payload in sent} == {unforeseen.unknown}


def test_two_listeners_for_one_name_are_a_fault() -> None:
    with pytest.raises(ValueError, match="two listeners for the command /advance"):
        handlers.features().command("/advance")(unforeseen.unknown)


def test_what_must_not_be_lost_or_doubled_is_never_sent_by_a_handler() -> None:
    """Only an answer on the spot to what a stranger did, or to what failed, may speak past the outbox; and the word
    that a note is kept, which is seen once and by her alone."""
    calls = {
        (path.name, node.func.attr)
        for path in (PROJECT / "handlers").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and OUTBOX_ALONE.match(node.func.attr)
    }
    assert calls == {
        ("answering.py", "chat_postMessage"),
        ("answering.py", "views_publish"),
        ("note_forms.py", "chat_postEphemeral"),
    }


def test_the_listening_slack_refuses_what_slack_would(slack: Slack, house: House) -> None:
    client = house.app.client
    with pytest.raises(Exception, match="invalid_arguments"):
        client.views_open(trigger_id="t1", view={"type": "modal", "blocks": []})
    with pytest.raises(AssertionError, match="outbox"):
        client.chat_update(channel="C1", ts="1", text="x")
