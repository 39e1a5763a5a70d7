"""Surveys come in (SPEC S11, S13, S14): listed, opened where they were left, filled in page by page, and sent.

Nothing of an answer leaves this file but into the database, sealed, and back into the modal.
"""

import json
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer as Say
from handlers.answering import show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, dig, memory_of, pressed_value, wants_help
from handlers.waiting import no_match
from mentoring.asking import survey_papers, survey_words
from mentoring.asking.survey_definitions import Kind, Question
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_papers import NotReady, Paper
from mentoring.asking.survey_rules import Answer, Answers, fits, last_page, too_long
from mentoring.asking.surveys import State, surveys_of
from mentoring.too_late import TooLate
from views.asking import survey_forms as forms
from views.asking import surveys as views


@dataclass(frozen=True)
class FormState:
    """What an open page remembers: of which survey, and which page. No answer."""

    survey: str
    page: int

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.survey, self.page])

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no page of ours has packed."""
        match memory_of(view):
            case [str(survey), int(page)] if survey in SURVEYS:
                return cls(survey, page)
        raise Unreadable("a survey's page")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-survey")(asked)
    on.action(views.OPEN)(opened)
    on.action(forms.TURN)(turned)
    on.action(forms.LATER)(put_off)
    on.view(forms.FORM)(submitted)


def asked(body: Body, ack: Ack, visit: Visit, answer: Say, client: WebClient) -> BoltResponse:
    """`/advance-survey`: the one that is to be done; if there are several, or none, how they stand."""
    if wants_help(body):
        return answer(views.help_message(visit.words))
    with visit.reading() as work:
        found = surveys_of(work, visit.actor, visit.now)
    if not found:
        return answer(no_match(visit))
    match [each.survey.name for each in found if each.state is State.TO_DO]:
        case [only]:
            return _open(body, ack, visit, client, only)
    return answer(views.overview(visit.words, found))


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The survey of a button."""
    return _open(body, ack, visit, client, pressed_value(body))


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Back, or to the page that is to be changed; what stands on this one is kept."""
    wanted = pressed_value(body)
    if not (wanted.isascii() and wanted.isdecimal()):
        raise Unreadable("a page")
    state = FormState.read(dig(body, "view"))
    paper = _keep(visit, state, dig(body, "view"), int(wanted[:3]))
    response = ack()
    show_instead(client, body, _drawn(visit, paper))
    return response


def put_off(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Kept for later, as it stands."""
    state = FormState.read(dig(body, "view"))
    paper = _keep(visit, state, dig(body, "view"), state.page)
    response = ack()
    still_open = paper.listed.state is State.TO_DO
    show_instead(client, body, views.kept(visit.words, paper.survey) if still_open else _drawn(visit, paper))
    return response


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """'Next', or on the last page 'Send'. Twice is once."""
    state = FormState.read(view)
    if state.page >= last_page(SURVEYS[state.survey]):
        return ack(response_action="update", view=_sent(visit, state))
    entered = _entered(state, view)
    lengthy = too_long(entered)
    if lengthy:
        return ack(response_action="errors", errors=forms.errors(visit.words, lengthy))
    return ack(response_action="update", view=_drawn(visit, _keep(visit, state, view, state.page + 1)))


def _open(body: Body, ack: Ack, visit: Visit, client: WebClient, name: str) -> BoltResponse:
    paper = _paper(visit, name)
    response = ack()
    show_modal(client, body, _drawn(visit, paper))
    return response


def _paper(visit: Visit, name: str) -> Paper:
    with visit.reading() as work:
        return survey_papers.paper_of(work, visit.actor, name, visit.now)


def _keep(visit: Visit, state: FormState, view: object, page: int) -> Paper:
    """What stands on a page is kept, and that she went on to another. Too late: the paper as it is, sent or locked."""
    entered = _entered(state, view)
    try:
        with visit.changing() as (work, actor):
            return survey_papers.keep(work, actor, state.survey, entered, page, visit.now)
    except TooLate:
        return _paper(visit, state.survey)


def _sent(visit: Visit, state: FormState) -> dict[str, Any]:
    try:
        with visit.changing() as (work, actor):
            survey_papers.send(work, actor, state.survey, visit.now)
    except TooLate:
        return _drawn(visit, _paper(visit, state.survey))
    except NotReady as not_ready:
        return _drawn(visit, not_ready.paper)
    survey_words.hand_on(visit.deps.store)
    return views.thanks(visit.words, SURVEYS[state.survey])


def _drawn(visit: Visit, paper: Paper) -> dict[str, Any]:
    if paper.listed.state is not State.TO_DO:
        return views.closed(visit.words, paper.listed)
    return forms.page(visit.words, paper, FormState(paper.survey.name, paper.draft.page).pack())


def _entered(state: FormState, view: object) -> Answers:
    """What stands in those questions that the form has."""
    entries = Entries(view)
    return {
        question.id: _answer(entries, question)
        for question in SURVEYS[state.survey].questions
        if entries.has(question.id)
    }


def _answer(entries: Entries, question: Question) -> Answer:
    match question.kind:
        case Kind.TEXT:
            may = forms.HAND_ON in entries.options(forms.hand_on_name(question))
            return Answer(words=entries.text(question.id), may_pass_on=may)
        case Kind.CHOICES:
            found = Answer(tuple(dict.fromkeys(entries.options(question.id))))
        case _:
            found = Answer(tuple(filter(None, [entries.option(question.id)])))
    if not fits(question, found):
        raise Unreadable("an answer")
    return found
