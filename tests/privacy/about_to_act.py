"""Private words at hand: of each kind of thing that people write, the payload with which it comes in or is read."""

from mentoring.asking.fit_checks import Going
from mentoring.growing.homework_rules import Field as Task
from mentoring.growing.objective_rules import Category
from mentoring.joining.profile_rules import Field
from mentoring.matching.matchmaking_words import Ground
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Who
from tests.privacy import notes, objectives, surveys
from tests.privacy.play import Play
from views.asking import feedback, fit_checks, report_forms, reports, survey_forms
from views.growing import homework, note_links, note_pages, objective_forms
from views.joining import profiles
from views.matching import matchmaking as matchmaking_views
from views.matching import matchmaking_forms as words_forms
from views.meeting import meetings as meeting_views

Acts = dict[str, JSON]


def before_the_match(play: Play, match: str) -> Acts:
    """A question that the lead is about to read, and a reservation; this not across companies, where two of whom one
    has said no are not proposed again."""
    reservation = play.presses(Who.PARTNER, matchmaking_views.RESERVE, match)
    question = play.presses(Who.PARTNER, matchmaking_views.ASK_MORE, match)
    play.submits(Who.PARTNER, question, **{words_forms.WRITTEN: play.mark("question")})
    given = {words_forms.WRITTEN: play.mark("reservation"), words_forms.GROUND: Ground.OTHER}
    acts = {"read a question": payloads.press_in_modal(play.circle.people[Who.LEAD], matchmaking_views.READ, match)}
    raised = {"raise a reservation": payloads.submit(play.circle.partner, reservation, **given)}
    return acts if play.circle.across else acts | raised


def in_the_match(play: Play) -> Acts:
    """All the others."""
    return {**_meetings(play), **_notes(play), **_objectives(play), **_said_to_the_lead(play), **_own(play)}


def _meetings(play: Play) -> Acts:
    mentee, mark = play.circle.author, play.mark("agenda")
    form = play.commands(Who.AUTHOR, "/advance-meet")
    play.submits(Who.AUTHOR, form, **NEXT_WEEK | {"agenda": play.mark("agenda of an offer")})
    cancel = play.presses(Who.AUTHOR, meeting_views.CANCEL)
    again = play.commands(Who.AUTHOR, "/advance-meet")
    return {
        "/advance-meet": payloads.command(mentee, "/advance-meet", mark),
        "propose": payloads.submit(mentee, again, **NEXT_WEEK | {"agenda": mark, "place": play.mark("place")}),
        "cancel": payloads.submit(mentee, cancel, reason=play.mark("word why")),
        "another time": payloads.press_in_message(
            play.circle.partner, meeting_views.OFFER_ANOTHER, play.bears(Who.PARTNER, meeting_views.OFFER_ANOTHER)
        ),
        "say something": payloads.typed(mentee, f"May I tell you {play.mark('said to the bot')}?"),
    }


def _notes(play: Play) -> Acts:
    mentee, mark = play.circle.author, play.mark("new note")
    note = notes.keep(play, Who.AUTHOR, "note")
    form = play.commands(Who.AUTHOR, "/advance-note", mark)
    listed = play.presses(Who.AUTHOR, note_links.ALL, "")
    return {
        "/advance-note": payloads.command(mentee, "/advance-note", mark),
        "keep a note": payloads.submit(mentee, form),
        "save a message": payloads.message_action(mentee, "save_as_note", play.mark("message saved")),
        "read a note": payloads.press_in_modal(mentee, note_links.SHOW, note),
        "search notes": payloads.submit(mentee, listed, **{note_pages.SEARCH: play.mark("note")}),
        "share a note": payloads.press_in_modal(mentee, note_pages.SHARE, note),
    }


def _objectives(play: Play) -> Acts:
    mentee, mark = play.circle.author, play.mark("new objective")
    objective = objectives.record(play, "objective", Category.LEADERSHIP)
    form = play.commands(Who.AUTHOR, "/advance-objective", mark)
    task = play.presses(Who.AUTHOR, homework.ADD, objective)
    link = {"wording": play.mark("task"), Task.LINK: f"https://one.example/{play.mark('link')}"}
    return {
        "/advance-objective": payloads.command(mentee, "/advance-objective", mark),
        "record an objective": payloads.submit(mentee, form, **{objective_forms.CATEGORY: Category.OTHER}),
        "set homework": payloads.submit(mentee, task, **link),
    }


def _said_to_the_lead(play: Play) -> Acts:
    mentee, mentor, lead = play.circle.author, play.circle.partner, play.circle.people[Who.LEAD]
    kind = {report_forms.KIND: "concern"}
    report = play.presses(Who.PARTNER, reports.WRITE, play.circle.match)
    play.submits(Who.PARTNER, report, **kind, **{report_forms.WRITTEN: play.mark("report")})
    report = play.presses(Who.PARTNER, reports.WRITE, play.circle.match)
    give = play.presses(Who.AUTHOR, feedback.GIVE, "")
    said = {feedback.TO: "lead", feedback.TOPIC: "pilot", feedback.WRITTEN: play.mark("feedback")}
    fit = play.presses(Who.AUTHOR, fit_checks.OPEN, play.circle.match)
    going = {fit_checks.GOING: Going.HARD, fit_checks.HELP: fit_checks.YES, fit_checks.WRITTEN: play.mark("fit check")}
    return {
        "report": payloads.submit(mentor, report, **kind, **{report_forms.WRITTEN: play.mark("another report")}),
        "read a report": payloads.press_in_modal(lead, reports.READ, play.bears(Who.LEAD, reports.READ)),
        "signed feedback": payloads.submit(mentee, give, **said, **{feedback.SIGN: feedback.SIGNED}),
        "anonymous feedback": payloads.submit(mentee, give, **said, **{feedback.SIGN: feedback.ANONYMOUS}),
        "fit check": payloads.submit(mentee, fit, **going),
    }


def _own(play: Play) -> Acts:
    mentee = play.circle.author
    page = surveys.on(play, Who.AUTHOR, play.commands(Who.AUTHOR, "/advance-survey"), **surveys.FELT)
    answered = {"before": play.mark("survey words")}
    first = play.presses(Who.AUTHOR, profiles.OPEN, "")
    told = {Field.TITLE: play.mark("title"), Field.SEEKS: play.mark("skill")}
    play.submits(Who.AUTHOR, first, **told)
    reached = {Field.PHONE: play.mark("phone"), Field.AVAILABILITY: play.mark("availability")}
    return {
        "keep a survey for later": payloads.press_on_page(mentee, page, survey_forms.LATER, "2", **answered),
        "turn a survey's page": payloads.submit(mentee, page, **answered),
        "profile": payloads.submit(mentee, first, **told),
        "contact details": payloads.submit(mentee, play.modal(Who.AUTHOR), **reached),
    }
