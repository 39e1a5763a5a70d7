"""Every payload the sandbox sends has the keys of Slack's own; where one differs, the reason stands here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.delivery import Envelope
from tests.sandbox.parrot import buttons, connected
from tests.sandbox.running import JSON, Running, running

OPAQUE = {
    "attachments",
    "blocks",
    "comment",
    "file",
    "files",
    "icons",
    "initial_comment",
    "item",
    "pinned_to",
    "reactions",
    "room",
    "root",
    "values",
}

# What Slack's samples have and ours not. The samples are unions over all kinds of apps, workspaces and clients.
NOT_SENT = {
    r"(.*\.)?enterprise(_id|_name|_user)?(\..*)?": "the sandbox's workspaces belong to no Enterprise Grid",
    r"app_unfurl.*|container\.(app_unfurl_url|is_app_unfurl|attachment_id|text)": "no link unfurling",
    r"bot_access_token|function_data.*|interactivity.*": "sent to workflow functions only",
    r"authed_users\[\]|authed_teams\[\]": "deprecated; `authorizations` took their place",
    r".*\.?assistant_app_thread.*": "assistant threads are not emulated",
    r".*\b(room|huddle|no_notifications).*": "huddles are not emulated",
    r".*\bmessage\.(file|comment|item|item_type|topic|purpose|inviter|is_intro|bot_link|wibblr|upload|root)": (
        "of message subtypes that the sandbox doesn't make"
    ),
    r"(event|event\.message|message)\.(is_starred|pinned_to|reactions|is_thread_broadcast|hidden|last_read)": (
        "of stars, pins, reactions and read marks, which are not emulated"
    ),
    r"event\.previous_message\.(is_starred|hidden|last_read)": "as in the message itself",
    r".*message\.(user_team|source_team|display_as_bot|upload)": "of shared channels, and of messages with files",
    r".*message\.(channel|icons|username|unfurl_links|unfurl_media|display_as_bot)": "of legacy bot messages",
    r"(.*\.)?profile\.(guest_.*|skype|pronouns|huddle_.*|image_original|image_1024|is_custom_image)": (
        "of guests, huddles and uploaded avatars"
    ),
    r".*profile\.(bot_id|api_app_id|always_active|status_emoji_url)": "of bots and custom statuses",
    r".*user\.(is_invited_user|is_stranger|is_connector_bot|is_workflow_bot|presence|has_files)": (
        "of guests, connectors and rtm"
    ),
    r".*user\.(has_2fa|two_factor_type)": "seen by admins' own tokens only",
    r"event\.bot_.*|event\.(username|edited.*|metadata.*)": "of messages by bots, tested as such below",
    r"actions\[\]\..*": "each kind of element has its own of these; see its reference page",
    r".*view\.submit_disabled": "of workflow steps; absent from the views that views.open answers",
    r"is_cleared": "of view_closed, in the same union of samples",
    r"(event\.)?(previous_)?message\.(client_msg_id|subtype|files|attachments|blocks)": (
        "of the other kinds of messages; told whenever the message has them"
    ),
    r"event\.(attachments|blocks|parent_user_id|thread_ts)": "told whenever the message has them",
}

# What ours have and the samples not.
OURS = {
    r"view\.(title|submit)\.emoji": "Slack spells it out in what it keeps; in the sample of view_submission",
    r"context_team_id|context_enterprise_id": "newer than most samples; file_shared's has it",
    r"(event\.)?view\.blocks": "a union of empty lists is left out of the samples",
    r"event\.event_ts": "every event has it (docs.slack.dev/apis/events-api)",
    r"event\.((previous_)?message\.)?app_id": "newer than the samples: messages that apps post bear it",
    r"event\.((previous_)?message\.)?metadata\..*": "in block_actions' sample, of the same message",
    r"event\.(previous_)?message\.reply_users\[\]": "in block_actions' sample, of the same message",
    r"event\.user\.profile\.(fields|status_emoji_display_info\[\])": "in the sample of users.info",
    r"response_urls\[\]": "in bolt-python's filled payloads; empty without response_url_enabled",
    r"enterprise|is_enterprise_install": "in block_actions' sample; missing from the SDK's older hand-made ones",
}


def paths(value: Any, at: str = "") -> Iterator[str]:
    """The paths of all keys, in the listing's way."""
    if isinstance(value, dict):
        if not value and at:
            yield at
        for key, held in value.items():
            below = f"{at}.{key}" if at else key
            if key not in OPAQUE and isinstance(held, dict | list):
                yield from paths(held, below)
            else:
                yield below
    elif isinstance(value, list):
        if not value or not isinstance(value[0], dict | list):
            yield f"{at}[]"
        for held in value:
            if isinstance(held, dict | list):
                yield from paths(held, f"{at}[]")
    else:
        yield at


def listed() -> dict[str, set[str]]:
    """Kind of payload → the paths in the listing."""
    kinds: dict[str, set[str]] = {}
    for line in (Path(__file__).parent / "shapes.txt").read_text().splitlines():
        if line.startswith("["):
            keys = kinds.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            keys.add(line)
    return kinds


def unexplained(keys: set[str], known: set[str], reasons: dict[str, str]) -> list[str]:
    """Keys that the other side lacks, with no reason; null may stand for an object, and an object for null."""
    below = {key[: key.rfind(".")] for key in known if "." in key}
    lacking = [k for k in keys - known if k not in below and not any(k.startswith((f"{o}.", f"{o}[")) for o in known)]
    return sorted(key for key in lacking if not any(re.fullmatch(pattern, key) for pattern in reasons))


