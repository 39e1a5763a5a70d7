"""Makes the workspaces and their people from a roster file: the same CSV that an operator imports."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from sandbox import ids
from sandbox.records import Conversation, Person, Workspace
from sandbox.state import Sandbox, dm_id
from sandbox.zones import zone_of

TITLES = {"mentee": "mentee", "mentor": "mentor", "lead": "project lead", "coordinator": "coordinator"}
FRENCH = ("french", "français", "francais", "fr")
CREATED = 1_700_000_000  # epoch seconds: the workspaces are older than any test
OUTSIDE = ("Robin Ashgrove", "Noor Calloway", "Jules Ferrand", "Kim Oakley", "Sacha Winter", "Alex Morrow")


def load(sandbox: Sandbox, path: Path) -> None:
    """Adds everybody in the file; a person who stands in several rows is one person with several parts."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {(key or "").strip(): (value or "").strip() for key, value in row.items() if key is not None}
            for row in csv.DictReader(file)
        ]
    people: dict[str, Person] = {}
    for row in (row for row in rows if row.get("email")):
        workspace = _workspace_named(sandbox, row.get("company") or "Workspace")
        _add_row(people, workspace, row)
    for person in people.values():
        add_person(sandbox, person)
    for number, workspace in enumerate(tuple(sandbox.workspaces.values())):
        _add_outsider(sandbox, workspace, OUTSIDE[number % len(OUTSIDE)])
        _add_channels(sandbox, workspace)


def add_workspace(sandbox: Sandbox, name: str, team: str = "") -> Workspace:
    """A new workspace with the app installed and its bot in it."""
    team = team or ids.derived("T", name.casefold())
    workspace = Workspace(
        team=team,
        name=name,
        domain=_slug(name) or team.lower(),
        bot_user=ids.derived("U", team, "bot"),
        bot_id=ids.derived("B", team),
        bot_token="-".join(("xoxb", ids.secret("bot", team))),
    )
    sandbox.workspaces[team] = workspace
    sandbox.people[workspace.bot_user] = Person(
        id=workspace.bot_user,
        team=team,
        name=_slug(sandbox.manifest.bot_name).replace("-", "_"),
        real_name=sandbox.manifest.bot_name,
        email="",
        is_bot=True,
        updated=CREATED,
    )
    return workspace


def add_person(sandbox: Sandbox, person: Person) -> Person:
    """Makes somebody a member: with a DM with the bot, and in the channels that everybody is in."""
    taken = {other.name for other in sandbox.members(person.team)}
    person.name = next(n for n in _numbered(person.name) if n not in taken)
    sandbox.people[person.id] = person
    dm = Conversation(
        id=dm_id(person.team, person.id),
        team=person.team,
        name=person.name,
        is_im=True,
        user=person.id,
        created=CREATED,
    )
    sandbox.conversations[dm.id] = dm
    for channel in sandbox.conversations.values():
        if channel.team == person.team and channel.name == "general" and not channel.is_im:
            channel.members.append(person.id)
    return person


def user_id(email: str) -> str:
    """The user id of an e-mail address: unique across workspaces, the same after every restart."""
    return ids.derived("U", email.casefold())


def add_channel(sandbox: Sandbox, team: str, name: str, members: Iterable[str], *, is_private: bool) -> Conversation:
    """A channel with these members; the bot is in it only if it is named."""
    people = list(members)
    channel = Conversation(
        id=ids.derived("C", team, name),
        team=team,
        name=name,
        is_private=is_private,
        members=people,
        creator=people[0] if people else "",
        created=CREATED,
    )
    sandbox.conversations[channel.id] = channel
    return channel


def locale_of(languages: str, country: str) -> str:
    """Slack's locale from the first language of a roster's list, and the country."""
    first = re.split(r"[,;/|]", languages)[0].strip().casefold()
    code = country.strip().upper()
    if first in FRENCH:
        return "fr-CA" if code in ("CA", "CANADA") else "fr-FR"
    return "en-GB" if code in ("GB", "UNITED KINGDOM", "BRITAIN (UK)") else "en-US"


def _workspace_named(sandbox: Sandbox, company: str) -> Workspace:
    known = sandbox.workspaces.get(ids.derived("T", company.casefold()))
    return known or add_workspace(sandbox, company)


def _add_row(people: dict[str, Person], workspace: Workspace, row: dict[str, str]) -> None:
    roles = [TITLES.get(role.strip().casefold(), "") for role in re.split(r"[,;/|+]", row.get("role", ""))]
    known = people.get(row["email"].casefold())
    parts = [*(known.title.split(", ") if known else ()), *roles]
    title = ", ".join(dict.fromkeys(part for part in parts if part))
    if known:
        known.title = title
        return
    country = row.get("country", "")
    people[row["email"].casefold()] = Person(
        id=user_id(row["email"]),
        team=workspace.team,
        name=_slug(row["email"].partition("@")[0]),
        real_name=row.get("name") or row["email"],
        email=row["email"],
        tz=zone_of(country, row.get("region", "")),
        locale=locale_of(row.get("languages", ""), country),
        title=title,
        updated=CREATED,
    )


def _add_outsider(sandbox: Sandbox, workspace: Workspace, name: str) -> None:
    """A colleague outside the pilot: every real workspace is full of them."""
    colleague = next((p for p in sandbox.members(workspace.team) if not p.is_bot), None)
    domain = colleague.email.partition("@")[2] if colleague else f"{workspace.domain}.example"
    handle = _slug(name).replace("-", ".")
    person = Person(
        id=user_id(f"{handle}@{domain}"),
        team=workspace.team,
        name=handle,
        real_name=name,
        email=f"{handle}@{domain}",
        tz=colleague.tz if colleague else "Etc/UTC",
        updated=CREATED,
    )
    add_person(sandbox, person)


def _add_channels(sandbox: Sandbox, workspace: Workspace) -> None:
    humans = [p for p in sandbox.members(workspace.team) if not p.is_bot]
    add_channel(sandbox, workspace.team, "general", [p.id for p in humans], is_private=False)
    leads = [p.id for p in humans if "project lead" in p.title]
    if leads:
        add_channel(sandbox, workspace.team, "mentorship", leads, is_private=True)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-")


def _numbered(name: str) -> Iterable[str]:
    yield name
    number = 2
    while True:
        yield f"{name}{number}"
        number += 1
