"""chat.*: what the app says, and takes back."""

from __future__ import annotations

from sandbox import conversations
from sandbox.errors import SlackError
from sandbox.objects import message_object
from sandbox.records import JSON, Conversation, Message
from sandbox.web_api.arguments import invalid
from sandbox.web_api.content import LONGEST_UPDATE, Content, read_content, read_thread
from sandbox.web_api.context import Call, Method

WRITE = ("chat:write",)


def post_message(call: Call) -> JSON:
    conversation = _addressed(call)
    content = read_content(call)
    message = _written(call, conversation, content)
    message.metadata = content.metadata
    message.reply_broadcast = bool(message.thread_ts) and call.args.flag("reply_broadcast")
    if message.reply_broadcast:
        message.subtype = "thread_broadcast"
    conversations.post(call.sandbox, message)
    told = message_object(call.sandbox, message)
    return {"channel": conversation.id, "ts": message.ts, "message": told}


def post_ephemeral(call: Call) -> JSON:
    """Shown to an active person only; success does not say that it was seen."""
    conversation = _addressed(call)
    person = call.sandbox.people.get(call.args.needed("user"))
    present = person is not None and person.id in call.sandbox.audience(conversation) and not person.deleted
    if person is None or not present:
        raise SlackError("user_not_in_channel")
    message = _written(call, conversation, read_content(call))
    if person.active:
        conversations.whisper(call.sandbox, message, person.id)
    return {"message_ts": message.ts}


def update(call: Call) -> JSON:
    conversation, message = _existing(call, "ts", "cant_update_message")
    content = read_content(call)
    if content.text is None and content.blocks is None and content.attachments is None and content.metadata is None:
        raise SlackError("no_text")
    if len(content.text or "") > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    before = message_object(call.sandbox, message)
    _rewrite(message, content)
    conversations.edit(call.sandbox, message, before)
    told = message_object(call.sandbox, message)
    return {"channel": conversation.id, "ts": message.ts, "text": message.text, "message": told}


def _rewrite(message: Message, content: Content) -> None:
    """Text without blocks takes the blocks away; blocks without text leave the text (chat.update's page)."""
    blocks = content.blocks if content.blocks is not None else (None if content.text else message.blocks)
    attachments = content.attachments if content.attachments is not None else message.attachments
    text = content.text if content.text is not None else message.text
    if not (text or blocks or attachments):
        raise SlackError("no_text")
    message.text, message.blocks, message.attachments = text, blocks or None, attachments or None
    if content.metadata is not None:
        message.metadata = content.metadata


def delete(call: Call) -> JSON:
    conversation, message = _existing(call, "ts", "cant_delete_message")
    conversations.remove(call.sandbox, message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> JSON:
    conversation = call.conversation()
    message = conversation.messages.get(call.args.needed("message_ts"))
    if message is None:
        raise SlackError("message_not_found")
    address = f"{call.sandbox.base_url}/archives/{conversation.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        address += f"?thread_ts={message.thread_ts}&cid={conversation.id}"
    return {"channel": conversation.id, "permalink": address}


def _addressed(call: Call) -> Conversation:
    """Where a message is to go: a conversation's id, a channel's name, or a person (their DM)."""
    asked = call.args.text("channel")
    person = call.sandbox.people.get(asked)
    if person is not None:
        if person.team != call.workspace.team or person.is_bot:
            raise SlackError("channel_not_found")
        conversation = call.sandbox.dm_of(person.id)
    else:
        conversation = call.conversation(by_name=True)
    if conversation.archived:
        raise SlackError("is_archived")
    if not call.is_in(conversation):
        raise SlackError("not_in_channel")
    if conversation.is_im and not call.sandbox.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    return conversation


def _written(call: Call, conversation: Conversation, content: Content) -> Message:
    if not content.says_something:
        raise SlackError("no_text")
    return Message(
        ts=call.sandbox.next_ts(),
        channel=conversation.id,
        team=call.workspace.team,
        user=call.workspace.bot_user,
        bot_id=call.workspace.bot_id,
        text=content.text or "",
        blocks=content.blocks or None,
        attachments=content.attachments or None,
        thread_ts=read_thread(call, conversation.id),
        mrkdwn=call.args.flag("mrkdwn", default=True),
    )


def _existing(call: Call, name: str, not_ours: str) -> tuple[Conversation, Message]:
    """A message that the app itself wrote; ephemeral ones can't be found."""
    conversation = call.conversation()
    if not call.args.text(name):
        raise invalid(f"missing required field: {name}")
    message = conversation.messages.get(call.args.text(name))
    if message is None:
        raise SlackError("message_not_found")
    if conversation.archived:
        raise SlackError("is_inactive")
    if message.bot_id != call.workspace.bot_id:
        raise SlackError(not_ours)
    return conversation, message


METHODS = {
    "chat.postMessage": Method(post_message, WRITE),
    "chat.postEphemeral": Method(post_ephemeral, WRITE),
    "chat.update": Method(update, WRITE),
    "chat.delete": Method(delete, WRITE),
    "chat.getPermalink": Method(get_permalink),
}
