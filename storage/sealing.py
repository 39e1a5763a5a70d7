"""Encryption at rest (SPEC N5): a text is stored sealed under the key of its author, and names that key itself."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

SEPARATOR = b"\n"


class KeyName(str):
    """Which key: a person's own (name, e-mail, phone), an author's within one match (all that she writes), or a
    company's (what nobody has signed)."""

    __slots__ = ()

    @classmethod
    def of_person(cls, person_id: UUID) -> "KeyName":
        """The key of a person's name and contact details; destroyed when she is erased."""
        return cls(f"person/{person_id.hex}")

    @classmethod
    def of_author(cls, match_id: UUID, person_id: UUID) -> "KeyName":
        """The key of what one author wrote in one match; destroyed when the match is closed."""
        return cls(f"{cls.in_match(match_id)}{person_id.hex}")

    @classmethod
    def in_match(cls, match_id: UUID) -> str:
        """How the names of all keys of one match begin."""
        return f"match/{match_id.hex}/"

    @classmethod
    def of_company(cls, company_id: UUID) -> "KeyName":
        """The key of what was written at a company under nobody's name: a person's own would tell whose it is."""
        return cls(f"company/{company_id.hex}")


class Sealed(NamedTuple):
    """A text that only its key can open; safe to print, to log and to compare."""

    key: KeyName
    token: bytes

    def __repr__(self) -> str:
        return f"<sealed under {self.key}>"


class SealedText(TypeDecorator[Sealed]):
    """A column of sealed text: the key's name, a line break, the token. Clear text cannot be bound to it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        """Pack for the database; raises TypeError for anything that is not sealed."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("a sealed column takes sealed text only")
        return value.key.encode() + SEPARATOR + value.token

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Sealed | None]:
        """Unpack what the database held; it stays sealed."""
        return _unpacked


def _unpacked(value: bytes | None) -> Sealed | None:
    if value is None:
        return None
    key, token = bytes(value).split(SEPARATOR, 1)
    return Sealed(KeyName(key.decode()), token)
