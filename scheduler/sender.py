"""The sender: every workspace has a lane of its own, so that none waits for another's rates or failures."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from mentoring.people import Actor
from scheduler.courier import Courier
from scheduler.drawing import Draughtsman
from scheduler.locks import Locks
from scheduler.rounds import Rests, Round
from scheduler.slack_calls import Desk, NotYet, Unsure
from storage import outbox
from storage.outbox import Recipient, What, Workspace
from storage.tenancy import EVERYONE
from storage.work import Store

log = logging.getLogger(__name__)

LANES = 8
"""Workspaces served at a time."""
AT_ONCE = 100
"""Of each kind, how much one look takes up."""
TURN = timedelta(seconds=1)
"""On the wall: after this a lane looks anew, so that what has become urgent meanwhile does not wait behind a crowd."""
LOOK_FOR_LOCK = timedelta(seconds=1)
"""How often to see whether another process still has a workspace."""

Step = tuple[UUID, Callable[[], bool]]


@dataclass
class Lane:
    """The outbox of one workspace, served in order: first what is untrue on a screen, then messages, then Homes."""

    where: Workspace
    courier: Courier
    rests: Rests = field(default_factory=Rests)

    def serve(self, waiting: Collection[What]) -> Round:
        """Do what is due and allowed now of what is `waiting`; a failure of one thing stops no other."""
        now, wall = self.courier.now, self.courier.wall
        found, done, turn_ends = Round(), False, wall() + TURN
        for of, step in self._steps(waiting, found):
            if wall() > turn_ends:
                found.later(now())
                break
            done = self._try(of, step, found) or done
        if done:
            found.later(now())  # what comes next after it has not been looked at
        rested = self.rests.next_end(now())
        if rested:
            found.later(rested)
        return found

    def draw_home(self, person: Recipient) -> None:
        """Draw this Home tab before all else. One that rests after a failure, or must wait, is left to `serve`."""
        if person.id not in self.rests.under_way(self.courier.now()):
            self._try(person.id, partial(self.courier.publish, person), Round())

    def show_home(self, actor: Actor) -> bool:
        """The same for somebody whom we have just recognised. False if it can't be now."""
        of = actor.person.id
        rests = of in self.rests.under_way(self.courier.now())
        return not rests and self._try(of, partial(self.courier.show_home, actor), Round())

    def _steps(self, waiting: Collection[What], found: Round) -> Iterator[Step]:
        courier, sought = self.courier, (self.where.id, self.rests.under_way(self.courier.now()), AT_ONCE)
        with courier.store.read(EVERYONE) as work:
            stale = outbox.stale_in(work.session, *sought) if What.CHANGE in waiting else []
            pending = outbox.next_in(work.session, *sought, courier.now()) if What.MESSAGE in waiting else []
            homes = outbox.stale_homes_in(work.session, *sought) if What.HOME in waiting else []
        for delivery in stale:
            yield delivery.id, partial(courier.redraw, delivery)
        for delivery, person in pending:
            yield delivery.id, partial(courier.deliver, delivery, person, found)
        for person in homes:
            yield person.id, partial(courier.publish, person)

    def _try(self, of: UUID, step: Callable[[], bool], found: Round) -> bool:
        """True if something was done."""
        try:
            done = step()
        except NotYet as not_yet:
            found.later(not_yet.until, held_up=True)
            return False
        except Unsure as unsure:
            log.warning("no clear answer from Slack (%s): %s is tried again", unsure, of)
        except Exception as error:
            log.error("%s failed (%s) and is tried again", of, type(error).__name__)
        else:
            self.rests.end(of)
            return done
        self.rests.begin(of, self.courier.now())
        return False


@dataclass
class Sender:
    """Sends for every workspace whose token and lock this process has."""

    store: Store
    draughtsman: Draughtsman
    desks: Mapping[str, Desk]
    """Slack by team id."""
    locks: Locks
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    _lanes: dict[UUID, Lane] = field(default_factory=dict)
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(LANES, "lane"))

    def look(self) -> Round:
        """Do what is due and allowed now in every workspace, then say when there is more to do."""
        with self.store.read(EVERYONE) as work:
            waiting = outbox.waiting(work.session, self.now())
        found, ours = Round(), {where: what for where, what in waiting.items() if where.team_id in self.desks}
        for what in ours.values():
            if what.next_due:
                found.later(what.next_due)
        now = {where: what.now for where, what in ours.items() if what.now}
        # One workspace alone needs no other thread.
        serve: Callable[..., Iterator[Round]] = map if len(now) == 1 else self._threads.map
        for one in serve(self._serve, now, now.values()):
            found.join(one)
        return found

    def draw_home(self, person_id: UUID) -> None:
        """Draw the Home tab of somebody who looks at it. If that can't be now, `look` finds it like any other."""
        with self.store.read(EVERYONE) as work:
            found = outbox.stale_home_of(work.session, person_id)
        lane = self._lane(found[0]) if found and found[0].team_id in self.desks else None
        if found and lane:
            lane.draw_home(found[1])

    def show_home(self, team_id: str, actor: Actor) -> bool:
        """The same for somebody whom we have just recognised, if this process sends for her workspace anyway. False if
        it can't be now."""
        lane = next((lane for lane in self._lanes.values() if lane.where.team_id == team_id), None)
        return lane is not None and self.locks.ours(lane.where.id) and lane.show_home(actor)

    def close(self) -> None:
        """Send no more; another process may send from now on."""
        self._threads.shutdown()
        self.locks.let_go()

    def _serve(self, where: Workspace, waiting: Collection[What]) -> Round:
        lane = self._lane(where)
        if lane:
            return lane.serve(waiting)
        found = Round()
        found.later(self.now() + LOOK_FOR_LOCK)
        return found

    def _lane(self, where: Workspace) -> Lane | None:
        """None: another process has the workspace."""
        if not self.locks.ours(where.id):
            return None
        if where.id not in self._lanes:
            courier = Courier(self.store, self.draughtsman, self.desks[where.team_id], self.now, self.wall)
            self._lanes[where.id] = Lane(where, courier)
        return self._lanes[where.id]
