"""The middle of the screen: a conversation's messages and the box to write in."""

from __future__ import annotations

from nicegui.element import Element

from sandbox import playing
from sandbox.page import message as one
from sandbox.page import reading
from sandbox.page.components import Composer, Menu
from sandbox.page.components.menu import Entry
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.text import dates
from sandbox.page.text.chrome import chrome
from sandbox.page.window import Window
from sandbox.records import Conversation, Message

TOGETHER_MINUTES = 5


def items(window: Window, messages: list[Message], *, in_thread: bool) -> list[Item]:
    """Messages as keyed children, with a divider before each new day."""
    found: list[Item] = []
    before: Message | None = None
    for message in messages:
        day = dates.day_of(float(message.ts), window.reader)
        if not in_thread and (before is None or dates.day_of(float(before.ts), window.reader) != day):
            found.append(_divider(window, day, message))
            before = None
        found.append(_item(window, message, in_thread=in_thread, joined=_goes_on(before, message)))
        before = message
        if in_thread and len(found) == 1 and len(messages) > 1:
            found.append(_reply_count(len(messages) - 1))
            before = None
    return found


def _divider(window: Window, day: str, message: Message) -> Item:
    words = dates.divider(dates.local(float(message.ts), window.reader).date(), window.reader)
    return Item(f"day {day}", fingerprint(words), lambda: tag("h2", "day-name", text=words), classes="day")


def _reply_count(count: int) -> Item:
    words = f"{count} {'reply' if count == 1 else 'replies'}"
    return Item("replies", words, lambda: tag("span", text=words), classes="reply-count")


def _item(window: Window, message: Message, *, in_thread: bool, joined: bool) -> Item:
    classes = "message" + (" ephemeral" if message.ephemeral_to else "") + (" joined" if joined else "")
    name = reading.name_of(window.sandbox, message.user)
    return Item(
        f"{message.channel} {message.ts} {window.user} {joined}",
        one.look(window, message, in_thread=in_thread, joined=joined),
        lambda: one.show_message(window, message, in_thread=in_thread, joined=joined),
        name="article",
        classes=classes,
        attributes={"aria_label": f"Message from {name}", "tabindex": -1, "data_ts": message.ts},
    )


def _goes_on(before: Message | None, message: Message) -> bool:
    """The same person, a moment later: no second heading."""
    return (
        before is not None
        and before.user == message.user
        and before.ephemeral_to == message.ephemeral_to is None
        and dates.same_minutes(float(before.ts), float(message.ts), TOGETHER_MINUTES)
    )


class Messages:
    """The scrolling list. It keeps to its end as long as nobody scrolls up."""

    def __init__(self, window: Window) -> None:
        self.window = window
        with tag("div", "scroller", tabindex=0, role="region", aria_label="Messages"):
            with tag("div", "messages") as inner:
                self.intro = Keyed(tag("div"))
                self.list = Keyed(tag("div", role="log", aria_label="Messages", aria_live="polite"))
            self.inner = inner

    def show(self, conversation: Conversation) -> None:
        window = self.window
        messages = reading.main_messages(window.sandbox, window.user, conversation)
        shown = messages[-window.shown_messages :]
        older = len(messages) - len(shown)
        top = Item(
            "top",
            fingerprint(conversation.id, older > 0, window.user, len(messages) == 0),
            lambda: _beginning(window, conversation, older),
        )
        self.intro.show([top])
        self.list.show(items(window, shown, in_thread=False))


def _beginning(window: Window, conversation: Conversation, older: int) -> None:
    """Above the first message: what this place is, or a way to older ones."""
    if older:

        def more() -> None:
            window.shown_messages += reading.SHOWN_AT_FIRST
            window.refresh()

        button("button older", text="Show earlier messages", on_click=more)
        return
    name = reading.conversation_name(window.sandbox, conversation)
    with tag("div", "beginning"):
        if conversation.is_im:
            tag("p", html=f"This is the very beginning of your conversation with <strong>{name}</strong>.")
            tag("p", "quiet", text="Write a message, type / for a command, or open the Home tab above.")
        else:
            tag("p", html=f"This is the very beginning of <strong>#{name}</strong>.")


def show_composer(window: Window, conversation: Conversation, thread_ts: str | None = None) -> Composer:
    """The box at the foot, for the conversation or for a thread."""
    sandbox, user = window.sandbox, window.user
    name = reading.conversation_name(sandbox, conversation)
    whom = f"{'' if conversation.is_im else '#'}{name}"
    label = chrome("Reply…" if thread_ts else "Message {name}", window.reader).replace("{name}", whom)
    address = f"/page/upload?as={user}&channel={conversation.id}" + (f"&thread={thread_ts}" if thread_ts else "")

    def send(text: str) -> None:
        window.run(playing.send_message(sandbox, user, text, conversation.id, thread_ts))

    composer = Composer(
        label=label,
        commands=[] if thread_ts else [vars(command) for command in sandbox.manifest.commands],
        people=[
            {"id": p.id, "name": p.name, "real_name": p.real_name, "title": p.title}
            for p in sandbox.members(sandbox.people[user].team)
            if not p.deleted
        ],
        upload_url=address,
        on_send=send,
    )
    if not thread_ts:
        with composer:
            _shortcuts(window, conversation)
    return composer


def _shortcuts(window: Window, conversation: Conversation) -> Element:
    """The menu of global shortcuts."""
    app = window.sandbox.manifest.name
    found = [s for s in window.sandbox.manifest.shortcuts if s.type == "global"]

    def pick(callback_id: str) -> None:
        doing = playing.shortcut(window.sandbox, window.user, callback_id, channel=conversation.id)
        window.run(doing)

    entries = [Entry(s.callback_id, s.name, s.description, app) for s in found]
    return Menu("icon-button", entries, pick, label="Shortcuts", content=svg("bolt"), tip="Shortcuts")
