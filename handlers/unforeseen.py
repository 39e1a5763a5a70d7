"""The last resort: whatever no listener takes is acknowledged, and whatever fails is owned up to.

Slack shows a person an error of its own for anything that is not acknowledged within 3 seconds, and Bolt stays
silent about what it does not know: hence a catch-all for every kind of payload.
"""

import logging
from dataclasses import replace

from slack_bolt import Ack, BoltContext, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from handlers.answering import Answer, acknowledge
from handlers.deps import Left, Visit
from handlers.reading import Body, Unreadable
from handlers.waiting import how_she_stands
from mentoring.access import NotAllowed
from storage.keys import KeyGone
from views.blocks import Message
from views.people import destroyed, gone_wrong, no_longer_there
from views.words import Words

log = logging.getLogger(__name__)


def unknown(ack: Ack, body: Body) -> None:
    """Nothing of ours."""
    acknowledge(ack, body)


def owned_up(error: Exception, ack: Ack, context: BoltContext, response: BoltResponse | None) -> BoltResponse | None:
    """Tell the person what happened and what was kept; tell the log where, and nothing of what was written.

    What this returns is what Bolt acknowledges with; where `response` is None, it has done so. An answer given to
    `ack` itself could be sent off half-made, by the thread that waits for it: hence the draft.
    """
    _tell_the_log(error)
    said = BoltResponse(status=200)
    answer: Answer | None = context.get("answer")
    if answer and not isinstance(error, BoltUnhandledRequestError):
        draft: Ack = Ack()  # type: ignore[no-untyped-call]
        draft.response = ack.response
        try:
            said = replace(answer, ack=draft)(_words(error, answer.words, context))
        except Exception as second:
            log.error("could not say so: %s", type(second).__name__)
    return said if response else None


def _words(error: Exception, words: Words, context: BoltContext) -> Message:
    visit: Visit | None = context.get("visit")
    match error:
        case NotAllowed() | Unreadable() if visit and visit.actor.waits:
            return how_she_stands(visit)
        case NotAllowed() | Unreadable():
            return no_longer_there(words)
        case KeyGone():
            return destroyed(words)
        case Left() if visit:
            return visit.deps.to_a_stranger(visit.team_id, words)
        case _:
            return gone_wrong(words)


def _tell_the_log(error: Exception) -> None:
    if isinstance(error, BoltUnhandledRequestError):
        log.info("a payload of no kind that Slack sends")
    elif isinstance(error, NotAllowed | Unreadable | Left):
        log.info("refused: %s: %s", type(error).__name__, error)
    else:
        log.error("failed: %s", type(error).__name__, exc_info=_without_values(error))


class Failure(Exception):
    """Stands in the log for an error whose own text may hold what somebody wrote."""


def _without_values(error: Exception) -> Exception:
    """The error's kind and place, and nothing of its text."""
    return Failure(type(error).__name__).with_traceback(error.__traceback__)
