"""What is logged, and what never is."""

import logging

KEPT_AT_INFO = ("slack_sdk", "slack_bolt", "sqlalchemy", "apscheduler", "alembic")
"""At DEBUG these write whole payloads and statements."""
QUIET = ("apscheduler", "alembic")


def set_up(level: str) -> None:
    """Lines to standard error, with the moment, the room, and nothing anybody wrote."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in KEPT_AT_INFO:
        logging.getLogger(name).setLevel(logging.WARNING if name in QUIET else logging.INFO)
