"""What Slack tells of people: somebody chose another language or time zone; her account is closed, or open again."""

from slack_bolt import Ack
from slack_sdk import WebClient

from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, dig, text_at
from mentoring.joining.closed_accounts import account_closed, account_open
from mentoring.people import SlackProfile, slack_profile_changed

LOCALE_AT_MOST, ZONE_AT_MOST = 20, 64
"""Far beyond any that exist: what the columns hold."""


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.event("user_change")(changed)


def changed(event: Body, ack: Ack, visit: Visit, client: WebClient) -> None:
    """From the next word on, everything is said in her language and her time; and nothing at all while her account is
    closed."""
    user = dig(event, "user")
    if not text_at(user, "locale") and not dig(user, "deleted"):
        # Slack's reference does not promise it in this event.
        user = dig(client.users_info(user=visit.user_id, include_locale=True).data, "user")
    profile = SlackProfile(
        locale=text_at(user, "locale")[:LOCALE_AT_MOST], time_zone=text_at(user, "tz")[:ZONE_AT_MOST]
    )
    with visit.changing() as (work, actor):
        if dig(user, "deleted"):
            account_closed(work, actor.person.id, visit.now)
        else:
            account_open(work, actor.person.id)
            slack_profile_changed(work, actor, profile)
    ack()
