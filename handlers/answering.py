"""An answer on the spot, to this person alone, wherever in Slack she happens to be."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.reading import Body, dig, is_spoken, text_at
from views.aloud import plainly
from views.blocks import Message
from views.people import as_home, as_modal
from views.words import Words


@dataclass(frozen=True)
class Answer:
    """How to answer one payload: an ephemeral message where there is a conversation, a modal where there is none."""

    body: Body
    ack: Ack
    respond: Respond
    client: WebClient
    words: Words

    def __call__(self, message: Message) -> BoltResponse:
        """Acknowledge, and say this. What cannot be answered is acknowledged in silence."""
        acknowledged = self.ack.response
        if acknowledged is None and "command" in self.body:
            return self.ack(**message.body())
        if acknowledged is None and self.body.get("type") == "view_submission":
            return self._over_the_form(message)
        response = acknowledged or acknowledge(self.ack, self.body)
        if self.body.get("response_url"):
            self.respond(**message.body(), response_type="ephemeral", replace_original=False)
        elif self.body.get("type") in ("block_actions", "shortcut"):
            self._over_what_is_open(message)
        else:
            self._to_event(message)
        return response

    def _over_the_form(self, message: Message) -> BoltResponse:
        """And not in its place: what was typed is still there when this is closed. Where there is no room over it, the
        words stand beside its first field."""
        fields = _inputs(self.body) if _is_third(self.body) else []
        if fields:
            return self.ack(response_action="errors", errors={fields[0]: plainly(message.blocks)})
        return self.ack(response_action="push", view=as_modal(self.words, message))

    def _over_what_is_open(self, message: Message) -> None:
        """In its place where there is no room over it."""
        show = show_instead if _is_third(self.body) else show_modal
        show(self.client, self.body, as_modal(self.words, message))

    def _to_event(self, message: Message) -> None:
        """A typed message is answered in its conversation, an opened Home tab with a Home tab."""
        event = self.body.get("event")
        if is_opened_home(event):
            self.client.views_publish(user_id=text_at(event, "user"), view=as_home(message))
        elif is_spoken(event):
            self.client.chat_postMessage(
                channel=text_at(event, "channel"), parse="none", unfurl_links=False, **message.body()
            )


def _is_third(body: Body) -> bool:
    """Whether this modal lies on one that lies on another: Slack lays no fourth over it."""
    beneath = text_at(body, "view", "previous_view_id")
    return bool(beneath) and beneath != text_at(body, "view", "root_view_id")


def _inputs(body: Body) -> list[str]:
    """The blocks of a form beside which a word can stand."""
    blocks = dig(body, "view", "blocks")
    fields = [each for each in blocks if dig(each, "type") == "input"] if isinstance(blocks, list) else []
    return [text_at(each, "block_id") for each in fields]


def show_modal(client: WebClient, body: Body, view: dict[str, Any]) -> str:
    """Open a modal, over the one in which the button was pressed if there is one; its id, by which to draw it anew."""
    show = client.views_push if dig(body, "view", "type") == "modal" else client.views_open
    return text_at(show(trigger_id=text_at(body, "trigger_id"), view=view).data, "view", "id")


def show_page(client: WebClient, body: Body, view: dict[str, Any]) -> None:
    """The same for a page from which a form may be opened: Slack lays three modals over each other and no more, so a
    page opened from a page that lies on another takes that one's place."""
    if dig(body, "view", "type") == "modal" and text_at(body, "view", "previous_view_id"):
        show_instead(client, body, view)
    else:
        show_modal(client, body, view)


def show_instead(client: WebClient, body: Body, view: dict[str, Any]) -> None:
    """Something in a modal was used: this takes the modal's place, unless she has closed it meanwhile."""
    show_in(client, text_at(body, "view", "id"), view)


def redraw_beneath(client: WebClient, view: object, anew: dict[str, Any]) -> None:
    """A form was sent: what it was opened from, if that is still open, shows what has come of it."""
    beneath = text_at(view, "previous_view_id")
    if beneath:
        show_in(client, beneath, anew)


def show_in(client: WebClient, view_id: str, view: dict[str, Any]) -> None:
    """The open modal of that id shows this instead. She may have closed it meanwhile, which only Slack knows."""
    with suppress(SlackApiError):
        client.views_update(view_id=view_id, view=view)


def is_opened_home(event: object) -> bool:
    """Whether somebody has just opened her Home tab."""
    return dig(event, "type") == "app_home_opened" and dig(event, "tab") == "home"


def expects_an_answer(body: Body) -> bool:
    """Whether a person waits for this to be answered: not so for what Slack tells of its own accord."""
    if body.get("type") == "event_callback":
        return is_opened_home(body.get("event")) or is_spoken(body.get("event"))
    return body.get("type") not in ("view_closed", "block_suggestion")


class Kept(Ack):
    """An acknowledgement that stays. Bolt takes back that of a listener which fails right after it, and waits out
    Slack's three seconds for another: by then Slack has told the person that Advance does not answer."""

    _kept: BoltResponse | None = None

    @property
    def response(self) -> BoltResponse | None:
        """What Slack is told."""
        return self._kept

    @response.setter
    def response(self, response: BoltResponse | None) -> None:
        self._kept = response or self._kept


def acknowledge(ack: Ack, body: Body) -> BoltResponse:
    """Slack hears that it arrived, and nothing more."""
    return ack(options=[]) if body.get("type") == "block_suggestion" else ack()
