"""A unit of work: one short transaction, for named tenants, with the keyring at hand."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from storage.engine import READ_ONLY
from storage.keys import Keyring
from storage.sealing import KeyName, Sealed
from storage.tenancy import EVERYONE, Tenants, guard, work_for


@dataclass(frozen=True)
class Work:
    """What an operation needs of the house below it."""

    session: Session
    keyring: Keyring

    def seal(self, key: KeyName, text: str) -> Sealed:
        """Seal a text under that key."""
        return self.keyring.seal(key, text)

    def open(self, sealed: Sealed) -> str:
        """Open a sealed text; KeyGone if its key was destroyed."""
        return self.keyring.open(sealed)

    def narrow(self, tenants: Tenants) -> None:
        """Work for these companies from here on."""
        work_for(self.session, tenants)

    @contextmanager
    def reaching(self, tenants: Tenants) -> Iterator[None]:
        """Work for these companies within the block, and afterwards for those of before."""
        before: Tenants = self.session.info["tenants"]
        work_for(self.session, tenants)
        try:
            yield
        finally:
            work_for(self.session, before)

    def for_everyone(self) -> AbstractContextManager[None]:
        """Look across all companies for a moment: for a question whose answer gives nothing of theirs away."""
        return self.reaching(EVERYONE)


@dataclass(frozen=True)
class Store:
    """The database and the key store, opened."""

    engine: Engine
    keyring: Keyring

    @contextmanager
    def write(self, tenants: Tenants) -> Iterator[Work]:
        """One transaction that may change things: committed at its end, rolled back by any exception."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield self._work(session, tenants)

    @contextmanager
    def read(self, tenants: Tenants) -> Iterator[Work]:
        """One transaction that only looks: on SQLite it waits for no writer."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            session.connection(execution_options=READ_ONLY)
            yield self._work(session, tenants)

    def close(self) -> None:
        """Let go of both databases."""
        self.engine.dispose()
        self.keyring.close()

    def _work(self, session: Session, tenants: Tenants) -> Work:
        guard(session)
        work_for(session, tenants)
        return Work(session, self.keyring)
