"""What there is to say of progress reports: to a lead that one has come, to a mentor that one would be welcome."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.access_terms import Part
from mentoring.asking.reports import report_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match, Person, person_of
from storage import people, reports
from storage.deliveries import OccasionRow
from storage.keys import KeyGone
from storage.work import Work


@dataclass(frozen=True)
class ReportNotice(Notice):
    """A report has come. Not whether it is praise or a concern, nor a word of it."""

    report_id: UUID
    mentor: Person
    mentee: Person


@dataclass(frozen=True)
class AskedForReportNotice(Notice):
    """A lead would like to hear from the mentor."""

    match: Match
    lead: str
    waits: bool
    """She has sent none since."""

    @property
    def worth_telling(self) -> bool:
        """As long as it waits."""
        return self.waits


def to_lead(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> ReportNotice | None:
    """Whose it is and about whom; None for whoever may not read it (any longer)."""
    try:
        found = report_of(work, actor, occasion.about)
    except (NotAllowed, KeyGone):
        return None
    return ReportNotice(found.id, found.mentor, found.mentee)


def to_mentor(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> AskedForReportNotice | None:
    """Who asks; None once her match is over."""
    match = actor.match(occasion.match_id) if occasion.match_id else None
    row = reports.request_by_id(work.session, occasion.about)
    if match is None or row is None or match.part is not Part.MENTOR:
        return None
    lead = person_of(work, people.by_id(work.session, row.by_id)).name
    return AskedForReportNotice(match, lead, row.answered_at is None)


READERS: Final[Readers] = {Occasion.REPORT_SENT: to_lead, Occasion.REPORT_ASKED: to_mentor}
