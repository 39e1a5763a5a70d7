"""auth.test"""

from __future__ import annotations

from sandbox.records import JSON
from sandbox.web_api.context import Call, Method


def auth_test(call: Call) -> JSON:
    workspace = call.workspace
    return {
        "url": f"{call.sandbox.base_url}/",
        "team": workspace.name,
        "user": call.sandbox.people[workspace.bot_user].name,
        "team_id": workspace.team,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


METHODS = {"auth.test": Method(auth_test)}
