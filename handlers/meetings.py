"""Meetings come in: the form, the buttons under an offer, and the word why of a cancellation."""

import json
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, Body
from handlers.deps import Visit
from mentoring import meeting_moves
from mentoring.access import NotAllowed
from mentoring.meeting_moves import Clash, TooLate
from mentoring.meeting_rules import USUAL_LENGTH_MIN, Field, Trouble, Wish
from mentoring.meetings import Meeting, Offer, meeting_of
from mentoring.people import leads
from views import meeting_forms as forms
from views import meetings as views
from views.people import meet_help, no_match_yet
from views.times import moment

HELP = frozenset({"help", "aide", "?"})
State = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open: which match, or which meeting and the offer that was seen."""

    match: str = ""
    meeting: str = ""
    seen: str = ""

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})

    @classmethod
    def unpack(cls, metadata: str) -> "FormState":
        """Raises ValueError or TypeError for what no form of ours has packed."""
        return cls(**json.loads(metadata))


def register(app: App) -> None:
    """The listeners of this feature."""
    app.command("/advance-meet")(asked_to_meet)
    app.shortcut("propose_meeting")(propose)
    app.action(views.PROPOSE)(propose)
    app.action(views.ACCEPT)(accept)
    app.action(views.DECLINE)(decline)
    app.action(views.OFFER_ANOTHER)(offer_another)
    app.action(views.CANCEL)(cancel)
    app.view(forms.FORM)(submitted)
    app.view(forms.CANCEL_FORM)(cancelled)


def asked_to_meet(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse | None:
    """`/advance-meet`: its words become the agenda."""
    if str(body.get("text", "")).strip().casefold() in HELP:
        return answer(meet_help(visit.words))
    return propose(body, ack, visit, answer, client)


def propose(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse | None:
    """Open an empty form, for one match or with a choice of them."""
    actor, words = visit.actor, visit.words
    if not actor.matches:
        with visit.reading() as work:
            return answer(no_match_yet(words, actor, leads(work, actor)))
    response = ack()
    wanted = _pressed(body).get("value") or ""
    chosen = tuple(match for match in actor.matches if match.id.hex == wanted) or actor.matches
    filled = forms.Filled(day=forms.next_week(visit.now, words), agenda=str(body.get("text") or "").strip())
    state = FormState(match=chosen[0].id.hex if len(chosen) == 1 else "")
    view = forms.proposal(words, chosen, filled, state.pack(), visit.now)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    return response


def accept(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Accept the offer under which the button stands."""
    meeting_id, offer_id = _offer_pressed(body)
    try:
        with visit.changing() as (work, actor):
            meeting_moves.accept(work, actor, meeting_id, offer_id, visit.now)
    except TooLate:
        return _too_late(visit, meeting_id, answer)
    except Clash as clash:
        when = moment(visit.words, clash.busy.starts_at)
        return answer(views.clash(visit.words, when, clash.busy.with_whom))
    return ack()


