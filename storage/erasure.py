"""What is left of a person who was erased: a row that is nobody's, and her key, condemned until it is destroyed.

A key goes after the transaction in which its person did: were it the other way round, a crash between the two would
leave somebody whom nobody can read. Condemned in that transaction, it is destroyed at the latest after a restart.
"""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base
from storage.deliveries import PENDING, DeliveryRow
from storage.feedback import SignedFeedbackRow
from storage.matches import MatchRow
from storage.nudges import NudgeSettingsRow
from storage.people import PersonRow
from storage.remarks import RemarkRow
from storage.reports import ReportRequestRow, ReportRow
from storage.sealing import KeyName, Sealed
from storage.suggestions import SuggestionRow

FINGERPRINT_BYTES = 32
NOBODY_BYTES = 8


class CondemnedKeyRow(Base):
    """A key that is to be destroyed."""

    __tablename__ = "condemned_keys"
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    since: Mapped[datetime]


def condemn(session: Session, keys: Collection[KeyName], now: datetime) -> None:
    """These keys are destroyed as soon as this transaction is through, each once however often it is condemned."""
    fresh = {str(key) for key in keys}.difference(map(str, condemned(session)))
    session.add_all(CondemnedKeyRow(name=key, since=now) for key in sorted(fresh))
    session.flush()


def condemned(session: Session) -> list[KeyName]:
    """The keys that are still to be destroyed."""
    return [KeyName(name) for name in session.scalars(select(CondemnedKeyRow.name))]


def destroyed(session: Session, keys: Collection[KeyName]) -> None:
    """They are gone."""
    session.execute(delete(CondemnedKeyRow).where(CondemnedKeyRow.name.in_([str(key) for key in keys])))


def make_nobody(session: Session, person_ids: Collection[UUID], name: Sealed, email: Sealed) -> None:
    """Take everything about these people out of their rows, to which matches and messages may still point.

    The session sees every company.
    """
    nothing: dict[str, Any] = {
        **{"phone": None, "country": "", "region": "", "department": "", "manager_fingerprint": None},
        **{"skills": [], "seeks": [], "languages": []},
        **{"dm_channel": None, "home_opened_at": None, "home_stale": 0, "home_match": None},
    }
    rows = [
        {
            "id": person_id,
            "slack_user_id": f"-{secrets.token_hex(NOBODY_BYTES)}",
            "name": name,
            "email": email,
            "email_fingerprint": secrets.token_bytes(FINGERPRINT_BYTES),
            **nothing,
        }
        for person_id in person_ids
    ]
    session.execute(update(PersonRow), rows)
    session.expire_all()


def forget_words(session: Session, person_ids: Collection[UUID]) -> list[KeyName]:
    """What they wrote while matches with them were proposed goes, and so do their signed feedback, progress reports by
    or about them, what was proposed to a lead about them and how they wanted to be reminded. The keys of those words,
    which are to be destroyed."""
    hers = (
        RemarkRow.by_id,
        NudgeSettingsRow.person_id,
        SignedFeedbackRow.by_id,
        ReportRow.by_id,
        ReportRequestRow.by_id,
        *(SuggestionRow.lead_id, SuggestionRow.mentee_id, SuggestionRow.mentor_id),
    )
    for column in hers:
        session.execute(
            delete(column.class_).where(column.in_(person_ids)).execution_options(synchronize_session=False)
        )
    as_mentee = select(MatchRow.id).where(MatchRow.mentee_id.in_(person_ids))
    about_her = delete(ReportRow).where(ReportRow.match_id.in_(as_mentee))
    session.execute(about_her.execution_options(synchronize_session=False))
    return [
        KeyName.of_author(match_id, person_id)
        for side in (MatchRow.mentee_id, MatchRow.mentor_id)
        for match_id, person_id in session.execute(select(MatchRow.id, side).where(side.in_(person_ids)))
    ]


def silence(session: Session, person_ids: Collection[UUID]) -> None:
    """What is on its way to them is not sent any more; what they have had is drawn anew, for its buttons to go."""
    hers = DeliveryRow.person_id.in_(person_ids)
    session.execute(
        update(DeliveryRow)
        .where(hers, DeliveryRow.state == "waiting")
        .values(state="dropped")
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(DeliveryRow)
        .where(hers, DeliveryRow.state.in_((*PENDING, "sent")))
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False)
    )
