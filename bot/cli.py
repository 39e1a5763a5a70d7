"""The command line: `advance demo | serve | worker | undelivered | import | export | db | keys`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from cryptography.fernet import Fernet
from rich.console import Console

from bot import logs, settings
from bot.settings import WrongSettings

if TYPE_CHECKING:
    from storage.keys import Keyring

app = typer.Typer(
    help="A six-month mentorship pilot, wholly inside Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
database = typer.Typer(help="The database.", no_args_is_help=True)
keys = typer.Typer(help="The master key, and the keys that it wraps.", no_args_is_help=True)
app.add_typer(database, name="db")
app.add_typer(keys, name="keys")
console, complaints = Console(), Console(stderr=True)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is.")] = 8055,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
) -> None:
    """Try everything in the browser: Advance and a local Slack, with no account and no network."""
    from bot.demo import Demo, DemoFailed

    playing = Demo(port, Path(os.environ.get("ADVANCE_HOME", ".advance")) / "demo")  # never where `serve` keeps its own
    try:
        playing.run(fresh=fresh)
    except DemoFailed as failed:
        _complain(str(failed))
    except KeyboardInterrupt:
        console.print("Until next time.")


@app.command()
def serve() -> None:
    """Run Advance in your Slack workspaces, by Socket Mode."""
    from bot.serving import serve as run

    try:
        found = settings.load("app_token", "bot_tokens", "master_keys")
        logs.set_up(found.log_level)
        run(found)
    except WrongSettings as wrong:
        _complain(str(wrong))


@app.command()
def worker() -> None:
    """Run the clock alone, beside `advance serve`: it looks at what falls due, and sends it."""
    from bot.clockwork import work

    try:
        found = settings.load("bot_tokens", "master_keys")
        logs.set_up(found.log_level)
        work(found)
    except WrongSettings as wrong:
        _complain(str(wrong))


@app.command("import")
def import_(
    roster: Annotated[Path, typer.Argument(help="A CSV file, see docs/roster.md.")],
) -> None:
    """Register everyone in a roster, matches included. A file with a bad row changes nothing."""
    from urllib.error import URLError

    from bot.clock import wall
    from bot.importing import import_roster
    from bot.opening import open_store
    from bot.workspaces import installations, record
    from mentoring.joining.enrolment import BadRoster
    from views.joining import rosters
    from views.words import Catalogues

    english = Catalogues([]).words("en-GB")

    try:
        found = settings.load("bot_tokens", "master_keys")
        logs.set_up("WARNING")
        store, installed = open_store(found), installations(found, found.bot_tokens)
        record(store, installed.values())
        enrolled = import_roster(store, installed.values(), roster, wall())
    except WrongSettings as wrong:
        _complain(str(wrong))
    except URLError as error:
        _complain(f"Slack can’t be reached: {error.reason}. Nothing was saved.")
    except OSError as error:
        _complain(f"{roster}: {error.strerror}")
    except BadRoster as bad:
        _complain(
            "\n".join([*rosters.troubles(english, bad), "Nothing was saved: mend these and import the file again."])
        )
    console.print(rosters.enrolled(english, enrolled), highlight=False, markup=False)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where to write the files; it is made if there is none.")],
    company: Annotated[str, typer.Option(help="One company's figures, by its name; else those across companies.")] = "",
    language: Annotated[str, typer.Option(help="Of what the files say, as 'en' or 'fr'.")] = "en",
) -> None:
    """Write the last release of figures: CSV, JSON and charts. No figure leaves Advance that was not released."""
    from bot.exporting import NothingReleased, export_figures
    from bot.opening import open_catalogues, open_store

    try:
        found = settings.load("master_keys")
        logs.set_up("WARNING")
        written = export_figures(open_store(found), open_catalogues(found), folder, company, language)
    except WrongSettings as wrong:
        _complain(str(wrong))
    except NothingReleased as nothing:
        _complain(str(nothing))
    except OSError as error:
        _complain(f"{folder}: {error.strerror}")
    for path in written:
        console.print(str(path), highlight=False, markup=False)


@app.command()
def undelivered() -> None:
    """Show the messages that Slack refused for good: where, why, to how many people. Nobody is named."""
    from bot.opening import open_store
    from bot.undelivered import table

    try:
        store = open_store(settings.load("master_keys"))
    except WrongSettings as wrong:
        _complain(str(wrong))
    console.print(table(store))


@database.command()
def upgrade() -> None:
    """Bring the database up to date. `advance serve` does it too, at its start."""
    from bot.opening import open_store

    try:
        open_store(settings.load("master_keys"))
    except WrongSettings as wrong:
        _complain(str(wrong))
    console.print("The database is up to date.")


@keys.command()
def new() -> None:
    """Make a master key. Without it nothing that people wrote can ever be read: keep it apart from the data."""
    console.print(Fernet.generate_key().decode(), highlight=False)


@keys.command()
def rotate() -> None:
    """Change the master key: put the new one before the old in ADVANCE_MASTER_KEY, run this, then take the old away."""
    from storage.keys import KeyWrong

    try:
        count = _keyring().rotate()
    except KeyWrong:
        _complain("Some key was wrapped with a master key that is not in ADVANCE_MASTER_KEY. Nothing was changed.")
    console.print(f"{count} keys are wrapped with the first master key now. The others are no longer needed.")


@keys.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A new file. Keep it apart from the data's back-ups, for 7 days.")],
) -> None:
    """Back up the key store. Delete it after 7 days: what was to be forgotten is not, as long as it is kept."""
    from bot.clock import wall
    from storage.key_backups import back_up

    try:
        count = back_up(_keyring(), file, wall())
    except OSError as error:
        _complain(f"{file}: {error.strerror}")
    console.print(f"{count} keys are in {file}.", highlight=False, markup=False)


@keys.command()
def restore(file: Annotated[Path, typer.Argument(help="What `advance keys backup` wrote.")]) -> None:
    """Put back the keys that are missing. A back-up of more than 7 days is refused."""
    from bot.clock import wall
    from storage import key_backups
    from storage.key_backups import NoBackup

    try:
        count = key_backups.restore(_keyring(), file, wall())
    except NoBackup as no:
        _complain(f"{file}: {no}. Nothing was changed.")
    except OSError as error:
        _complain(f"{file}: {error.strerror}")
    console.print(f"{count} keys were missing and are back.")


def _keyring() -> "Keyring":
    from bot.opening import open_store

    try:
        return open_store(settings.load("master_keys")).keyring
    except WrongSettings as wrong:
        _complain(str(wrong))


def main() -> None:
    """The entry point of `advance`. What fails unforeseen says where, and quotes nothing that anybody wrote."""
    try:
        app()
    except Exception as error:
        complaints.print(logs.kind_and_place(error), highlight=False, markup=False, soft_wrap=True)
        raise SystemExit(1) from None


def _complain(text: str) -> NoReturn:
    for line in text.splitlines():
        complaints.print(f"advance: {line}", style="red", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    main()
