"""The form of an objective, followed while it is filled in, and what comes of it."""

import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import redraw_beneath, show_instead
from handlers.deps import Visit
from handlers.growing.objective_drawing import Address, page
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, dig, memory_of, pressed_option, uuid
from mentoring.growing import objective_moves
from mentoring.growing.objective_rules import Category, Draft, Unfit, are_many
from mentoring.growing.objectives import objectives_of
from mentoring.people import Actor, Match, Part
from mentoring.standing import own_match
from mentoring.too_late import TooLate
from views.growing import objective_forms as forms
from views.growing.objective_forms import Filled
from views.meeting.meetings import changed_meanwhile


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open."""

    objective: UUID
    """The objective that it is about; or the one to be, so that the same form sent twice makes one."""
    match: UUID | None
    """With whom; None where the form asks."""
    is_new: bool
    page: str = ""
    """The address of the page beneath."""
    times: int = 0
    """How often the wording was filled in."""

    def pack(self) -> str:
        """For `private_metadata`."""
        match = self.match.hex if self.match else ""
        return json.dumps([self.objective.hex, match, self.is_new, self.page, self.times])

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match memory_of(view):
            case [str(objective), str(match), bool(is_new), str(at), int(times)]:
                return cls(uuid(objective), uuid(match) if match else None, is_new, at, times % 1000)
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(forms.MATCH)(followed)
    on.action(forms.CATEGORY)(followed)
    on.action(forms.SUGGESTION)(followed)
    on.view(forms.FORM)(submitted)


def followed(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """A category brings its suggestions, a suggestion its words; whatever else was typed stays as it is."""
    view = dig(body, "view")
    state, filled = FormState.read(view), _filled(Entries(view))
    used, option = pressed_option(body)
    suggestion = forms.suggested(visit.words, option)
    if used == forms.SUGGESTION and suggestion:
        state = replace(state, times=state.times + 1)
        filled = replace(filled, wording=forms.with_suggestion(visit.words, filled.wording, suggestion))
    anew = drawn(visit, state, filled)
    response = ack()
    show_instead(client, body, anew)
    return response


def submitted(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """An objective is recorded, or worded anew."""
    state, entries = FormState.read(view), Entries(view)
    filled = _filled(entries)
    draft = Draft(filled.category, filled.wording)
    try:
        with visit.changing() as (work, actor):
            if state.is_new:
                match_id = state.match or uuid(entries.option(forms.MATCH))
                objective_moves.record(work, actor, match_id, draft, visit.now, state.objective)
            else:
                objective_moves.change(work, actor, state.objective, draft, visit.now)
    except TooLate:
        return _beside(ack, entries, {forms.WORDING: changed_meanwhile(visit.words)})
    except Unfit as unfit:
        return _beside(ack, entries, forms.errors(visit.words, unfit.troubles))
    response = ack()
    if state.page:
        redraw_beneath(client, view, page(visit, Address.read(state.page)))
    return response


def led_by(actor: Actor, match_id: str = "") -> tuple[Match, ...]:
    """Her active matches as a mentee; the one named, if it is among them."""
    hers = tuple(match for match in actor.active if match.part is Part.MENTEE)
    return tuple(match for match in hers if match.id.hex == match_id) or hers


def drawn(visit: Visit, state: FormState, filled: Filled) -> dict[str, Any]:
    """The form as it stands: with a word of caution where there are many already."""
    actor = visit.actor
    matches = (own_match(actor, state.match),) if state.match else led_by(actor)
    filled = replace(filled, times=state.times)
    chosen = state.match or filled.match
    with visit.reading() as work:
        found = objectives_of(work, actor) if chosen and state.is_new else ()
    open_ones = sum(objective.is_open and objective.match.id == chosen for objective in found)
    many = are_many(open_ones)
    return forms.form(visit.words, matches, filled, state.pack(), is_new=state.is_new, are_many=many)


def _filled(entries: Entries) -> Filled:
    category, match = entries.option(forms.CATEGORY), entries.option(forms.MATCH)
    if category and category not in [*Category]:
        raise Unreadable("a category")
    return Filled(Category(category) if category else None, entries.text(forms.WORDING), uuid(match) if match else None)


def _beside(ack: Ack, entries: Entries, errors: dict[str, str]) -> BoltResponse:
    """The form stays as it is, with a word beside each field."""
    return ack(response_action="errors", errors={entries.block_of(name): text for name, text in errors.items()})
