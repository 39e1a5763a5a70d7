"""Every view in every state: what tests of all views at once go through."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.front import Front
from mentoring.home import Home
from mentoring.meeting.attendance import Attendance
from mentoring.meeting.attendance_notices import AttendanceNotice
from mentoring.meeting.exchanges import Exchange, Kind
from mentoring.meeting.exchanges import Problem as LogProblem
from mentoring.meeting.exchanges import Unfit as LogUnfit
from mentoring.meeting.meeting_rules import Busy, Field, Problem, Trouble
from mentoring.meeting.meetings import Meeting, OfferState, State
from mentoring.notice import Notice
from mentoring.occasions import Occasion
from mentoring.people import Part
from mentoring.people_notices import MatchNotice, PersonNotice
from tests.views.casting import ENDS_ON, NOW, Cast, Typed, id_of
from tests.views.every_agreement import agreements_shown
from tests.views.every_agreement_leads import lead_errors, leads_shown, renewed_shown
from tests.views.every_checklist import checklist, checklists_shown
from tests.views.every_document import contacts_shown, document_errors, documents_shown
from tests.views.every_feedback import feedback_errors, feedback_notices, feedback_shown
from tests.views.every_figures import figures_shown
from tests.views.every_keeping import keeping_notices, keeping_shown
from tests.views.every_matchmaking import matchmaking_errors, matchmaking_notices, matchmaking_shown
from tests.views.every_note import note_errors, note_notices, notes_shown
from tests.views.every_nudge import nudge_notices, nudges_shown
from tests.views.every_objectives import home_with_objectives, objective_errors, objective_notices, objectives_shown
from tests.views.every_own_data import own_data_shown
from tests.views.every_pilot import lists_shown, pilot_errors, pilot_shown, rooms_shown
from tests.views.every_profile import profile_errors, profiles_shown
from tests.views.every_registering import (
    registering_errors,
    registering_forms,
    registering_messages,
    registering_notices,
)
from tests.views.every_report import report_errors, report_notices, reports_shown
from tests.views.every_survey import every_listed, listed, survey_errors, surveys_shown
from tests.views.situations import TABLE
from views import front, notices, people
from views.blocks import Message
from views.growing import guide, note_pages
from views.meeting import exchanges, meeting_forms, meetings
from views.meeting.meeting_forms import Filled, on_the_table
from views.words import Catalogues, Words

Shown = Message | dict[str, Any]
ALL_SAID = Attendance(mine=True, theirs=True, pulse_taken=True)
WHAT_WAS_SAID = (
    Attendance(),
    Attendance(mine=True),
    Attendance(mine=True, pulse_taken=True),
    Attendance(mine=True, theirs=False, pulse_taken=True),
    Attendance(mine=False, theirs=True),
    Attendance(theirs=True),
)
MANY = 12
"""More than a list on Home shows."""


def every_view(words: Words, typed: Typed) -> dict[str, Shown]:
    """Every message, form and Home tab, by a name that says which."""
    cast = Cast(typed, zone=str(words.zone))
    offices = {**rooms_shown(words, cast, homes(cast)["all of it"]), **lists_shown(words, cast)}
    shown = {**_messages(words, cast), **_forms(words, cast), **_homes(words, cast)}
    return {**shown, **offices, **figures_shown(words, cast)}


@cache
def ordinary_views(locale: str) -> Mapping[str, Shown]:
    """Each with ordinary texts in it, for a reader in Montréal; drawn once a process, for all to read."""
    return MappingProxyType(every_view(Catalogues().words(locale, ZoneInfo("America/Toronto")), Typed()))


def every_message(words: Words, typed: Typed) -> dict[str, Message]:
    """The messages among them that say what has happened."""
    return _messages(words, Cast(typed, zone=str(words.zone)))


def every_error(words: Words, typed: Typed) -> list[str]:
    """Every word beside a field."""
    busy = Busy(NOW, NOW + timedelta(hours=1), typed.partner)
    troubles = [
        Trouble(Field.AT, problem, ends_on=NOW.date(), busy=busy, length=1001, at_most=1000) for problem in Problem
    ]
    said = [text for trouble in troubles for text in meeting_forms.errors(words, (trouble,)).values()]
    return [
        *said,
        meetings.changed_meanwhile(words),
        *pilot_errors(words),
        *matchmaking_errors(words),
        *document_errors(words),
        *note_errors(words),
        *feedback_errors(words),
        *report_errors(words),
        *(text for wrong in LogProblem for text in exchanges.error(words, LogUnfit(wrong, 501, NOW.date())).values()),
        *profile_errors(words),
        *lead_errors(words),
        *objective_errors(words),
        *registering_errors(words),
        *survey_errors(words),
    ]


def _messages(words: Words, cast: Cast) -> dict[str, Message]:
    everyone: dict[str, Notice] = {
        f"{occasion} {sorted(parts)} {leads}": PersonNotice(occasion, cast.actor(0, parts), cast.leads(leads))
        for occasion in (Occasion.WELCOMED, Occasion.PART_ADDED, Occasion.FILE_NOT_TAKEN, Occasion.ASKED)
        for parts in [frozenset({part}) for part in Part] + [frozenset(Part), frozenset()]
        for leads in (0, 2)
    }
    everyone |= {f"asked {n}": PersonNotice(Occasion.ASKED, cast.actor(n), cast.leads()) for n in (1, 2, MANY)}
    everyone |= {
        f"matched {part}": MatchNotice(replace(cast.match(), part=part)) for part in (Part.MENTEE, Part.MENTOR)
    }
    everyone |= registering_notices(cast)
    everyone |= dict(matchmaking_notices(cast))
    everyone |= nudge_notices(cast)
    everyone |= keeping_notices(cast)
    everyone |= feedback_notices(cast)
    everyone |= report_notices(cast)
    everyone |= {f"took place, {name}": found for name, found in attendances(cast).items()}
    everyone |= {f"meeting {n}": situation.notice(cast) for n, situation in enumerate(TABLE)}
    said = {name: notices.message(words, [notice]) for name, notice in everyone.items()}
    said |= {
        name: notices.message(words, each) for name, each in (objective_notices(cast) | note_notices(cast)).items()
    }
    said["several"] = notices.message(words, list(everyone.values())[-5:])
    said |= {
        "meet help": people.meet_help(words),
        "note help": note_pages.help_message(words),
        "note kept": note_pages.kept(words),
        "not registered": people.not_registered(words, []),
        "not registered, with leads": people.not_registered(words, ["U1", "U2"]),
        **registering_messages(words, cast),
        **checklists_shown(words, cast),
        **renewed_shown(words, cast),
        "on hold": people.on_hold(words, cast.actor(2)),
        "no longer there": people.no_longer_there(words),
        "gone wrong": people.gone_wrong(words),
        "destroyed": people.destroyed(words),
        "too late": meetings.too_late(words),
        "clash": meetings.clash(words, "then", cast.typed.partner),
        "no longer free": meetings.no_longer_free(words, cast.typed.partner),
    }
    return said


def _forms(words: Words, cast: Cast) -> dict[str, Shown]:
    meeting, agreed = proposed(cast), upcoming(cast)
    assert meeting.open
    assert agreed.agreed
    filled = Filled(NOW.date(), time(15, 0), 60, cast.typed.place, cast.typed.agenda)
    matches = cast.actor(1).matches
    from_command = Filled(NOW.date(), agenda=cast.typed.agenda * 12)
    return {
        "proposal": meeting_forms.proposal(words, matches, filled, "{}", NOW),
        "proposal, from a command": meeting_forms.proposal(words, matches, from_command, "{}", NOW),
        "proposal, empty": meeting_forms.proposal(words, matches, Filled(NOW.date()), "", NOW),
        "proposal, with whom": meeting_forms.proposal(words, cast.actor(MANY).matches, filled, "{}", NOW),
        "proposal, with ideas": meeting_forms.proposal(words, matches, replace(filled, times=2), "{}", NOW),
        "other time": meeting_forms.other_time(words, meeting, on_the_table(words, meeting.open), "{}", NOW),
        "move": meeting_forms.other_time(words, agreed, on_the_table(words, agreed.agreed), "{}", NOW),
        "withdraw": meeting_forms.cancellation(words, meeting, meeting.open, "{}"),
        "cancel": meeting_forms.cancellation(words, agreed, agreed.agreed, "{}"),
        **agreements_shown(words, cast),
        **matchmaking_shown(words, cast),
        **leads_shown(words, cast),
        **registering_forms(words, cast),
        **profiles_shown(words, cast),
        **own_data_shown(words, cast),
        **objectives_shown(words, cast),
        **pilot_shown(words, cast),
        **documents_shown(words, cast),
        **contacts_shown(words, cast),
        **notes_shown(words, cast),
        **feedback_shown(words, cast),
        **reports_shown(words, cast),
        **nudges_shown(words),
        **surveys_shown(words, cast),
        **keeping_shown(words, cast),
        "log": exchanges.form(words, matches, NOW.date(), cast.typed.agenda, "{}"),
        "log, with whom": exchanges.form(words, cast.actor(MANY).matches, NOW.date(), "", "{}"),
        **{f"guide {n}": guide.page(words, n + 1) for n in range(len(guide.CHAPTERS))},
        "as modal": people.as_modal(words, people.not_registered(words, ["U1"])),
        "no match, as modal": people.as_modal(words, people.no_match_yet(words, cast.actor(0), cast.leads())),
    }


def partners_away(home: Home) -> Home:
    """The same, with the first partner's account closed."""
    first, *others = home.actor.matches
    gone = replace(first, partner=replace(first.partner, is_away=True))
    return replace(home, actor=replace(home.actor, matches=(gone, *others)))


