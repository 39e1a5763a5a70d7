"""A small Bolt app for the page's browser tests; run as a module with a URL, it joins that sandbox."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.sandbox.browser import showcase_views as views

JSON = dict[str, Any]
MANIFEST = Path(__file__).with_name("showcase.yml")


def patient_client(url: str) -> WebClient:
    """Waits where the sandbox's rates say so: one message a second in a channel."""
    client = WebClient(base_url=f"{url}/api/")
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
    return client


class Showcase:
    """Everybody's partner is everybody else of their workspace who has a part."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.about: JSON = httpx.get(f"{url}/app", trust_env=False).json()
        self.lines: dict[str, list[str]] = {}
        self.app = App(
            client=patient_client(url),
            signing_secret=self.about["signing_secret"],
            authorize=lambda team_id: AuthorizeResult(
                enterprise_id=None, team_id=team_id, bot_token=self.about["bot_tokens"][team_id]
            ),
        )
        self._commands()
        self._forms()
        self._presses()

    def _publish(self, client: WebClient, user: str) -> None:
        client.views_publish(user_id=user, view=views.home(int(time.time()), self.lines.get(user, [])))

    def _commands(self) -> None:
        app = self.app

        @app.command("/meet")
        @app.shortcut("meet")
        @app.action("open_form")
        def meet(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=views.meeting_form(body.get("text", "")))

        @app.command("/meet-all")
        def everything(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.chat_postMessage(
                channel=body["channel_id"], text="Every block", blocks=views.every_block(body["user_id"])
            )

        @app.command("/inputs")
        def inputs(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=views.every_input())

        @app.command("/pages")
        def pages(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=views.page(1))

        @app.command("/whisper")
        def whisper(ack: Any, body: JSON) -> None:
            ack(f"Only you can see this: _{body['text'] or 'psst'}_")

        @app.event("app_home_opened")
        def opened(event: JSON, client: WebClient) -> None:
            if event["tab"] == "home":
                self._publish(client, event["user"])

        @app.event("message")
        def message(event: JSON, say: Any) -> None:
            if event.get("subtype") is None and not event.get("bot_id"):
                say(text=f"You said: {event['text']}", thread_ts=event.get("thread_ts"))

        @app.shortcut("homework")
        def homework(ack: Any, body: JSON, respond: Any) -> None:
            ack()
            respond(f"Homework: {body['message']['text']}")

    def _forms(self) -> None:
        app = self.app

        @app.view("meeting")
        def proposed(ack: Any, body: JSON, client: WebClient) -> None:
            values = body["view"]["state"]["values"]
            day, clock = values["day"]["day_input"]["selected_date"], values["time"]["time_input"]["selected_time"]
            moment = datetime.fromisoformat(f"{day}T{clock}+00:00")
            if moment.year < 2026:
                ack(response_action="errors", errors={"day": "This day has already passed. Choose another."})
                return
            ack()
            user, agenda = body["user"]["id"], values["agenda"]["agenda_input"]["value"]
            epoch = int(moment.timestamp())
            self.lines.setdefault(user, []).append(f"Proposed: {agenda}")
            self._publish(client, user)
            for other in client.users_list()["members"]:
                if other["id"] != user and not other["is_bot"] and other["profile"]["title"]:
                    card = views.meeting_card(epoch, agenda)
                    client.chat_postMessage(channel=other["id"], text=f"A meeting is proposed: {agenda}", blocks=card)
            client.chat_postMessage(channel=user, text="Proposed. You will hear when it is answered.")

        @app.view("inputs")
        def sent(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            values = body["view"]["state"]["values"]
            held = {block: next(iter(actions.values())) for block, actions in sorted(values.items())}
            lines = [f"{block}={_plain(state)}" for block, state in held.items()]
            client.chat_postMessage(channel=body["user"]["id"], text="Got: " + "; ".join(lines))

        @app.view("page 1")
        def turned(ack: Any) -> None:
            ack(response_action="update", view=views.page(2))

        @app.view("pushed")
        def pushed(ack: Any) -> None:
            ack()

    def _presses(self) -> None:
        app = self.app

        @app.action("accept")
        def accept(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            said = f":white_check_mark: *Accepted.* See you there: {body['actions'][0]['value']}"
            blocks = [body["message"]["blocks"][0], views.section(said)]
            client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Accepted.", blocks=blocks)

        @app.action("decline")
        def decline(ack: Any, respond: Any) -> None:
            ack()
            respond(text="You declined.", replace_original=True)

        @app.action("grow")
        def grow(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            view = views.every_input()
            view["blocks"].insert(1, views.entry("note", "A note", "plain_text_input"))
            client.views_update(view_id=body["view"]["id"], view=view)

        @app.action("push")
        def push(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            more = [views.entry("extra", "Extra", "plain_text_input"), _pusher()]
            client.views_push(trigger_id=body["trigger_id"], view=views.modal("On top", "pushed", more, "Done"))

        @app.options("bird_input")
        def birds(ack: Any, body: JSON) -> None:
            found = [views.option(b) for b in ("Macaw", "Magpie", "Wren") if body["value"].lower() in b.lower()]
            ack(options=found)

        for quiet in ("offer", "flow", "pick"):
            app.action(quiet)(lambda ack: ack())


def _pusher() -> JSON:
    return {"type": "actions", "block_id": "again", "elements": [views.button("One more on top", "push")]}


def _plain(state: JSON) -> str:
    for key, value in state.items():
        if key == "type":
            continue
        if isinstance(value, list):
            return "+".join(str(each.get("value", each.get("name"))) for each in value)
        return str(value["value"] if isinstance(value, dict) else value)
    return "None"


@contextmanager
def connected(url: str) -> Iterator[Showcase]:
    """The app in Socket Mode, once its connection stands."""
    showcase = Showcase(url)
    token = showcase.about["app_token"]
    handler = SocketModeHandler(showcase.app, app_token=token, web_client=WebClient(base_url=f"{url}/api/"))
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        yield showcase
    finally:
        threading.Thread(target=handler.close, daemon=True).start()


if __name__ == "__main__":
    with connected(sys.argv[1]):
        threading.Event().wait()
