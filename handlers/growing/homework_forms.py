"""The form of homework comes back: what is good is set, what is wrong stands beside its field."""

import json
from dataclasses import dataclass
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import redraw_beneath
from handlers.deps import Visit
from handlers.growing.objective_drawing import Address, page
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, memory_of, uuid
from mentoring.growing import homework_moves
from mentoring.growing.homework_rules import Draft, Field, Kind, Unfit
from mentoring.too_late import TooLate
from views.growing import homework_forms as forms
from views.meeting.meetings import changed_meanwhile


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open."""

    task: UUID
    """The task that it is about; or the one to be, so that the same form sent twice makes one."""
    objective: UUID | None
    """Under which; None where the form asks."""
    is_new: bool
    page: str = ""
    """The address of the page beneath."""

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.task.hex, self.objective.hex if self.objective else "", self.is_new, self.page])

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match memory_of(view):
            case [str(task), str(objective), bool(is_new), str(at)]:
                return cls(uuid(task), uuid(objective) if objective else None, is_new, at)
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.view(forms.FORM)(submitted)


def submitted(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Homework is set, or changed."""
    state, entries = FormState.read(view), Entries(view)
    draft = _draft(entries)
    try:
        with visit.changing() as (work, actor):
            if state.is_new:
                objective = state.objective or uuid(entries.option(Field.OBJECTIVE))
                homework_moves.set_task(work, actor, objective, draft, visit.now, state.task)
            else:
                homework_moves.change(work, actor, state.task, draft, visit.now)
    except TooLate:
        return _beside(ack, {Field.WORDING: changed_meanwhile(visit.words)})
    except Unfit as unfit:
        return _beside(ack, _where_they_stand(forms.errors(visit.words, unfit.troubles), state))
    response = ack()
    if state.page:
        redraw_beneath(client, view, page(visit, Address.read(state.page)))
    return response


def _draft(entries: Entries) -> Draft:
    chosen = entries.option(Field.KIND)
    if chosen and chosen not in [*Kind]:
        raise Unreadable("a kind of homework")
    kind = Kind(chosen) if chosen else Kind.TASK
    return Draft(entries.text(Field.WORDING), kind, entries.day(Field.DUE), entries.text(Field.LINK))


def _where_they_stand(errors: dict[str, str], state: FormState) -> dict[str, str]:
    """Where the form does not ask for the objective, what is wrong with that stands beside the wording."""
    if state.objective and Field.OBJECTIVE in errors:
        return {Field.WORDING: errors[Field.OBJECTIVE]}
    return errors


def _beside(ack: Ack, errors: dict[str, str] | dict[Field, str]) -> BoltResponse:
    """The form stays as it is, with a word beside each field."""
    return ack(response_action="errors", errors={str(field): text for field, text in errors.items()})
