"""What is logged, and what never is."""

import logging
import threading
from traceback import format_tb

from sqlalchemy.exc import OperationalError

log = logging.getLogger(__name__)

CHATTY = ("slack_bolt", "sqlalchemy", "apscheduler", "alembic", "websockets")
"""Below WARNING these write statements, payloads, or nothing of use."""
SILENT = ("slack_sdk", "slack_sdk.web.base_client")
"""Whatever fails there is raised, too, and logged where it is caught; its own words quote Slack's answer, and so at
times the message that Slack repeats in it. The second looks at its own level alone before it puts all that it sends and
hears into words, for nobody."""
TELLING = (OSError, OperationalError)
"""Of machines: what these say is no person's, and whoever runs Advance needs it."""


class Discreet(logging.Formatter):
    """Of a failure, its kind and its place."""

    def formatException(self, ei: object) -> str:  # noqa: N802 (logging's own name)
        """Without its words."""
        error = ei[1] if isinstance(ei, tuple) else None
        return kind_and_place(error) if isinstance(error, BaseException) else ""


def set_up(level: str) -> None:
    """Lines to standard error, with the moment, the room, and nothing anybody wrote."""
    lines = logging.StreamHandler()
    lines.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[lines])
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.getLogger("slack_bolt.App").addFilter(_is_news)
    threading.excepthook = _thread_failed


def kind_and_place(error: BaseException) -> str:
    """What failed and where, down to what caused it. Of what it says nothing, for that may be what somebody wrote: a
    database quotes the row that it does not take, and Slack the message."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [kind_and_place(cause), "and then:"] if cause else []
    said = f": {error}" if isinstance(error, TELLING) else ""
    return "\n".join([*before, "".join(format_tb(error.__traceback__)) + type(error).__name__ + said])


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and not isinstance(failed.exc_value, SystemExit):
        log.error("a thread has ended: %s", failed.exc_type.__name__, exc_info=failed.exc_value)


def _is_news(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN by itself and warns that it leaves it aside. It may: we have a client a workspace."""
    from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped

    return record.getMessage() != warning_client_prioritized_and_token_skipped()
