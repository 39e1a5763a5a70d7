"""A pair is picked by hand: searched for, looked over, proposed. By a lead, or by the coordinator across companies."""

import json
from dataclasses import dataclass

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, memory_of, text_at, uuid
from mentoring.local_time import today
from mentoring.matching import matchmaking_picking as picking
from mentoring.matching.matchmaking_picking import Picked
from mentoring.matching.matchmaking_proposing import propose, propose_across
from mentoring.matching.matchmaking_verdicts import Pair
from mentoring.people import Actor, Part
from storage.work import Work
from views.matching import matchmaking_picking as views


@dataclass(frozen=True)
class PickState:
    """What the second of the two forms remembers: the pair that is looked over."""

    pair: Pair
    across: bool

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.pair.mentee_id.hex, self.pair.mentor_id.hex, self.across])

    @classmethod
    def read(cls, view: object) -> "PickState":
        """Unreadable for what no form of ours has packed."""
        match memory_of(view):
            case [str(mentee), str(mentor), bool(across)]:
                return cls(Pair(uuid(mentee), uuid(mentor)), across)
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.PICK)(pick)
    on.action(views.PICK_ACROSS)(pick_across)
    for name in (views.MENTEE, views.MENTOR, views.MENTEE_ACROSS, views.MENTOR_ACROSS):
        on.options(name)(searched)
    on.view(views.PICK_FORM)(looked_over)
    on.view(views.PICKED_FORM)(proposed)


def pick(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Two searches within the lead's company."""
    with visit.reading() as work:
        picking.choices(work, visit.actor, Part.MENTEE, "")  # is she a lead at all?
    response = ack()
    show_modal(client, body, views.form(visit.words, across=False))
    return response


def pick_across(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Two searches among all companies."""
    with visit.reading() as work:
        picking.choices_across(work, visit.actor, Part.MENTEE, "")  # is she the coordinator?
    response = ack()
    show_modal(client, body, views.form(visit.words, across=True))
    return response


def searched(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Somebody types into one of the searches."""
    name, query = text_at(body, "action_id"), text_at(body, "value")
    part = Part.MENTEE if name in (views.MENTEE, views.MENTEE_ACROSS) else Part.MENTOR
    find = picking.choices_across if name in (views.MENTEE_ACROSS, views.MENTOR_ACROSS) else picking.choices
    with visit.reading() as work:
        found = find(work, visit.actor, part, query)
    return ack(options=views.offered(found))


def looked_over(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """What speaks for the pair and what against it."""
    across, entries = text_at(view, "private_metadata") == views.ACROSS, Entries(view)
    mentee, mentor = (views.MENTEE_ACROSS, views.MENTOR_ACROSS) if across else (views.MENTEE, views.MENTOR)
    state = PickState(Pair(uuid(entries.option(mentee)), uuid(entries.option(mentor))), across)
    with visit.reading() as work:
        picked = _picked(work, visit.actor, state, visit)
    return ack(response_action="update", view=views.sure(visit.words, picked, state.pack()))


def proposed(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The pair is proposed, whatever the lead was told speaks against it."""
    state = PickState.read(view)
    with visit.changing() as (work, actor):
        picked = _picked(work, actor, state, visit)
        if state.across:
            outcome = propose_across(work, actor, state.pair, visit.now)
        else:
            (outcome,) = propose(work, actor, [state.pair], visit.now, again=True)
    return ack(response_action="update", view=views.done(visit.words, picked, outcome.verdict))


def _picked(work: Work, actor: Actor, state: PickState, visit: Visit) -> Picked:
    if state.across:
        return picking.picked_across(work, actor, state.pair)
    return picking.picked(work, actor, state.pair, today(visit.now, visit.words.zone))
