"""A small Bolt app that is not Advance: it uses each way in which Slack and an app speak."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.sandbox.running import NO_TLS, Running

JSON = dict[str, Any]


def words(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def form(said: str = "", callback_id: str = "form") -> JSON:
    """A modal with an input of most kinds; `said` is put in the first."""
    days = [{"text": words(day), "value": day.lower()} for day in ("Monday", "Tuesday")]
    return {
        "type": "modal",
        "callback_id": callback_id,
        "notify_on_close": True,
        "title": words("A form"),
        "submit": words("Send"),
        "blocks": [
            _input("topic", {"type": "plain_text_input", "max_length": 40, "initial_value": said or "none"}),
            _input("day", {"type": "static_select", "options": days}, optional=True),
            _input("bird", {"type": "external_select", "min_query_length": 1}, optional=True),
            _input("date", {"type": "datepicker"}, optional=True),
            _input("age", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}, optional=True),
            _input("who", {"type": "users_select"}, optional=True),
            {"type": "actions", "block_id": "more", "elements": [_button("push"), _button("refresh")]},
        ],
    }


def _input(name: str, element: JSON, *, optional: bool = False) -> JSON:
    return {
        "type": "input",
        "block_id": f"{name}_block",
        "label": words(name),
        "optional": optional,
        "element": {**element, "action_id": name},
    }


def _button(action_id: str, value: str = "v") -> JSON:
    return {"type": "button", "action_id": action_id, "value": value, "text": words(action_id)}


def buttons(*action_ids: str) -> list[JSON]:
    return [{"type": "actions", "block_id": "buttons", "elements": [_button(a) for a in action_ids]}]


class Counting(ThreadPoolExecutor):
    """The app's listeners, which tell when none of them is at work."""

    def __init__(self) -> None:
        super().__init__(max_workers=10)
        self.idle = threading.Condition()
        self.at_work = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        with self.idle:
            self.at_work += 1
        future = super().submit(fn, *args, **kwargs)
        future.add_done_callback(self._done)
        return future

    def _done(self, _: Future[Any]) -> None:
        with self.idle:
            self.at_work -= 1
            self.idle.notify_all()

    def wait(self) -> None:
        """Returns when everything begun so far is done."""
        with self.idle:
            self.idle.wait_for(lambda: not self.at_work, timeout=10)


