"""Settings, from the environment or `.env`, each checked at start and complained of in one clear line."""

from pathlib import Path
from typing import Annotated

from cryptography.fernet import Fernet
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

Listed = Annotated[tuple[str, ...], NoDecode]
"""Several values in one variable, separated by commas."""


class WrongSettings(Exception):
    """Advance can't start: one line a variable, without any value."""


class Settings(BaseSettings):
    """What whoever runs Advance can set; docs/install.md lists it."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True
    )

    home: Path = Field(default=Path(".advance"), validation_alias="ADVANCE_HOME")
    database_url: str = Field(default="", validation_alias="ADVANCE_DATABASE_URL")
    keys_url: str = Field(default="", validation_alias="ADVANCE_KEYS_URL")
    master_keys: Listed = Field(default=(), validation_alias="ADVANCE_MASTER_KEY")
    locales: Path | None = Field(default=None, validation_alias="ADVANCE_LOCALES")
    app_token: str = Field(default="", validation_alias="SLACK_APP_TOKEN")
    bot_tokens: Listed = Field(default=(), validation_alias="SLACK_BOT_TOKEN")
    slack_api_url: str = Field(default="", validation_alias="SLACK_API_URL")
    sandbox_link: str = Field(default="", validation_alias="ADVANCE_SANDBOX_LINK")
    log_level: str = Field(default="INFO", validation_alias="ADVANCE_LOG_LEVEL")

    @field_validator("master_keys", "bot_tokens", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("master_keys")
    @classmethod
    def _are_keys(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            for key in value:
                Fernet(key)
        except ValueError:
            raise ValueError("is not a key: `advance keys new` makes one") from None
        return value

    @field_validator("app_token")
    @classmethod
    def _is_app_token(cls, value: str) -> str:
        if value and not value.startswith("xapp-"):
            raise ValueError("must be the app-level token, which begins with xapp-")
        return value

    @field_validator("bot_tokens")
    @classmethod
    def _are_bot_tokens(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not token.startswith("xoxb-") for token in value):
            raise ValueError("must be bot tokens, which begin with xoxb-, separated by commas")
        return value

    @field_validator("database_url", "keys_url")
    @classmethod
    def _is_url(cls, value: str) -> str:
        try:
            known = not value or make_url(value).get_backend_name() in ("sqlite", "postgresql")
        except ArgumentError:
            known = False
        if not known:
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        return value

    @field_validator("log_level")
    @classmethod
    def _is_quiet(cls, value: str) -> str:
        if value.upper() not in ("INFO", "WARNING", "ERROR"):
            raise ValueError("must be INFO, WARNING or ERROR: at DEBUG, Slack's SDK would log what people write")
        return value.upper()

    def database(self) -> str:
        """The address of the data; a file in `home` unless set."""
        return self.database_url or f"sqlite:///{self.home / 'advance.db'}"

    def keys(self) -> str:
        """The address of the key store; a file in `home` unless set. Never the data's own."""
        return self.keys_url or f"sqlite:///{self.home / 'keys.db'}"


REQUIRED = {
    "bot_tokens": "SLACK_BOT_TOKEN is missing: the bot token (xoxb-…) of each workspace, see docs/install.md",
    "app_token": "SLACK_APP_TOKEN is missing: the app-level token (xapp-…), see docs/install.md",
    "master_keys": "ADVANCE_MASTER_KEY is missing: run `advance keys new`, and keep what it prints in a safe place",
}


def load(*required: str) -> Settings:
    """The settings, of which these fields must be set. WrongSettings names every variable at fault, in one go."""
    try:
        settings = Settings()
    except ValidationError as error:
        lines = [f"{fault['loc'][0]} {fault['msg'].removeprefix('Value error, ')}" for fault in error.errors()]
        raise WrongSettings("\n".join(lines)) from None
    missing = [REQUIRED[field] for field in required if not getattr(settings, field)]
    if settings.database() == settings.keys():
        missing.append("ADVANCE_KEYS_URL must not be the data's own database: keys are kept apart from what they lock")
    if missing:
        raise WrongSettings("\n".join(missing))
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's to look into
    return settings
