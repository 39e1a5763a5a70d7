"""Every kind of payload that Slack sends Advance, by everyone who may stand at the door: to be spoilt."""

import json
from collections.abc import Iterator
from itertools import product
from uuid import uuid4

from sqlalchemy import select

from mentoring.matching.matchmaking_proposing import propose
from mentoring.matching.matchmaking_verdicts import Pair as Two
from mentoring.people import Part
from storage.first_times import FirstTimeRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.later_payloads import of_later_moments
from tests.handlers.malformed import SECRET
from tests.handlers.newcomers import newcomer
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in
from views import contacts
from views.agreeing import agreement_leads, agreements
from views.asking import feedback, report_forms, reports, survey_forms, surveys
from views.growing import homework, objective_forms, objective_links, objectives
from views.joining import intakes, leaving, profiles, registering
from views.leading import as_lead, documents, pilot_matches, pilot_people, pilot_settings, pilot_view
from views.matching import first_times, matchmaking_closing, matchmaking_leads
from views.matching import matchmaking as asking
from views.matching import matchmaking_buttons as buttons
from views.matching import matchmaking_picking as picking
from views.matching import matchmaking_suggestions as suggestions
from views.matching.matchmaking_leaving import LEAVE
from views.meeting import meetings as views


def real_ones(house: House) -> tuple[list[JSON], list[str]]:
    """Every kind of payload, by everyone who may stand at the door; and ids of things that are not theirs."""
    home = company(house.store)
    mentor, unmatched, lead = (person(house.store, home, part) for part in (Part.MENTOR, Part.MENTEE, Part.LEAD))
    pairs = [match(house.store, person(house.store, home, Part.MENTEE), mentor) for _ in range(2)]
    stranger = Someone(uuid4(), home, "USTRANGER", "Nobody", "nobody@one.example")
    waiting = house.proposed(pairs[0].mentee)
    agreed = house.agreed(pairs[1].mentee, mentor, at="18:00")
    assert waiting.open
    assert agreed.agreed
    value = f"{waiting.id.hex}:{waiting.open.id.hex}"
    bases = [made for who in (mentor, unmatched, lead, stranger) for made in by_anybody(who, value)]
    for action, meeting in ((views.OFFER_ANOTHER, waiting), (views.CANCEL, waiting), (views.CANCEL, agreed)):
        bases.append(filled(mentor, house.opened(mentor, action, meeting)))
    bases += [filled(who, house.form(who)) for who in (mentor, pairs[0].mentee, pairs[1].mentee)]
    bases += of_objectives(house, pairs[0].mentee, mentor)
    bases += of_agreements(house, pairs[0], lead)
    bases += of_profiles(house, pairs[0])
    bases += of_surveys(house, pairs[1].mentee)
    bases += of_reports(house, pairs[0], lead)
    bases += of_registering(house, lead)
    bases += of_a_pilot(house, lead, pairs[0])
    bases += of_matchmaking(house, lead)
    bases += of_a_running_match(house, lead, pairs[0])
    bases += of_later_moments(house, lead, pairs[1])
    ids = [*(pair.match_id.hex for pair in pairs), agreed.id.hex, value, lead.slack_user_id, mentor.slack_user_id]
    return bases, [*ids, house_of_another(house).match_id.hex]


def house_of_another(house: House) -> Pair:
    home = company(house.store)
    return match(house.store, person(house.store, home, Part.MENTEE), person(house.store, home, Part.MENTOR))


def by_anybody(who: Someone, value: str) -> Iterator[JSON]:
    yield payloads.command(who, "/advance", SECRET)
    yield payloads.command(who, "/advance-meet", SECRET)
    yield payloads.shortcut(who, "propose_meeting")
    yield payloads.message_action(who, "anything", SECRET)
    for action in (views.PROPOSE, views.ACCEPT, views.DECLINE, views.OFFER_ANOTHER, views.CANCEL):
        yield payloads.press_in_message(who, action, value)
        yield payloads.press_on_home(who, action, value)
    yield payloads.typed(who, SECRET)
    yield payloads.message_changed(who, who.slack_user_id, SECRET)
    yield payloads.home_opened(who)
    yield payloads.user_changed(who, real_name=SECRET)
    yield payloads.suggestion(who, "anything")
    yield payloads.closed(who, {"type": "modal", "blocks": [], "callback_id": "meeting.form"})


