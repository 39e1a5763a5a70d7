"""The Home tab (SPEC S15): what to do next first, then what waits, what comes and what was."""

from collections.abc import Sequence
from itertools import islice

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock

from mentoring.access import Thing
from mentoring.agreeing.checklist import Checklist, Item
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from mentoring.growing.homework import in_match as tasks_in
from mentoring.growing.milestones import month, steps
from mentoring.growing.objectives import in_match
from mentoring.home import Home
from mentoring.local_time import today
from mentoring.meeting.meetings import Meeting, Offer
from mentoring.people import Match, Part
from views import access, home_chooser
from views.agreeing import checklist
from views.asking import surveys
from views.asking.feedback import give_button
from views.asking.reports import write_button as report_button
from views.blocks import actions, context, header, listed, paragraph
from views.contacts import contacts_button
from views.counting.figures import figures_button
from views.growing import milestones, objectives
from views.growing.guide import guide_button
from views.growing.note_links import all_button as all_notes
from views.growing.note_links import write_button
from views.joining import closed_accounts
from views.joining.profiles import own_button
from views.leading.as_lead import open_button as lead_view_button
from views.leading.documents import documents_button
from views.meeting import attendance, exchanges, meetings
from views.nudging.nudge_settings import paused, settings_button
from views.prose import Prose
from views.words import Words

SHOWN_AT_MOST = 3
"""Meetings of one list; with 5 blocks each at the most, three lists keep Home within Slack's 100."""
ASKED_AT_MOST = 2
"""Past meetings of which one is asked at a time whether they took place."""
AWAY_AT_MOST = 3
"""Partners whose account is closed: a line each."""
ROWS = {1: 3, 2: 1, 3: 1}
"""Objectives and tasks of each match that have a row of their own, by the number of those that stand in full."""


def own_matches(words: Words, seen: Home) -> list[Block]:
    """All of it: who sees it comes last."""
    return [
        header(words.say("Hello {name}", name=seen.actor.person.first_name)),
        paragraph(_next_step(words, seen)),
        actions(_first_buttons(words, seen)),
        *_away(words, seen),
        *_to_answer(words, seen),
        *_first_weeks(words, seen),
        *_cards(words, seen, words.say("Coming up"), [(m, m.agreed) for m in seen.upcoming]),
        *_cards(words, seen, words.say("Waiting for an answer"), [(m, m.open) for m in seen.waiting]),
        *_relationships(words, seen),
        *_programme(words, seen),
        _seen_by(words, seen),
    ]


def _first_buttons(words: Words, seen: Home) -> list[ButtonElement]:
    """What one comes for most often. While something is to be answered, or a time is offered or set, a meeting is not
    the next thing to do."""
    propose = meetings.propose_button(words)
    asked = any(each.attendance.mine is None for each in _asked(seen))
    else_first = asked or seen.closing or (seen.past and _week_left(seen))
    if seen.to_answer or seen.waiting or seen.upcoming or else_first or not _there(seen):
        propose.style = None
    return [*_last_survey(words, seen), propose, exchanges.log_button(words), write_button(words), all_notes(words)]


def _last_survey(words: Words, seen: Home) -> list[ButtonElement]:
    """On the last day, if it is still to be sent."""
    if not (seen.closing and seen.has_last_survey(seen.closing)):
        return []
    survey = SURVEYS[name_of(seen.closing.part, Stage.FINAL)]
    is_next = not seen.to_answer and not any(each.attendance.mine is None for each in _asked(seen))
    style = "primary" if is_next else None
    return [surveys.open_button(words, survey, words.say("Open the last survey"), style)]


def _programme(words: Words, seen: Home) -> list[Block]:
    """What is there for everybody in the pilot. Her own details stand in the first week's card as long as they are to
    be looked over."""
    own = [] if any(Item.PROFILE in week.open for week in _weeks(seen)) else [own_button(words)]
    buttons = [guide_button(words), *own, contacts_button(words), documents_button(words), settings_button(words)]
    buttons += [figures_button(words), lead_view_button(words), give_button(words)]
    if any(match.part is Part.MENTOR for match in seen.actor.matches):
        buttons.append(report_button(words))
    below = [*paused(words, seen.actor.quiet_until, seen.now), *surveys.lines(words, seen.surveys)]
    return [DividerBlock(), header(words.say("Programme")), actions(buttons), *below]


