"""Surveys, read from their files (docs/surveys.md). What is not right is refused by file and line.

They are read when Advance starts, which it doesn't if one of them is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Final

from yaml import Node

from mentoring.access_terms import Part
from mentoring.agreeing.agreement_texts import LANGUAGES
from mentoring.asking.survey_definitions import Group, Kind, Question, Stage, Survey, Texts, name_of
from mentoring.asking.survey_nodes import NodeFile, Wrong

NAMES: Final = {name_of(part, stage): (part, stage) for part in (Part.MENTEE, Part.MENTOR) for stage in Stage}
LABEL_AT_MOST, OPTION_AT_MOST = 2000, 75
OPTIONS_AT_LEAST, OPTIONS_AT_MOST = 2, 10
"""What Slack takes, of radio buttons and of tick boxes."""
END_AT_MOST = OPTION_AT_MOST - len("10 – ")
"""The end of a scale stands behind its number."""
GROUPS = 2
ID = re.compile(r"[a-z][a-z_]{0,29}")
OF_ALL = frozenset({"id", "kind", "text"})
OF_KIND: Final = {
    Kind.SCALE: OF_ALL | {"low", "high", "figure"},
    Kind.ZERO_TO_TEN: OF_ALL | {"low", "high", "figure"},
    Kind.CHOICE: OF_ALL | {"options", "figure"},
    Kind.CHOICES: OF_ALL | {"options"},
    Kind.TEXT: OF_ALL,
}
"""What a question must say; those with a figure may also say that they are optional."""


class SurveyFile(NodeFile):
    """One survey's file."""

    def survey(self) -> Survey:
        """All of it."""
        held = self.fields(self.root, {"survey", "version", "intro", "questions"})
        name, version = self.word(held["survey"]), self.word(held["version"])
        if name not in NAMES or self.name != f"{name}.yaml":
            self.refuse(held["survey"], f"a survey is one of {', '.join(NAMES)}, and its file bears its name")
        if not re.fullmatch(r"[1-9]\d{0,3}", version):
            self.refuse(held["version"], "a version is a whole number, from 1")
        part, stage = NAMES[name]
        return Survey(name, part, stage, int(version), self._text(held["intro"]), tuple(self._questions()))

    def refuse_question(self, question_id: str, why: str) -> None:
        """It is not as another file would have it; or it isn't there at all."""
        asked = self.mapping(self.root)["questions"]
        found = [node for node in self.items(asked) if self.mapping(node)["id"].value == question_id]
        self.refuse(found[0] if found else asked, why)

    def _questions(self) -> Iterator[Question]:
        known: set[str] = set()
        for node in self.items(self.mapping(self.root)["questions"]):
            question = self._question(node)
            if question.id in known:
                self.refuse(node, f"there are two questions of the name {question.id}")
            known.add(question.id)
            yield question

    def _question(self, node: Node) -> Question:
        kind_at = self.mapping(node).get("kind", node)
        named = {kind.value: kind for kind in Kind}
        if kind_at is node or kind_at.value not in named:
            self.refuse(kind_at, f"a question’s kind is one of {', '.join(named)}")
        kind = named[kind_at.value]
        held = self.fields(node, OF_KIND[kind], {"optional"} if "figure" in OF_KIND[kind] else set())
        question = Question(
            id=self._id(held["id"], self.word(held["id"])),
            kind=kind,
            text=self._text(held["text"]),
            optional="optional" in held and self._is_true(held["optional"]),
            low=self._text(held["low"], END_AT_MOST) if "low" in held else None,
            high=self._text(held["high"], END_AT_MOST) if "high" in held else None,
            options=self._options(held["options"]) if "options" in held else None,
        )
        return replace(question, figure=self._figure(held["figure"], question)) if "figure" in held else question

    def _options(self, node: Node) -> dict[str, Texts]:
        found = self.mapping(node)
        if not OPTIONS_AT_LEAST <= len(found) <= OPTIONS_AT_MOST:
            self.refuse(node, f"{len(found)} options: there can be {OPTIONS_AT_LEAST} to {OPTIONS_AT_MOST}")
        return {self._id(held, name): self._text(held, OPTION_AT_MOST) for name, held in found.items()}

    def _figure(self, node: Node, question: Question) -> tuple[Group, Group]:
        """Two groups, into one of which each answer falls."""
        groups = [self._group(name, held) for name, held in self.mapping(node).items()]
        if len(groups) != GROUPS:
            self.refuse(node, "a figure has two groups of answers, no more and no fewer")
        grouped = sorted(answer for group in groups for answer in group.answers)
        if grouped != sorted(question.answers):
            self.refuse(node, "each answer must be in one of the two groups, and none in both")
        return groups[0], groups[1]

    def _group(self, name: str, node: Node) -> Group:
        held = self.mapping(node)
        if "answers" not in held:
            self.refuse(node, "answers is missing")
        answers = frozenset(self.word(each) for each in self.items(held["answers"]))
        texts = {key: text for key, text in held.items() if key != "answers"}
        return Group(self._id(node, name), self.texts(texts, node, LANGUAGES, OPTION_AT_MOST), answers)

    def _id(self, node: Node, name: str) -> str:
        if not ID.fullmatch(name):
            self.refuse(node, f"{name}: a name is of small letters, 30 at the most")
        return name

    def _text(self, node: Node, at_most: int = LABEL_AT_MOST) -> Texts:
        return self.texts(self.mapping(node), node, LANGUAGES, at_most)

    def _is_true(self, node: Node) -> bool:
        if self.word(node) not in ("true", "false"):
            self.refuse(node, "true or false")
        return self.word(node) == "true"


def read_all(found: Iterable[tuple[str, str]]) -> dict[str, Survey]:
    """Surveys by their names, from what the files are called and what they hold. Wrong, for what can't be used."""
    read = {name: SurveyFile(name, source) for name, source in found}
    surveys = {survey.name: (file, survey) for file in read.values() for survey in [file.survey()]}
    for name, (part, _) in NAMES.items():
        if name not in surveys:
            raise Wrong(f"{name}.yaml:1: there is no such file")
        if name == name_of(part, Stage.FINAL):
            _check_repeated(surveys[name_of(part, Stage.BASELINE)][1], *surveys[name])
    return {name: surveys[name][1] for name in NAMES}


def _check_repeated(first: Survey, file: SurveyFile, final: Survey) -> None:
    """Figures tell what changed: so each of the first week is asked again, and what is asked twice is asked alike."""
    for question in first.questions:
        again = final.by_id.get(question.id)
        if again is None and question.figure:
            file.refuse_question(question.id, f"{question.id} was asked in the first week, and is missing")
        if again and _asked(again) != _asked(question):
            file.refuse_question(question.id, f"{question.id} is not asked as it was in the first week")


def _asked(question: Question) -> tuple[object, ...]:
    groups: Mapping[str, frozenset[str]] = {group.id: group.answers for group in question.figure or ()}
    return question.kind, question.answers, groups, question.text


SURVEYS: Final[Mapping[str, Survey]] = read_all(
    (file.name, file.read_text(encoding="utf-8"))
    for file in files("mentoring").joinpath("questionnaires").iterdir()
    if file.name.endswith(".yaml")
)
"""Ours."""
