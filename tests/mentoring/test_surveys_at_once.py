"""One survey in two windows, in the same moment: it is begun once, sent once, and under one respondent's id."""

from sqlalchemy import select

from mentoring.asking import survey_papers
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Answer
from mentoring.too_late import TooLate
from storage.attendance import RespondentLinkRow, RespondentRow
from storage.surveys import SurveyAnswerRow, SurveyPaperRow, SurveyReturnRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, pair
from tests.mentoring.test_agreements_at_once import Act, at_once, rows

FIRST = SURVEYS["mentee-baseline"]
ANSWERS = {each.id: Answer(each.answers[:1]) for each in FIRST.questions}


def test_two_windows_begin_and_send_one_survey(store: Store) -> None:
    keep: Act = lambda work, actor: survey_papers.keep(work, actor, FIRST.name, ANSWERS, 3, NOW)  # noqa: E731
    send: Act = lambda work, actor: survey_papers.send(work, actor, FIRST.name, NOW)  # noqa: E731
    her = pair(store).mentee
    at_once(store, (her, keep), (her, keep))
    assert rows(store, SurveyPaperRow) == 1
    outcomes = at_once(store, (her, send), (her, send), (her, keep))
    assert [type(outcome) for outcome in outcomes[:2]].count(TooLate) == 1
    assert [rows(store, kind) for kind in (SurveyReturnRow, RespondentRow, RespondentLinkRow)] == [1, 1, 1]
    assert rows(store, SurveyAnswerRow) == sum(len(answer.ticked) for answer in ANSWERS.values())
    with store.read(EVERYONE) as work:
        assert work.session.scalars(select(SurveyPaperRow.draft)).one() is None, "no draft outlives the sending"