def kind_of(payload: JSON) -> str:
    if "command" in payload:
        return "slash_command"
    if payload["type"] != "event_callback":
        return str(payload["type"])
    event = payload["event"]
    subtype = event.get("subtype")
    if event["type"] != "message" or subtype is None:
        return str(event["type"])
    return {"file_share": "message_file_share"}.get(subtype, str(subtype))


@pytest.fixture(scope="module")
def sent() -> dict[str, list[JSON]]:
    """Kind → every payload of it that a full round of play made."""
    gathered: dict[str, list[JSON]] = {}
    with running() as slack, connected(slack):
        transport = slack.sandbox.delivery.transport
        send = transport.send

        async def noting(envelope: Envelope) -> JSON:
            gathered.setdefault(kind_of(envelope.payload), []).append(envelope.payload)
            return await send(envelope)

        transport.send = noting  # type: ignore[method-assign]
        play_everything(slack)
    return gathered


def play_everything(slack: Running) -> None:
    maya = slack.person("Maya Lin")
    play_forms(slack, maya, f"/people/{maya}")
    play_messages(slack, maya, f"/people/{maya}")
    play_members(slack, maya, f"/people/{maya}")


def play_forms(slack: Running, maya: str, me: str) -> None:
    slack.post(f"{me}/home")
    slack.post(f"{me}/home")
    slack.post(f"{me}/action", action_id="open")
    slack.post(f"{me}/options", action_id="bird", query="ma")
    slack.post(f"{me}/action", action_id="push")
    slack.post(f"{me}/close")
    slack.post(f"{me}/submit", values={"day": "monday"})
    slack.post(f"{me}/command", command="/parrot", text="whisper")
    slack.post(f"{me}/action", action_id="remove", ts=slack.dm(maya)[-1]["ts"])
    slack.post(f"{me}/shortcut", callback_id="open_form")


def play_messages(slack: Running, maya: str, me: str) -> None:
    """A message of the app with all that one can have, and a file, in a thread: used, quoted, edited and removed."""
    dm = next(c["id"] for c in slack.screen(maya)["conversations"] if c["is_im"])
    slack.post(f"{me}/message", text="the root")
    root = next(m["ts"] for m in slack.dm(maya) if m["text"] == "the root")
    slack.http.post(f"{me}/file", files={"file": ("a.txt", b"a")})
    full = {
        "channel": dm,
        "text": "full",
        "blocks": buttons("replace"),
        "attachments": [{"text": "below"}],
        "metadata": {"event_type": "a", "event_payload": {"n": 1}},
    }
    for thread_ts in (None, root):
        at = _say(slack, maya, "chat.postMessage", thread_ts=thread_ts, **full)
        slack.post(f"{me}/message", text="a reply", thread_ts=thread_ts or at)
        _say(slack, maya, "chat.update", ts=at, **{**full, "text": "edited"})
        _say(slack, maya, "chat.update", ts=at, **{**full, "text": "edited twice"})
        slack.post(f"{me}/shortcut", callback_id="quote_it", ts=at)
        slack.post(f"{me}/action", action_id="replace", ts=at)
        _say(slack, maya, "chat.delete", channel=dm, ts=at)
    slack.post(f"{me}/shortcut", callback_id="quote_it", ts=root)


def _say(slack: Running, user: str, method: str, **args: Any) -> str:
    slack.post("/clock", advance_s=2)
    token = {"Authorization": f"Bearer {slack.bot_token(user)}"}
    answer = slack.http.post(f"/api/{method}", json={k: v for k, v in args.items() if v is not None}, headers=token)
    assert answer.json()["ok"] is True, answer.json()
    return str(answer.json()["ts"])


def play_members(slack: Running, maya: str, me: str) -> None:
    team = slack.sandbox.people[maya].team
    slack.post("/people", team=team, email="new@northwind.example", name="new")
    slack.http.patch(me, json={"locale": "fr-CA"})
    slack.post("/channels", team=team, name="news", members=[maya])
    news = next(c["id"] for c in slack.screen(maya)["conversations"] if c["name"] == "news")
    slack.post(f"{me}/message", text="/invite @parrot", channel=news)
    slack.post("/workspaces", team=team, installed=False)


KINDS = sorted(listed())
NOT_MADE = {"thread_broadcast": "people can't also send a reply to the channel"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NOT_MADE])
def test_the_keys_are_slacks_own(sent: dict[str, list[JSON]], kind: str) -> None:
    real, ours = listed()[kind], {path for payload in sent[kind] for path in paths(payload)}
    assert unexplained(ours, real, OURS) == []
    assert unexplained(real, ours, NOT_SENT) == []


def test_nothing_is_sent_that_the_listing_lacks(sent: dict[str, list[JSON]]) -> None:
    assert set(sent) <= set(KINDS)
    compared = sum(len({p for payload in payloads for p in paths(payload)}) for payloads in sent.values())
    samples = sum(len(keys) for kind, keys in listed().items() if kind in sent)
    count = sum(map(len, sent.values()))
    print(f"\n{len(sent)} kinds of payload, {count} payloads, {compared} keys compared with {samples} of Slack's")
    assert len(sent) >= 17