def _first_weeks(words: Words, seen: Home) -> list[Block]:
    offered = {meeting.match.id for meeting in (*seen.to_answer, *seen.waiting)}
    cards = checklist.on_home(words, _weeks(seen), offered)
    return [DividerBlock(), *cards] if cards else []


def _weeks(seen: Home) -> list[Checklist]:
    """First weeks with somebody who is there."""
    return [week for week in seen.checklists if not week.match.partner.is_away]


def _next_step(words: Words, seen: Home) -> Prose:
    if seen.to_answer:
        name = seen.to_answer[0].match.partner.first_name
        return words.tell("{name} is waiting for your answer, just below.", name=name)
    if any(each.attendance.mine is None for each in _asked(seen)):
        return words.tell("Did your last meeting take place? One tap is enough, just below.")
    if seen.upcoming and seen.upcoming[0].agreed:
        agreed = seen.upcoming[0].agreed
        meeting = meetings.line(words, seen.upcoming[0], agreed)
        if agreed.starts_at <= seen.now:
            return words.tell("Now: {meeting}.", meeting=meeting)
        return words.tell("Next: {meeting}.", meeting=meeting)
    if seen.waiting:
        name = seen.waiting[0].match.partner.first_name
        return words.tell("Your offer is with {name}. You’ll hear as soon as there is an answer.", name=name)
    if seen.closing:
        return _closing(words, seen, seen.closing)
    if unset := _met_without_objectives(seen):
        return words.tell("You and {name} have met. Which two or three objectives shall it be?", name=unset)
    if seen.met and (week := _week_left(seen)):
        name = week.match.partner.first_name
        return words.tell("You and {name} have met. What is left of your first week stands just below.", name=name)
    there = _there(seen)
    if not there:
        return closed_accounts.away(words, seen.actor.matches[0].partner)
    names = words.either([match.partner.first_name for match in there])
    if seen.met:
        return words.tell("Time for the next meeting with {names}?", names=names)
    return words.tell("A good first step: propose a time to get to know {name}.", name=names)


def _there(seen: Home) -> list[Match]:
    """Hers with somebody who can be met."""
    return [match for match in seen.actor.matches if not match.partner.is_away]


def _away(words: Words, seen: Home) -> list[Block]:
    """Whoever is away, unless that is what was said first."""
    away = [match.partner for match in seen.actor.matches if match.partner.is_away]
    said = [closed_accounts.away(words, partner) for partner in away]
    first = _next_step(words, seen)
    return [*(paragraph(each) for each in said[:AWAY_AT_MOST] if each != first)]


def _week_left(seen: Home) -> Checklist | None:
    """A first week that is not over, with something to do."""
    return next((week for week in seen.checklists if week.open and not week.is_over), None)


def _closing(words: Words, seen: Home, match: Match) -> Prose:
    """On the last day nobody plans another meeting: what is left is said instead."""
    name = match.partner.first_name
    if seen.has_last_survey(match):
        return words.tell(
            "Your mentorship with {name} is drawing to a close. What is left: your last survey, and a "
            "thank-you to each other.",
            name=name,
        )
    return words.tell(
        "Your mentorship with {name} is drawing to a close. A thank-you to each other is all that is left; "
        "afterwards your certificate waits for you here.",
        name=name,
    )


def _met_without_objectives(seen: Home) -> str | None:
    """The first mentor whom she has met without recording an objective since; it is the mentee who records them."""
    return next(
        (
            match.partner.first_name
            for match in seen.actor.matches
            if match.part is Part.MENTEE and match.id in seen.met - seen.others.keys()
            if not in_match(seen.objectives, match.id)
        ),
        None,
    )