def decline(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Decline the offer under which the button stands."""
    meeting_id, offer_id = _offer_pressed(body)
    try:
        with visit.changing() as (work, actor):
            meeting_moves.decline(work, actor, meeting_id, offer_id, visit.now)
    except TooLate:
        return _too_late(visit, meeting_id, answer)
    return ack()


def offer_another(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form filled with what is on the table now."""
    meeting_id, offer_id = _offer_pressed(body)
    meeting, offer = _on_the_table(visit, meeting_id, offer_id)
    if offer is None:
        return _too_late(visit, meeting_id, answer)
    response = ack()
    state = FormState(meeting=meeting_id.hex, seen=meeting.open.id.hex if meeting.open else "")
    view = forms.other_time(visit.words, meeting, offer, state.pack(), visit.now)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    return response


def cancel(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Ask for a word why."""
    meeting_id, offer_id = _offer_pressed(body)
    meeting, offer = _on_the_table(visit, meeting_id, offer_id)
    if offer is None:
        return _too_late(visit, meeting_id, answer)
    response = ack()
    view = forms.cancellation(visit.words, meeting, offer, FormState(meeting=meeting_id.hex).pack())
    client.views_open(trigger_id=body["trigger_id"], view=view)
    return response


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The form comes back: a proposal, or another time for a meeting. What is wrong stands beside its field."""
    state = FormState.unpack(view["private_metadata"])
    values: State = view["state"]["values"]
    wish = _wish(values)
    try:
        with visit.changing() as (work, actor):
            if state.meeting:
                seen = UUID(state.seen) if state.seen else None
                outcome = meeting_moves.offer_another(work, actor, UUID(state.meeting), seen, wish, visit.now)
            else:
                match_id = UUID(state.match or _chosen(values, Field.MATCH))
                outcome = meeting_moves.propose(work, actor, match_id, wish, visit.now)
    except TooLate:
        return ack(response_action="errors", errors={Field.DAY.value: views.changed_meanwhile(visit.words)})
    if isinstance(outcome, Meeting):
        return ack()
    return ack(response_action="errors", errors=forms.errors(visit.words, _shown(outcome)))


def cancelled(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The word why comes back, or none."""
    state = FormState.unpack(view["private_metadata"])
    reason = str(view["state"]["values"][forms.REASON][forms.REASON].get("value") or "")
    try:
        with visit.changing() as (work, actor):
            trouble = meeting_moves.cancel(work, actor, UUID(state.meeting), reason, visit.now)
    except TooLate:
        return ack(response_action="errors", errors={forms.REASON: views.changed_meanwhile(visit.words)})
    if isinstance(trouble, Meeting):
        return ack()
    return ack(response_action="errors", errors=forms.errors(visit.words, trouble))


def _on_the_table(visit: Visit, meeting_id: UUID, offer_id: UUID) -> tuple[Meeting, Offer | None]:
    """The meeting and the offer pressed, if that one is still what is open or agreed and its time is to come."""
    with visit.reading() as work:
        meeting = meeting_of(work, visit.actor, meeting_id)
    live = [offer for offer in (meeting.open, meeting.agreed) if offer and meeting.can_be_arranged(visit.now)]
    return meeting, next((offer for offer in live if offer.id == offer_id), None)


def _too_late(visit: Visit, meeting_id: UUID, answer: Answer) -> BoltResponse:
    """Say so, and have what she sees drawn anew, so that the dead button goes."""
    with visit.changing() as (work, actor):
        meeting_moves.redraw(work, actor, meeting_id)
    return answer(views.too_late(visit.words))


def _pressed(body: Body) -> Body:
    actions: list[Body] = body.get("actions") or [{}]
    return actions[0]


def _offer_pressed(body: Body) -> tuple[UUID, UUID]:
    """Raises NotAllowed for a value that no button of ours bears."""
    try:
        meeting_id, offer_id = str(_pressed(body)["value"]).split(":")
        return UUID(meeting_id), UUID(offer_id)
    except (KeyError, ValueError) as error:
        raise NotAllowed("no such button") from error


def _wish(values: State) -> Wish:
    day, at = values[Field.DAY][Field.DAY].get("selected_date"), values[Field.AT][Field.AT].get("selected_time")
    return Wish(
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at else None,
        minutes=int(_chosen(values, Field.LENGTH) or USUAL_LENGTH_MIN),
        place=str(values[Field.PLACE][Field.PLACE].get("value") or ""),
        agenda=str(values[Field.AGENDA][Field.AGENDA].get("value") or ""),
    )


def _chosen(values: State, field: Field) -> str:
    return str((values[field][field].get("selected_option") or {}).get("value") or "")


def _shown(troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """One trouble a field: Slack shows one."""
    return tuple({trouble.field: trouble for trouble in reversed(troubles)}.values())
