"""Slack comes in: parse the payload, call one operation, show one view. One file a feature."""

from typing import Final

from slack_bolt import App

from handlers import (
    agreements,
    calendar,
    conversation,
    doorway,
    guide,
    home,
    meeting_forms,
    meetings,
    people,
    pilot_settings,
    profiles,
    strangers,
    unforeseen,
)
from handlers.deps import Deps

FEATURES: Final = (
    agreements,
    profiles,
    meetings,
    meeting_forms,
    calendar,
    guide,
    home,
    conversation,
    people,
    pilot_settings,
    unforeseen,
)
"""The first that takes a payload has it: the last resort comes last."""


def register(app: App, deps: Deps) -> None:
    """Everything that Advance listens to, the doorway before all else."""
    doorway.register(app, deps)
    strangers.register(app, deps)
    for feature in FEATURES:
        feature.register(app)
