"""The last resort: whatever no listener takes is acknowledged, and whatever fails is owned up to.

Slack shows a person an error of its own for anything that is not acknowledged within 3 seconds, and Bolt stays
silent about what it does not know: hence a catch-all for every kind of payload.
"""

import logging
import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse

from mentoring.access import NotAllowed
from views.people import gone_wrong, no_longer_there

log = logging.getLogger(__name__)
ANYTHING = re.compile(".*", re.DOTALL)


def register(app: App) -> None:
    """The listeners of last resort: registered after all others."""
    for listen in (app.event, app.command, app.action, app.shortcut, app.view_submission, app.view_closed, app.options):
        listen(ANYTHING)(acknowledge)
    app.error(owned_up)


def acknowledge(ack: Ack, body: dict[str, Any]) -> None:
    """Nothing of ours; Slack hears that it arrived."""
    if body.get("type") == "block_suggestion":
        ack(options=[])
    else:
        ack()


def owned_up(error: Exception, context: BoltContext) -> BoltResponse:
    """Tell the person what happened and what was kept; tell the log where, and nothing of what was written."""
    words, answer = context.get("words"), context.get("answer")
    if isinstance(error, NotAllowed):
        log.info("refused: %s", error)
    else:
        log.error("failed: %s", type(error).__name__, exc_info=_without_values(error))
    if words and answer:
        try:
            answer(no_longer_there(words) if isinstance(error, NotAllowed) else gone_wrong(words))
        except Exception as second:
            log.error("could not say so: %s", type(second).__name__)
    return BoltResponse(status=200)


class Failure(Exception):
    """Stands in the log for an error whose own text may hold what somebody wrote."""


def _without_values(error: Exception) -> Exception:
    """The error's kind and place, and nothing of its text."""
    return Failure(type(error).__name__).with_traceback(error.__traceback__)
