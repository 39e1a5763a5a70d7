"""The key store (SPEC N5): one small database of its own, outside the data's back-ups.

Every key in it is wrapped by the master key, which stands in no database. To destroy a key here is to destroy,
a week later at the most, every copy of what was sealed with it in every back-up of the data.
"""

import hmac
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterable, Mapping
from os import urandom
from threading import Lock
from time import monotonic
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import LargeBinary, String, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from storage.engine import alone, overwrite_deleted
from storage.sealing import KeyName, Sealed

LOOKUP = KeyName("lookup")
NONCE_BYTES = 12
LOCK = 0x6B657973
"""The advisory lock under which the key store's table is made ('keys' in ASCII)."""
BATCH = 1000
"""How many keys are asked for in one statement: both databases have a limit."""
KEPT_S = 60.0
"""Seconds for which a process may keep an unwrapped key: so long may a destroyed key live on elsewhere."""


class KeyGone(Exception):
    """The key was destroyed: what it sealed cannot be read again, by anyone."""


class KeyWrong(Exception):
    """The key is there but does not fit: another master key, or damaged data."""


class KeyBase(DeclarativeBase):
    """The key store's own tables: never in the same metadata as the data."""


class KeyRow(KeyBase):
    """One wrapped key."""

    __tablename__ = "keys"
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


KEYS = KeyBase.metadata.tables[KeyRow.__tablename__]
WRAPPED = select(KEYS.c.wrapped).where(KEYS.c.name == bindparam("name"))


class DataKey(NamedTuple):
    """An unwrapped key: texts are sealed with AES-256-GCM, each bound to its key's name."""

    secret: bytes
    cipher: AESGCM

    @classmethod
    def of(cls, secret: bytes) -> "DataKey":
        """The key of this secret, which is 32 random bytes in base64."""
        return cls(secret, AESGCM(urlsafe_b64decode(secret)))

    def seal(self, name: KeyName, text: str) -> bytes:
        """A nonce of its own, and the sealed text."""
        nonce = urandom(NONCE_BYTES)
        return nonce + self.cipher.encrypt(nonce, text.encode(), name.encode())

    def open(self, name: KeyName, token: bytes) -> str:
        """Raises InvalidTag for what another key sealed, or under another name, and for what was changed since."""
        return self.cipher.decrypt(token[:NONCE_BYTES], token[NONCE_BYTES:], name.encode()).decode()


