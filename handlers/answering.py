"""An answer on the spot, to this person alone, wherever in Slack she happens to be."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, BoltResponse, Respond
from slack_sdk import WebClient

from views.blocks import Message
from views.people import as_home, as_modal
from views.words import Words

Body = dict[str, Any]
Answer = Callable[[Message], BoltResponse]


def answer_to(body: Body, ack: Ack, respond: Respond, client: WebClient, words: Words) -> Answer:
    """How to answer this payload: an ephemeral message where there is a conversation, a modal where there is none."""

    def answer(message: Message) -> BoltResponse:
        if "command" in body:
            return ack(**message.body())
        match body.get("type"):
            case "view_submission":
                return ack(response_action="update", view=as_modal(words, message))
            case "block_actions" | "message_action" | "shortcut":
                response = ack()
                _beside(body, respond, client, words, message)
                return response
            case "event_callback":
                response = ack()
                _to_event(body["event"], client, message)
                return response
        return ack()

    return answer


def _beside(body: Body, respond: Respond, client: WebClient, words: Words, message: Message) -> None:
    """Beside a pressed message an ephemeral one; over Home or a modal, a modal."""
    if body.get("response_url"):
        respond(**message.body(), response_type="ephemeral", replace_original=False)
        return
    over_a_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if over_a_modal else client.views_open
    show(trigger_id=body["trigger_id"], view=as_modal(words, message))


def _to_event(event: Body, client: WebClient, message: Message) -> None:
    """A typed message is answered in its conversation, an opened Home tab with a Home tab."""
    if event.get("type") == "app_home_opened":
        client.views_publish(user_id=event["user"], view=as_home(message))
    elif event.get("type") == "message" and "subtype" not in event:
        client.chat_postMessage(channel=event["channel"], parse="none", unfurl_links=False, **message.body())
