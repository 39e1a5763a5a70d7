"""The way of a call: method, token, scope, fault, rate, the method itself; and its line in the log."""

from __future__ import annotations

from sandbox import rates
from sandbox.errors import RateLimited, SlackError
from sandbox.records import JSON, CallRecord, Workspace
from sandbox.state import Sandbox, dm_id
from sandbox.web_api import auth, chat, conversations, files, history, users, views
from sandbox.web_api.answer import Answer
from sandbox.web_api.apps import connections_open
from sandbox.web_api.arguments import Arguments
from sandbox.web_api.context import Call, Method
from sandbox.web_api.faults import next_fault, suffer

OF_THE_APP = "apps.connections.open"
METHODS: dict[str, Method] = {
    **auth.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **history.METHODS,
    **users.METHODS,
    **views.METHODS,
}


async def call(sandbox: Sandbox, method: str, token: str | None, given: JSON) -> JSON:
    """One Web API call; the JSON that Slack would answer."""
    return (await answer(sandbox, method, token, given)).body


async def answer(sandbox: Sandbox, method: str, token: str | None, given: JSON) -> Answer:
    """The same with its HTTP status and headers. Every call is logged, the refused ones too."""
    sandbox.calls_under_way += 1
    workspace = sandbox.workspace_of_token(token) if token else None
    args = Arguments(given)
    try:
        given_answer = await _answered(sandbox, method, token, args)
    finally:
        sandbox.calls_under_way -= 1
    log_call(sandbox, method, workspace.team if workspace else None, args.given, given_answer.body)
    return given_answer


def log_call(sandbox: Sandbox, method: str, team: str | None, args: JSON, response: JSON) -> CallRecord:
    """A line in `GET /calls`; posts to a response_url are logged here too."""
    record = CallRecord(len(sandbox.calls) + 1, method, team, args, response, sandbox.clock.now().isoformat())
    sandbox.calls.append(record)
    return record


async def _answered(sandbox: Sandbox, method: str, token: str | None, args: Arguments) -> Answer:
    try:
        workspace = _authenticated(sandbox, method, token)
        before = next_fault(sandbox, method, "before")
        failed = await suffer(before) if before else None
        if failed is not None:
            return failed
        done = _done(sandbox, method, workspace, args)
    except RateLimited as refused:
        return Answer(refused.body(), 429, {"Retry-After": str(refused.retry_after)})
    except SlackError as refused:
        return Answer(refused.body(), headers=_scopes(sandbox, method))
    after = next_fault(sandbox, method, "after")
    failed = await suffer(after) if after else None
    return failed or Answer({"ok": True, **done}, headers=_scopes(sandbox, method))


def _authenticated(sandbox: Sandbox, method: str, token: str | None) -> Workspace | None:
    """The workspace of a bot token that is good for this method; None for the app's own token."""
    if method not in METHODS and method != OF_THE_APP:
        raise SlackError("unknown_method", fields={"req_method": method})
    if not token:
        raise SlackError("not_authed")
    workspace = sandbox.workspace_of_token(token)
    if workspace is None and token != sandbox.app_token:
        raise SlackError("invalid_auth")
    if (workspace is None) != (method == OF_THE_APP):
        raise SlackError("not_allowed_token_type")
    if workspace is not None and not workspace.installed:
        raise SlackError("account_inactive")
    return workspace


def _done(sandbox: Sandbox, method: str, workspace: Workspace | None, args: Arguments) -> JSON:
    if workspace is None:
        _within_rate(sandbox, method, sandbox.app_id, None)
        return connections_open(sandbox)
    known = METHODS[method]
    made = Call(sandbox, workspace, args)
    made.require(*known.scopes)
    _within_rate(sandbox, method, workspace.team, _channel(sandbox, workspace, args))
    return known.run(made)


def _channel(sandbox: Sandbox, workspace: Workspace, args: Arguments) -> str | None:
    """Whose one message a second it is: a person's id stands for their DM."""
    asked = args.value("channel")
    if not isinstance(asked, str):
        return None
    return dm_id(workspace.team, asked) if asked in sandbox.people else asked


def _within_rate(sandbox: Sandbox, method: str, owner: str, channel: str | None) -> None:
    wait = rates.retry_after(sandbox.rate_windows, method, owner, sandbox.clock.epoch(), channel)
    if wait is not None:
        raise RateLimited(wait)


def _scopes(sandbox: Sandbox, method: str) -> dict[str, str]:
    """Bolt reads the granted scopes from auth.test's headers."""
    accepted = METHODS[method].scopes if method in METHODS else ()
    return {
        "X-OAuth-Scopes": ",".join(sandbox.manifest.scopes),
        "X-Accepted-OAuth-Scopes": ",".join(accepted),
    }
