"""A survey is answered (SPEC S11, S13, S14): page by page, kept as it goes, and sent once, under a random id (N5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.asking.survey_definitions import Kind, Survey
from mentoring.asking.survey_rules import Answers, Draft, at_page, not_ready
from mentoring.asking.surveys import Listed, State, survey_of
from mentoring.people import Actor
from mentoring.respondents import respondent_of, week_of
from mentoring.standing import of_person
from mentoring.too_late import TooLate
from storage import changes, deliveries, people, surveys
from storage.sealing import KeyName
from storage.surveys import SurveyAnswerRow, SurveyPaperRow, SurveyReturnRow, SurveyWordsRow
from storage.work import Work


@dataclass(frozen=True)
class Paper:
    """A survey before its author's eyes."""

    listed: Listed
    draft: Draft

    @property
    def survey(self) -> Survey:
        """What is asked."""
        return self.listed.survey


class NotReady(Exception):
    """It can't be sent: something on that page is left out, or too long. Nothing was changed."""

    def __init__(self, paper: Paper) -> None:
        super().__init__("a page of a survey")
        self.paper = paper


def paper_of(work: Work, actor: Actor, name: str, now: datetime) -> Paper:
    """Hers, as she left it. NotAllowed for a survey that isn't hers; one that is done, or locked, shows nothing."""
    access.require_sight(of_person(actor, actor.person.id), Thing.SURVEY_ANSWERS)
    listed = survey_of(work, actor, name, now)
    row = surveys.paper_of(work.session, actor.person.id, name, listed.round)
    draft = Draft.read(work.open(row.draft), listed.survey) if row and row.draft else Draft({})
    return Paper(listed, draft)


def keep(work: Work, actor: Actor, name: str, entered: Answers, page: int, now: datetime) -> Paper:
    """Keep what stands on a page, and that she went on to another. TooLate if it was sent, or isn't open."""
    paper = _opened(work, actor, name, now)
    draft = paper.draft.with_(entered, at_page(paper.survey, page))
    sealed = work.seal(KeyName.of_person(actor.person.id), draft.pack())
    row = surveys.paper_of(work.session, actor.person.id, name, paper.listed.round)
    if row is None:
        hers = {"company_id": actor.person.company_id, "person_id": actor.person.id, "round": paper.listed.round}
        begun = SurveyPaperRow(**hers, survey=name, draft=sealed, sent=False)
        work.session.add(begun)
        work.session.flush()
        people.home_is_stale(work.session, [actor.person.id])
    elif not surveys.keep_draft(work.session, row.id, sealed):
        raise TooLate
    return Paper(paper.listed, draft)


def send(work: Work, actor: Actor, name: str, now: datetime) -> None:
    """Send it: from now on nothing leads to her answers but her key. TooLate if it was sent, or isn't open; NotReady
    if a page of it is not."""
    paper = _opened(work, actor, name, now)
    survey, answers = paper.survey, paper.draft.answers
    page = not_ready(survey, answers)
    if page:
        raise NotReady(Paper(paper.listed, Draft(answers, page)))
    row = surveys.paper_of(work.session, actor.person.id, name, paper.listed.round)
    if row is None or not surveys.send(work.session, row.id):
        raise TooLate
    _hand_in(work, actor, paper.listed, answers, now)
    work.session.flush()
    for match in actor.matches:
        if match.part is survey.part:
            deliveries.mark_stale_to(work.session, actor.person.id, match.id)
    changes.stand_anew(work.session, [actor.person.id])


def _opened(work: Work, actor: Actor, name: str, now: datetime) -> Paper:
    """Her paper, she herself held. TooLate unless it can be filled in now."""
    access.require(of_person(actor, actor.person.id), Verb.ANSWER, Thing.SURVEY_ANSWERS)
    people.hold(work.session, [actor.person.id])
    paper = paper_of(work, actor, name, now)
    if paper.listed.state is not State.TO_DO:
        raise TooLate
    return paper


def _hand_in(work: Work, actor: Actor, listed: Listed, answers: Answers, now: datetime) -> None:
    """What can be counted, under a random id; her own words, under her key."""
    survey, company_id = listed.survey, actor.person.company_id
    respondent_id = respondent_of(work, actor, listed.round)
    kept = {"company_id": company_id, "survey": survey.name}
    closed = [(q.id, each) for q in survey.questions if q.id in answers for each in answers[q.id].ticked]
    about = {"version": survey.version, "week": week_of(now), "round": listed.round}
    work.session.add(SurveyReturnRow(**kept, respondent_id=respondent_id, **about))
    work.session.add_all(
        SurveyAnswerRow(**kept, id=uuid4(), respondent_id=respondent_id, question=question, answer=answer)
        for question, answer in closed
    )
    work.session.add_all(
        SurveyWordsRow(
            **kept,
            person_id=actor.person.id,
            question=question.id,
            words=work.seal(KeyName.of_person(actor.person.id), answers[question.id].words.strip()),
            may_pass_on=answers[question.id].may_pass_on,
        )
        for question in survey.questions
        if question.kind is Kind.TEXT and question.id in answers and answers[question.id].words.strip()
    )
