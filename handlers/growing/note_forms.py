"""The form of a note comes back: it is kept, and only its author hears of it."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.answering import redraw_beneath
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, memory_of, text_at, uuid
from mentoring.free_text import Unfit
from mentoring.growing import note_moves
from mentoring.growing.notes import About, note_of, notes_of
from mentoring.growing.objectives import objectives_of
from mentoring.meeting.meetings import meetings_of
from mentoring.people import conversation_with
from views.growing import note_forms as forms
from views.growing import note_pages as pages
from views.growing.note_forms import Filled
from views.growing.note_topics import topics


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open. Not a word of the note."""

    note: UUID
    """The note that it is about; or the one to be, so that the same form sent twice makes one."""
    match: UUID | None
    """Within which match; None where the form asks."""
    is_new: bool

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.note.hex, self.match.hex if self.match else "", self.is_new])

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match memory_of(view):
            case [str(note), str(match), bool(is_new)]:
                return cls(uuid(note), uuid(match) if match else None, is_new)
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.view(forms.FORM)(submitted)


def drawn(visit: Visit, state: FormState, filled: Filled) -> dict[str, Any]:
    """The form as it is opened."""
    matches = tuple(match for match in visit.actor.matches if state.match in (None, match.id))
    offered = topics_of(visit, matches[0].id) if len(matches) == 1 else {}
    return forms.form(visit.words, matches, offered, filled, state.pack(), is_new=state.is_new)


def topics_of(visit: Visit, match_id: UUID) -> dict[str, str]:
    """What a note within this match can be about."""
    with visit.reading() as work:
        met = [each for each in meetings_of(work, visit.actor) if each.match.id == match_id]
        aims = [each for each in objectives_of(work, visit.actor) if each.match.id == match_id]
    return topics(visit.words, met, aims)


def submitted(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """A note is kept, or its words are changed."""
    state, entries = FormState.read(view), Entries(view)
    text, about = entries.text(forms.TEXT), about_read(entries.option(forms.ABOUT))
    try:
        with visit.changing() as (work, actor):
            if state.is_new:
                match_id = state.match or uuid(entries.option(forms.MATCH))
                share = forms.SHARE in entries.options(forms.SHARE)
                note_moves.write(work, actor, match_id, text, about, visit.now, state.note, share=share)
            else:
                note_moves.change(work, actor, state.note, text, about, visit.now)
    except Unfit as unfit:
        return ack(response_action="errors", errors=forms.error(visit.words, unfit))
    response = ack()
    if text_at(view, "previous_view_id"):
        _show_beneath(visit, client, view, state)
    else:
        _say_kept(visit, client)
    return response


def about_read(chosen: str) -> About:
    """What was chosen as a topic; Unreadable for what no form of ours offers."""
    match chosen.split(":"):
        case [""] | [forms.NOTHING]:
            return About()
        case ["meeting", found]:
            return About(meeting=uuid(found))
        case ["objective", found]:
            return About(objective=uuid(found))
    raise Unreadable("a topic")


def _show_beneath(visit: Visit, client: WebClient, view: Body, state: FormState) -> None:
    """What the form was opened from shows the note: the list, or the note itself."""
    with visit.reading() as work:
        notes = notes_of(work, visit.actor)
        note = note_of(work, visit.actor, state.note)
    several = len(visit.actor.matches) > 1
    anew = (
        pages.listed(visit.words, notes, 1, searched=False, several=several)
        if state.is_new
        else pages.one(visit.words, note, topics_of(visit, note.match.id))
    )
    redraw_beneath(client, view, anew)


def _say_kept(visit: Visit, client: WebClient) -> None:
    """A word that only she sees, and that a reload takes away. Where it can't be said, her notes show it."""
    with visit.reading() as work:
        channel = conversation_with(work, visit.actor)
    if channel:
        with suppress(SlackApiError):
            client.chat_postEphemeral(channel=channel, user=visit.user_id, **pages.kept(visit.words).body())
