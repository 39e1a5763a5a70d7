"""What people say to Advance in words: `/advance`, and its direct message. The answer is a card, never silence."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer
from handlers.asking import feedback
from handlers.deps import Visit
from handlers.joining import leaving, profiles
from handlers.leading import as_lead
from handlers.listening import Listening
from handlers.reading import WORD, Body, in_small_letters, is_spoken, spoken_at, typed_after
from handlers.waiting import how_she_stands
from mentoring.occasions import Occasion, tell
from mentoring.people import leads
from views.people import what_you_can_do

FEEDBACK = frozenset({"feedback", "avis", "retour"})
AS_LEAD = (
    "as lead ",
    "aslead ",
    "as my lead ",
    "comme responsable ",
    "comme ma responsable ",
    "comme mon responsable ",
)
OWN_DATA = frozenset({"my data", "data", "mes données", "mes donnees", "données", "donnees"})
PARTING = frozenset({"pause", "stop", "end", "leave", "arrêter", "arreter", "terminer", "quitter"})
"""What `/advance` understands, each at the beginning of what was typed; hyphens, capitals, full stops are all one."""


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance")(asked)
    on.event("message")(written)


def asked(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance`: a card of what this person can do now; with a word that it knows, the thing itself."""
    typed = typed_after(body)
    said = in_small_letters(typed)
    first, _, _ = said.partition(" ")
    if first in FEEDBACK:
        return feedback.opened(body, ack, visit, answer, client, _after_the_first(typed))
    if f"{said} ".startswith(AS_LEAD) and not visit.actor.waits:
        return as_lead.opened(body, ack, visit, answer, client)
    if said in OWN_DATA:
        return profiles.data_opened(body, ack, visit, client)
    if first in PARTING and visit.actor.matches:
        return leaving.how_to_part(visit, answer)
    if visit.actor.waits:
        return answer(how_she_stands(visit))
    with visit.reading() as work:
        found = leads(work, visit.actor)
    return answer(what_you_can_do(visit.words, visit.actor, found))


def _after_the_first(typed: str) -> str:
    """What follows the first word, as it was typed: 'Feedback: thank you!' leaves 'thank you!'."""
    found = WORD.search(typed)
    return typed[found.end() :].lstrip(" .,:;!–—-") if found else ""


def written(event: Body, ack: Ack, visit: Visit) -> None:
    """A direct message: the same card, through the outbox, once however often Slack repeats the event.

    Nothing of what was written is repeated, kept or logged.
    """
    if is_spoken(event):
        ts = spoken_at(event)
        with visit.changing() as (work, actor):
            tell(work, actor.person.id, Occasion.ASKED, actor.person.id, visit.now, period=ts)
    ack()
