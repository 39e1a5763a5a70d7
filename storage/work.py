"""A unit of work: one short transaction, for named tenants, with the keyring at hand."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, Engine

from storage.engine import READ_ONLY, learn_sizes
from storage.keys import Keyring
from storage.sealing import KeyName, Sealed
from storage.tenancy import EVERYONE, GuardedSession, Reach, Tenants


@dataclass(frozen=True)
class Work:
    """What an operation needs of the house below it."""

    connection: Connection
    """Past the tenants' guard: for who is at the door alone, where whose tenant she is, is the very question."""
    keyring: Keyring
    reach: Reach

    @cached_property
    def session(self) -> GuardedSession:
        """For everything else. Made at its first use: a good part of what comes needs no more than the door."""
        return GuardedSession(self.connection, expire_on_commit=False, info={"reach": self.reach})

    @contextmanager
    def closing(self) -> Iterator["Work"]:
        """Write what the session still holds at the end of the block, unless it fails."""
        try:
            yield self
            if "session" in vars(self) and self.session.in_transaction():
                self.session.commit()  # the transaction is the connection's own, and goes on
        finally:
            if "session" in vars(self):
                self.session.close()

    def seal(self, key: KeyName, text: str) -> Sealed:
        """Seal a text under that key."""
        return self.keyring.seal(key, text)

    def open(self, sealed: Sealed) -> str:
        """Open a sealed text; KeyGone if its key was destroyed."""
        return self.keyring.open(sealed)

    def open_all(self, sealed: Sequence[Sealed]) -> list[str]:
        """Open many sealed texts, whose keys are fetched together; KeyGone if one was destroyed."""
        self.keyring.warm(text.key for text in sealed)
        return [self.keyring.open(text) for text in sealed]

    def narrow(self, tenants: Tenants) -> None:
        """Work for these companies from here on."""
        self.reach.tenants = tenants

    @contextmanager
    def reaching(self, tenants: Tenants) -> Iterator[None]:
        """Work for these companies within the block, and afterwards for those of before."""
        before = self.reach.tenants
        self.narrow(tenants)
        try:
            yield
        finally:
            self.narrow(before)

    def for_everyone(self) -> AbstractContextManager[None]:
        """Look across all companies for a moment: for a question whose answer gives nothing of theirs away."""
        return self.reaching(EVERYONE)


@dataclass(frozen=True)
class Store:
    """The database and the key store, opened."""

    engine: Engine
    keyring: Keyring

    def write(self, tenants: Tenants) -> AbstractContextManager[Work]:
        """One transaction that may change things: committed at its end, rolled back by any exception."""
        return self._working(self.engine, tenants)

    def read(self, tenants: Tenants) -> AbstractContextManager[Work]:
        """One transaction that only looks: on SQLite it waits for no writer."""
        return self._working(self._looking, tenants)

    def learn_sizes(self) -> None:
        """Have the database know how much there is of what; once a day is often enough."""
        learn_sizes(self.engine)

    def close(self) -> None:
        """Let go of both databases."""
        self.engine.dispose()
        self.keyring.close()

    @cached_property
    def _looking(self) -> Engine:
        """The same engine, for transactions that only look."""
        return self.engine.execution_options(**READ_ONLY)

    @contextmanager
    def _working(self, engine: Engine, tenants: Tenants) -> Iterator[Work]:
        with engine.begin() as connection, Work(connection, self.keyring, Reach(tenants)).closing() as work:
            yield work
