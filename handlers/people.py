"""What Slack tells of people: somebody chose another language or time zone."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from handlers.deps import Visit
from mentoring.people import SlackProfile, slack_profile_changed


def register(app: App) -> None:
    """The listeners of this feature."""
    app.event("user_change")(changed)


def changed(event: dict[str, Any], ack: Ack, visit: Visit | None, client: WebClient) -> None:
    """From the next word on, everything is said in her language and her time."""
    if visit:
        user = client.users_info(user=event["user"]["id"], include_locale=True)["user"]
        profile = SlackProfile(locale=user["locale"], time_zone=user["tz"])
        with visit.changing() as (work, actor):
            slack_profile_changed(work, actor, profile)
    ack()
