"""`advance import`: a roster file in, people registered; or every bad row named, and nothing saved."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from mentoring.enrolment import Enrolled, enrol
from mentoring.roster import read

from bot.workspaces import Installation
from storage.tenancy import EVERYONE
from storage.work import Store

PAGE = 200
PATIENCE = 10
"""How often in a row Slack may ask us to wait."""


def import_roster(store: Store, found: Iterable[Installation], path: Path, now: datetime) -> Enrolled:
    """Register everyone in the file. BadRoster, with every bad row, if one is bad; OSError if it can't be read."""
    roster = read(path.read_bytes())
    users = {user.email: user.slack for installation in found for user in _members(installation)}
    with store.write(EVERYONE) as work:
        return enrol(work, roster, lambda email: users.get(email.casefold()), now)
