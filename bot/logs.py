"""What is logged, and what never is."""

import logging

CHATTY = ("slack_sdk", "slack_bolt", "sqlalchemy", "apscheduler", "alembic")
"""Below WARNING these write statements, payloads, or nothing of use."""


def set_up(level: str) -> None:
    """Lines to standard error, with the moment, the room, and nothing anybody wrote."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("slack_bolt.App").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN by itself and warns that it leaves it aside. It may: we have a client a workspace."""
    from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped

    return record.getMessage() != warning_client_prioritized_and_token_skipped()
