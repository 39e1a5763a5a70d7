"""Settings: each is checked at start, and complained of in one clear line that holds no value."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.settings import WrongSettings, load

KEY = Fernet.generate_key().decode()
RIGHT = {"SLACK_APP_TOKEN": "xapp-1", "SLACK_BOT_TOKEN": "xoxb-1, xoxb-2", "ADVANCE_MASTER_KEY": KEY}
ALL = ("app_token", "bot_tokens", "master_keys")


@pytest.fixture(autouse=True)
def empty_handed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No environment and no `.env` but the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in (*RIGHT, "ADVANCE_HOME", "ADVANCE_DATABASE_URL", "ADVANCE_KEYS_URL", "ADVANCE_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(WrongSettings) as wrong:
        load(*ALL)

    lines = str(wrong.value).splitlines()
    assert [line.split()[0] for line in lines] == ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "ADVANCE_MASTER_KEY"]
    assert "advance keys new" in lines[2]


def test_several_workspaces_are_several_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **RIGHT)

    assert load(*ALL).bot_tokens == ("xoxb-1", "xoxb-2")


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_APP_TOKEN=xapp-of-the-file\nADVANCE_LOG_LEVEL=warning\n")
    given(monkeypatch, SLACK_APP_TOKEN="xapp-of-the-environment")

    found = load()

    assert (found.app_token, found.log_level) == ("xapp-of-the-environment", "WARNING")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_APP_TOKEN", "xoxb-secret"),
        ("SLACK_BOT_TOKEN", "xoxb-1,xapp-secret"),
        ("ADVANCE_MASTER_KEY", "secret"),
        ("ADVANCE_DATABASE_URL", "mysql://secret@host/advance"),
        ("ADVANCE_KEYS_URL", "secret"),
        ("ADVANCE_LOG_LEVEL", "DEBUG"),
    ],
)
def test_a_wrong_value_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    given(monkeypatch, **{**RIGHT, name: value})

    with pytest.raises(WrongSettings) as wrong:
        load(*ALL)

    assert str(wrong.value).startswith(name)
    assert "secret" not in str(wrong.value)


def test_keys_never_stand_in_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, ADVANCE_DATABASE_URL="sqlite:///one.db", ADVANCE_KEYS_URL="sqlite:///one.db")

    with pytest.raises(WrongSettings, match="ADVANCE_KEYS_URL"):
        load()
