"""Every nudge in every state, and the form about them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.agreeing.checklist import Item
from mentoring.meeting.agenda import Stage
from mentoring.meeting.meetings import Meeting, OfferState, State
from mentoring.notice import Notice
from mentoring.nudging.nudge_notices import NudgeNotice
from mentoring.nudging.nudge_wishes import Wishes
from mentoring.nudging.nudges import Nudge
from mentoring.people import Part
from tests.views.casting import NOW, Cast, id_of
from tests.views.every_checklist import checklist
from tests.views.every_objectives import task
from views.blocks import Message
from views.nudging import nudge_settings, nudges
from views.words import Words


def nudge_notices(cast: Cast) -> Mapping[str, Notice]:
    """One of each kind, to either side, true and settled."""
    open_one = cast.meeting(cast.offer(OfferState.OPEN, mine=False, days=2, name="nudged"), state=State.PROPOSED)
    agreed = cast.meeting(cast.offer(OfferState.AGREED, mine=True, days=1, name="agreed"), state=State.ACCEPTED)
    found: dict[str, Notice] = {}
    for part in (Part.MENTEE, Part.MENTOR):
        for once in (Nudge.FINAL_SURVEY, Nudge.FIT_CHECK, Nudge.WRAP_UP):
            found[f"nudge {once} {part}"] = _one(cast, once, part=part)
        found[f"nudge {Nudge.WRAP_UP} {part}, survey open"] = _one(cast, Nudge.WRAP_UP, part=part, survey_open=True)
        for kind in (Nudge.CHECKLIST, Nudge.FIRST_MEETING, Nudge.FEW_OBJECTIVES, Nudge.MONTH_WITHOUT_MEETING):
            for objectives in (0, 1):
                found[f"nudge {kind} {part} {objectives}"] = _one(cast, kind, part=part, objectives=objectives)
    found["nudge checklist, later"] = _one(cast, Nudge.CHECKLIST, period="7")
    found["nudge checklist, offered"] = replace(_one(cast, Nudge.CHECKLIST), is_offered=True)
    only_meeting = checklist(cast, *set(Item) - {Item.FIRST_MEETING})
    offered = replace(_one(cast, Nudge.CHECKLIST), checklist=only_meeting, is_offered=True)
    found["nudge checklist, all but what is offered"] = offered
    theirs = replace(task(cast), mine=False)
    found["nudge late, set by the other"] = replace(
        _one(cast, Nudge.HOMEWORK_DUE, period="late 2026-11-25"), task=theirs
    )
    for period in ("early 2026-11-25", "today 2026-11-25", "late 2026-11-25"):
        found[f"nudge {period}"] = _one(cast, Nudge.HOMEWORK_DUE, period=period)
    found["nudge waits"] = _one(cast, Nudge.PROPOSAL_WAITS, meeting=open_one)
    found["nudge tomorrow"] = _one(cast, Nudge.MEETING_TOMORROW, meeting=agreed)
    silent = replace(agreed, offers=tuple(replace(offer, agenda="") for offer in agreed.offers))
    for stage in Stage:
        found[f"nudge tomorrow, {stage}"] = replace(_one(cast, Nudge.MEETING_TOMORROW, meeting=silent), stage=stage)
    found["nudge soon"] = _one(cast, Nudge.MEETING_SOON, meeting=agreed)
    found["nudge settled"] = replace(_one(cast, Nudge.CHECKLIST), is_true=False)
    return found


def nudges_shown(words: Words) -> Mapping[str, Message | dict[str, Any]]:
    """The form, and the answers to buttons."""
    quiet = Wishes(frozenset(Nudge), NOW + timedelta(weeks=2))
    return {
        "reminders": nudge_settings.form(words, Wishes(), NOW),
        "reminders, none": nudge_settings.form(words, quiet, NOW),
        "nudge later": nudges.later(words, "Tuesday"),
        "nudge no more": nudges.no_more(words),
    }


def _one(
    cast: Cast,
    kind: Nudge,
    *,
    part: Part = Part.MENTEE,
    period: str = "1",
    objectives: int = 0,
    meeting: Meeting | None = None,
    survey_open: bool = False,
) -> NudgeNotice:
    match = replace(cast.match(), part=part)
    return NudgeNotice(
        kind=kind,
        match=match,
        period=period,
        is_true=True,
        said_at=NOW,
        meeting=meeting,
        task=task(cast) if kind is Nudge.HOMEWORK_DUE else None,
        checklist=checklist(cast) if kind is Nudge.CHECKLIST else None,
        objectives=objectives,
        survey_open=survey_open,
        key=id_of(f"{kind}{period}{part}").hex,
    )
