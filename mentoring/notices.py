"""All that occasions have to say: read anew when it is said, so that no message tells yesterday's news."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from mentoring import people_notices
from mentoring.agreeing import agreement_notices
from mentoring.asking import feedback_notices, fit_check_notices, report_notices
from mentoring.counting import exporting, summary_notices
from mentoring.ending import certificates, keeping_notices
from mentoring.ending.over import STILL_TOLD, OverNotice, as_it_was
from mentoring.growing import homework_notices, note_notices, objective_notices
from mentoring.joining import closed_account_notices, intake_notices, leaving_notices
from mentoring.leading import kind_words
from mentoring.matching import first_time_notices, matchmaking_notices
from mentoring.meeting import attendance_notices, calendar_notices, meeting_notices
from mentoring.notice import Notice, Readers
from mentoring.nudging import nudge_notices, unmet
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work

READERS: Final[Readers] = {
    **people_notices.READERS,
    **matchmaking_notices.READERS,
    **keeping_notices.READERS,
    **fit_check_notices.READERS,
    **certificates.READERS,
    **first_time_notices.READERS,
    **intake_notices.READERS,
    **leaving_notices.READERS,
    **closed_account_notices.READERS,
    **kind_words.READERS,
    **agreement_notices.READERS,
    **meeting_notices.READERS,
    **calendar_notices.READERS,
    **attendance_notices.READERS,
    **nudge_notices.READERS,
    **unmet.READERS,
    **objective_notices.READERS,
    **homework_notices.READERS,
    **note_notices.READERS,
    **feedback_notices.READERS,
    **report_notices.READERS,
    **summary_notices.READERS,
    **exporting.READERS,
}
"""Who reads which kind of occasion: every kind has one."""


def notices(work: Work, actor: Actor, occasions: Sequence[OccasionRow], now: datetime) -> tuple[Notice, ...]:
    """What these occasions say to the actor now. What is no longer hers to know says nothing; of a match that is over,
    that it is, and once."""
    said = [_said(work, actor, occasion, now) for occasion in occasions]
    return tuple(
        notice for n, notice in enumerate(said) if notice and not (notice == OverNotice() and notice in said[:n])
    )


def _said(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> Notice | None:
    read = READERS[Occasion(occasion.kind)]
    found = read(work, actor, occasion, now)
    if found or occasion.match_id is None:
        return found
    as_she_was = as_it_was(work, actor, occasion.match_id)
    if as_she_was and occasion.kind in STILL_TOLD:
        with work.reaching(as_she_was.tenants):
            return read(work, as_she_was, occasion, now)
    return OverNotice() if as_she_was else None
