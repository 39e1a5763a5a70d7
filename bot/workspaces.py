"""The workspaces in which Advance is installed, learned from their tokens at start."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk import WebClient

from bot.opening import slack_client
from bot.settings import Settings, WrongSettings
from storage import workspaces
from storage.tenancy import EVERYONE
from storage.work import Store

if TYPE_CHECKING:
    from slack_bolt.authorization import AuthorizeResult


@dataclass(frozen=True)
class Installation:
    """Advance in one workspace."""

    team_id: str
    name: str
    bot_id: str
    bot_user_id: str
    client: WebClient

    def authorization(self) -> "AuthorizeResult":
        """What Bolt wants to know at each request, with no call to Slack."""
        from slack_bolt.authorization import AuthorizeResult  # a worker starts quicker without Bolt

        return AuthorizeResult(
            enterprise_id=None,
            team_id=self.team_id,
            bot_id=self.bot_id,
            bot_user_id=self.bot_user_id,
            bot_token=self.client.token,
        )


def installations(settings: Settings, tokens: Iterable[str]) -> dict[str, Installation]:
    """By team id. WrongSettings if Slack does not take a token, or can't be reached."""
    found = [_installation(slack_client(settings, token)) for token in tokens]
    return {installation.team_id: installation for installation in found}


def record(store: Store, found: Iterable[Installation]) -> None:
    """Remember these workspaces, new or known."""
    with store.write(EVERYONE) as work:
        for installation in found:
            workspaces.ensure(work.session, installation.team_id, installation.name)


def _installation(client: WebClient) -> Installation:
    try:
        answer = client.auth_test()
    except Exception as error:
        raise WrongSettings(f"SLACK_BOT_TOKEN: Slack did not take a token ({type(error).__name__})") from None
    return Installation(
        team_id=str(answer["team_id"]),
        name=str(answer["team"]),
        bot_id=str(answer["bot_id"]),
        bot_user_id=str(answer["user_id"]),
        client=client,
    )
