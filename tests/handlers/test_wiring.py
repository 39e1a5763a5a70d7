"""Whatever Advance shows or declares has a listener of its own, and every listener has something that calls it."""

import ast
import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest
import yaml
from slack_bolt import App
from slack_bolt.listener.custom_listener import CustomListener
from slack_bolt.request import BoltRequest

import handlers
import views
from handlers import strangers, unforeseen
from handlers.listening import ANYTHING
from mentoring.people import Part
from tests.building import Someone, company, person
from tests.databases import Databases
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import Slack
from tests.views.casting import Typed
from tests.views.every import every_view
from tests.views.reading import walk
from views.blocks import Message
from views.words import Catalogues

PROJECT = Path(handlers.__file__).parents[1]
MANIFEST: JSON = yaml.safe_load((PROJECT / "manifest.yml").read_text())
OUTBOX_ALONE = re.compile(r"chat_|conversations_(?!info|join)|files_|views_publish|api_call")
"""Calls that a crash must neither lose nor double: they are the outbox's. To look at a channel, or to be in it, is
the same once and twice."""


@pytest.fixture
def databases(sqlite_template: Path, tmp_path: Path) -> Databases:
    """Nothing here depends on which database it is."""
    shutil.copy(sqlite_template, tmp_path / "advance.db")
    return Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")


def listener_of(app: App, payload: JSON) -> str:
    """The name of the listener that would take this payload of a registered person."""
    request = BoltRequest(body=payload, mode="socket_mode")
    request.context["visit"] = "somebody"
    for listener in app._listeners:
        assert isinstance(listener, CustomListener)
        if listener.matches(req=request, resp=None):  # type: ignore[arg-type]
            return f"{listener.ack_function.__module__}.{listener.ack_function.__name__}"
    raise AssertionError("not even the last resort")


LAST_RESORT = f"{unforeseen.__name__}.{unforeseen.unknown.__name__}"


@pytest.fixture
def app(house: House) -> App:
    """The wired app."""
    return house.app


@pytest.fixture
def somebody(house: House) -> Someone:
    """Anybody."""
    return person(house.store, company(house.store), Part.MENTEE)


def declared_in_views() -> tuple[set[str], set[str]]:
    """The ids of buttons and of forms: constants like "meeting.accept", those of forms named ..._FORM."""
    found = [
        (name, value)
        for module in pkgutil.iter_modules(views.__path__)
        for name, value in vars(importlib.import_module(f"views.{module.name}")).items()
        if name.isupper() and isinstance(value, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", value)
    ]
    forms = {value for name, value in found if name.endswith("FORM")}
    return {value for _, value in found} - forms, forms


BUTTONS, FORMS = declared_in_views()


def test_every_button_has_a_listener_of_its_own(app: App, somebody: Someone) -> None:
    found = {action: listener_of(app, payloads.press_in_message(somebody, action)) for action in BUTTONS}
    assert len(found) >= 5
    assert LAST_RESORT not in found.values()


def test_every_form_has_a_listener_of_its_own(app: App, somebody: Someone) -> None:
    forms = [{"type": "modal", "blocks": [], "callback_id": name} for name in FORMS]
    found = [listener_of(app, payloads.submit(somebody, form)) for form in forms]
    assert len(found) >= 2
    assert LAST_RESORT not in found


def test_every_id_that_any_view_shows_is_declared_and_every_declared_one_is_shown(app: App, somebody: Someone) -> None:
    shown = every_view(Catalogues().words("en-GB"), Typed()).values()
    parts = [part for view in shown for part in walk(view.body() if isinstance(view, Message) else view)]
    at_once = [part["element"] for part in parts if part.get("type") == "input" and part.get("dispatch_action")]
    pressed = [part for block in parts for part in (*block.get("elements", ()), block.get("accessory", {}))]
    actions = {part["action_id"] for part in (*at_once, *pressed) if "action_id" in part}
    assert actions == BUTTONS
    assert {part["callback_id"] for part in parts if part.get("callback_id")} == FORMS
    asked = {part["action_id"] for part in parts if part.get("type") in ("external_select", "multi_external_select")}
    for action in asked:
        assert listener_of(app, payloads.suggestion(somebody, action)) != LAST_RESORT, action


def registered(name: str) -> set[str]:
    """What the features listen to by this method of Bolt, by reading handlers/."""
    found = set()
    for path in (PROJECT / "handlers").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == f"app.{name}":
                found.add(ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else "")
    return found - {""}


def test_the_manifest_and_the_listeners_name_the_same_commands(app: App, somebody: Someone) -> None:
    declared = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    assert declared == registered("command")
    for command in declared:
        assert listener_of(app, payloads.command(somebody, command)) != LAST_RESORT


def test_the_manifest_and_the_listeners_name_the_same_shortcuts(app: App, somebody: Someone) -> None:
    declared = {shortcut["callback_id"] for shortcut in MANIFEST["features"]["shortcuts"]}
    assert declared == registered("shortcut")
    for shortcut in declared:
        assert listener_of(app, payloads.shortcut(somebody, shortcut)) != LAST_RESORT


def test_the_manifest_and_the_listeners_name_the_same_events(app: App, somebody: Someone) -> None:
    declared = {event.partition(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert declared == registered("event")
    for event in declared:
        payload = {**payloads.typed(somebody, ""), "event": {"type": event, "user": somebody.slack_user_id}}
        assert listener_of(app, payload) != LAST_RESORT


def test_a_stranger_is_met_before_any_feature_and_the_last_resort_comes_last(app: App) -> None:
    modules = [listener.ack_function.__module__ for listener in app._listeners]
    of_strangers = [index for index, module in enumerate(modules) if module == strangers.__name__]
    of_last_resort = [index for index, module in enumerate(modules) if module == unforeseen.__name__]
    assert of_strangers == list(range(len(of_strangers)))
    assert of_last_resort == list(range(len(modules) - len(of_last_resort), len(modules)))
    assert len(of_strangers) == len(of_last_resort) == 7
    assert ANYTHING.fullmatch("any\nthing")


def test_what_must_not_be_lost_or_doubled_is_never_sent_by_a_handler() -> None:
    """Only an answer on the spot to what a stranger did, or to what failed, may speak past the outbox."""
    calls = {
        (path.name, node.func.attr)
        for path in (PROJECT / "handlers").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and OUTBOX_ALONE.match(node.func.attr)
    }
    assert calls == {("answering.py", "chat_postMessage"), ("answering.py", "views_publish")}


def test_the_listening_slack_refuses_what_slack_would(slack: Slack, house: House) -> None:
    client = house.app.client
    with pytest.raises(Exception, match="invalid_arguments"):
        client.views_open(trigger_id="t1", view={"type": "modal", "blocks": []})
    with pytest.raises(AssertionError, match="outbox"):
        client.chat_update(channel="C1", ts="1", text="x")
