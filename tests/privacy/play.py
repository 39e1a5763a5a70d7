"""A played relationship: what people do goes in by Advance's front door, what comes out is on record for each."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from scheduler.drawing import Draughtsman
from scheduler.sender import Sender
from scheduler.slack_calls import Desk
from storage.work import Store
from tests.building import Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Circle, Who
from tests.handlers.walk.walking import Watch, everything
from tests.privacy.surfaces import Place, Record, Sighting, Surface, objects_in
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import OneProcess
from tests.timekeeping import keep_time
from views.joining.leaving import NOT_FOR_ME

DESTRUCTIVE = frozenset({NOT_FOR_ME})
"""Buttons that nobody tries: whoever presses one is gone, and looks on no more."""
SOON = timedelta(hours=1)
"""What is due within this is waited for: Slack's rates, and nothing that falls due another day."""


@dataclass(frozen=True)
class Tries:
    """Buttons, forms and searches that somebody was shown, by what tells each from all others."""

    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    forms: dict[str, JSON] = field(default_factory=dict)
    searches: dict[str, None] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Of all of them."""
        return frozenset({*self.buttons, *self.forms, *self.searches})

    def take(self, found: JSON) -> None:
        """Add it, if it is one."""
        match found.get("type"):
            case "button" if found["action_id"] not in DESTRUCTIVE:
                pressed = (found["action_id"], found.get("value") or "")
                self.buttons[" ".join(pressed)] = pressed
            case "modal" if found.get("submit"):
                self.forms[f"{found.get('callback_id')} {found.get('private_metadata')}"] = found
            case "external_select":
                self.searches[found["action_id"]] = None

    def join(self, others: "Tries") -> None:
        """Add all of those."""
        self.buttons.update(others.buttons)
        self.forms.update(others.forms)
        self.searches.update(others.searches)

    def payloads(self, who: Someone, besides: frozenset[str], marks: Iterable[str]) -> Iterator[JSON]:
        """She tries them. What somebody else has typed into a form is not there for her."""
        for name, (action_id, value) in self.buttons.items():
            if name not in besides:
                yield payloads.press_in_modal(who, action_id, value)
        for name, view in self.forms.items():
            if name not in besides:
                emptied = re.sub("|".join(marks) or "$^", "words", json.dumps(view))
                yield payloads.submit(who, json.loads(emptied))
        for name in self.searches:
            if name not in besides:
                yield payloads.suggestion(who, name, "a")


def tries_in(seen: Sighting) -> Tries:
    """All that stood there once."""
    tries = Tries()
    for found in objects_in(seen.shown):
        tries.take(found)
    return tries


@dataclass
class Play:
    """People, their Slacks, and everything that was shown."""

    house: House
    circle: Circle
    watch: Watch
    record: Record = field(default_factory=Record)
    marks: dict[str, str] = field(default_factory=dict)
    slacks: dict[str, FakeSlack] = field(default_factory=dict)
    _heard: dict[str, int] = field(default_factory=dict)
    _found: list[Tries] = field(default_factory=list)
    """In each sighting."""
    _tried: frozenset[str] = frozenset()
    """By those whom it does not concern."""
    _tried_by: dict[Who, frozenset[str]] = field(default_factory=dict)
    """By each of those whom it does."""
    _delivered: tuple[object, datetime | None] | None = None
    """After everything was: the news of the database, and when there is more to do."""
    _chore: datetime | None = None
    """When something falls due by itself, as far as is known."""
    _roused: bool = False
    """Whether it is known for all that has been delivered."""

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
        """Somebody does something; Advance answers her, and tells whom it has to tell. What falls due by itself because
        of it waits until everybody looks on."""
        answered = self._tries(who, payload)
        self._deliver(rouse=False)
        return answered

    def presses(self, who: Who, action_id: str, value: str | None = None) -> JSON:
        """She presses a button that is on her own screen, with a value that it bears unless told otherwise; the modal
        that is open afterwards."""
        found = self.bears(who, action_id) if value is None else value
        assert self.does(who, payloads.press_in_modal(self.circle.people[who], action_id, found)).status == 200
        return self.modal(who)

    def submits(self, who: Who, view: JSON, /, **entries: str | list[str] | None) -> None:
        """She sends a form, in which nothing is wrong."""
        answered = self.does(who, payloads.submit(self.circle.people[who], view, **entries))
        assert not answered.errors, answered.errors

    def commands(self, who: Who, command: str, text: str = "") -> JSON:
        """She types a slash command; the modal that is open afterwards."""
        self.does(who, payloads.command(self.circle.people[who], command, text))
        return self.modal(who)

    def modal(self, who: Who) -> JSON:
        """The modal that she was shown last; empty if none ever was."""
        modals = (seen.shown for seen in self._of(who) if seen.surface is Surface.MODAL)
        return next((shown for shown in modals if shown.get("type") == "modal"), {})

    def everybody_says_hello(self) -> None:
        """Everyone asks what she can do, and types something."""
        for who, someone in self.circle.people.items():
            self._tries(who, payloads.command(someone, "/advance"))
            self._tries(who, payloads.typed(someone, "hello"))
        self._deliver()

    def bears(self, who: Who, action_id: str) -> str:
        """What the latest such button on her screen bears."""
        for seen in self._of(who):
            for found in objects_in(seen.shown):
                if found.get("action_id") == action_id:
                    return str(found.get("value") or "")
        raise AssertionError(f"{who} has no button {action_id}")

    def searches(self, who: Who, action_id: str, query: str) -> None:
        """She types into a search."""
        self.does(who, payloads.suggestion(self.circle.people[who], action_id, query))

    def waits(self, days: float) -> None:
        """Time goes by; what falls due on the way is told."""
        until = self.house.clock.now() + timedelta(days=days)
        self._deliver(until)
        self.house.clock.at = max(until, self.house.clock.now())

    @property
    def trying(self) -> tuple[Who, ...]:
        """Those of the others who try things. Across companies one colleague at each is enough: whom nobody pairs and
        who isn't registered tries the same within one."""
        all_try = (Who.COLLEAGUE, Who.ELSEWHERE) if self.circle.across else tuple(Who)
        return tuple(who for who in all_try if who not in self.concerned)

    @property
    def concerned(self) -> tuple[Who, ...]:
        """The two, and who answers for them."""
        across = (Who.LEAD_ELSEWHERE, Who.COORDINATOR) if self.circle.across else ()
        return (Who.AUTHOR, Who.PARTNER, Who.LEAD, *across)

    def everybody_looks_on(self) -> None:
        """Everyone looks at her own screens; whom it does not concern tries every button, form and search that was
        newly shown to those whom it does."""
        shown = self._shown()
        for who in Who:
            self._tries(who, payloads.home_opened(self.circle.people[who]))
            if who in self.trying:
                self._tries_all(who, shown, self._tried)
        self._tried |= shown.names
        self._deliver()

    def tries_what_others_saw(self, who: Who) -> None:
        """One whom it concerns tries all that was newly shown to the others."""
        shown = self._shown(besides=who)
        self._tries_all(who, shown, self._shown(only=who).names | self._tried_by.get(who, frozenset()))
        self._tried_by[who] = shown.names
        self._deliver()

    def places(self, logged: str) -> dict[str, frozenset[Place]]:
        """Where each mark was seen, the log and the files of the databases included."""
        kept, texts = on_disk(self.house.store), {**self.record.texts(), (None, Surface.LOG): logged}
        found = {name: {place for place, text in texts.items() if mark in text} for name, mark in self.marks.items()}
        for name, mark in self.marks.items():
            if mark.encode() in kept:
                found[name].add((None, Surface.DATABASE))
        return {name: frozenset(places) for name, places in found.items()}

    def _of(self, who: Who) -> Iterator[Sighting]:
        return (seen for seen in reversed(self.record.sightings) if seen.who is who)

    def _tries_all(self, who: Who, shown: Tries, besides: frozenset[str]) -> None:
        for payload in shown.payloads(self.circle.people[who], besides, self.marks.values()):
            self._tries(who, payload)

    def _tries(self, who: Who, payload: JSON) -> Answered:
        calls = len(self.house.slack.calls)
        answered = self.house.send(payload)
        self.record.answer(who, answered.body)
        for call in self.house.slack.calls[calls:]:
            self.record.call(who, call.method, call.arguments)
        return answered

    def _shown(self, besides: Who | None = None, only: Who | None = None) -> Tries:
        """What was shown to those whom it concerns."""
        tries = Tries()
        self._found += map(tries_in, self.record.sightings[len(self._found) :])
        for seen, found in zip(self.record.sightings, self._found, strict=True):
            if seen.who in self.concerned and seen.who is not besides and only in (None, seen.who):
                tries.join(found)
        return tries

    def _nothing_since(self, until: datetime, rouse: bool) -> bool:
        """Whether nobody has written anything since everything went out, and nothing falls due by itself."""
        if self._delivered is None or (rouse and not self._roused):
            return False
        news, due = self._delivered
        return (due is None or due > until) and news == self.watch.news()

    def _deliver(self, until: datetime | None = None, *, rouse: bool = True) -> None:
        """Everything that is due goes out; then it is on people's screens."""
        until = until or self.house.clock.now() + SOON
        if self._nothing_since(until, rouse):
            return
        self._roused = rouse
        if rouse:
            self._chore = keep_time(self.house.store, self.house.clock.now())
        while True:
            due = min((moment for moment in (self._chore, self._sender.look().next_due) if moment), default=None)
            if due is None or due > until:
                break
            if due > self.house.clock.now() or due == self._chore:  # what goes out makes no chore due
                self.house.clock.at = max(due, self.house.clock.now())
                self._chore = keep_time(self.house.store, self.house.clock.now())
        self._delivered = self.watch.news(), due
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
