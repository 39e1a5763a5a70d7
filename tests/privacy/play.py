"""A played relationship: what people do goes in by Advance's front door, what comes out is on record for each."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from scheduler.drawing import Draughtsman
from scheduler.sender import Sender
from scheduler.slack_calls import Desk
from storage.work import Store
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Circle, Who
from tests.handlers.walk.walking import everything
from tests.privacy.surfaces import Place, Record, Sighting, Surface, objects_in
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import OneProcess

SOON = timedelta(hours=1)
"""What is due within this is waited for: Slack's rates, and nothing that falls due another day."""


@dataclass
class Play:
    """People, their Slacks, and everything that was shown."""

    house: House
    circle: Circle
    record: Record = field(default_factory=Record)
    marks: dict[str, str] = field(default_factory=dict)
    slacks: dict[str, FakeSlack] = field(default_factory=dict)
    _heard: dict[str, int] = field(default_factory=dict)
    _pressed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        teams = {someone.team_id for someone in self.circle.people.values()}
        self.slacks = {team: FakeSlack(self.house.clock.now) for team in teams}
        desks = {team: Desk(slack.client, self.house.clock.now) for team, slack in self.slacks.items()}
        draughtsman = Draughtsman(self.house.store, self.house.catalogues)
        now = self.house.clock.now
        self._sender = Sender(self.house.store, draughtsman, desks, OneProcess(), now, now)

    def mark(self, thing: str) -> str:
        """A word that is in no other text, for the thing of this name."""
        return self.marks.setdefault(thing, f"zq{token_hex(6)}")

    def does(self, who: Who, payload: JSON) -> Answered:
        """Somebody does something; Advance answers her, and tells whom it has to tell."""
        calls = len(self.house.slack.calls)
        answered = self.house.send(payload)
        self.record.answer(who, answered.body)
        for call in self.house.slack.calls[calls:]:
            self.record.call(who, call.method, call.arguments)
        self._deliver()
        return answered

    def presses(self, who: Who, action_id: str, value: str | None = None) -> JSON:
        """She presses a button that is on her own screen; the modal that is open afterwards."""
        payload = payloads.press_in_message(self.circle.people[who], action_id, self._value(who, action_id, value))
        assert self.does(who, payload).status == 200
        return self.modal(who)

    def submits(self, who: Who, view: JSON, **entries: str | None) -> None:
        """She sends a form, in which nothing is wrong."""
        answered = self.does(who, payloads.submit(self.circle.people[who], view, **entries))
        assert not answered.errors, answered.errors

    def commands(self, who: Who, command: str, text: str = "") -> JSON:
        """She types a slash command; the modal that is open afterwards."""
        self.does(who, payloads.command(self.circle.people[who], command, text))
        return self.modal(who)

    def modal(self, who: Who) -> JSON:
        """The modal that she was shown last; empty if none ever was."""
        return next((seen.shown for seen in self._of(who) if seen.surface is Surface.MODAL), {})

    def looks(self, who: Who) -> None:
        """She opens her Home tab, and says hello."""
        someone = self.circle.people[who]
        self.does(who, payloads.home_opened(someone))
        self.does(who, payloads.command(someone, "/advance"))
        self.does(who, payloads.typed(someone, "hello"))

    def everybody_looks_on(self, insiders: tuple[Who, ...] = (Who.AUTHOR, Who.PARTNER)) -> None:
        """Everyone but the pair looks at her own screens, and tries every button and form that the pair was shown."""
        buttons, forms = self._to_try(insiders)
        for who in (who for who in Who if who not in insiders):
            someone = self.circle.people[who]
            self.looks(who)
            for action_id, value in buttons:
                self.does(who, payloads.press_in_message(someone, action_id, value))
            for view in forms:
                self.does(who, payloads.submit(someone, view))

    def places(self, thing: str, logged: str) -> frozenset[Place]:
        """Where this thing was seen, the log and the files of the databases included."""
        mark = self.marks[thing]
        found = set(self.record.places(mark))
        found |= {(None, Surface.LOG)} if mark in logged else set()
        found |= {(None, Surface.DATABASE)} if mark.encode() in on_disk(self.house.store) else set()
        return frozenset(found)

    def _value(self, who: Who, action_id: str, value: str | None) -> str:
        """What the latest such button on her screen bears."""
        for seen in self._of(who) if value is None else ():
            for found in objects_in(seen.shown):
                if found.get("action_id") == action_id:
                    return str(found.get("value") or "")
        assert value is not None, f"{who} has no button {action_id}"
        return value

    def _of(self, who: Who) -> Iterator[Sighting]:
        return (seen for seen in reversed(self.record.sightings) if seen.who is who)

    def _to_try(self, insiders: tuple[Who, ...]) -> tuple[list[tuple[str, str]], list[JSON]]:
        """Buttons and forms of theirs that nobody else has tried yet."""
        buttons: dict[str, tuple[str, str]] = {}
        forms: dict[str, JSON] = {}
        for seen in (seen for seen in self.record.sightings if seen.who in insiders):
            for found in objects_in(seen.shown):
                if found.get("type") == "button":
                    pressed = (found["action_id"], found.get("value") or "")
                    buttons[" ".join(pressed)] = pressed
                if found.get("type") == "modal" and found.get("submit"):
                    forms[f"{found.get('callback_id')} {found.get('private_metadata')}"] = found
        new = (buttons.keys() | forms.keys()) - self._pressed
        self._pressed |= new
        return [buttons[name] for name in buttons if name in new], [forms[name] for name in forms if name in new]

    def _deliver(self) -> None:
        """Everything that is due goes out; then it is on people's screens."""
        until = self.house.clock.now() + SOON
        while (due := self._sender.look().next_due) and due <= until:
            self.house.clock.at = max(due, self.house.clock.at)
        by_user = {someone.slack_user_id: who for who, someone in self.circle.people.items()}
        for team, slack in self.slacks.items():
            for method, arguments, _ in slack.calls[self._heard.get(team, 0) :]:
                to = arguments.get("user_id") or arguments.get("channel", "")[1:]
                if to in by_user:
                    self.record.call(by_user[to], method, arguments)
            self._heard[team] = len(slack.calls)


def on_disk(store: Store) -> bytes:
    """Every byte of both databases' files, what SQLite keeps beside them included; on PostgreSQL every row."""
    if store.engine.dialect.name == "sqlite":
        folder = Path(str(store.engine.url.database)).parent
        return b"".join(path.read_bytes() for path in sorted(folder.glob("*.db*")))
    return repr(everything(store)).encode()


def all_of(records: list[logging.LogRecord]) -> str:
    """Everything that was logged, tracebacks included."""
    written = logging.Formatter("%(name)s %(message)s")
    return re.sub(r"\s+", " ", "\n".join(written.format(record) for record in records))
