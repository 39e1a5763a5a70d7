"""One person of a roster: made anew, or brought up to date. An empty cell says nothing, and changes nothing."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentoring.joining.enrolment_plan import USUAL_CAPACITY, SlackUser
from mentoring.joining.roster_rows import Row
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.work import Work

ZONE_IF_UNKNOWN = "UTC"
SEALED = frozenset({"name", "phone"})
"""Of what can change, the columns that are sealed."""


def new_person(
    work: Work, person_id: UUID, row: Row, user: SlackUser, company_id: UUID, workspace_id: UUID
) -> PersonRow:
    """Somebody new. Her Slack user stays hers from now on."""
    key = KeyName.of_person(person_id)
    return PersonRow(
        id=person_id,
        company_id=company_id,
        workspace_id=workspace_id,
        slack_user_id=user.user_id,
        name=work.seal(key, row.name),
        email=work.seal(key, row.email),
        email_fingerprint=work.keyring.fingerprint(row.email),
        phone=work.seal(key, row.phone) if row.phone else None,
        **{"capacity": USUAL_CAPACITY, **_said(work, row, user)},
    )


def renew(work: Work, person: PersonRow, row: Row, user: SlackUser) -> bool:
    """Bring somebody up to date with what the row says. True if anything was new."""
    changes = news(work, person, row, user)
    for name in SEALED & changes.keys():
        changes[name] = work.seal(KeyName.of_person(person.id), changes[name])
    for name, value in changes.items():
        setattr(person, name, value)
    return bool(changes)


def news(work: Work, person: PersonRow, row: Row, user: SlackUser) -> dict[str, Any]:
    """What the row says of somebody and we do not know yet, by column; nothing is changed, and nothing is sealed."""
    changes = {name: value for name, value in _said(work, row, user).items() if getattr(person, name) != value}
    if work.open(person.name) != row.name:
        changes["name"] = row.name
    if row.phone and (person.phone is None or work.open(person.phone) != row.phone):
        changes["phone"] = row.phone
    return changes


def _said(work: Work, row: Row, user: SlackUser) -> dict[str, Any]:
    """The columns that are not sealed, where the row (or Slack) says something of them."""
    said = {
        "locale": user.locale,
        "time_zone": _zone(user.time_zone),
        "country": row.country,
        "region": row.region,
        "department": row.department,
        "manager_fingerprint": work.keyring.fingerprint(row.manager_email) if row.manager_email else None,
        "skills": list(row.skills) or None,
        "seeks": list(row.seeks) or None,
        "languages": list(row.languages) or None,
        "capacity": row.capacity,
    }
    return {name: value for name, value in said.items() if value is not None}


def _zone(name: str) -> str:
    """The zone, if this machine knows it too."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError):
        return ZONE_IF_UNKNOWN
