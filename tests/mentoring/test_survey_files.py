"""Survey files (SPEC S11, S13): ours are right, and what is not is refused by file and line."""

from pathlib import Path

import pytest

from mentoring.access_terms import Part
from mentoring.asking import survey_files
from mentoring.asking.survey_definitions import ON_A_PAGE, Kind, Stage
from mentoring.asking.survey_files import NAMES, SURVEYS, read_all
from mentoring.asking.survey_nodes import Wrong
from views.blocks import LABEL_AT_MOST
from views.inputs import OPTION_AT_MOST

FILES = {f"{name}.yaml": Path("mentoring/questionnaires", f"{name}.yaml").read_text() for name in NAMES}
REST = '        en: "undecided or disagree"\n        fr: "sans avis ou pas d’accord"\n'
FIRST, LAST = "mentee-baseline.yaml", "mentee-final.yaml"

WRONG = {
    "no YAML at all": (FIRST, "questions:\n", "questions: [\n", "expected"),
    "an unknown survey": (FIRST, "survey: mentee-baseline", "survey: lead-baseline", "a survey is one of"),
    "no number of a version": (FIRST, "version: 1", "version: first", "a version is a whole number"),
    "a missing language": (FIRST, '  fr: "Ces questions', '  de: "Diese Fragen', "the language fr is missing"),
    "no language": (FIRST, '  fr: "Ces questions', '  fr: "Oui"\n  french: "Ces questions', "french is no language"),
    "a missing language of a group": (FIRST, '        fr: "d’accord"\n', "", "the language fr is missing"),
    "an empty text": (FIRST, 'fr: "Oui, sûrement"', 'fr: " "', "a word or a sentence"),
    "two questions of one name": (FIRST, "id: network", "id: goals", "two questions of the name goals"),
    "a name twice": (FIRST, "      probably:\n        en", "      surely:\n        en", "surely stands there twice"),
    "a name that can't be stored": (FIRST, "id: network", "id: Net work", "small letters"),
    "an unknown kind": (FIRST, "kind: choices", "kind: stars", "kind is one of"),
    "no kind": (FIRST, "    kind: choices\n", "", "kind is one of"),
    "more options than Slack takes": (
        FIRST,
        "    options:\n      direction:",
        "    options:\n" + "".join(f"      more_{n * 'o'}: {{en: a, fr: a}}\n" for n in range(5)) + "      direction:",
        "11 options",
    ),
    "an option too long for Slack": (FIRST, "New contacts", "New " + "c" * 80, "longer than the 75 characters"),
    "a label too long for Slack": (FIRST, "I am confident", "I " + "a" * 2000, "longer than the 2000 characters"),
    "no figure": (FIRST, "    figure: *figure\n  - id: visibility", "  - id: visibility", "figure is missing"),
    "one group": (FIRST, "      others:\n        answers: [1, 2, 3]\n" + REST, "", "two groups"),
    "an answer in no group": (FIRST, "answers: [1, 2, 3]", "answers: [1, 2]", "each answer must be in one"),
    "an answer in both groups": (FIRST, "answers: [1, 2, 3]", "answers: [1, 2, 3, 4]", "each answer must be in one"),
    "a group without answers": (FIRST, "        answers: [4, 5]\n", "", "answers is missing"),
    "a figure of words": (FIRST, "    kind: text\n", "    kind: text\n    figure: *figure\n", "figure has no place"),
    "a text that must be": (FIRST, "    kind: text\n", "    kind: text\n    optional: no\n", "optional has no place"),
    "neither true nor false": (FIRST, "optional: true", "optional: perhaps", "true or false"),
    "an unknown word": (FIRST, "version: 1\n", "version: 1\ntitle: First\n", "title has no place here"),
    "asked otherwise at the end": (LAST, "I have the skills", "I have all skills", "not asked as it was"),
    "not asked again": (LAST, "id: skills", "id: abilities", "skills was asked in the first week"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_refused_by_file_and_line(what: str) -> None:
    name, before, after, why = WRONG[what]
    assert before in FILES[name]
    with pytest.raises(Wrong, match=rf"^{name}:\d+: .*{why}") as refused:
        read_all({**FILES, name: FILES[name].replace(before, after, 1)}.items())
    line = int(str(refused.value).split(":")[1])
    changed = FILES[name].split(before, 1)[0].count("\n") + 1
    assert 1 <= line <= changed + after.count("\n") + 12


def test_the_line_is_the_one_that_is_wrong() -> None:
    wrong = FILES[FIRST].replace("kind: choices", "kind: stars")
    line = wrong.splitlines().index("    kind: stars") + 1
    with pytest.raises(Wrong, match=rf"^{FIRST}:{line}: "):
        read_all({**FILES, FIRST: wrong}.items())


def test_every_survey_must_be_there_and_have_something_in_it() -> None:
    with pytest.raises(Wrong, match="there is no such file"):
        read_all({name: source for name, source in FILES.items() if name != LAST}.items())
    with pytest.raises(Wrong, match=f"{LAST}:1: there is nothing in it"):
        read_all({**FILES, LAST: ""}.items())


def test_ours_ask_what_the_programme_wants_to_move_twice() -> None:
    moved = ["goals", "network", "visibility", "skills", "belonging", "stay", "support"]
    for (part, stage), survey in ((NAMES[name], survey) for name, survey in SURVEYS.items()):
        assert (survey.part, survey.stage) == (part, stage)
        assert [question.id for question in survey.questions][: len(moved)] == moved
        assert all(len(page) <= ON_A_PAGE for page in survey.pages)
        assert sum(survey.pages, ()) == survey.questions
        assert not any(question.required for question in survey.questions if question.kind is Kind.CHOICES)
    at_the_end = SURVEYS["mentor-final"].by_id
    assert {"relationship", "helped", "recommend", "better"} <= set(at_the_end)
    assert {group.id: sorted(group.answers) for group in at_the_end["recommend"].figure or ()}["gladly"] == ["10", "9"]
    assert {part for part, _ in NAMES.values()} == {Part.MENTEE, Part.MENTOR}
    assert {stage for _, stage in NAMES.values()} == set(Stage)


def test_the_limits_are_those_of_our_forms() -> None:
    assert (survey_files.LABEL_AT_MOST, survey_files.OPTION_AT_MOST) == (LABEL_AT_MOST, OPTION_AT_MOST)
