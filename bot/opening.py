"""Opens the rooms below from the settings."""

from functools import cache
from pathlib import Path
from ssl import SSLContext, create_default_context

from slack_sdk import WebClient
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError

from bot.settings import Settings, WrongSettings
from scheduler.courier import HTTP_TIMEOUT_S
from scheduler.locks import AdvisoryLocks, FileLocks, Locks
from storage.engine import open_engine
from storage.keys import Keyring
from storage.migrating import TooNew, upgrade
from storage.work import Store
from views.words import OURS, Catalogues


def open_store(settings: Settings) -> Store:
    """The database, brought up to date, and the key store. WrongSettings for one that can't be had, or is not ours."""
    return Store(_open_data(settings), _open_keys(settings))


def _open_data(settings: Settings) -> Engine:
    engine = open_engine(settings.database())
    try:
        upgrade(engine)
    except TooNew as new:
        raise WrongSettings(f"ADVANCE_DATABASE_URL: {new}. Nothing was changed.") from None
    except DatabaseError as error:
        raise WrongSettings(_unopened("ADVANCE_DATABASE_URL", error)) from None
    return engine


def _open_keys(settings: Settings) -> Keyring:
    """Whoever starts with another master key would read nothing, and seal what is new with keys that don't fit."""
    try:
        keyring = Keyring(open_engine(settings.keys()), settings.master_keys)
        if not keyring.fits(keyring.one_wrapped()):
            raise WrongSettings(
                "ADVANCE_MASTER_KEY is not the one with which this key store’s keys are wrapped. Nothing was changed."
            )
    except DatabaseError as error:
        raise WrongSettings(_unopened("ADVANCE_KEYS_URL", error)) from None
    return keyring


def _unopened(variable: str, error: DatabaseError) -> str:
    """In one line. The driver's own words are of machines alone: nobody's row has been touched yet."""
    return f"{variable}: the database can’t be opened: {' '.join(str(error.orig).split())}"


def open_locks(store: Store) -> Locks:
    """Locks that die with their holder, on whichever database it is: every process on it has the same."""
    if store.engine.dialect.name == "sqlite":
        return FileLocks(Path(str(store.engine.url.database)).parent / "locks")
    return AdvisoryLocks(store.engine)


def open_catalogues(settings: Settings) -> Catalogues:
    """Our languages, and the operator's own. WrongSettings for a folder or a file that is not as it must be."""
    try:
        return Catalogues([OURS, settings.locales] if settings.locales else [OURS])
    except ValueError as error:
        raise WrongSettings(f"ADVANCE_LOCALES: {error}") from None


def slack_client(settings: Settings, token: str | None = None) -> WebClient:
    """A client that never retries by itself: what may be repeated, and when, is ours to know."""
    client = WebClient(token=token, timeout=HTTP_TIMEOUT_S, retry_handlers=[])
    if settings.slack_api_url:
        client.base_url = settings.slack_api_url.rstrip("/") + "/"
    if client.base_url.startswith("https:"):
        client.ssl = _whom_to_trust()
    return client


@cache
def _whom_to_trust() -> SSLContext:
    """The machine's certificates, read once. Left to itself, a client reads them for each call: 50 ms of CPU, longer
    than all that Advance does to draw a Home tab."""
    return create_default_context()
