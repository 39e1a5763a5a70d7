"""Slack comes in: parse the payload, call one operation, show one view. One file a feature."""

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
    strangers,
    unforeseen,
)
from handlers.deps import Deps


def register(app: App, deps: Deps) -> None:
    """Everything that Advance listens to, in order: the doorway first, the last resort last."""
    doorway.register(app, deps)
    strangers.register(app, deps)
    for feature in (agreements, meetings, meeting_forms, calendar, guide, home, conversation, people, pilot_settings, unforeseen):
        feature.register(app)
