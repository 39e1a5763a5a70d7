"""Opens the rooms below from the settings."""

from pathlib import Path

from slack_sdk import WebClient

from bot.settings import Settings, WrongSettings
from scheduler.courier import HTTP_TIMEOUT_S
from scheduler.locks import AdvisoryLocks, FileLocks, Locks
from storage.engine import open_engine
from storage.keys import Keyring
from storage.migrating import upgrade
from storage.work import Store
from views.words import OURS, Catalogues


def open_store(settings: Settings) -> Store:
    """The database, brought up to date, and the key store."""
    engine = open_engine(settings.database())
    upgrade(engine)
    return Store(engine, Keyring(open_engine(settings.keys()), settings.master_keys))


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
    return client
