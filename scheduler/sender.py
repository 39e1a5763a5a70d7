"""The sender: claim, open the direct message, post with the delivery's id, mark as sent. Nothing lost, nothing doubled.

A delivery whose holder died stays claimed; once its lease has run out (so that no request of the former holder
can still be on its way) it is looked up in Slack before it is sent again.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from scheduler.drawing import Draughtsman, Drawn
from scheduler.locks import Locks
from scheduler.slack_calls import Desk, NotYet, Refused, Unsure
from storage import deliveries, people
from storage.deliveries import DeliveryRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store

log = logging.getLogger(__name__)

HTTP_TIMEOUT_S = 5
LEASE = timedelta(seconds=HTTP_TIMEOUT_S + 3)
"""Longer than any request of ours can take."""
REST = timedelta(seconds=10)
"""Before what may simply be repeated (an update, a Home tab) is tried again."""
AT_ONCE = 100


@dataclass
class Round:
    """What one look at the outbox found."""

    next_due: datetime | None = None
    held_up: bool = False
    """Something is overdue and only waits for Slack's rates or for a lease to run out."""

    def later(self, due: datetime, *, held_up: bool = False) -> None:
        """There is something to do at `due`."""
        self.next_due = min(self.next_due, due) if self.next_due else due
        self.held_up = self.held_up or held_up


@dataclass
class Sender:
    """Sends for one workspace at a time, as long as it holds that workspace's lock."""

    store: Store
    draughtsman: Draughtsman
    desks: Mapping[str, Desk]
    """Slack by team id."""
    locks: Locks
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    resting: dict[UUID, datetime] = field(default_factory=dict)

    def look(self) -> Round:
        """Do everything that is due and allowed now, in every workspace."""
        found = Round()
        with self.store.read(EVERYONE) as work:
            waiting = [(row.id, row.team_id) for row in deliveries.workspaces_with_work(work.session)]
        for workspace_id, team_id in waiting:
            desk = self.desks.get(team_id)
            if desk is None:
                continue  # another process has this workspace's token
            with self.locks.hold(workspace_id) as held:
                if held:
                    self._serve(workspace_id, desk, found)
                else:
                    found.later(self.now() + timedelta(seconds=1), held_up=True)
        return found

    def _serve(self, workspace_id: UUID, desk: Desk, found: Round) -> None:
        with self.store.read(EVERYONE) as work:
            stale = deliveries.stale_in(work.session, workspace_id, AT_ONCE)
            homes = deliveries.stale_homes_in(work.session, workspace_id, AT_ONCE)
            pending = deliveries.pending_in(work.session, workspace_id, AT_ONCE)
        steps = [
            *((delivery.id, partial(self._redraw, desk, delivery)) for delivery in stale),
            *((delivery.id, partial(self._deliver, desk, delivery, person, found)) for delivery, person in pending),
            *((person.id, partial(self._publish, desk, person)) for person in homes),
        ]
        done = [self._try(step, of, found) for of, step in steps]
        if any(done) and AT_ONCE in (len(stale), len(pending), len(homes)):
            found.later(self.now())  # there is more than was looked at

    def _try(self, step: Callable[[], bool], of: UUID, found: Round) -> bool:
        """True if something was done."""
        rested_at = self.resting.pop(of, None)
        if rested_at and rested_at > self.now():
            self.resting[of] = rested_at
            found.later(rested_at)
            return False
        try:
            return step()
        except NotYet as not_yet:
            found.later(not_yet.until, held_up=True)
        except Unsure as unsure:
            log.warning("no clear answer from Slack: %s", unsure)
            self.resting[of] = self.now() + REST
            found.later(self.resting[of])
        return False

    def _deliver(self, desk: Desk, delivery: DeliveryRow, person: PersonRow, found: Round) -> bool:
        if delivery.state == "claimed":
            return self._take_over(desk, delivery, person, found)
        if delivery.due_at > self.now():
            found.later(delivery.due_at)
            return False
        desk.ready_to_post(person.slack_user_id)
        drawn = self.draughtsman.message(person.id, delivery.id, self.now())
        if drawn is None or not drawn.worth_sending:
            self._change(deliveries.drop, delivery.id)
        elif self._claim(delivery):
            self._post(desk, delivery, person, drawn)
        return True

    def _post(self, desk: Desk, delivery: DeliveryRow, person: PersonRow, drawn: Drawn) -> None:
        try:
            channel = person.dm_channel or self._open(desk, person)
            ts = desk.post(person.slack_user_id, channel, drawn.message, delivery.id)
        except NotYet:
            self._change(deliveries.settle, delivery.id, state="waiting")
            raise
        except Refused as refused:
            log.error("delivery %s was refused: %s", delivery.id, refused.error)
            self._change(deliveries.settle, delivery.id, state="failed", error=refused.error)
        else:
            self._change(deliveries.settle, delivery.id, state="sent", channel=channel, ts=ts)
            # What changed before it was drawn is in it; what has changed since is still to be shown.
            self._change(deliveries.redrawn, delivery.id, delivery.stale)

    def _take_over(self, desk: Desk, delivery: DeliveryRow, person: PersonRow, found: Round) -> bool:
        """Somebody claimed it and was not heard of again: was it posted?"""
        left = (delivery.lease_until or self.wall()) - self.wall()
        if left > timedelta(0):
            found.later(self.now() + left, held_up=True)
            return False
        ts = None
        if person.dm_channel and delivery.claimed_at:
            try:
                ts = desk.find(person.dm_channel, delivery.id, delivery.claimed_at)
            except Refused as refused:
                self._change(deliveries.settle, delivery.id, state="failed", error=refused.error)
                return True
        if ts:
            self._change(deliveries.settle, delivery.id, state="sent", channel=person.dm_channel, ts=ts)
        else:
            self._change(deliveries.settle, delivery.id, state="waiting")
        found.later(self.now())
        return True

    def _redraw(self, desk: Desk, delivery: DeliveryRow) -> bool:
        drawn = self.draughtsman.message(delivery.person_id, delivery.id, self.now())
        if drawn and delivery.channel and delivery.ts:
            try:
                desk.update(delivery.channel, delivery.ts, drawn.message)
            except Refused as refused:
                log.warning("message %s can't be drawn anew: %s", delivery.id, refused.error)
        self._change(deliveries.redrawn, delivery.id, delivery.stale)
        return True

    def _publish(self, desk: Desk, person: PersonRow) -> bool:
        try:
            desk.publish(person.slack_user_id, self.draughtsman.home(person.id, self.now()))
        except Refused as refused:
            log.warning("a Home tab can't be drawn: %s", refused.error)
        self._change(deliveries.home_redrawn, person.id, person.home_stale)
        return True

    def _claim(self, delivery: DeliveryRow) -> bool:
        with self.store.write(EVERYONE) as work:
            return deliveries.claim(work.session, delivery.id, claimed_at=self.now(), lease_until=self.wall() + LEASE)

    def _open(self, desk: Desk, person: PersonRow) -> str:
        channel = desk.open(person.slack_user_id)
        with self.store.write(EVERYONE) as work:
            people.by_id(work.session, person.id).dm_channel = channel
        return channel

    def _change(self, record: Callable[..., None], *of_what: object, **values: object) -> None:
        with self.store.write(EVERYONE) as work:
            record(work.session, *of_what, **values)
