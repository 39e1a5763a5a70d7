"""Quicker, and as strict as slack_sdk itself."""

import inspect

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models import blocks as models
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import ButtonElement, HeaderBlock, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot import validators

THEIRS = JsonObject.validate_json
KINDS = [kind for _, kind in inspect.getmembers(models, inspect.isclass) if issubclass(kind, JsonObject)] + [View]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_validator_of_slack_sdk_is_found(kind: type[JsonObject]) -> None:
    theirs = {name for base in kind.__mro__ for name, value in vars(base).items() if hasattr(value, "validator")}

    assert set(validators._validators(kind)) == theirs


@pytest.mark.parametrize(
    "too_much",
    [
        HeaderBlock(text=PlainTextObject(text="x" * 151)),
        SectionBlock(text=PlainTextObject(text="x" * 3001)),
        ButtonElement(text=PlainTextObject(text="x" * 76), action_id="a"),
        ButtonElement(text="ok", action_id="x" * 256),
        View(type="modal", title=PlainTextObject(text="x" * 25), blocks=[]),
    ],
)
def test_what_slack_would_refuse_does_not_become_json(too_much: JsonObject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JsonObject, "validate_json", THEIRS)  # put back afterwards
    validators.find_once()

    with pytest.raises(SlackObjectFormationError):
        too_much.to_dict()
