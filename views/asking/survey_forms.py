"""A survey's pages: six questions at the most on each, what she entered so far in them, and a last one to look it over.

Slack hands over what stands in a form when it is sent, or when one of its buttons is pressed; of one that is merely
closed it tells nothing. So each page has a button that keeps it for later.
"""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Block, InputInteractiveElement

from mentoring.access import Thing
from mentoring.asking.survey_definitions import Kind, Question, Texts
from mentoring.asking.survey_papers import Paper
from mentoring.asking.survey_rules import NO_ANSWER, WORDS_AT_MOST, Answer, last_page
from views import inputs
from views.access import seen_by
from views.asking.surveys import title
from views.blocks import actions, button, context, header, modal, paragraph, quote
from views.escape import shown
from views.prose import Piece
from views.words import Words

FORM = "survey.form"
TURN = "survey.turn"
LATER = "survey.later"
HAND_ON = "hand_on"
IN_ENGLISH = "en"


def page(words: Words, paper: Paper, metadata: str) -> dict[str, Any]:
    """The page where she is."""
    survey, at = paper.survey, paper.draft.page
    is_last = at == last_page(survey)
    place = words.say("Page {n} of {all}", n=at, all=last_page(survey))
    keeps = words.say("Next, Back and Keep for later keep what you enter; closing alone does not.")
    return modal(
        title=title(words, survey),
        submit=words.say("Send") if is_last else words.say("Next"),
        close=words.say("Close"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            context(place if is_last else f"{place}. {keeps}"),
            *(_looked_over(words, paper) if is_last else _asked(words, paper)),
            actions(
                [
                    *([button(words.say("Back"), TURN, str(at - 1))] if at > 1 else []),
                    button(words.say("Keep for later"), LATER, str(at)),
                ]
            ),
            seen_by(words, Thing.SURVEY_ANSWERS),
        ],
    )


def hand_on_name(question: Question) -> str:
    """What the box beneath a question in words is called."""
    return f"{question.id}.{HAND_ON}"


def errors(words: Words, too_long: Mapping[str, int]) -> dict[str, str]:
    """What stands beside the fields."""
    return {
        name: words.say(
            "That is {length} characters; there is room for {most}. Could you shorten it?", length=n, most=WORDS_AT_MOST
        )
        for name, n in too_long.items()
    }


def in_language(words: Words, texts: Texts) -> str:
    """In the reader's language; else in English."""
    return texts.get(words.locale.language) or texts[IN_ENGLISH]


def _asked(words: Words, paper: Paper) -> list[Block]:
    """The questions of a page, below what they are for on the first."""
    at = paper.draft.page
    intro = [paragraph((Piece(in_language(words, paper.survey.intro)),))] if at == 1 else []
    return [
        *intro,
        *(
            block
            for question in paper.survey.pages[at - 1]
            for block in _fields(words, question, paper.draft.answers.get(question.id, NO_ANSWER))
        ),
    ]


def _fields(words: Words, question: Question, answer: Answer) -> list[Block]:
    label, optional = in_language(words, question.text), not question.required
    asked = inputs.field(label, _element(words, question, answer), optional=optional)
    return [asked, _may_pass_on(words, question, answer)] if question.kind is Kind.TEXT else [asked]


def _element(words: Words, question: Question, answer: Answer) -> InputInteractiveElement:
    one = "".join(answer.ticked[:1])
    match question.kind:
        case Kind.TEXT:
            return inputs.typed(question.id, answer.words, lines=True)
        case Kind.CHOICES:
            return inputs.ticked(question.id, options(words, question), answer.ticked)
        case Kind.ZERO_TO_TEN:  # eleven are too many for radio buttons
            return inputs.chosen(question.id, options(words, question), one)
        case Kind.SCALE | Kind.CHOICE:
            return inputs.picked(question.id, options(words, question), one)


def options(words: Words, question: Question) -> dict[str, str]:
    """What can be ticked, in the reader's words."""
    if question.options:
        return {name: in_language(words, texts) for name, texts in question.options.items()}
    ends = {question.answers[0]: question.low, question.answers[-1]: question.high} if question.answers else {}
    return {name: _number(words, name, ends.get(name)) for name in question.answers}


def _number(words: Words, name: str, means: Texts | None) -> str:
    return f"{name} – {in_language(words, means)}" if means else name


def _may_pass_on(words: Words, question: Question, answer: Answer) -> Block:
    asked = words.say("May we pass this on, without your name, together with others’ words?")
    yes = {HAND_ON: words.say("Yes, to the project leads")}
    box = inputs.ticked(hand_on_name(question), yes, {HAND_ON} if answer.may_pass_on else ())
    return inputs.field(asked, box, optional=True, hint=words.say("Otherwise nobody but you ever reads it."))


def _looked_over(words: Words, paper: Paper) -> list[Block]:
    """All that she entered, page by page."""
    shown_pages = [block for number in range(1, last_page(paper.survey)) for block in _page_over(words, paper, number)]
    return [
        paragraph(words.tell("Here is what you entered. Once it is sent, it can’t be changed any more.")),
        *shown_pages,
    ]


def _page_over(words: Words, paper: Paper, number: int) -> list[Block]:
    change = words.say("Change page {n}", n=number)
    return [
        header(words.say("Page {n}", n=number)),
        *(
            block
            for question in paper.survey.pages[number - 1]
            for block in _over(words, question, paper.draft.answers.get(question.id, NO_ANSWER))
        ),
        actions([button(change, TURN, str(number))]),
    ]


def _over(words: Words, question: Question, answer: Answer) -> list[Block]:
    label = Piece(in_language(words, question.text), bold=True)
    if question.kind is Kind.TEXT and answer.words.strip():
        passed = words.say("May be passed on, without your name.")
        alone = words.say("For you alone.")
        return [paragraph((label,)), quote(answer.words), context(passed if answer.may_pass_on else alone)]
    offered = options(words, question)
    chosen = ", ".join(offered[name] for name in question.answers if name in answer.ticked)
    return [paragraph((label, Piece("\n" + (shown(chosen) if chosen else words.say("No answer")))))]