def proposed(cast: Cast, number: int = 0, *, mine: bool = False) -> Meeting:
    """A meeting that waits for its first answer."""
    offer = cast.offer(OfferState.OPEN, mine=mine, days=number + 1, name=f"open{number}{mine}")
    return cast.meeting(offer, state=State.PROPOSED, name=f"proposed{number}{mine}")


def upcoming(cast: Cast, number: int = 0, *, pending: bool = False, days: float = 1) -> Meeting:
    """An agreed meeting; `pending`: one of the two would like to move it."""
    offers = [cast.offer(OfferState.AGREED, mine=True, days=number + days, name=f"agreed{number}{pending}{days}")]
    if pending:
        offers.append(cast.offer(OfferState.OPEN, mine=number % 2 == 0, days=number + 2, name=f"pending{number}"))
    return cast.meeting(*offers, state=State.ACCEPTED, name=f"upcoming{number}{pending}{days}")


def past(cast: Cast, number: int = 0, said: Attendance = ALL_SAID) -> Meeting:
    """A meeting whose time is over. `said`: whether it took place."""
    offer = cast.offer(OfferState.AGREED, mine=False, days=-number - 1, name=f"past{number}")
    return replace(cast.meeting(offer, state=State.ACCEPTED, name=f"past{number}"), attendance=said)


