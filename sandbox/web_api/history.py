"""conversations.history and conversations.replies: what was said, by time and page by page."""

from __future__ import annotations

from sandbox.errors import SlackError
from sandbox.objects import message_object
from sandbox.records import JSON, Conversation, Message
from sandbox.web_api.context import Call, Method, any_kind, kind_of
from sandbox.web_api.cursors import page

MOST_MESSAGES = 999
DEFAULT_MESSAGES = 100


def conversations_history(call: Call) -> JSON:
    """Newest first. Replies are left out, unless they were broadcast to the channel."""
    conversation = _readable(call)
    shown = [
        message
        for message in conversation.messages.values()
        if message.thread_ts in (None, message.ts) or message.reply_broadcast
    ]
    messages, following = _between(call, list(reversed(shown)))
    answer: JSON = {
        "messages": [_told(call, message) for message in messages],
        "has_more": bool(following),
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }
    return answer | ({"response_metadata": {"next_cursor": following}} if following else {})


def conversations_replies(call: Call) -> JSON:
    """A thread, its first message before its replies, oldest first."""
    conversation = _readable(call)
    named = conversation.messages.get(call.args.text("ts"))
    if named is None:
        raise SlackError("thread_not_found")
    root = named.thread_ts or named.ts
    thread = [m for m in conversation.messages.values() if root in (m.ts, m.thread_ts)]
    messages, following = _between(call, thread)
    answer: JSON = {"messages": [_told(call, message) for message in messages], "has_more": bool(following)}
    return answer | ({"response_metadata": {"next_cursor": following}} if following else {})


def _readable(call: Call) -> Conversation:
    conversation = call.conversation()
    call.require(f"{kind_of(conversation)}:history")
    if not call.is_in(conversation):
        raise SlackError("not_in_channel")
    return conversation


def _between(call: Call, messages: list[Message]) -> tuple[list[Message], str]:
    """Those after `oldest` and before `latest`; the ends themselves only if `inclusive`."""
    args = call.args
    oldest = _instant(args.timestamp("oldest", "invalid_ts_oldest"))
    latest = _instant(args.timestamp("latest", "invalid_ts_latest"))
    inclusive = args.flag("inclusive")

    def fits(message: Message) -> bool:
        ts = _instant(message.ts) or 0
        if inclusive and ts in (oldest, latest):
            return True
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    limit = args.whole("limit", default=DEFAULT_MESSAGES, most=MOST_MESSAGES)
    return page([message for message in messages if fits(message)], limit, args.text("cursor"))


def _instant(ts: str) -> int | None:
    """Microseconds: timestamps are strings because floats can't tell two apart."""
    if not ts:
        return None
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * 1_000_000 + int(fraction.ljust(6, "0") or 0)


def _told(call: Call, message: Message) -> JSON:
    told = message_object(call.sandbox, message)
    if not call.args.flag("include_all_metadata"):
        told.pop("metadata", None)
    return told


METHODS = {
    "conversations.history": Method(conversations_history, any_kind("history")),
    "conversations.replies": Method(conversations_replies, any_kind("history")),
}