def of_objectives(house: House, mentee: Someone, mentor: Someone) -> Iterator[JSON]:
    """An objective with homework: every form, page and button."""
    house.send(payloads.command(mentee, "/advance-objective", SECRET))
    objective = house.slack.opened()
    yield payloads.choose(mentee, objective, objective_forms.CATEGORY, "other")
    recorded = payloads.submit(mentee, objective, **{objective_forms.CATEGORY: "other"})
    house.send(recorded)
    house.send(payloads.message_action(mentor, "turn_into_homework", SECRET))
    task = house.slack.opened()
    set_by_the_mentor = payloads.submit(mentor, task, link="https://x.example")
    house.send(set_by_the_mentor)
    yield from (recorded, set_by_the_mentor, payloads.message_action(mentee, "turn_into_homework", SECRET))
    one, homework_id = (json.loads(view["private_metadata"])[0] for view in (objective, task))
    house.send(payloads.press_on_home(mentee, objective_links.SHOW, f"one:{one}:1"))
    page = house.slack.opened()
    for action in (objectives.CHANGE, objectives.ACHIEVE, objectives.TAKE_UP, homework.ADD):
        yield payloads.press_on_page(mentee, page, action, one)
    for action in (homework.DONE, homework.UNDO, homework.CHANGE, homework.REMOVE):
        yield payloads.press_on_page(mentor, page, action, homework_id)
        yield payloads.press_in_message(mentee, action, homework_id)
    for action in (objective_links.ALL, objective_links.ON):
        yield payloads.press_on_page(mentor, page, action, "all::1")


def of_reports(house: House, two: Pair, lead: Someone) -> Iterator[JSON]:
    """A progress report and feedback, each written, asked for and read; and a look over the lead's shoulder."""
    house.send(payloads.press_on_home(two.mentor, reports.WRITE, two.match_id.hex))
    report, written = house.slack.opened(), {"kind": "concern", "written": SECRET}
    yield payloads.press_on_page(two.mentor, report, report_forms.CHANGE)
    house.send(payloads.press_on_home(two.mentee, feedback.GIVE))
    form, entries = house.slack.opened(), {"to": "lead", "topic": "pilot", "written": SECRET, "sign": "signed"}
    for sent in (payloads.submit(two.mentor, report, **written), payloads.submit(two.mentee, form, **entries)):
        house.send(sent)
        yield sent
    own, given = json.loads(report["private_metadata"])[0], form["private_metadata"]
    for action, value in {
        **{reports.READ: own, reports.ASK: two.match_id.hex, reports.ON: "own:2", feedback.READ: given},
        **{feedback.READ_TOGETHER: given, feedback.ON: f"{given}:1"},
    }.items():
        yield payloads.press_in_modal(lead, action, value)
    for text in ("feedback x", "as-lead"):
        yield payloads.command(two.mentee, "/advance", text)
    for action in (as_lead.SHOW, as_lead.ON, as_lead.OPEN):
        yield payloads.press_in_modal(two.mentor, action, two.match_id.hex)
    yield payloads.command(two.mentor, "/advance-report", "list")


