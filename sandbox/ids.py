"""Identifiers of Slack's look: a letter for the kind, then ten capitals and digits."""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LENGTH = 10


def derived(kind: str, *parts: str) -> str:
    """The same id for the same parts, on every machine and after every restart."""
    digest = hashlib.sha256("\x1f".join((kind, *parts)).encode()).digest()
    return kind + in_capitals(int.from_bytes(digest[:8], "big"))


def numbered(kind: str, number: int) -> str:
    """The id of the `number`-th thing of a kind; scattered, so that nobody relies on their order."""
    return derived(kind, "numbered", str(number))


def in_capitals(number: int) -> str:
    """The last ten base-36 digits of a number."""
    digits = ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits


def secret(label: str, *parts: str) -> str:
    """A made-up credential: stable, and of no worth outside the sandbox."""
    return hashlib.sha256("\x1f".join(("secret", label, *parts)).encode()).hexdigest()[:32]
