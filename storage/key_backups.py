"""Back-ups of the key store (SPEC N5): its own, apart from the data's, and worth nothing after a week.

A back-up holds wrapped keys, which only the master key opens. As long as one is kept, so is every key in it, and with
it whatever was to be forgotten: so an old one is refused, and is to be deleted.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.keys import Keyring

KEPT = timedelta(days=7)
FORMAT = "advance keys 1"


class NoBackup(Exception):
    """The file is no back-up of keys, or one that can't be used. Says why, in one line for the operator."""


def back_up(keyring: Keyring, path: Path, now: datetime) -> int:
    """Write every key, wrapped, into a new file that its owner alone can read. How many there are.

    FileExistsError if there is such a file: a back-up is never written over.
    """
    keys = keyring.wrapped()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(json.dumps({"format": FORMAT, "taken_at": now.astimezone(UTC).isoformat()}) + "\n")
        file.writelines(json.dumps([name, wrapped.decode()]) + "\n" for name, wrapped in keys)
        file.flush()
        os.fsync(file.fileno())
    return len(keys)


def restore(keyring: Keyring, path: Path, now: datetime) -> int:
    """Put back the keys that are missing; those that are there stay as they are. How many were missing.

    NoBackup for a file that is none, that was cut short, that is older than a week, or of another master key: then
    nothing is changed.
    """
    with path.open(encoding="utf-8") as file:
        lines = iter(file)
        taken_at = _taken_at(next(lines, ""))
        if now - taken_at > KEPT:
            raise NoBackup(f"it was taken on {taken_at:%Y-%m-%d}, and keys are kept for {KEPT.days} days only")
        keys = dict(_keys(lines))
    if not keyring.fits(keys.values()):
        raise NoBackup("it was taken under another master key")
    return keyring.put_back(keys)


def _taken_at(first_line: str) -> datetime:
    try:
        head = json.loads(first_line)
        if head["format"] == FORMAT:
            return datetime.fromisoformat(head["taken_at"])
    except (ValueError, KeyError, TypeError):
        pass
    raise NoBackup("it is no back-up of keys")


def _keys(lines: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(lines, start=2):
        try:
            name, wrapped = json.loads(line)
            yield str(name), str(wrapped).encode()
        except ValueError:
            raise NoBackup(f"line {number} is damaged") from None
