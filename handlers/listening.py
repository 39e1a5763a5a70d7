"""Every kind of payload that Slack sends, for the listeners that take whatever comes."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from slack_bolt import App

ANYTHING = re.compile(".*", re.DOTALL)


def every_kind(app: App) -> Sequence[Callable[..., Any]]:
    """Bolt's ways of listening, one for each kind of payload that we can be sent."""
    return app.event, app.command, app.action, app.shortcut, app.view_submission, app.view_closed, app.options
