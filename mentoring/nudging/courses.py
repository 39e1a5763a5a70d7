"""Reads how relationships stand, for the timetable: many at a time, in as many statements as for one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time
from uuid import UUID

from mentoring.agreeing.checklist import Item, done_in
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.local_time import zone_named
from mentoring.nudging.course import Booked, Course, OpenTask, Side, Waiting
from mentoring.nudging.working_time import WorkingTime
from mentoring.people import Part
from storage import checklist, courses, fit_checks, surveys
from storage.courses import Standing
from storage.meetings import OfferRow
from storage.work import Work

TO_DO, SURVEY_ALONE = frozenset(Item), frozenset({Item.SURVEY})


def courses_of(work: Work, match_ids: Sequence[UUID]) -> list[Course]:
    """How these matches stand."""
    left = _left(work, match_ids)
    booked, waiting = _meetings(work, match_ids)
    logged = courses.logged(work.session, match_ids)
    objectives = courses.objectives(work.session, match_ids)
    homework = defaultdict(list)
    for match_id, task_id, due_on in courses.tasks(work.session, match_ids):
        homework[match_id].append(OpenTask(id=task_id, due_on=due_on))
    standings = courses.standings(work.session, match_ids)
    checked = fit_checks.answered(work.session, match_ids)
    sides = {side.id for found in standings for side in (found.mentee, found.mentor)}
    papers = surveys.papers_of(work.session, sides)
    sent = {(who, name, round_) for who, name, round_, is_sent in papers if is_sent}
    return [
        Course(
            match_id=found.match.id,
            active_since=found.match.moved_at or datetime.combine(found.match.starts_on, time(), UTC),
            starts_on=found.match.starts_on,
            ends_on=found.match.ends_on,
            mentee=_side(found, Part.MENTEE, left, sent, checked),
            mentor=_side(found, Part.MENTOR, left, sent, checked),
            booked=tuple(booked[found.match.id]),
            waiting=tuple(waiting[found.match.id]),
            logged=tuple(logged[found.match.id]),
            objectives=objectives.get(found.match.id, 0),
            homework=tuple(homework[found.match.id]),
            at_rest=any(side.account_closed_at is not None for side in (found.mentee, found.mentor)),
        )
        for found in standings
    ]


def _side(
    found: Standing,
    part: Part,
    left: dict[tuple[UUID, UUID], frozenset[Item]],
    sent: Collection[tuple[UUID, str, int]],
    checked: Collection[tuple[UUID, UUID]],
) -> Side:
    """One of the two. `left`: of the checklists, by match and person; `sent`: surveys, by person, name and round;
    `checked`: fit checks, by match and person."""
    person = found.mentee if part is Part.MENTEE else found.mentor
    return Side(
        person_id=person.id,
        working=WorkingTime(
            zone=zone_named(person.time_zone),
            days=frozenset(found.working_days),
            opens=found.opens,
            closes=found.closes,
            country=person.country,
            region=person.region,
        ),
        still_open=len(left.get((found.match.id, person.id), ())),
        lacks_survey_alone=left.get((found.match.id, person.id)) == SURVEY_ALONE,
        fit_check_done=(found.match.id, person.id) in checked,
        survey_done=(person.id, name_of(part, Stage.FINAL), found.match.round) in sent,
    )


def _left(work: Work, match_ids: Sequence[UUID]) -> dict[tuple[UUID, UUID], frozenset[Item]]:
    """What is open in the first-week checklist of each of the two."""
    done = done_in(checklist.first_weeks(work.session, match_ids))
    return {whose: TO_DO - items for whose, items in done.items()}


def _meetings(
    work: Work, match_ids: Sequence[UUID]
) -> tuple[defaultdict[UUID, list[Booked]], defaultdict[UUID, list[Waiting]]]:
    answered, denied = defaultdict(set), set()
    for said in courses.attendances(work.session, match_ids):
        answered[said.meeting_id].add(said.person_id)
        if not said.took_place:
            denied.add(said.meeting_id)
    booked: defaultdict[UUID, list[Booked]] = defaultdict(list)
    waiting: defaultdict[UUID, list[Waiting]] = defaultdict(list)
    for match_id, offer in courses.offers(work.session, match_ids):
        if offer.state == "open":
            waiting[match_id].append(_waiting(offer))
        else:
            booked[match_id].append(_booked(offer, frozenset(answered[offer.meeting_id]), denied))
    return booked, waiting


def _booked(offer: OfferRow, answered_by: frozenset[UUID], denied: set[UUID]) -> Booked:
    return Booked(
        id=offer.meeting_id,
        agreed_at=offer.agreed_at or offer.created_at,
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        answered_by=answered_by,
        did_not_happen=offer.meeting_id in denied,
    )


def _waiting(offer: OfferRow) -> Waiting:
    return Waiting(
        id=offer.id,
        meeting_id=offer.meeting_id,
        asked=offer.to_id,
        offered_at=offer.created_at,
        starts_at=offer.starts_at,
    )
