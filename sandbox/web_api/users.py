"""users.*: who is in the workspace."""

from __future__ import annotations

from sandbox.errors import SlackError
from sandbox.objects import user_object
from sandbox.records import JSON, Person
from sandbox.web_api.context import Call, Method
from sandbox.web_api.cursors import page

EMAIL_SCOPE = "users:read.email"


def users_info(call: Call) -> JSON:
    return {"user": _told(call, call.person(call.args.text("user")))}


def users_list(call: Call) -> JSON:
    limit = call.args.whole("limit", default=1000, most=1000)
    everybody = list(call.sandbox.members(call.workspace.team))
    people, following = page(everybody, limit, call.args.text("cursor"))
    return {
        "members": [_told(call, person) for person in people],
        "cache_ts": int(call.sandbox.clock.epoch()),
        "response_metadata": {"next_cursor": following},
    }


def users_lookup_by_email(call: Call) -> JSON:
    """Deactivated people are not found, nor is the bot."""
    wanted = call.args.needed("email").casefold()
    for person in call.sandbox.members(call.workspace.team):
        if person.email.casefold() == wanted and not person.deleted and not person.is_bot:
            return {"user": _told(call, person)}
    raise SlackError("users_not_found")


def _told(call: Call, person: Person) -> JSON:
    may_email = EMAIL_SCOPE in call.sandbox.manifest.scopes
    return user_object(call.sandbox, person, locale=call.args.flag("include_locale"), email=may_email)


METHODS = {
    "users.info": Method(users_info, ("users:read",)),
    "users.list": Method(users_list, ("users:read",)),
    "users.lookupByEmail": Method(users_lookup_by_email, (EMAIL_SCOPE,)),
}
