"""Whoever is registered and has no match yet: the guide and her own details are open to her, and nothing else (S3).

This is the one place that says what is open: a coming feature is closed to her until it is named here.
"""

from typing import Final

from slack_bolt import Ack, BoltResponse

from handlers.answering import Answer, acknowledge, expects_an_answer
from handlers.deps import Visit
from handlers.reading import Body
from mentoring.asking.surveys import surveys_of
from mentoring.ending.keeping import all_kept
from mentoring.people import leads
from views.blocks import Message
from views.ending import keeping
from views.people import no_match_yet, on_hold

OPEN: Final = frozenset(
    {
        "/advance",
        "/advance-survey",
        "survey",
        "guide",
        "profile",
        "contacts",
        "matchmaking",
        "person",
        "keeping",
        "certificate",
        "figures",
        "feedback",
    }
)
"""Commands, and features by the word before the dot in the names of their buttons and forms: the guide, her own
details, whom she may ask, the question whether she would be matched with somebody, whether this is for her, what is
left of a match that is over, its last survey, the figures of the pilot that it was in, and feedback on it."""


def is_open(kind: str, name: str) -> bool:
    """Whether a payload of that name reaches its feature although she waits. What happens in Slack itself does."""
    return kind == "event" or name.partition(".")[0] in OPEN


def not_yet(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """How she stands, whom she may ask, and what is open to her."""
    return answer(how_she_stands(visit)) if expects_an_answer(body) else acknowledge(ack, body)


def how_she_stands(visit: Visit) -> Message:
    """The same as a message."""
    with visit.reading() as work:
        found, over = leads(work, visit.actor), all_kept(work, visit.actor)
        surveys = surveys_of(work, visit.actor, visit.now) if over else ()
    if over:
        return keeping.home(visit.words, visit.actor, over, surveys)
    return no_match_yet(visit.words, visit.actor, found)


def no_match(visit: Visit) -> Message:
    """To a lead or a coordinator who tried what takes a match of one's own."""
    with visit.reading() as work:
        known = leads(work, visit.actor)
    return no_match_yet(visit.words, visit.actor, known)


def why_not_begin(visit: Visit) -> Message | None:
    """To whoever would begin something with her partner: that she has none, or that every match of hers is paused.

    None: she may.
    """
    if not visit.actor.matches:
        return no_match(visit)
    return None if visit.actor.active else on_hold(visit.words, visit.actor)
