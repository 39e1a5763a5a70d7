"""What the sandbox remembers, thing by thing: plain data with no behaviour of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]


@dataclass
class Workspace:
    """A Slack workspace, with the app's bot in it."""

    team: str
    name: str
    domain: str
    bot_user: str
    bot_id: str
    bot_token: str
    installed: bool = True


@dataclass
class Person:
    """A member of one workspace. The app's bot is one too (`is_bot`)."""

    id: str
    team: str
    name: str
    real_name: str
    email: str
    tz: str = "Etc/UTC"
    locale: str = "en-US"
    title: str = ""
    deleted: bool = False
    is_bot: bool = False
    updated: int = 0  # epoch seconds of the last change of the profile
    active: bool = True  # an ephemeral message reaches only an active person


@dataclass
class Message:
    """A message in a conversation; an ephemeral one has `ephemeral_to` and lives in that person's session."""

    ts: str
    channel: str
    team: str
    user: str
    text: str
    blocks: list[JSON] | None = None
    attachments: list[JSON] | None = None
    thread_ts: str | None = None
    files: list[str] = field(default_factory=list)  # file ids
    metadata: JSON | None = None
    bot_id: str | None = None  # set on what the app posted
    subtype: str | None = None
    edited_ts: str | None = None
    ephemeral_to: str | None = None
    reply_broadcast: bool = False
    mrkdwn: bool = True
    client_msg_id: str | None = None  # set on what a person typed
    inviter: str | None = None  # of a channel_join


@dataclass
class Conversation:
    """A channel, or the direct message of one person with the bot (`is_im`, then `user` is that person)."""

    id: str
    team: str
    name: str
    is_im: bool = False
    is_private: bool = False
    user: str | None = None
    members: list[str] = field(default_factory=list)
    creator: str = ""
    created: int = 0  # epoch seconds
    archived: bool = False
    opened: bool = False  # a DM that the bot opened or anybody wrote in
    messages: dict[str, Message] = field(default_factory=dict)  # by ts, oldest first
    last_read: dict[str, str] = field(default_factory=dict)  # person → ts


@dataclass
class OpenView:
    """A modal on one person's screen, or what the app published on their Home tab."""

    id: str
    team: str
    user: str
    view: JSON  # as the app sent it, each block with its block_id
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    state: JSON = field(default_factory=dict)  # block_id → action_id → Slack's state shape
    errors: dict[str, str] = field(default_factory=dict)  # block_id → words beside the input
    notice: str | None = None  # Slack's own words over the form ("We had some trouble connecting…")

    @property
    def is_modal(self) -> bool:
        return bool(self.view.get("type") == "modal")


@dataclass
class StoredFile:
    """A file: first only an upload ticket, then bytes, then shared in conversations."""

    id: str
    team: str
    user: str
    name: str
    title: str
    size: int
    mimetype: str = "application/octet-stream"
    filetype: str = "binary"
    content: bytes = b""
    created: int = 0  # epoch seconds
    uploaded: bool = False  # the bytes arrived
    completed: bool = False  # files.completeUploadExternal was called, or a person uploaded it
    channels: list[str] = field(default_factory=list)
    shares: list[tuple[str, str]] = field(default_factory=list)  # (channel, message ts)
    alt_text: str | None = None


@dataclass
class Trigger:
    """A trigger_id: good once, for three real seconds."""

    id: str
    team: str
    user: str
    expires_at: float  # time.monotonic() seconds: a wound clock does not kill a trigger
    view: str | None = None  # the modal it came from: views.push needs one
    used: bool = False


@dataclass
class ResponseUrl:
    """Where an app may answer an interaction: five times in thirty minutes of the sandbox's clock."""

    id: str
    team: str
    user: str
    channel: str
    expires_at: float  # sandbox epoch seconds
    message_ts: str | None = None  # the message acted upon, for replace_original and delete_original
    thread_ts: str | None = None
    uses_left: int = 5


@dataclass
class Fault:
    """The next `times` calls of a method fail so."""

    method: str
    when: str = "before"  # or "after" it took effect
    status: int | None = None
    error: str | None = None
    delay_s: float = 0.0
    reset: bool = False  # the connection just drops
    retry_after: int | None = None
    times: int = 1


@dataclass
class CallRecord:
    """One Web API call, or one post to a response_url (`method` is then "response_url")."""

    n: int
    method: str
    team: str | None
    args: JSON
    response: JSON
    at: str  # ISO time on the sandbox's clock
