"""conversations.*: channels and direct messages, and who is in them (history.py: what was said)."""

from __future__ import annotations

from sandbox.errors import SlackError
from sandbox.objects import channel_object
from sandbox.records import JSON, Conversation, Person
from sandbox.web_api.arguments import invalid
from sandbox.web_api.context import Call, Method, any_kind, kind_of
from sandbox.web_api.cursors import page

KINDS = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
MOST_LISTED = 1000


def conversations_open(call: Call) -> JSON:
    """Opens the DM with a person; with several people it would be a group DM, which needs mpim:write."""
    conversation = _meant(call)
    already = conversation.opened
    if not already and not call.args.flag("prevent_creation"):
        conversation.opened = True
        call.sandbox.changed(*call.sandbox.audience(conversation))
    told = channel_object(call.sandbox, conversation) if call.args.flag("return_im") else {"id": conversation.id}
    return {"no_op": True, "already_open": True, "channel": told} if already else {"channel": told}


def _meant(call: Call) -> Conversation:
    call.require("im:write")
    if call.args.text("channel"):
        conversation = call.conversation()
        if not conversation.is_im:
            raise SlackError("method_not_supported_for_channel_type")
        return conversation
    users = [user for user in call.args.text("users").split(",") if user]
    if not users:
        raise SlackError("users_list_not_supplied")
    people = [_reachable(call, user) for user in users]
    if len(people) > 1:
        call.require("mpim:write")
        raise SlackError("method_not_supported_for_channel_type")
    return call.sandbox.dm_of(people[0].id)


def _reachable(call: Call, user: str) -> Person:
    person = call.person(user.strip())
    if person.deleted:
        raise SlackError("user_disabled")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    return person


def conversations_info(call: Call) -> JSON:
    conversation = call.conversation()
    call.require(f"{kind_of(conversation)}:read")
    told = channel_object(call.sandbox, conversation)
    if call.args.flag("include_num_members"):
        told["num_members"] = len(_members(call, conversation))
    if call.args.flag("include_locale"):
        told["locale"] = call.sandbox.people[conversation.user].locale if conversation.user else "en-US"
    return {"channel": told}


def conversations_list(call: Call) -> JSON:
    kinds = _asked_kinds(call)
    for kind in kinds:
        call.require(f"{kind}:read")
    limit = call.args.whole("limit", default=100, most=MOST_LISTED, error="invalid_limit")
    hidden = call.args.flag("exclude_archived")
    found = [
        conversation
        for conversation in call.sandbox.conversations.values()
        if conversation.team == call.workspace.team
        and kind_of(conversation) in kinds
        and call.sees(conversation)
        and (conversation.opened or not conversation.is_im)
        and not (hidden and conversation.archived)
    ]
    listed, following = page(found, limit, call.args.text("cursor"))
    return {
        "channels": [
            {**channel_object(call.sandbox, one), **({} if one.is_im else {"num_members": len(one.members)})}
            for one in listed
        ],
        "response_metadata": {"next_cursor": following},
    }


def _asked_kinds(call: Call) -> list[str]:
    asked = [kind.strip() for kind in (call.args.text("types") or "public_channel").split(",")]
    if any(kind not in KINDS for kind in asked):
        raise SlackError("invalid_types")
    return [KINDS[kind] for kind in asked]


def conversations_members(call: Call) -> JSON:
    conversation = call.conversation()
    call.require(f"{kind_of(conversation)}:read")
    limit = call.args.whole("limit", default=100, most=MOST_LISTED, error="invalid_limit")
    members, following = page(_members(call, conversation), limit, call.args.text("cursor"))
    return {"members": members, "response_metadata": {"next_cursor": following}}


def _members(call: Call, conversation: Conversation) -> list[str]:
    if conversation.user:
        return [conversation.user, call.workspace.bot_user]
    return conversation.members


def conversations_join(call: Call) -> JSON:
    """Public channels only: into a private one the app must be invited."""
    if not call.args.text("channel"):
        raise invalid("missing required field: channel")
    conversation = call.conversation()
    if conversation.is_im or conversation.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.archived:
        raise SlackError("is_archived")
    already = call.is_in(conversation)
    if not already:
        conversation.members.append(call.workspace.bot_user)
        call.sandbox.changed(*call.sandbox.audience(conversation))
    told: JSON = {"channel": channel_object(call.sandbox, conversation)}
    if already:
        told |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return told


METHODS = {
    "conversations.open": Method(conversations_open, ("im:write", "mpim:write", "channels:manage", "groups:write")),
    "conversations.info": Method(conversations_info, any_kind("read")),
    "conversations.list": Method(conversations_list, any_kind("read")),
    "conversations.members": Method(conversations_members, any_kind("read")),
    "conversations.join": Method(conversations_join, ("channels:join",)),
}
