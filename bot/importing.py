"""`advance import`: a roster file in, people registered; or every bad row named, and nothing saved."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.workspaces import Installation
from handlers.joining.members import everybody
from mentoring.joining.enrolment import Enrolled, SlackUser, enrol
from mentoring.joining.roster import read
from storage.tenancy import EVERYONE
from storage.work import Store


def import_roster(store: Store, found: Iterable[Installation], path: Path, now: datetime) -> Enrolled:
    """Register everyone in the file. BadRoster, with every bad row, if one is bad; OSError if it can't be read."""
    roster = read(path.read_bytes())
    users = {email: user for installation in found for email, user in _members(installation)}
    with store.write(EVERYONE) as work:
        return enrol(work, roster, lambda email: users.get(email.casefold()), now)


def _members(installation: Installation) -> Iterator[tuple[str, SlackUser]]:
    """Everyone in a workspace by e-mail address."""
    for member in everybody(installation.client, installation.team_id):
        if member.email and not member.is_bot and not member.is_visitor:
            yield member.email.casefold(), replace(member.user, workspace_name=installation.name)
