"""`advance import`: a roster file in, people registered; or every bad row named, and nothing saved."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.workspaces import Installation
from mentoring.enrolment import Enrolled, SlackUser, enrol
from mentoring.roster import read
from storage.tenancy import EVERYONE
from storage.work import Store

PAGE = 200
PATIENCE = 20
"""How often in a row Slack may ask us to wait, for one page."""


def import_roster(store: Store, found: Iterable[Installation], path: Path, now: datetime) -> Enrolled:
    """Register everyone in the file. BadRoster, with every bad row, if one is bad; OSError if it can't be read."""
    roster = read(path.read_bytes())
    users = {email: user for installation in found for email, user in _members(installation)}
    with store.write(EVERYONE) as work:
        return enrol(work, roster, lambda email: users.get(email.casefold()), now)


def _members(installation: Installation) -> Iterator[tuple[str, SlackUser]]:
    """Everyone in a workspace by e-mail address: a few pages, instead of a look-up for every row."""
    client = installation.client
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=PATIENCE))
    for page in client.users_list(limit=PAGE, include_locale=True):
        for member in page["members"]:
            email = member.get("profile", {}).get("email")
            if email and not member.get("is_bot"):
                yield (
                    email.casefold(),
                    SlackUser(
                        team_id=installation.team_id,
                        user_id=member["id"],
                        workspace_name=installation.name,
                        locale=member.get("locale") or "en-US",
                        time_zone=member.get("tz") or "UTC",
                        deleted=bool(member.get("deleted")),
                    ),
                )
