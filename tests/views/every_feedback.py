"""Feedback in every state."""

from collections.abc import Mapping
from typing import Any

from mentoring.asking.feedback import Addressee, Feedback, Topic
from mentoring.asking.feedback_notices import FeedbackNotice, HandOverNotice
from mentoring.free_text import Problem, Unfit
from mentoring.notice import Notice
from tests.views.casting import Cast, id_of
from views.asking import feedback
from views.blocks import Message
from views.words import Words

MANY = 25
"""More than a page shows."""


def feedback_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any] | Message]:
    """The form, what follows it, and what is read."""
    text = cast.typed.agenda * 3
    unsigned = [Feedback(Addressee.LEAD, topic, text) for topic in Topic] * MANY
    return {
        "feedback form": feedback.form(words, tuple(Addressee), text, "id"),
        "feedback form, one addressee": feedback.form(words, (Addressee.COORDINATOR,), "", "id"),
        **{f"feedback thanks {signed}": feedback.thanks(words, signed=signed) for signed in (True, False)},
        "feedback, nobody": feedback.nobody(words),
        **{
            f"feedback signed to the {to}": feedback.signed(words, Feedback(to, Topic.PILOT, text, cast.partner()))
            for to in Addressee
        },
        **{f"feedback together, page {n}": feedback.together(words, unsigned, "id", n) for n in (1, 2, 99)},
    }


def feedback_notices(cast: Cast) -> dict[str, Notice]:
    """What its addressees are told."""
    found: dict[str, Notice] = {
        f"feedback to the {to}": FeedbackNotice(id_of("feedback"), to, cast.typed.partner) for to in Addressee
    }
    return {**found, "feedback handed over": HandOverNotice(id_of("feedback"), 3)}


def feedback_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    return [text for problem in Problem for text in feedback.errors(words, Unfit(problem, 3001)).values()]
