"""Ideas for an agenda: pressed in the form of a meeting, which keeps all that was typed."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.meeting.meeting_forms import FormState, filled_in
from handlers.reading import Body, Entries, dig
from mentoring.access import NotAllowed
from mentoring.meeting.agenda import Stage, stage_of
from mentoring.meeting.exchanges import exchanges_of
from mentoring.meeting.meetings import Meeting, meetings_of
from mentoring.people import Match
from mentoring.standing import own_match
from views.meeting import agenda as views
from views.meeting import meeting_forms as forms
from views.meeting.meeting_forms import Filled


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.IDEAS)(offered)


def offered(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The form anew, with a few lines more in its agenda."""
    view = dig(body, "view")
    state, filled = FormState.read(view), filled_in(Entries(view), forms.next_week(visit.now, visit.words))
    anew = _with_ideas(visit, state, filled)
    response = ack()
    show_instead(client, body, anew)
    return response


def _with_ideas(visit: Visit, state: FormState, filled: Filled) -> dict[str, Any]:
    with visit.reading() as work:
        found, logged = meetings_of(work, visit.actor), exchanges_of(work, visit.actor)
    meeting = next((each for each in found if each.id == state.meeting), None) if state.seen else None
    if state.seen and meeting is None:
        raise NotAllowed("no such meeting of hers")
    match = _chosen(visit, state, filled, meeting)  # as long as nobody is, ideas that do for any meeting
    stage = stage_of(match, found, logged, filled.day, besides=state.meeting) if match else Stage.MIDDLE
    filled = replace(filled, agenda=views.with_ideas(visit.words, filled.agenda, stage), times=filled.times + 1)
    if meeting:
        return forms.other_time(visit.words, meeting, filled, state.pack(), visit.now)
    matches = (own_match(visit.actor, state.match),) if state.match else visit.actor.active
    return forms.proposal(visit.words, matches, filled, state.pack(), visit.now)


def _chosen(visit: Visit, state: FormState, filled: Filled, meeting: Meeting | None) -> Match | None:
    """With whom it would be; None: she has not chosen yet."""
    if meeting:
        return meeting.match
    match_id = state.match or filled.match
    return own_match(visit.actor, match_id) if match_id else None
