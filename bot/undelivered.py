"""`advance undelivered`: what Slack refused for good, for whoever runs Advance."""

from rich.table import Table

from storage.tenancy import EVERYONE
from storage.unreached import failures
from storage.work import Store


def table(store: Store) -> Table | str:
    """A row for each workspace and error of Slack's; a word if there is none."""
    with store.read(EVERYONE) as work:
        found = failures(work.session)
    if not found:
        return "Every message that was due has been delivered, or is on its way."
    shown = Table("workspace", "Slack’s error", "people", "messages", "last due (UTC)")
    for each in found:
        counts = (str(each.people), str(each.messages))
        shown.add_row(each.workspace, each.error or "", *counts, f"{each.last:%Y-%m-%d %H:%M}")
    return shown