def _to_answer(words: Words, seen: Home) -> list[Block]:
    """Offers, and meetings of which nobody has said yet whether they took place."""
    title = words.say("For you to answer")
    cards = _cards(words, seen, title, [(m, m.open) for m in seen.to_answer])
    asked = [
        block
        for each in _asked(seen)
        if each.agreed
        for block in attendance.question(words, each, each.agreed, seen.now)
    ]
    return [*cards, *([] if cards or not asked else [DividerBlock(), header(title)]), *asked]


def _asked(seen: Home) -> list[Meeting]:
    asked = (each for each in seen.past if attendance.is_open(each, seen.now))
    return list(islice(asked, ASKED_AT_MOST))


def _cards(words: Words, seen: Home, title: str, found: Sequence[tuple[Meeting, Offer | None]]) -> list[Block]:
    if not found:
        return []
    cards = [
        block
        for meeting, offer in found[:SHOWN_AT_MOST]
        if offer
        for block in meetings.card(words, meeting, offer, is_waiting=meeting.waits(seen.now))
    ]
    left = len(found) - SHOWN_AT_MOST
    more = [context(words.say_count("and one more", "and {n} more", left))] if left > 0 else []
    return [DividerBlock(), header(title), *cards, *more]


def _relationships(words: Words, seen: Home) -> list[Block]:
    """What there is between her and each partner; of many, one in full and a line for each other."""
    asked, chosen = _asked(seen), seen.in_full
    if chosen is None:
        return [*_objectives(words, seen), *_past(words, seen, asked), *_milestones(words, seen)]
    one = seen.of_one(chosen)
    return [
        *home_chooser.chooser(words, seen, chosen),
        *_objectives(words, one)[1:],  # the line above is drawn already
        *_past(words, one, asked),
        *_milestones(words, one),
        *home_chooser.others(words, seen, chosen),
    ]


def _past(words: Words, seen: Home, asked: Sequence[Meeting]) -> list[Block]:
    just_asked = {each.id for each in asked}
    others = [each for each in seen.past if each.id not in just_asked]
    lines = [meetings.line(words, each, each.agreed) for each in others[:SHOWN_AT_MOST] if each.agreed]
    left = len(others) - SHOWN_AT_MOST
    more = [context(words.say_count("and one earlier", "and {n} earlier", left))] if left > 0 else []
    logged = [exchanges.line(words, each) for each in seen.exchanges[:SHOWN_AT_MOST]]
    if not (lines or logged):
        return []
    return [DividerBlock(), header(words.say("Past meetings")), *([listed(lines)] if lines else []), *more, *logged]


def _objectives(words: Words, seen: Home) -> list[Block]:
    """Every match's objectives."""
    matches, on = seen.actor.matches, today(seen.now, seen.actor.person.zone)
    shown: list[Block] = [DividerBlock(), header(words.say("Objectives"))]
    rows, named = ROWS[len(matches)], len(matches) > 1
    for match in matches:
        theirs, due = in_match(seen.objectives, match.id), tasks_in(seen.homework, match.id)
        shown += objectives.section(words, match, theirs, due, on, rows=rows, named=named)
    return shown


def _milestones(words: Words, seen: Home) -> list[Block]:
    """How far every match has come."""
    if not seen.courses:
        return []
    on, several = today(seen.now, seen.actor.person.zone), len(seen.courses) > 1
    cards = [
        block
        for match, facts in seen.courses
        for block in milestones.card(
            words, steps(facts, on), month(facts, on), match.partner.first_name if several else ""
        )
    ]
    return [DividerBlock(), header(words.say("Your mentorship")), *cards]


def _seen_by(words: Words, seen: Home) -> Block:
    partners = [match.partner for match in seen.actor.matches]
    only, anybody = partners[0].first_name if len(partners) == 1 else "", words.say("the person you meet")
    things = (*access.MEETING, Thing.TASK_STATE, Thing.OBJECTIVE_CATEGORY)
    return access.seen_by(words, *things, partner=only, anybody=anybody)
