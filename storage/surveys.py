"""What is answered to the surveys, under a random respondent's id (SPEC N5); and who has still to answer, without it.

Between a paper, which is a person's, and a return, which is a respondent's, nothing leads but the sealed link
(`storage/attendance.py`): neither holds a moment, and the week is all that figures need.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, bindparam, delete, exists, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.attendance import RespondentLinkRow
from storage.base import Base, Identified, changed_one
from storage.sealing import Sealed, SealedText
from storage.tenancy import GuardedSession, Tenanted

NAME_AT_MOST = 40
"""Characters of a survey's, a question's and an option's name."""


class SurveyReturnRow(Identified, Tenanted, Base):
    """One survey that was sent, by a respondent. The company is that of the person who answered."""

    __tablename__ = "survey_returns"
    __table_args__ = (UniqueConstraint("respondent_id", "survey"),)
    respondent_id: Mapped[UUID] = mapped_column(ForeignKey("respondents.id"))
    survey: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    """As its file is called: 'mentee-baseline'."""
    version: Mapped[int]
    week: Mapped[date]
    """Its Monday."""
    round: Mapped[int] = mapped_column(default=1)
    """Of which of a company's pilots it is."""


class SurveyAnswerRow(Identified, Tenanted, Base):
    """One answer that can be counted: '1' to '5', '0' to '10', or an option's name. Several of one question are rows
    of their own; a question that was left out has none."""

    __tablename__ = "survey_answers"
    __table_args__ = (UniqueConstraint("respondent_id", "survey", "question", "answer"),)
    respondent_id: Mapped[UUID] = mapped_column(ForeignKey("respondents.id"))
    survey: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    question: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    answer: Mapped[str] = mapped_column(String(NAME_AT_MOST))


class SurveyPaperRow(Identified, Tenanted, Base):
    """One person's paper of one survey, in the pilots of one round: begun, or sent. Never what she answered, and never
    when."""

    __tablename__ = "survey_papers"
    __table_args__ = (UniqueConstraint("person_id", "survey", "round"),)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    survey: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    round: Mapped[int] = mapped_column(default=1)
    draft: Mapped[Sealed | None] = mapped_column(SealedText)
    """What she entered so far, under her own key; None as soon as it is sent."""
    sent: Mapped[bool] = mapped_column(default=False)


class SurveyWordsRow(Identified, Tenanted, Base):
    """What somebody wrote in her own words, under her own key. It is read by nobody but her.

    What she lets us pass on leaves this table as it is handed on, without her name.
    """

    __tablename__ = "survey_words"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    survey: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    question: Mapped[str] = mapped_column(String(NAME_AT_MOST))
    words: Mapped[Sealed] = mapped_column(SealedText)
    may_pass_on: Mapped[bool]


def paper_of(session: Session, person_id: UUID, survey: str, round_: int) -> SurveyPaperRow | None:
    """Her paper of that round, as it is at this moment; None: she has not begun."""
    hers = (SurveyPaperRow.person_id == person_id, SurveyPaperRow.survey == survey, SurveyPaperRow.round == round_)
    return session.scalar(select(SurveyPaperRow).where(*hers), execution_options={"populate_existing": True})


def papers_of(session: GuardedSession, person_ids: Iterable[UUID]) -> Sequence[tuple[UUID, str, int, bool]]:
    """Whose paper of which survey and round there is, and whether it was sent."""
    rows = session.columns(_papers_of(), people=list(person_ids))
    return [(person_id, survey, round_, sent) for person_id, survey, round_, sent in rows]


@cache
def _papers_of() -> Select[UUID, str, int, bool]:
    """Every Home asks it."""
    columns = (SurveyPaperRow.person_id, SurveyPaperRow.survey, SurveyPaperRow.round, SurveyPaperRow.sent)
    return select(*columns).where(SurveyPaperRow.person_id.in_(bindparam("people", expanding=True)))


def keep_draft(session: Session, paper_id: UUID, draft: Sealed) -> bool:
    """What she entered so far. False: it was sent meanwhile."""
    wanted = (SurveyPaperRow.id == paper_id, SurveyPaperRow.sent.is_(False))
    return changed_one(session, update(SurveyPaperRow).where(*wanted).values(draft=draft))


def send(session: Session, paper_id: UUID) -> bool:
    """It is sent, and its draft gone. False: it was sent already."""
    wanted = (SurveyPaperRow.id == paper_id, SurveyPaperRow.sent.is_(False))
    return changed_one(session, update(SurveyPaperRow).where(*wanted).values(sent=True, draft=None))


def answers_of(session: Session, respondent_id: UUID) -> list[tuple[str, str, str]]:
    """What was answered under that id: survey, question, answer; for whoever alone knows that it is hers."""
    wanted = (SurveyAnswerRow.survey, SurveyAnswerRow.question, SurveyAnswerRow.answer)
    rows = session.execute(select(*wanted).where(SurveyAnswerRow.respondent_id == respondent_id).order_by(*wanted))
    return [(survey, question, answer) for survey, question, answer in rows]


def words_of(session: Session, person_id: UUID) -> list[SurveyWordsRow]:
    """What she wrote in answer to surveys, and let nobody pass on."""
    found = select(SurveyWordsRow).where(SurveyWordsRow.person_id == person_id)
    return list(session.scalars(found.order_by(SurveyWordsRow.survey, SurveyWordsRow.question)))


def begun_by(session: Session, person_id: UUID) -> list[tuple[str, Sealed]]:
    """The surveys that she has begun and not sent, with what she entered so far."""
    found = select(SurveyPaperRow.survey, SurveyPaperRow.draft).where(SurveyPaperRow.person_id == person_id)
    return [(name, draft) for name, draft in session.execute(found.order_by(SurveyPaperRow.survey)) if draft]


def has_words_to_pass_on(session: Session) -> bool:
    """Whether any wait."""
    return bool(session.scalar(select(exists().where(SurveyWordsRow.may_pass_on))))


def take_words_to_pass_on(session: Session) -> list[SurveyWordsRow]:
    """Take those that wait out of the table; each is ours alone until the transaction ends."""
    waiting = select(SurveyWordsRow).where(SurveyWordsRow.may_pass_on).order_by(SurveyWordsRow.id)
    rows = list(session.scalars(waiting.with_for_update(skip_locked=True)))
    gone = delete(SurveyWordsRow).where(SurveyWordsRow.id.in_([row.id for row in rows]))
    session.execute(gone.execution_options(synchronize_session=False))
    return rows


def forget(session: Session, person_ids: Collection[UUID]) -> None:
    """Papers, words, and the way to what they answered go; the answers stay, as nobody's."""
    for hers in (SurveyPaperRow.person_id, SurveyWordsRow.person_id, RespondentLinkRow.person_id):
        gone = delete(hers.class_).where(hers.in_(person_ids))
        session.execute(gone.execution_options(synchronize_session=False))