def attendances(cast: Cast) -> dict[str, Notice]:
    """The question whether a meeting took place, in every state; and of one that does not stand any more."""
    asked = {str(said): AttendanceNotice(past(cast, said=said), NOW) for said in WHAT_WAS_SAID}
    return {**asked, "not over": AttendanceNotice(upcoming(cast), NOW)}


def logged(cast: Cast) -> tuple[Exchange, ...]:
    """One of each kind, by either side."""
    return tuple(
        Exchange(id_of(f"exchange{kind}"), cast.match(), n % 2 == 0, kind, NOW.date(), n % 3 == 0, cast.typed.reason)
        for n, kind in enumerate(Kind)
    )


def homes(cast: Cast) -> dict[str, Home]:
    """Home in every state."""
    asked = tuple(proposed(cast, n) for n in range(MANY))
    waiting = tuple(proposed(cast, n, mine=True) for n in range(MANY))
    ahead = tuple(upcoming(cast, n) for n in range(MANY))
    moving = tuple(upcoming(cast, n, pending=True) for n in range(MANY))
    behind = tuple(past(cast, n) for n in range(MANY))
    return {
        "nothing yet": _home(cast),
        "three matches": _home(cast, matches=3),
        "to answer": _home(cast, asked=asked[:1]),
        "waiting": _home(cast, waiting=waiting[:1]),
        "upcoming": _home(cast, ahead=ahead[:1]),
        "under way": _home(cast, ahead=ahead[:1], now=NOW + timedelta(days=1, minutes=30)),
        "past": _home(cast, behind=behind[:1], matches=2),
        "past, with objectives": home_with_objectives(cast, _home(cast, behind=behind[:1], matches=2)),
        "logged": replace(_home(cast), exchanges=logged(cast)),
        **{f"partner away, {n} matches": partners_away(_home(cast, matches=n)) for n in (1, 3)},
        "away": replace(_home(cast), actor=replace(cast.actor(), quiet_until=NOW + timedelta(days=9))),
        **{f"past, {said}": _home(cast, behind=(past(cast, said=said),)) for said in WHAT_WAS_SAID},
        "one too many": _home(cast, asked=asked[:4], behind=behind[:4]),
        "all of it": _home(cast, asked, waiting, ahead, behind, matches=MANY),
        **{
            f"with objectives, {n} matches": home_with_objectives(
                cast, _home(cast, moving[1::2], moving[::2], moving, behind, matches=n)
            )
            for n in (1, 3, 6, 7)
        },
        "all being moved": _home(cast, moving[1::2], moving[::2], moving, behind, matches=MANY),
        "first week": replace(_home(cast), checklists=(checklist(cast),)),
        "first week, met": replace(
            home_with_objectives(cast, _home(cast, behind=(past(cast, said=ALL_SAID),))), checklists=(checklist(cast),)
        ),
        "surveys": replace(_home(cast), surveys=every_listed()),
        "last day": replace(_last_day(cast), surveys=(listed(name="mentee-final"),)),
        "last day, survey sent": _last_day(cast),
        "all of it and first weeks": replace(
            _home(cast, moving[1::2], moving[::2], moving, behind, matches=MANY),
            checklists=tuple(checklist(cast, number=n) for n in range(MANY)),
            surveys=every_listed(),
        ),
    }


def _homes(words: Words, cast: Cast) -> dict[str, Shown]:
    return {
        f"home, {name}": front.home(words, Front(seen.actor, None, None, seen)) for name, seen in homes(cast).items()
    }


def _last_day(cast: Cast) -> Home:
    """They have met, and nothing is planned."""
    return _home(cast, behind=(past(cast, said=ALL_SAID),), now=datetime.combine(ENDS_ON, time(14), UTC))


def _home(
    cast: Cast,
    asked: tuple[Meeting, ...] = (),
    waiting: tuple[Meeting, ...] = (),
    ahead: tuple[Meeting, ...] = (),
    behind: tuple[Meeting, ...] = (),
    *,
    matches: int = 1,
    now: datetime = NOW,
) -> Home:
    return Home(cast.actor(matches), asked, waiting, ahead, behind, now)
