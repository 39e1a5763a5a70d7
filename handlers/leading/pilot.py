"""`/advance-pilot`: a lead's room, or what its words name."""

from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.leading import coordination
from handlers.leading.coordination import FIRST, Door
from handlers.listening import Listening
from handlers.reading import FULL_STOPS, Body, typed_after, wants_help
from mentoring.counting.shown_figures import Whose, figures_for
from mentoring.leading.documents import shelf_of
from mentoring.leading.pilot import room_of
from mentoring.leading.pilot_lists import Which, Whom, found, matches_of, people_of, plainly, which
from mentoring.leading.pilot_member import member_of
from mentoring.people import Part, leads
from mentoring.pilot_settings import own_settings
from storage.work import Work
from views.counting import figures
from views.leading import documents, pilot, pilot_matches, pilot_people, pilot_settings


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-pilot")(asked)


def asked(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Her room as a card, or what she named as a modal."""
    if Part.LEAD not in visit.actor.parts and Part.COORDINATOR in visit.actor.parts:
        return coordination.asked(body, ack, visit, answer, client)
    if wants_help(body):
        return answer(pilot.command_help(visit.words))
    if Part.LEAD not in visit.actor.parts:
        return _without_a_pilot(visit, answer)
    with visit.reading() as work:
        view = _named(visit, work, typed_after(body))
        if view is None:
            return answer(pilot.card(visit.words, room_of(work, visit.actor, visit.now)))
    response = ack()
    show_modal(client, body, view)
    return response


def _without_a_pilot(visit: Visit, answer: Answer) -> BoltResponse:
    with visit.reading() as work:
        known = leads(work, visit.actor)
    return answer(pilot.for_leads(visit.words, known))


def _named(visit: Visit, work: Work, words: str) -> dict[str, Any] | None:
    """What these words name: a door of the room, or people by their name; None for nothing that there is."""
    if not words:
        return None
    door = DOORS.get(plainly(words.split()[0].rstrip(FULL_STOPS)))
    if door:
        return door(visit, work)
    people = found(people_of(work, visit.actor, visit.now), words)
    if len(people) == 1:
        return pilot_people.member(visit.words, member_of(work, visit.actor, people[0].person_id, visit.now))
    return pilot_people.page(visit.words, people, Whom.ALL, FIRST) if people else None


def _people(visit: Visit, work: Work) -> dict[str, Any]:
    return pilot_people.page(visit.words, people_of(work, visit.actor, visit.now), Whom.ALL, FIRST)


def _matches(visit: Visit, work: Work) -> dict[str, Any]:
    lines = which(matches_of(work, visit.actor, visit.now), Which.LIVE)
    return pilot_matches.page(visit.words, lines, Which.LIVE, FIRST)


def _documents(visit: Visit, work: Work) -> dict[str, Any]:
    return documents.page(visit.words, shelf_of(work, visit.actor))


def _figures(visit: Visit, work: Work) -> dict[str, Any]:
    return figures.page(visit.words, figures_for(work, visit.actor, Whose.OWN), FIRST)


def _settings(visit: Visit, work: Work) -> dict[str, Any]:
    languages = visit.deps.catalogues.languages | {"en"}
    return pilot_settings.overview(visit.words, own_settings(work, visit.actor), languages)


DOORS: Final[Mapping[str, Door]] = {
    **dict.fromkeys(("register", "inscrire"), coordination.registering_opened),
    **dict.fromkeys(("people", "personnes"), _people),
    **dict.fromkeys(("matches", "jumelages"), _matches),
    **dict.fromkeys(("documents",), _documents),
    **dict.fromkeys(("figures", "chiffres"), _figures),
    **dict.fromkeys(("settings", "reglages"), _settings),
}
"""By the word that opens each, in either language, without accents. A command's words can't follow a person's language:
Slack shows one description to all."""
