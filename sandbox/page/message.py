"""One message: who, when, what, with its files, its thread and its menu."""

from __future__ import annotations

import html
from collections.abc import Callable

from sandbox import playing
from sandbox.page import avatars, files, reading
from sandbox.page.blocks import show_blocks
from sandbox.page.components import Menu
from sandbox.page.components.menu import Entry
from sandbox.page.confirm import ask
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import fingerprint
from sandbox.page.surface import Surface
from sandbox.page.text import dates, mrkdwn
from sandbox.page.window import Window
from sandbox.records import JSON, Message

REPLY = "reply"


def look(window: Window, message: Message, *, in_thread: bool, joined: bool) -> str:
    """All that a message's appearance depends on."""
    conversation = window.sandbox.conversations[message.channel]
    thread = [] if in_thread else [reply.ts for reply in reading.replies(conversation, message.ts)]
    person = window.person
    names = [reading.name_of(window.sandbox, message.user), person.tz, person.locale, window.user]
    day = dates.day_of(window.sandbox.clock.epoch(), window.reader)
    return fingerprint(vars(message), thread, names, joined, day)


def show_message(window: Window, message: Message, *, in_thread: bool = False, joined: bool = False) -> None:
    """Fills the current element; `joined` leaves out the heading where the same person goes on."""
    moment = dates.local(float(message.ts), window.reader)
    clock = dates.clock_time(moment, window.reader)
    with tag("div", "message-side"):
        if joined:
            tag("time", "message-time quiet", text=clock, datetime=moment.isoformat())
        else:
            avatars.person(window.sandbox, message.user)
    with tag("div", "message-main"):
        if message.ephemeral_to:
            tag("div", "only-you", html=svg("info", 14) + "<span>Only visible to you</span>")
        if not joined:
            _heading(window, message, clock, moment.isoformat())
        _body(window, message)
        if not in_thread:
            _thread_link(window, message)
    if not message.ephemeral_to:
        _tools(window, message, in_thread=in_thread)


def _heading(window: Window, message: Message, clock: str, instant: str) -> None:
    person = window.sandbox.people.get(message.user)
    with tag("div", "message-heading"):
        tag("span", "message-author", text=reading.name_of(window.sandbox, message.user))
        if message.bot_id or (person and person.is_bot):
            tag("span", "app-badge", text="APP")
        tag("time", "message-time", text=clock, datetime=instant)


def _body(window: Window, message: Message) -> None:
    surface = Surface(window, message, window.user, ask=lambda confirm, do: ask(window, confirm, do))
    if message.blocks:
        show_blocks(message.blocks, surface)
    elif message.text:
        words = mrkdwn.render(message.text, window.reader) if message.mrkdwn else mrkdwn.plain(message.text)
        tag("div", "message-text", html=words)
    if message.edited_ts and not message.bot_id:
        tag("span", "edited", text="(edited)")
    for attachment in message.attachments or []:
        _attachment(attachment, surface)
    for file_id in message.files:
        if file_id in window.sandbox.files:
            files.show_file(window.sandbox, window.user, window.sandbox.files[file_id])


def _attachment(attachment: JSON, surface: Surface) -> None:
    """The old secondary attachments: a bar of colour, and blocks or plain fields."""
    colour = str(attachment.get("color", "")).lstrip("#")
    with tag("div", "attachment") as bar:
        if len(colour) in (3, 6) and colour.isalnum():
            bar.style(f"--bar:#{colour}")
        for part in ("pretext", "title", "text"):
            if attachment.get(part):
                tag("div", f"attachment-{part}", html=mrkdwn.render(str(attachment[part]), surface.reader))
        if not attachment.get("text") and not attachment.get("blocks") and attachment.get("fallback"):
            tag("div", "attachment-text", html=html.escape(str(attachment["fallback"])))
        show_blocks(attachment.get("blocks", []), surface)


def _thread_link(window: Window, message: Message) -> None:
    answers = reading.replies(window.sandbox.conversations[message.channel], message.ts)
    if not answers:
        return
    count = len(answers)
    with button("thread-link", on_click=lambda: window.open_thread(message.ts)):
        for user in list(dict.fromkeys(reply.user for reply in answers))[:3]:
            avatars.person(window.sandbox, user, 22)
        tag("span", "thread-count", text=f"{count} {'reply' if count == 1 else 'replies'}")


def _tools(window: Window, message: Message, *, in_thread: bool) -> None:
    shortcuts = [s for s in window.sandbox.manifest.shortcuts if s.type == "message"]
    app = window.sandbox.manifest.name
    entries = [] if in_thread else [Entry(REPLY, "Reply in thread")]
    entries += [Entry(s.callback_id, s.name, s.description, app) for s in shortcuts]
    with tag("div", "message-tools"):
        if not in_thread:
            root = message.thread_ts or message.ts
            reply = button("icon-button", html=svg("reply"), aria_label="Reply in thread", title="Reply in thread")
            reply.on("click", lambda _: window.open_thread(root), args=[])
        if entries:
            Menu("icon-button", entries, _picker(window, message), label="More actions", content=svg("more"))


def _picker(window: Window, message: Message) -> Callable[[str], None]:
    def pick(choice: str) -> None:
        if choice == REPLY:
            window.open_thread(message.thread_ts or message.ts)
            return
        doing = playing.shortcut(window.sandbox, window.user, choice, channel=message.channel, ts=message.ts)
        window.run(doing)

    return pick