class Keyring:
    """Seals and opens. Keys are made at first use, committed before anything sealed with them is."""

    def __init__(self, engine: Engine, master_keys: Iterable[str]) -> None:
        """`master_keys`: Fernet keys, the newest first; older ones still unwrap. ValueError if one is malformed."""
        self._engine = engine
        self._master = MultiFernet([Fernet(key) for key in master_keys])
        self._kept: dict[str, tuple[float, DataKey]] = {}
        self._lock = Lock()
        with engine.begin() as connection:
            alone(connection, LOCK)  # two processes may start at once
            KeyBase.metadata.create_all(connection)

    def seal(self, key: KeyName, text: str) -> Sealed:
        """The text, sealed under that key, which is made if it does not exist yet."""
        return Sealed(key, self._key(key, make=True).seal(key, text))

    def open(self, sealed: Sealed) -> str:
        """The text. Raises KeyGone for a destroyed key, KeyWrong for one that does not fit."""
        kept = self._kept.get(sealed.key)  # nobody else is to wait for a key that is at hand
        try:
            key = kept[1] if kept and monotonic() - kept[0] < KEPT_S else self._key(sealed.key, make=False)
            return key.open(sealed.key, sealed.token)
        except (InvalidTag, ValueError) as error:  # ValueError: shorter than any nonce
            raise KeyWrong(sealed.key) from error

    def fingerprint(self, text: str) -> bytes:
        """A keyed hash by which a sealed text (an e-mail address) can be found again, and by nothing else."""
        secret = self._key(LOOKUP, make=True).secret
        return hmac.digest(secret, text.strip().casefold().encode(), "sha256")

    def make(self, keys: Iterable[KeyName]) -> None:
        """Make these keys, where they do not exist, in one transaction: for work that seals for many people."""
        fresh = [{"name": name, "wrapped": self._wrapped()} for name in keys]
        if fresh:
            with Session(self._engine) as session, session.begin():
                session.execute(self._insert(), fresh)

    def warm(self, keys: Iterable[KeyName], along: Iterable[KeyName] = ()) -> None:
        """Have these keys at hand, fetched in few statements: for work that opens for many people at once.

        Those that are gone are left out; to open with one of them fails as it always does.
        `along`: others that will be wanted, too, and come with them; they alone are no reason to ask.
        """
        with self._lock:
            wanted = [key for key in dict.fromkeys(keys) if not self._is_kept(key)]
            if wanted:
                wanted += [key for key in dict.fromkeys(along) if not self._is_kept(key)]
            for start in range(0, len(wanted), BATCH):
                self._fetch_many(wanted[start : start + BATCH])

    def destroy(self, keys: Iterable[KeyName]) -> None:
        """Destroy these keys for good: not only the rows, but their bytes in the store's files."""
        names = list(keys)
        with Session(self._engine) as session, session.begin():
            session.execute(delete(KeyRow).where(KeyRow.name.in_(names)))
        with self._lock:
            for name in names:
                self._kept.pop(name, None)
        overwrite_deleted(self._engine, KEYS)

    def of_match(self, match_id: UUID) -> list[KeyName]:
        """Every key under which anybody has written in this match."""
        with Session(self._engine) as session:
            names = session.scalars(select(KeyRow.name).where(KeyRow.name.startswith(KeyName.in_match(match_id))))
            return [KeyName(name) for name in names]

    def rotate(self) -> int:
        """Wrap every key anew, with the newest master key; the older ones open nothing from then on. Says how many.

        KeyWrong, and nothing is changed, if one of them fits no master key that we have.
        """
        with Session(self._engine) as session, session.begin():
            rows = session.scalars(select(KeyRow).with_for_update()).all()
            for row in rows:
                row.wrapped = self._rewrapped(row)
        return len(rows)

    def wrapped(self) -> list[tuple[str, bytes]]:
        """Every key, wrapped as it lies in the store."""
        with Session(self._engine) as session:
            return [(name, wrapped) for name, wrapped in session.execute(select(KeyRow.name, KeyRow.wrapped))]

    def one_wrapped(self) -> list[bytes]:
        """Any one key as it lies in the store, or none: enough to see whether our master keys are this store's."""
        with Session(self._engine) as session:
            return list(session.scalars(select(KeyRow.wrapped).limit(1)))

    def fits(self, wrapped: Iterable[bytes]) -> bool:
        """Whether our master keys unwrap all of these."""
        try:
            return all(self._master.decrypt(each) for each in wrapped)
        except InvalidToken:
            return False

    def put_back(self, keys: Mapping[str, bytes]) -> int:
        """Put wrapped keys back where there are none of their names. How many those were."""
        with Session(self._engine) as session, session.begin():
            before = set(session.scalars(select(KeyRow.name)))
            missing = [{"name": name, "wrapped": wrapped} for name, wrapped in keys.items() if name not in before]
            if missing:
                session.execute(self._insert(), missing)
        return len(missing)

    def close(self) -> None:
        """Let go of the key store and of every key kept."""
        with self._lock:
            self._kept.clear()
        self._engine.dispose()

    def _key(self, name: KeyName, *, make: bool) -> DataKey:
        with self._lock:
            if self._is_kept(name):
                return self._kept[name][1]
            key = self._fetch(name, make=make)
            self._keep(name, key)
            return key

    def _is_kept(self, name: str) -> bool:
        found = self._kept.get(name)
        return found is not None and monotonic() - found[0] < KEPT_S

    def _fetch_many(self, names: Collection[KeyName]) -> None:
        with Session(self._engine) as session:
            rows = session.execute(select(KeyRow.name, KeyRow.wrapped).where(KeyRow.name.in_(names))).all()
        for name, wrapped in rows:
            self._keep(name, self._unwrapped(KeyName(name), wrapped))

    def _keep(self, name: str, key: DataKey) -> None:
        """From now on. Those that were kept for long enough are let go; the oldest come first."""
        self._kept.pop(name, None)
        while self._kept and not self._is_kept(oldest := next(iter(self._kept))):
            del self._kept[oldest]
        self._kept[name] = (monotonic(), key)

    def _fetch(self, name: KeyName, *, make: bool) -> DataKey:
        """Make it if it is not there; if another process made it in the same moment, take that one."""
        with self._engine.begin() as connection:
            wrapped = connection.scalar(WRAPPED, {"name": name})
            if wrapped is None and make:
                connection.execute(self._insert(), {"name": name, "wrapped": self._wrapped()})
                wrapped = connection.scalar(WRAPPED, {"name": name})
        if wrapped is None:
            raise KeyGone(name)
        return self._unwrapped(name, wrapped)

    def _unwrapped(self, name: KeyName, wrapped: bytes) -> DataKey:
        try:
            return DataKey.of(self._master.decrypt(wrapped))
        except InvalidToken as error:
            raise KeyWrong(name) from error

    def _rewrapped(self, row: KeyRow) -> bytes:
        try:
            return self._master.rotate(row.wrapped)
        except InvalidToken as error:
            raise KeyWrong(row.name) from error

    def _wrapped(self) -> bytes:
        """A new key, wrapped."""
        return self._master.encrypt(Fernet.generate_key())

    def _insert(self) -> postgresql.Insert | sqlite.Insert:
        """Adds keys, each unless it is there."""
        if self._engine.dialect.name == "postgresql":
            return postgresql.insert(KEYS).on_conflict_do_nothing()
        return sqlite.insert(KEYS).on_conflict_do_nothing()
