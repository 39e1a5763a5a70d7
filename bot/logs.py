"""What is logged, and what never is."""

import logging

CHATTY = ("slack_sdk", "slack_bolt", "sqlalchemy", "apscheduler", "alembic")
"""Below WARNING these write statements, payloads, or nothing of use."""


def set_up(level: str) -> None:
    """Lines to standard error, with the moment, the room, and nothing anybody wrote."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
