"""What stands on a survey's paper, and what makes it ready to be sent: plain rules."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mentoring.asking.survey_definitions import Kind, Question, Survey

WORDS_AT_MOST = 2000
"""Characters, in her own words, to one question."""


@dataclass(frozen=True)
class Answer:
    """To one question: what she ticked, or what she wrote."""

    ticked: tuple[str, ...] = ()
    words: str = ""
    may_pass_on: bool = False
    """Her words may reach the project leads, without her name and together with others'."""


NO_ANSWER = Answer()
Answers = Mapping[str, Answer]
"""By question."""


@dataclass(frozen=True)
class Draft:
    """A paper that was begun."""

    answers: Answers
    page: int = 1
    """Where she left."""

    def pack(self) -> str:
        """To be sealed."""
        held = {name: [list(found.ticked), found.words, found.may_pass_on] for name, found in self.answers.items()}
        return json.dumps({"page": self.page, "answers": held})

    @classmethod
    def read(cls, packed: str, survey: Survey) -> "Draft":
        """As far as the survey still asks that: another version may, since she began."""
        found = json.loads(packed)
        read = {name: Answer(tuple(ticked), words, may) for name, (ticked, words, may) in found["answers"].items()}
        kept = {
            name: answer for name, answer in read.items() if name in survey.by_id and fits(survey.by_id[name], answer)
        }
        return cls(kept, at_page(survey, found["page"]))

    def with_(self, entered: Answers, page: int) -> "Draft":
        """With what stands on a page now, and on another page."""
        return Draft({**self.answers, **entered}, page)


def fits(question: Question, answer: Answer) -> bool:
    """Whether that is an answer to that question, or none at all."""
    most = len(question.answers) if question.kind is Kind.CHOICES else 1
    return len(answer.ticked) <= most and set(answer.ticked) <= set(question.answers)


def last_page(survey: Survey) -> int:
    """The page to look it all over; the first is 1."""
    return len(survey.pages) + 1


def at_page(survey: Survey, wanted: int) -> int:
    """The page wanted, or the nearest that there is."""
    return min(max(wanted, 1), last_page(survey))


def not_ready(survey: Survey, answers: Answers) -> int | None:
    """The first page that can't be sent: something is left out that must be answered, or is too long. None: all can."""
    lengthy = too_long(answers)
    for number, page in enumerate(survey.pages, start=1):
        for question in page:
            left_out = question.required and not answers.get(question.id, NO_ANSWER).ticked
            if left_out or question.id in lengthy:
                return number
    return None


def too_long(answers: Answers) -> dict[str, int]:
    """How many characters there are, where there are too many."""
    return {name: len(found.words) for name, found in answers.items() if len(found.words) > WORDS_AT_MOST}
