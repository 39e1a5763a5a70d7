"""The courier: claim, open the conversation, post with the delivery's id, mark as sent. Nothing is lost or doubled.

A delivery whose holder died stays claimed; once its lease has run out (so that no request of the former holder
can still be on its way) it is looked up in Slack before it is sent again.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mentoring.counting import summaries
from mentoring.joining.closed_accounts import account_closed
from mentoring.people import Actor
from scheduler.drawing import Draughtsman, Drawn
from scheduler.rounds import Round
from scheduler.slack_calls import Desk, NotYet, Refused
from storage import deliveries, nudges, people
from storage.deliveries import DeliveryRow
from storage.outbox import Recipient
from storage.tenancy import EVERYONE
from storage.work import Store
from views.blocks import Message

log = logging.getLogger(__name__)

HTTP_TIMEOUT_S = 5
LEASE = timedelta(seconds=HTTP_TIMEOUT_S + 3)
"""Longer than any request of ours can take."""
LEASE_OF_FILE = timedelta(seconds=3 * HTTP_TIMEOUT_S + 3)
"""A file takes three requests, and the last of them is the one that counts."""
FIRST_PAUSE = timedelta(minutes=1)
"""Before a message that could not be drawn is drawn again; then twice as long each time."""
ACCOUNT_CLOSED = "user_disabled"
"""So Slack refuses to open a conversation with whoever was deactivated. (Into one that was open before, it lets us
write, and says nothing.)"""
TRIES = 12
"""After so many (almost three days) a message that cannot be drawn is given up."""


@dataclass(frozen=True)
class Courier:
    """Carries one thing at a time to one workspace's Slack. Each errand is True if something was done."""

    store: Store
    draughtsman: Draughtsman
    desk: Desk
    now: Callable[[], datetime]
    wall: Callable[[], datetime]

    def deliver(self, delivery: DeliveryRow, person: Recipient, found: Round) -> bool:
        """Send a message that nobody holds, or find out what became of one that somebody held."""
        if delivery.state == "claimed":
            return self._take_over(delivery, person, found)
        known = delivery.to_channel or person.dm_channel
        self.desk.ready_to_post(delivery.to_channel or person.slack_user_id, opened=known is not None)
        try:
            drawn = self.draughtsman.message(person.id, delivery.id, self.now(), is_new=True)
        except Exception as error:
            self._put_off(delivery, type(error).__name__)
            return True
        if drawn is None or not drawn.worth_sending:
            self._record(deliveries.drop, delivery.id)
        elif drawn.not_before:
            self._wait(delivery, drawn.not_before)
        elif self._claim(delivery, LEASE_OF_FILE if drawn.message.file else LEASE):
            self._post(delivery, person, drawn)
        return True

    def redraw(self, delivery: DeliveryRow) -> bool:
        """Have a message on the person's screen tell the truth again."""
        self.desk.ready_to_update()
        drawn = self.draughtsman.message(delivery.person_id, delivery.id, self.now())
        if drawn and delivery.channel and delivery.ts and not drawn.message.file:
            try:
                self.desk.update(delivery.channel, delivery.ts, drawn.message)
            except Refused as refused:
                log.warning("message %s can't be drawn anew: %s", delivery.id, refused.error)
        self._record(deliveries.redrawn, delivery.id, delivery.stale)
        return True

    def publish(self, person: Recipient) -> bool:
        """Have a person's Home tab tell the truth again."""
        self.desk.ready_to_publish()
        self._show(person.slack_user_id, self.draughtsman.home(person.id, self.now()))
        self._record(people.home_redrawn, person.id, person.home_stale)
        return True

    def show_home(self, actor: Actor) -> bool:
        """Draw the Home tab of somebody who looks at it. Nothing is recorded: what changes meanwhile is still to be
        shown."""
        self.desk.ready_to_publish()
        self._show(actor.person.slack_user_id, self.draughtsman.home_of(actor, self.now()))
        return True

    def _show(self, user: str, view: Mapping[str, Any]) -> None:
        try:
            self.desk.publish(user, view)
        except Refused as refused:
            log.warning("a Home tab can't be drawn: %s", refused.error)

    def _post(self, delivery: DeliveryRow, person: Recipient, drawn: Drawn) -> None:
        try:
            channel = delivery.to_channel or person.dm_channel or self._open(person)
            ts = self._hand_over(delivery, person, channel, drawn.message)
        except NotYet:
            self._record(deliveries.let_go, delivery.id)
            raise
        except Refused as refused:
            self._refused(delivery, refused.error)
        else:
            # What changed before it was drawn is in it; what has changed since is still to be shown.
            self._record(deliveries.sent, delivery.id, channel=channel, ts=ts, seen=delivery.stale)

    def _hand_over(self, delivery: DeliveryRow, person: Recipient, channel: str, message: Message) -> str | None:
        """The ts of the message; None for one with a file, which is never drawn anew."""
        limited_by = delivery.to_channel or person.slack_user_id
        if message.file:
            self.desk.upload(limited_by, channel, message.file, str(message.text), delivery.id)
            return None
        return self.desk.post(limited_by, channel, message, delivery.id)

    def _take_over(self, delivery: DeliveryRow, person: Recipient, found: Round) -> bool:
        """Somebody claimed it and was not heard of again: was it posted?"""
        left = (delivery.lease_until or self.wall()) - self.wall()
        if left > timedelta(0):
            found.later(self.now() + left, held_up=True)
            return False
        channel = delivery.to_channel or self._channel_of(person)
        try:
            posted, ts = self._look_up(delivery, channel) if channel and delivery.claimed_at else (False, None)
        except Refused as refused:
            self._refused(delivery, refused.error)
            return True
        if posted:
            self._record(deliveries.sent, delivery.id, channel=channel, ts=ts)
        else:
            self._record(deliveries.let_go, delivery.id)
        return True

    def _look_up(self, delivery: DeliveryRow, channel: str) -> tuple[bool, str | None]:
        """Whether it was posted, and the ts of its message, if that can be drawn anew. What goes to a channel is a
        file."""
        since = delivery.claimed_at or delivery.created_at
        if delivery.to_channel:
            return self.desk.has_file(channel, delivery.id, since), None
        ts = self.desk.find(channel, delivery.id, since)
        return ts is not None, ts

    def _wait(self, delivery: DeliveryRow, until: datetime) -> None:
        """It has become too late in the day for it. Of nudges there is one message a day, on the next one, too."""
        if delivery.is_nudge:
            self._record(nudges.wait, delivery.person_id, until)
        else:
            self._record(deliveries.wait, delivery.id, until)

    def _put_off(self, delivery: DeliveryRow, error: str) -> None:
        if delivery.attempts >= TRIES:
            self._fail(delivery, error)
            return
        log.error("delivery %s can't be drawn: %s", delivery.id, error)
        self._record(deliveries.put_off, delivery.id, self.now() + FIRST_PAUSE * 2**delivery.attempts)

    def _refused(self, delivery: DeliveryRow, error: str) -> None:
        """What a channel does not take goes to the person in whose name it was posted; what is for somebody whose
        account is closed waits until she is back; anything else has failed."""
        if delivery.to_channel is None and error == ACCOUNT_CLOSED:
            with self.store.write(EVERYONE) as work:
                account_closed(work, delivery.person_id, self.now())  # it locks people, who come before messages
                deliveries.let_go(work.session, delivery.id)
            return
        if delivery.to_channel is None:
            self._fail(delivery, error)
            return
        log.warning("delivery %s can't be posted in its channel: %s", delivery.id, error)
        with self.store.write(EVERYONE) as work:
            summaries.bring_home(work, delivery.id, self.now())

    def _fail(self, delivery: DeliveryRow, error: str) -> None:
        """Recorded, and not tried again: the operator finds it by its error, the leads' Homes count it."""
        log.error("delivery %s failed for good: %s", delivery.id, error)
        with self.store.write(EVERYONE) as work:
            deliveries.failed(work.session, delivery.id, error)
            leads = people.leads_of(work.session, delivery.company_id)
            people.home_is_stale(work.session, [lead.id for lead in leads])

    def _claim(self, delivery: DeliveryRow, lease: timedelta) -> bool:
        with self.store.write(EVERYONE) as work:
            return deliveries.claim(work.session, delivery.id, claimed_at=self.now(), lease_until=self.wall() + lease)

    def _channel_of(self, person: Recipient) -> str | None:
        """Her direct message as it is known now: the former holder may have opened it after we had looked."""
        with self.store.read(EVERYONE) as work:
            return people.by_id(work.session, person.id).dm_channel

    def _open(self, person: Recipient) -> str:
        channel = self.desk.open(person.slack_user_id)
        with self.store.write(EVERYONE) as work:
            people.by_id(work.session, person.id).dm_channel = channel
        return channel

    def _record(self, record: Callable[..., None], *of_what: object, **values: object) -> None:
        with self.store.write(EVERYONE) as work:
            record(work.session, *of_what, **values)
