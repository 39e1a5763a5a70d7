"""Squares that stand for people, the app and workspaces: initials on a colour of their own."""

from __future__ import annotations

import hashlib

from nicegui.element import Element

from sandbox.page import reading
from sandbox.page.dom import tag
from sandbox.playing import SLACKBOT
from sandbox.state import Sandbox

HUES = (8, 32, 78, 140, 168, 190, 212, 236, 262, 288, 318, 344)


def initials(name: str) -> str:
    """The first letters of the first and last word."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def colour(name: str) -> str:
    """A calm ground on which white letters are legible, always the same for a name."""
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    return f"hsl({HUES[number % len(HUES)]} 42% {33 + number // 97 % 3 * 3}%)"


def person(sandbox: Sandbox, user: str, size: int = 36) -> Element:
    """The face beside a message; decoration, for the name stands near."""
    found = sandbox.people.get(user)
    if user == SLACKBOT:
        return _square("S", "#5c4a86", size, "avatar-app")
    if found and found.is_bot:
        return app(sandbox, size)
    name = reading.name_of(sandbox, user)
    return _square(initials(name), colour(name), size)


def app(sandbox: Sandbox, size: int = 36) -> Element:
    """The app's icon: its initial on the manifest's colour."""
    name = sandbox.manifest.bot_name or sandbox.manifest.name
    return _square(name[:1].upper(), sandbox.manifest.background_color, size, "avatar-app")


def workspace(name: str, size: int = 36) -> Element:
    """A workspace's square in the rail."""
    return _square(initials(name), colour(f"workspace {name}"), size, "avatar-workspace")


def _square(letters: str, ground: str, size: int, classes: str = "") -> Element:
    style = f"--size:{size}px;--ground:{ground}"
    element = tag("span", f"avatar {classes}".strip(), data_letters=letters, aria_hidden="true")
    element.style(style)
    return element
