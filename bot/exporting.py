"""`advance export`: the last release, written as files for the funder; of one company, or across all of them."""

from pathlib import Path

from mentoring.counting import releases
from storage import companies
from storage.tenancy import EVERYONE
from storage.work import Store
from views.counting import export
from views.words import Catalogues


class NothingReleased(Exception):
    """There is nothing to write: says why."""


def export_figures(store: Store, catalogues: Catalogues, folder: Path, company: str, language: str) -> list[Path]:
    """Write them, and say where. `company`: by its name; empty: across companies. NothingReleased if there is no such
    company or language, or no release yet; OSError if it can't be written."""
    words = catalogues.words(language)
    if words.locale.language != language.replace("_", "-").partition("-")[0].casefold():
        raise NothingReleased(f"Advance has no language called {language}. Nothing was written.")
    with store.read(EVERYONE) as work:
        found = companies.by_name(work.session, company) if company else None
        if company and found is None:
            raise NothingReleased(f"There is no company called {company}. Nothing was written.")
        release = releases.of_company(work, found.id) if found else releases.of_programme(work)
    if release is None:
        raise NothingReleased("Nothing has been released yet: figures are, once a week, from the first Monday on.")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in export.files(words, release, company):
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written
