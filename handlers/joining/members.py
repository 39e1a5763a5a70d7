"""Asks Slack who somebody is: one person, or a whole workspace by pages."""

from collections.abc import Iterator

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from handlers.reading import dig, text_at
from mentoring.joining.enrolment_plan import SlackUser
from mentoring.joining.members import Member

PAGE = 200
PATIENCE = 20
"""How often in a row Slack may ask us to wait, for one page."""
NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible"})


def by_user(client: WebClient, team_id: str, user_id: str) -> Member | None:
    """Whoever has this Slack user id."""
    try:
        return _member(dig(client.users_info(user=user_id, include_locale=True).data, "user"), team_id)
    except SlackApiError as error:
        if text_at(error.response.data, "error") in NOBODY:
            return None
        raise


def by_address(client: WebClient, team_id: str, address: str) -> Member | None:
    """Whoever has this e-mail address in the client's workspace, with everything that Slack tells of her."""
    try:
        found = text_at(client.users_lookupByEmail(email=address).data, "user", "id")
    except SlackApiError as error:
        if text_at(error.response.data, "error") in NOBODY:
            return None
        raise
    return by_user(client, team_id, found)


def everybody(client: WebClient, team_id: str) -> Iterator[Member]:
    """Everyone in a workspace: a few pages, instead of a look-up for each. It waits as long as Slack asks it to."""
    patient = WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=PATIENCE)],
    )
    for page in patient.users_list(limit=PAGE, include_locale=True):
        for user in page["members"]:
            yield _member(user, team_id)


def _member(user: object, team_id: str) -> Member:
    known = SlackUser(
        team_id=team_id,
        user_id=text_at(user, "id"),
        locale=text_at(user, "locale") or "en-US",
        time_zone=text_at(user, "tz") or "UTC",
        deleted=bool(dig(user, "deleted")),
    )
    return Member(
        user=known,
        name=text_at(user, "profile", "real_name") or text_at(user, "real_name"),
        email=text_at(user, "profile", "email"),
        is_bot=bool(dig(user, "is_bot")),
        is_visitor=_is_visitor(user, team_id),
    )


def _is_visitor(user: object, team_id: str) -> bool:
    """Whether she is here by a channel shared with another organisation. (In an Enterprise Grid, a person belongs to
    several teams.)"""
    teams = dig(user, "enterprise_user", "teams")
    home = text_at(user, "team_id")
    at_home = home in ("", team_id) or (isinstance(teams, list) and team_id in teams)
    return bool(dig(user, "is_stranger")) or not at_home
