"""Surveys in every state: listed, on each of their pages, empty and full, and after they are sent or kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mentoring.asking.survey_definitions import Kind, Survey
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_papers import Paper
from mentoring.asking.survey_rules import Answer, Answers, Draft, last_page
from mentoring.asking.surveys import Listed, State
from tests.views.casting import ENDS_ON, STARTS_ON, Cast
from views.asking import survey_forms, surveys
from views.blocks import Message
from views.words import Words


def listed(state: State = State.TO_DO, name: str = "mentee-baseline", *, begun: bool = False) -> Listed:
    """One of hers."""
    return Listed(SURVEYS[name], state, STARTS_ON, ENDS_ON, begun)


def every_listed() -> tuple[Listed, ...]:
    """In both parts, one of each state."""
    return (
        listed(State.DONE),
        listed(name="mentor-baseline"),
        listed(begun=True, name="mentor-final"),
        replace(listed(name="mentor-baseline"), due_on=None),
        listed(State.UPCOMING, "mentee-final"),
        replace(listed(name="mentee-final"), is_last_call=True),
        listed(State.CLOSED),
    )


def surveys_shown(words: Words, cast: Cast) -> Mapping[str, Message | dict[str, Any]]:
    """Every form and answer."""
    first = SURVEYS["mentee-baseline"]
    pages = {
        f"survey {name}, page {at}, {how}": survey_forms.page(words, Paper(listed(name=name), Draft(answers, at)), "[]")
        for name, survey in SURVEYS.items()
        for how, answers in (("empty", {}), ("full", full(survey, cast)))
        if how == "full" or name == "mentee-final"
        for at in range(1, last_page(survey) + 1)
    }
    return {
        **pages,
        "surveys, which": surveys.overview(words, every_listed()),
        "surveys, none to do": surveys.overview(words, (listed(State.DONE),)),
        "survey help": surveys.help_message(words),
        "survey done": surveys.closed(words, listed(State.DONE)),
        "survey locked": surveys.closed(words, listed(State.UPCOMING)),
        **{f"{name} closed": surveys.closed(words, listed(State.CLOSED, name)) for name in SURVEYS},
        "survey thanks": surveys.thanks(words, first),
        "survey kept": surveys.kept(words, first),
    }


def survey_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    return [*survey_forms.errors(words, {"before": 2001}).values()]


def full(survey: Survey, cast: Cast) -> Answers:
    """Everything answered, with much to read."""
    said = Answer(words=cast.typed.agenda * 3, may_pass_on=True)
    answers = {question.id: Answer(question.answers) for question in survey.questions}
    answers |= {each.id: Answer(each.answers[-1:]) for each in survey.questions if each.kind is not Kind.CHOICES}
    words = {each.id: said for each in survey.questions if each.kind is Kind.TEXT}
    return {**answers, **words, **({"good": replace(said, may_pass_on=False)} if "good" in words else {})}


def survey_texts(language: str) -> frozenset[str]:
    """Everything that the surveys' files say in a language."""
    questions = [question for survey in SURVEYS.values() for question in survey.questions]
    found = [survey.intro for survey in SURVEYS.values()]
    for each in questions:
        found += [each.text, *(each.options or {}).values(), *(group.name for group in each.figure or ())]
        found += [texts for texts in (each.low, each.high) if texts]
    return frozenset(texts[language] for texts in found)
