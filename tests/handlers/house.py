"""Advance with its door open: payloads go in, and one sees what people see."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy import select, update

from bot.app import Listeners, build
from handlers.deps import Deps
from mentoring.meeting.meetings import Meeting, meetings_of
from sandbox.blocks import check_view
from scheduler.drawing import Draughtsman
from storage import workspaces
from storage.deliveries import DeliveryRow
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Pair, Someone
from tests.handlers import payloads
from tests.handlers.slack import JSON, Slack, body_of, check_message
from views.meeting import meeting_forms as forms
from views.meeting import meetings as views
from views.words import Catalogues, Words

NEXT_WEEK = {"day": "2026-12-01", "at": "15:00", "place": "Room 4", "agenda": "My first talk"}
"""A proposal with nothing wrong, for anybody's zone."""


@dataclass
class Clock:
    """The time it is, until a test winds it."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return self.at

    def wind(self, **by: float) -> None:
        """Let time go by."""
        self.at += timedelta(**by)


@dataclass(frozen=True)
class Answered:
    """What Slack got for an acknowledgement."""

    status: int
    body: JSON

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the fields of the form."""
        errors: dict[str, str] = self.body.get("errors", {})
        return errors

    @property
    def is_silent(self) -> bool:
        """Acknowledged, and nothing said: a form that closes, a button that has done its work."""
        return self.status == 200 and not self.body


@dataclass
class House:
    """The front door, with a Slack that only listens behind it."""

    store: Store
    slack: Slack
    app: App
    listeners: Listeners
    clock: Clock = field(default_factory=Clock)
    catalogues: Catalogues = field(default_factory=Catalogues)
    rung: list[datetime] = field(default_factory=list)
    """When the outbox was woken."""

    def send(self, payload: JSON) -> Answered:
        """A payload comes; every listener has finished when this returns, and a second has gone by."""
        response = self.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))
        self.clock.wind(seconds=1)
        body = body_of(response.body)
        if "blocks" in body:
            check_message(body)
        if "view" in body:
            check_view(body["view"], ("modal",))
        for name, error in body.get("errors", {}).items():
            assert name
            assert error
        return Answered(response.status, body)

    def wait_until_idle(self) -> None:
        """Until every listener in a thread of its own has finished."""
        self.listeners.wait_until_idle(10)

    def form(self, who: Someone, text: str = "") -> JSON:
        """The form that `/advance-meet` opens for somebody."""
        self.send(payloads.command(who, "/advance-meet", text))
        return self.slack.opened()

    def proposed(self, who: Someone, **entries: str | None) -> Meeting:
        """Somebody proposes a meeting, with nothing wrong unless told otherwise; it is her latest."""
        answered = self.send(payloads.submit(who, self.form(who), **{**NEXT_WEEK, **entries}))
        assert answered.is_silent, answered
        return self.meetings(who)[-1]

    def agreed(self, mentee: Someone, mentor: Someone, **entries: str | None) -> Meeting:
        """A meeting that the mentee has proposed and the mentor accepted, as the mentee sees it."""
        meeting = self.proposed(mentee, **entries)
        assert self.press(mentor, views.ACCEPT, meeting).is_silent
        return self.meetings(mentee)[-1]

    def press(self, who: Someone, action_id: str, meeting: Meeting, offer: UUID | None = None) -> Answered:
        """Press a button under the meeting's live offer (or under another), in a direct message."""
        live = offer or next(found.id for found in (meeting.open, meeting.agreed) if found)
        return self.send(payloads.press_in_message(who, action_id, f"{meeting.id.hex}:{live.hex}"))

    def opened(self, who: Someone, action_id: str, meeting: Meeting, offer: UUID | None = None) -> JSON:
        """The form that a button opens."""
        assert self.press(who, action_id, meeting, offer).is_silent
        view = self.slack.opened()
        assert view["callback_id"] in (forms.FORM, forms.CANCEL_FORM)
        return view

    def meetings(self, who: Someone) -> tuple[Meeting, ...]:
        """Her meetings, as she sees them, in the order in which they were first proposed."""
        with self.store.read(EVERYONE) as work:
            return meetings_of(work, who.actor(work))

    def words(self, who: Someone) -> Words:
        """Her language and her zone."""
        with self.store.read(EVERYONE) as work:
            person = who.actor(work).person
        return self.catalogues.words(person.locale, person.zone)

    def end_match(self, pair: Pair) -> None:
        """The match is over."""
        with self.store.write(EVERYONE) as work:
            work.session.execute(update(MatchRow).where(MatchRow.id == pair.match_id).values(state="ended"))

    def strike_off(self, who: Someone) -> None:
        """She is no longer registered under her Slack user."""
        with self.store.write(EVERYONE) as work:
            work.session.execute(update(PersonRow).where(PersonRow.id == who.id).values(slack_user_id="UGONE"))

    def screen(self, who: Someone) -> list[JSON]:
        """Her direct messages as they would be drawn now, had all been sent at once; the oldest first. Each is one
        that Slack takes. Files are left out."""
        with self.store.read(EVERYONE) as work:
            of_hers = select(DeliveryRow).where(DeliveryRow.person_id == who.id)
            rows = work.session.scalars(of_hers.order_by(DeliveryRow.created_at, DeliveryRow.id)).all()
        drawn = [Draughtsman(self.store, self.catalogues).message(who.id, row.id, self.clock.now()) for row in rows]
        bodies = [found.message.body() for found in drawn if found and not found.message.file]
        for body in bodies:
            check_message(body)
        return bodies

    def home(self, who: Someone) -> JSON:
        """Her Home tab as it would be drawn now: one that Slack takes."""
        view: JSON = Draughtsman(self.store, self.catalogues).home(who.id, self.clock.now())
        check_view(view, ("home",))
        return view


class Authorizations(dict[str, Any]):
    """Advance is installed in every workspace that is recorded, including those recorded later."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._known = set[str]()

    def get(self, team_id: str, default: Any = None) -> Any:
        """Bolt's answer to: who are we in this workspace?"""
        if team_id not in self._known:
            with self._store.read(EVERYONE) as work:
                if workspaces.by_team(work.session, team_id) is None:
                    return default
            self._known.add(team_id)
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_id=payloads.BOT_ID,
            bot_user_id=payloads.BOT_USER,
            bot_token="xoxb-none",
        )


class Clients(Mapping[str, WebClient]):
    """Slack in every workspace that is recorded, including those recorded later; the token tells which."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, team_id: str) -> WebClient:
        return self._now()[team_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def _now(self) -> dict[str, WebClient]:
        with self._store.read(EVERYONE) as work:
            teams = workspaces.installed(work.session).values()
        return {team_id: WebClient(token=f"xoxb-{team_id}") for team_id in teams}


def open_house(store: Store, slack: Slack, catalogues: Catalogues, *, answer_when_done: bool = True) -> House:
    """Everything wired as in production, except that listeners finish before the acknowledgement (unless told not
    to)."""
    clock, rung = Clock(), list[datetime]()
    deps = Deps(store, clock.now, catalogues, lambda: rung.append(clock.now()), Clients(store))
    listeners = Listeners()
    app = build(deps, WebClient(token="xoxb-none"), Authorizations(store), listeners, answer_when_done=answer_when_done)
    logging.getLogger("slack_bolt").setLevel(logging.INFO)
    return House(store, slack, app, listeners, clock, catalogues, rung)
