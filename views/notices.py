"""From what an occasion has to say to the message that says it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from slack_sdk.models.blocks import Block, DividerBlock

from mentoring.agreeing.agreement_notices import AgreementNotice
from mentoring.asking.feedback_notices import FeedbackNotice, HandOverNotice
from mentoring.asking.fit_check_notices import HelpNotice
from mentoring.asking.report_notices import AskedForReportNotice, ReportNotice
from mentoring.counting.exporting import FilesNotice
from mentoring.counting.summary_notices import ChannelLostNotice, SummaryNotice
from mentoring.ending.certificates import CertificateNotice
from mentoring.ending.keeping_notices import KeepingNotice
from mentoring.ending.over import OverNotice
from mentoring.growing.homework_notices import HomeworkNotice
from mentoring.growing.note_notices import NoteNotice
from mentoring.growing.objective_notices import ObjectiveNotice
from mentoring.joining.closed_account_notices import AccountNotice
from mentoring.joining.intake_notices import IntakeNotice
from mentoring.joining.leaving_notices import DepartureNotice
from mentoring.leading.kind_words import KindWordNotice
from mentoring.matching.first_time_notices import FirstTimeNotice
from mentoring.matching.matchmaking_notices import AskedNotice, ClosingNotice, MadeNotice
from mentoring.meeting.attendance_notices import AttendanceNotice
from mentoring.meeting.calendar_notices import CalendarNotice
from mentoring.meeting.meeting_notices import MeetingNotice
from mentoring.notice import Notice
from mentoring.nudging.nudge_notices import NudgeNotice
from mentoring.nudging.unmet import UnmetNotice
from mentoring.people_notices import MatchNotice, PersonNotice
from views import people
from views.agreeing import agreements
from views.asking import feedback, fit_checks, reports
from views.blocks import Message, context
from views.counting import export, summaries
from views.ending import certificates, keeping
from views.growing import homework, note_notices, objectives
from views.joining import closed_accounts, intakes, leaving
from views.leading import kind_words
from views.matching import first_times, matchmaking, matchmaking_closing, matchmaking_leads
from views.meeting import attendance, calendar, meetings
from views.nudging import nudges, unmet
from views.words import Words

Said = Callable[[Words, Any], Message]

SAID: Final[Mapping[type[Notice], Said]] = {
    AskedNotice: matchmaking.asked,
    MadeNotice: matchmaking_leads.told,
    ClosingNotice: matchmaking_closing.closing,
    HelpNotice: fit_checks.help_asked,
    KeepingNotice: keeping.reminder,
    CertificateNotice: certificates.notice,
    FirstTimeNotice: first_times.notice,
    OverNotice: matchmaking_closing.over,
    MeetingNotice: meetings.notice,
    CalendarNotice: calendar.notice,
    AttendanceNotice: attendance.notice,
    NudgeNotice: nudges.notice,
    UnmetNotice: unmet.notice,
    MatchNotice: people.matched,
    PersonNotice: people.notice,
    IntakeNotice: intakes.notice,
    DepartureNotice: leaving.notice,
    AccountNotice: closed_accounts.notice,
    KindWordNotice: kind_words.notice,
    AgreementNotice: agreements.renewed,
    FeedbackNotice: feedback.notice,
    HandOverNotice: feedback.handed_over,
    ReportNotice: reports.notice,
    AskedForReportNotice: reports.asked,
    SummaryNotice: summaries.notice,
    ChannelLostNotice: summaries.channel_lost,
    FilesNotice: export.notice,
}
"""Who finds the words for which kind of notice."""

BLOCKS_AT_MOST: Final = 50
"""In one message: one with more is refused by Slack, and nothing of it said."""

SAID_TOGETHER: Final[Mapping[type[Notice], Callable[[Words, Sequence[Any]], Message]]] = {
    ObjectiveNotice: objectives.notice,
    HomeworkNotice: homework.notice,
    NoteNotice: note_notices.notice,
}
"""The same for those of which several in one message are said together. Every kind has somebody, here or there."""


def message(words: Words, said: Sequence[Notice]) -> Message:
    """All that one delivery has to say, as one message."""
    parts = _once(part for kind, alike in groupby(said, key=_kind) for part in _parts(words, kind[0], [*alike]))
    foot = nudges.footer(words, [notice for notice in said if isinstance(notice, NudgeNotice)])
    file = next((part.file for part in parts if part.file), None)
    return Message((*_fitting(words, parts, BLOCKS_AT_MOST - len(foot)), *foot), file)


def _fitting(words: Words, parts: Sequence[Message], room: int) -> list[Block]:
    """The parts, with a line between them; where not all of them fit, as many as do, and how many more there are."""
    fitting: list[Block] = []
    for n, part in enumerate(parts):
        left = len(parts) - n
        if len(fitting) + 1 + len(part.blocks) + (left > 1) > room:
            more = words.say_count("One more is on your Home tab.", "{n} more are on your Home tab.", left)
            return [*fitting, context(more)]
        fitting += [DividerBlock(), *part.blocks] if fitting else part.blocks
    return fitting


def _once(parts: Iterable[Message]) -> list[Message]:
    """Without what would be said a second time in the same words: that something is settled, above all."""
    kept: list[Message] = []
    for part in parts:
        if part not in kept:
            kept.append(part)
    return kept


def _kind(notice: Notice) -> tuple[type[Notice], object]:
    return type(notice), getattr(notice, "kind", None)


def _parts(words: Words, kind: type[Notice], alike: Sequence[Notice]) -> list[Message]:
    if kind in SAID_TOGETHER:
        return [SAID_TOGETHER[kind](words, alike)]
    if kind is NudgeNotice:
        return nudges.notices(words, [each for each in alike if isinstance(each, NudgeNotice)])
    return [SAID[kind](words, notice) for notice in alike]
