"""Progress reports: what is said of them, and the only place where one is read (SPEC S28)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.asking.report_notices import AskedForReportNotice, ReportNotice
from mentoring.asking.report_rules import Kind
from mentoring.asking.reports import OnMatch, Report
from mentoring.people import Match
from views.access import seen_by
from views.blocks import Message, actions, button, context, header, modal, paragraph, quote, row
from views.paging import Place, turns
from views.prose import strong
from views.times import day_of, full_day_of
from views.words import Words

WRITE = "report.write"
READ = "report.read"
ALL = "report.all"
ASK = "report.ask"
BACK = "report.back"
ON = "report.on"
LISTED_AT_MOST = 12
"""Reports on the page of a match, the latest."""


def write_button(words: Words, match: Match | None = None) -> ButtonElement:
    """Opens the form; on one match, where it is known."""
    return button(words.say("Write a progress report"), WRITE, match.id.hex if match else "")


def all_button(words: Words) -> ButtonElement:
    """Opens the list of her own."""
    return button(words.say("Your reports"), ALL)


def ask_button(words: Words, match_id: str) -> ButtonElement:
    """A lead asks the mentor for one."""
    return button(words.say("Ask for a report"), ASK, match_id)


def notice(words: Words, said: ReportNotice) -> Message:
    """To a lead: that there is one. Not a word of it."""
    names = {"mentor": said.mentor.name, "mentee": said.mentee.name}
    title = words.tell("{mentor} has written a progress report on {mentee}.", **names)
    buttons = actions([button(words.say("Read it"), READ, said.report_id.hex)])
    small = seen_by(words, Thing.PROGRESS_REPORT, partner=said.mentor.first_name, reader=Role.LEAD)
    return Message((paragraph(strong(title)), buttons, small))


def asked(words: Words, said: AskedForReportNotice) -> Message:
    """To a mentor: kindly, and no duty."""
    names = {"lead": said.lead, "mentee": said.match.partner.first_name}
    if not said.waits:
        return Message((paragraph(words.tell("{lead} asked how it is going with {mentee}. You have told.", **names)),))
    title = words.tell("{lead} would be glad to hear how it is going with {mentee}.", **names)
    rest = words.tell("A few lines are enough: what goes well, or what worries you. Whenever it suits you.")
    small = seen_by(words, Thing.PROGRESS_REPORT, partner=said.match.partner.first_name)
    return Message((paragraph(strong(title)), paragraph(rest), actions([write_button(words, said.match)]), small))


def one(words: Words, report: Report) -> dict[str, Any]:
    """The whole of it, for its author and those to whom it went."""
    names = {"mentor": report.mentor.name, "mentee": report.mentee.name}
    on = full_day_of(words, report.at)
    reader, partner = (Role.AUTHOR, report.mentee.first_name) if report.mine else (Role.LEAD, report.mentor.first_name)
    return modal(
        title=words.say("Progress report"),
        close=words.say("Close"),
        blocks=[
            header(words.say("{mentor} on {mentee}", **names)),
            context(words.say("{kind}, {day}", kind=kind_name(words, report.kind), day=on)),
            quote(report.words),
            seen_by(words, Thing.PROGRESS_REPORT, partner=partner, reader=reader),
        ],
    )


def listed(words: Words, found: Sequence[Report], wanted: int) -> dict[str, Any]:
    """Her own, the latest first."""
    place = Place.in_list(wanted, len(found))
    rows = [_row(words, report) for report in found[place.span]]
    return modal(
        title=words.say("Your reports"),
        close=words.say("Close"),
        blocks=[
            *(rows or [context(words.say("You have written no progress reports yet."))]),
            *turns(words, place, BACK, ON),
            seen_by(words, Thing.PROGRESS_REPORT, partner=words.say("your mentee")),
        ],
    )


def on_match(words: Words, found: OnMatch, *, pressable: bool) -> list[Block]:
    """On the page of a match: when there was one, and what opens it."""
    rows = [_written(words, each.id.hex, each.at, pressable=pressable) for each in found.written[:LISTED_AT_MOST]]
    left = len(found.written) - LISTED_AT_MOST
    more = [context(words.say_count("and one earlier", "and {n} earlier", left))] if left > 0 else []
    waits = [context(_waiting(words, found.asked_at))] if found.asked_at else []
    title = [header(words.say("Progress reports"))] if rows or waits else []
    return [*title, *rows, *more, *waits]


def sent(words: Words) -> dict[str, Any]:
    """In the form's place once it is on its way; not a word of it is repeated."""
    said = words.tell("Thank you. Your report is on its way. You find all of yours by `/advance-report list`.")
    return modal(title=words.say("Progress report"), close=words.say("Close"), blocks=[paragraph(said)])


def gone(words: Words) -> Message:
    """The keys of that match were destroyed."""
    return Message((paragraph(words.tell("This report is no longer kept: nobody can read it any more.")),))


def for_mentors(words: Words) -> Message:
    """To somebody who is nobody's mentor."""
    said = words.tell(
        "Progress reports are written by mentors. If something worries you, `/advance feedback` reaches your project "
        "lead or the coordinator."
    )
    return Message((paragraph(said),))


def help_message(words: Words) -> Message:
    """The answer to `/advance-report help`."""
    said = words.tell(
        "`/advance-report` opens a form for a word to the project lead about a mentee of yours: praise, or a concern. "
        "What you write after it is its beginning. `/advance-report list` shows your own."
    )
    return Message((paragraph(said),))


def kind_name(words: Words, kind: Kind) -> str:
    """Praise, or a concern."""
    match kind:
        case Kind.PRAISE:
            return words.say("Praise")
        case Kind.CONCERN:
            return words.say("A concern")


def _written(words: Words, report_id: str, at: datetime, *, pressable: bool) -> Block:
    on = full_day_of(words, at)
    about = words.say("Read the report of {day}", day=on)
    return row(on, button(words.say("Read"), READ, report_id, about=about) if pressable else None)


def _waiting(words: Words, asked_at: datetime) -> str:
    on = day_of(words, asked_at)
    return words.say("The mentor was asked for one on {day}.", day=on)


def _row(words: Words, report: Report) -> Block:
    on = full_day_of(words, report.at)
    about = words.say("Read the report of {day}", day=on)
    said = words.say("On {name}, {day}", name=report.mentee.name, day=on)
    return row(said, button(words.say("Read"), READ, report.id.hex, about=about))
