"""What a start that can't be says: one line that names the variable, and nothing is changed."""

from collections.abc import Callable
from pathlib import Path
from ssl import CERT_REQUIRED

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from bot.opening import open_store, slack_client
from bot.settings import Settings, WrongSettings, load
from storage.engine import open_engine
from storage.sealing import KeyName

KEY, ANOTHER = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Settings]:
    """Settings of a home of its own."""

    def found(**values: str) -> Settings:
        for name, value in {"ADVANCE_HOME": str(tmp_path / "home"), "ADVANCE_MASTER_KEY": KEY, **values}.items():
            monkeypatch.setenv(name, value)
        return load("master_keys")

    return found


def test_with_another_master_key_nothing_starts_and_with_the_right_one_all_is_as_before(
    settings: Callable[..., Settings],
) -> None:
    store = open_store(settings())
    sealed = store.keyring.seal(KeyName("a"), "hers")
    store.close()

    with pytest.raises(WrongSettings, match=r"^ADVANCE_MASTER_KEY is not the one"):
        open_store(settings(ADVANCE_MASTER_KEY=ANOTHER))

    store = open_store(settings(ADVANCE_MASTER_KEY=f"{ANOTHER},{KEY}"))
    assert store.keyring.open(sealed) == "hers"
    store.close()


@pytest.mark.parametrize("variable", ["ADVANCE_DATABASE_URL", "ADVANCE_KEYS_URL"])
@pytest.mark.parametrize("kind", ["away", "no database"])
def test_a_database_that_cannot_be_opened_is_named_in_one_line(
    settings: Callable[..., Settings], tmp_path: Path, variable: str, kind: str
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all, " * 100)
    url = (
        "postgresql+psycopg://advance:hush@127.0.0.1:1/advance"
        if kind == "away"
        else f"sqlite:///{tmp_path}/letter.txt"
    )

    with pytest.raises(WrongSettings, match=f"^{variable}: the database can’t be opened: .*$") as wrong:
        open_store(settings(**{variable: url}))

    assert "\n" not in str(wrong.value)
    assert "hush" not in str(wrong.value)


def test_a_database_of_a_newer_version_is_said_to_be_one(settings: Callable[..., Settings]) -> None:
    open_store(settings()).close()
    engine = open_engine(settings().database())
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(WrongSettings, match=r"^ADVANCE_DATABASE_URL: the database is at version 9999"):
        open_store(settings())


def test_what_advance_keeps_is_for_nobody_else_on_the_machine(settings: Callable[..., Settings]) -> None:
    assert settings().home.stat().st_mode & 0o077 == 0


def test_whom_to_trust_is_read_once_and_never_left_out(settings: Callable[..., Settings]) -> None:
    ours = [slack_client(settings(), token).ssl for token in ("xoxb-1", "xoxb-2")]
    assert ours[0] is ours[1]
    assert ours[0] is not None
    assert (ours[0].verify_mode, ours[0].check_hostname) == (CERT_REQUIRED, True)
    assert slack_client(settings(SLACK_API_URL="http://127.0.0.1:8000/api/")).ssl is None