def of_a_pilot(house: House, lead: Someone, two: Pair) -> Iterator[JSON]:
    """The command, the settings and their forms, documents, lists, and a page for each."""
    for text in (SECRET, "people", two.mentor.name):
        yield payloads.command(lead, "/advance-pilot", text)
    yield payloads.press_on_home(lead, pilot_settings.OPEN)
    changes = (pilot_settings.CHANGE_COURSE, pilot_settings.CHANGE_HOURS, pilot_settings.CHANGE_FIGURES)
    for action in (*changes, documents.ADD):
        yield payloads.press_in_modal(lead, action)
        house.send(payloads.press_in_modal(lead, action))
        form = house.slack.opened()
        entries = {"title": SECRET, "link": "https://x.example"} if action == documents.ADD else {}
        yield payloads.submit(lead, {**form, "previous_view_id": "V0001"}, **entries)
    yield payloads.press_in_modal(lead, documents.REMOVE, two.match_id.hex)
    yield payloads.press_on_home(lead, contacts.OPEN)
    for action, value in {
        **{pilot_people.OPEN: "all", pilot_people.ON: "all:1", pilot_people.SHOW: two.mentee.id.hex},
        **{pilot_people.CORRECT: two.mentee.id.hex, pilot_people.WITHDRAW_MENTEE: two.mentee.id.hex},
        **{pilot_matches.OPEN: "live", pilot_matches.BACK: "over:2", pilot_view.SHOW_MATCH: two.match_id.hex},
        **{pilot_view.KIND_WORD: two.match_id.hex, pilot_matches.KIND_WORDS: ""},
    }.items():
        yield payloads.press_in_modal(lead, action, value)
    house.send(payloads.press_in_modal(lead, pilot_people.CORRECT, two.mentee.id.hex))
    yield payloads.submit(lead, house.slack.opened(), name=SECRET)
    for action in (pilot_people.FIND, pilot_matches.FIND, "zone"):
        yield payloads.suggestion(lead, action, SECRET)


def of_matchmaking(house: House, lead: Someone) -> Iterator[JSON]:
    """Suggestions and a pair picked by hand, each form of the two who are asked, and what their lead reads of it."""
    mentee, mentor = (person(house.store, lead.company, part) for part in (Part.MENTEE, Part.MENTOR))
    suggest = payloads.press_on_home(lead, suggestions.SUGGEST)
    house.send(suggest)
    listed = house.slack.calls[-1].view
    for action in (suggestions.CHOOSE, suggestions.CHOOSE_ALL, suggestions.CHOOSE_NONE, suggestions.ON):
        yield payloads.press_on_page(lead, listed, action, "1")
    yield from (suggest, payloads.submit(lead, listed), payloads.press_on_home(lead, picking.PICK))
    with house.store.write(EVERYONE) as work:
        (came,) = propose(work, lead.actor(work), [Two(mentee.id, mentor.id)], house.clock.now())
    assert came.match_id
    match_id = came.match_id.hex
    for action, more in ((asking.ASK_MORE, {}), (asking.RESERVE, {"ground": "other"})):
        opened = payloads.press_in_message(mentor, action, match_id)
        house.send(opened)
        yield from (opened, payloads.submit(mentor, house.slack.opened(), written=SECRET, **more))
    yield payloads.press_in_message(lead, asking.READ, match_id)
    for who in (mentee, mentor, lead):
        for action in (asking.ACCEPT, asking.DECLINE, matchmaking_leads.AGREE, matchmaking_leads.WITHDRAW):
            yield payloads.press_in_message(who, action, match_id)


def of_a_running_match(house: House, lead: Someone, two: Pair) -> Iterator[JSON]:
    """What a lead does to it, what one of the two asks for, and a first time proposed to both."""
    match_id = two.match_id.hex
    for action in (buttons.PAUSE, buttons.RESUME, buttons.END, buttons.REMATCH):
        yield payloads.press_in_message(lead, action, match_id)
    house.send(payloads.press_on_home(two.mentee, LEAVE, match_id))
    wish = {matchmaking_closing.WISH: "pause"}
    yield payloads.submit(two.mentee, house.slack.opened(), written=SECRET, **wish)
    house.send(payloads.press_on_home(lead, first_times.PROPOSE, match_id))
    time = payloads.submit(lead, house.slack.opened(), place=SECRET, at="16:00", day="2026-12-03")
    house.send(time)
    yield time
    with house.store.read(EVERYONE) as work:
        time_id = work.session.scalars(select(FirstTimeRow.id)).one().hex
    for who, action in product(
        (two.mentor, lead), (first_times.SUITS, first_times.DOES_NOT_SUIT, first_times.WITHDRAW)
    ):
        yield payloads.press_in_message(who, action, time_id)


