"""What every method is handed: the sandbox, the workspace whose token was used, and the arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import SlackError
from sandbox.records import JSON, Conversation, Person, Workspace
from sandbox.state import Sandbox
from sandbox.web_api.arguments import Arguments


@dataclass(frozen=True)
class Call:
    """One call of one method, by a token that is good."""

    sandbox: Sandbox
    workspace: Workspace
    args: Arguments

    def require(self, *scopes: str) -> None:
        """Any one of these scopes, or `missing_scope` as Slack words it."""
        provided = self.sandbox.manifest.scopes
        if scopes and not any(scope in provided for scope in scopes):
            raise SlackError("missing_scope", fields={"needed": ",".join(scopes), "provided": ",".join(provided)})

    def person(self, user: str, error: str = "user_not_found") -> Person:
        """Somebody of this workspace, deactivated or not."""
        found = self.sandbox.people.get(user)
        if found is None or found.team != self.workspace.team:
            raise SlackError(error)
        return found

    def conversation(self, name: str = "channel", by_name: bool = False) -> Conversation:
        """The conversation that an argument names; one the bot can't see does not exist for it."""
        asked = self.args.text(name)
        found = self.sandbox.conversations.get(asked)
        if found is None and by_name:
            found = self._named(asked)
        if found is None or found.team != self.workspace.team or not self.sees(found):
            raise SlackError("channel_not_found")
        return found

    def _named(self, name: str) -> Conversation | None:
        wanted = name.removeprefix("#")
        mine = (c for c in self.sandbox.conversations.values() if c.team == self.workspace.team and not c.is_im)
        return next((c for c in mine if wanted and c.name == wanted), None)

    def sees(self, conversation: Conversation) -> bool:
        return conversation.is_im or not conversation.is_private or self.is_in(conversation)

    def is_in(self, conversation: Conversation) -> bool:
        """The bot is in every DM with it, and in the channels where it is a member."""
        return conversation.is_im or self.workspace.bot_user in conversation.members


Run = Callable[[Call], JSON]


@dataclass(frozen=True)
class Method:
    """How a method is run. `scopes`: any one of them lets it be called at all; it may ask for more itself."""

    run: Run
    scopes: tuple[str, ...] = ()


def kind_of(conversation: Conversation) -> str:
    """The word by which scopes call a conversation: "channels", "groups" or "im"."""
    if conversation.is_im:
        return "im"
    return "groups" if conversation.is_private else "channels"


def any_kind(verb: str) -> tuple[str, ...]:
    """A verb's scopes for every kind of conversation, as "channels:read", "groups:read" …"""
    return tuple(f"{kind}:{verb}" for kind in ("channels", "groups", "im", "mpim"))