class Parrot:
    """The app, with everything that it was told in `heard`: (kind, payload)."""

    def __init__(self, slack: Running) -> None:
        self.slack = slack
        self.heard: list[tuple[str, JSON]] = []
        self.listeners = Counting()
        self.app = App(
            name="parrot",  # Bolt would look for our caller's file, in a long stack
            client=WebClient(base_url=slack.api),
            signing_secret=slack.sandbox.signing_secret,
            listener_executor=self.listeners,
            authorize=lambda team_id: self._authorize(team_id),
        )
        self._listen_to_commands()
        self._listen_to_presses()
        self._listen_to_forms()
        self._listen_to_events()

    def told(self, kind: str) -> list[JSON]:
        """The payloads of one kind, oldest first."""
        return [payload for heard, payload in self.heard if heard == kind]

    def _authorize(self, team_id: str) -> AuthorizeResult:
        workspace = self.slack.sandbox.workspaces[team_id]
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_token=workspace.bot_token,
            bot_id=workspace.bot_id,
            bot_user_id=workspace.bot_user,
        )

    def _listen_to_commands(self) -> None:
        @self.app.command("/parrot")
        def parrot(ack: Any, body: JSON, client: WebClient, respond: Any, say: Any) -> None:
            self.heard.append(("command", body))
            said = body["text"]
            if said == "aloud":
                ack({"response_type": "in_channel", "text": "aloud it is"})
            elif said == "inline":
                ack("only for you")
            else:
                ack()
            if said == "respond":
                respond("by the response_url")
            elif said.startswith("buttons"):
                say(text=f"press one: {said}", blocks=buttons("open", "replace", "remove", "talk"))
            elif said.startswith("whisper"):
                respond(text=f"a secret: {said}", blocks=buttons("replace", "remove"))
            elif said not in ("aloud", "inline"):
                client.views_open(trigger_id=body["trigger_id"], view=form(said))

        @self.app.command("/raw")
        def raw(ack: Any, body: JSON) -> None:
            self.heard.append(("command", body))
            ack(body["text"])

    def _listen_to_presses(self) -> None:
        @self.app.action("open")
        def open_form(ack: Any, body: JSON, client: WebClient) -> None:
            self.heard.append(("action", body))
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=form("pressed"))

        @self.app.action("push")
        def push(ack: Any, body: JSON, client: WebClient) -> None:
            self.heard.append(("action", body))
            ack()
            with suppress(SlackApiError):  # Bolt would take the acknowledgement back
                client.views_push(trigger_id=body["trigger_id"], view=form("pushed", "pushed"))

        @self.app.action("refresh")
        def refresh(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            view = form("not shown: the input keeps what it holds")
            view["title"] = words("Refreshed")
            client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)

        @self.app.action("replace")
        def replace(ack: Any, body: JSON, respond: Any) -> None:
            self.heard.append(("action", body))
            ack()
            respond(text="replaced", replace_original=True)

        @self.app.action("remove")
        def remove(ack: Any, respond: Any) -> None:
            ack()
            respond(delete_original=True)

        @self.app.action("talk")
        def talk(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.chat_postMessage(
                channel=body["channel"]["id"], thread_ts=body["message"]["ts"], text="in the thread"
            )

        @self.app.options("bird")
        def birds(ack: Any, body: JSON) -> None:
            self.heard.append(("options", body))
            known = ("macaw", "magpie", "wren")
            ack(options=[{"text": words(b), "value": b} for b in known if body["value"] in b])

    def _listen_to_forms(self) -> None:
        @self.app.view("form")
        def submitted(ack: Any, body: JSON, client: WebClient) -> None:
            self.heard.append(("submission", body))
            said = body["view"]["state"]["values"]["topic_block"]["topic"]["value"]
            match said:
                case "wrong":
                    ack(response_action="errors", errors={"topic_block": "not that"})
                case "update":
                    ack(response_action="update", view=form("updated", "updated"))
                case "push":
                    ack(response_action="push", view=form("pushed", "pushed"))
                case "bad view":
                    ack(response_action="update", view={"type": "modal", "blocks": []})
                case _:
                    ack()
                    client.chat_postMessage(channel=body["user"]["id"], text=f"You sent: {said}")

        @self.app.view("pushed")
        def pushed(ack: Any, body: JSON) -> None:
            self.heard.append(("submission", body))
            said = body["view"]["state"]["values"]["topic_block"]["topic"]["value"]
            if said == "clear":
                ack(response_action="clear")
            else:
                ack()

        @self.app.view_closed("form")
        def closed(ack: Any, body: JSON) -> None:
            self.heard.append(("closed", body))
            ack()

        @self.app.view_closed("pushed")
        def pushed_closed(ack: Any, body: JSON) -> None:
            self.heard.append(("closed", body))
            ack()

    def _listen_to_events(self) -> None:
        @self.app.shortcut("open_form")
        def shortcut(ack: Any, body: JSON, client: WebClient) -> None:
            self.heard.append(("shortcut", body))
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=form("from the shortcut"))

        @self.app.shortcut("quote_it")
        def quote(ack: Any, body: JSON, respond: Any) -> None:
            self.heard.append(("message_action", body))
            ack()
            respond(f"You quoted: {body['message']['text']}")

        @self.app.event("app_home_opened")
        def home(event: JSON, body: JSON, client: WebClient) -> None:
            self.heard.append(("app_home_opened", body))
            if event["tab"] == "home":
                view = {"type": "home", "private_metadata": event["user"], "blocks": buttons("open")}
                client.views_publish(user_id=event["user"], view=view)

        @self.app.event("message")
        def message(event: JSON, body: JSON, say: Any) -> None:
            self.heard.append(("message", body))
            if event.get("subtype") is None:
                say(f"You said: {event['text']}")

        for name in (
            "file_shared",
            "team_join",
            "user_change",
            "app_uninstalled",
            "tokens_revoked",
            "member_joined_channel",
        ):
            self._note(name)

    def _note(self, name: str) -> None:
        @self.app.event(name)
        def note(body: JSON) -> None:
            self.heard.append((name, body))


@contextmanager
def connected(slack: Running) -> Iterator[Parrot]:
    """The parrot in Socket Mode, once its connection stands."""
    parrot = Parrot(slack)
    client = WebClient(base_url=slack.api, ssl=NO_TLS)
    handler = SocketModeHandler(parrot.app, app_token=slack.sandbox.app_token, web_client=client)
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        yield parrot
    finally:
        threading.Thread(target=handler.close, daemon=True).start()  # its threads take three seconds to end