def of_registering(house: House, lead: Someone) -> Iterator[JSON]:
    """Both forms, a dropped file, its card and its rows; and 'not for me'."""
    marie = newcomer(house, lead.company)
    yield payloads.press_on_home(lead, registering.REGISTER_PERSON)
    house.send(payloads.press_on_home(lead, registering.REGISTER_PERSON))
    who = payloads.submit(lead, house.slack.opened(), person=marie.slack_user_id, parts=["mentee"])
    details = house.send(who).body["view"]
    yield from (who, payloads.submit(lead, details, name=SECRET, phone=SECRET))
    house.slack.files["F1"] = ("roster.csv", f"email,name,role\n{marie.email},{SECRET},mentee\n".encode())
    dropped = payloads.typed(lead, SECRET, subtype="file_share", files=[{"id": "F1", "name": SECRET}])
    house.send(dropped)
    yield from (dropped, payloads.typed(marie, SECRET, subtype="file_share", files=[{"id": "F1"}]))
    intake = buttons_in(house.screen(lead)[-1])[intakes.SEE]["value"]
    for action in (intakes.SEE, intakes.CONFIRM, intakes.DISCARD, intakes.TAKE_BACK):
        yield payloads.press_in_message(lead, action, intake)
    for action in (intakes.BACK, intakes.ON):
        yield payloads.press_in_modal(lead, action, f"{intake}:2")
    yield payloads.press_in_message(person(house.store, lead.company, Part.MENTOR), leaving.NOT_FOR_ME)


def of_agreements(house: House, two: Pair, lead: Someone) -> Iterator[JSON]:
    """Read, agreed to, looked at and replaced."""
    for action in (agreements.READ_AGREEMENT, agreements.READ_ETHICS):
        opened = payloads.press_on_home(two.mentee, action, two.match_id.hex)
        house.send(opened)
        yield from (opened, payloads.submit(two.mentee, house.slack.opened()))
    turned = payloads.press_in_modal(two.mentee, agreements.ON, "2")
    turned["view"]["private_metadata"] = house.slack.opened()["private_metadata"]
    yield turned
    for action in (agreement_leads.OVERVIEW, agreement_leads.SHOW, agreement_leads.WHO):
        yield payloads.press_in_modal(lead, action, "agreement/advance-1")
    for action in (agreement_leads.LEAF, agreement_leads.WHO_ON):
        yield payloads.press_in_modal(lead, action, "agreement/advance-1:1")
    chosen = payloads.press_in_modal(lead, agreement_leads.EARLIER)
    chosen["actions"][0]["selected_option"] = {"value": "ethics/advance-1"}
    house.send(payloads.press_on_home(lead, agreement_leads.REPLACE, "agreement"))
    yield from (chosen, payloads.submit(lead, house.slack.opened(), en=SECRET, fr=SECRET))


def of_profiles(house: House, two: Pair) -> Iterator[JSON]:
    """Both forms of one's own, and the other's card."""
    yield payloads.press_in_message(two.mentee, profiles.PARTNER, two.match_id.hex)
    opened = payloads.press_on_home(two.mentor, profiles.OPEN)
    house.send(opened)
    work = payloads.submit(two.mentor, house.slack.opened(), title=SECRET, skills=SECRET)
    reach = house.send(work).body["view"]
    yield from (opened, work, payloads.submit(two.mentor, reach, phone="1", availability=SECRET, capacity="3"))


def of_surveys(house: House, who: Someone) -> Iterator[JSON]:
    """Its first page, and its second, from which one can turn back, stop, and go on."""
    opened = payloads.press_on_home(who, surveys.OPEN, "mentee-baseline")
    house.send(opened)
    felt = {"goals": "4", "network": "2", "visibility": "1", "skills": "5", "belonging": "3"}
    first = payloads.submit(who, house.slack.opened(), **felt)
    second = house.send(first).body["view"]
    yield from (opened, first, payloads.submit(who, second, support="1", before=SECRET, hopes=["ear"]))
    for action in (survey_forms.TURN, survey_forms.LATER):
        yield payloads.press_on_page(who, second, action, "1", before=SECRET)


def filled(who: Someone, view: JSON) -> JSON:
    names = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    entries = {**NEXT_WEEK, "place": SECRET, "agenda": SECRET, "reason": SECRET}
    return payloads.submit(who, view, **{name: entries[name] for name in names & set(entries)})
