"""People of a Slack workspace whom nobody has registered yet, as Slack tells of them."""

from itertools import count
from typing import Any
from uuid import uuid4

from tests.building import Company, Someone
from tests.handlers.house import House

_numbers = count(1)


def newcomer(house: House, at: Company, name: str = "Marie Curie", email: str = "", **said: Any) -> Someone:
    """Somebody in that company's workspace. `said`: what Slack says otherwise."""
    number = next(_numbers)
    email = email or f"new{number}@one.example"
    someone = Someone(uuid4(), at, f"UNEW{number:04}", name, email)
    house.slack.users[someone.slack_user_id] = {
        "id": someone.slack_user_id,
        "team_id": at.team_id,
        "real_name": name,
        "tz": "Europe/Paris",
        "locale": "fr-FR",
        "deleted": False,
        "is_bot": False,
        "profile": {"real_name": name, "email": email},
        **said,
    }
    return someone
