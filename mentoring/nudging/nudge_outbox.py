"""How nudges get into the outbox: each into the message of its day, or into a new one on a day that has none yet (N10).

The clock puts in those of many people at a time: what they have already is read at once, what is new is written at
once, and in between everything is decided in memory.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from mentoring.local_time import today
from mentoring.nudging.working_time import WorkingTime
from mentoring.occasions import Occasion
from storage import nudges
from storage.deliveries import DeliveryRow, OccasionRow
from storage.nudges import Addressee, OnItsWay
from storage.work import Work

DAY = timedelta(days=1)


@dataclass(frozen=True)
class NudgeOutbox:
    """The nudges of people whose rows are held: those on their way, and those that are put in until it is closed."""

    now: datetime
    addressees: dict[UUID, Addressee]
    on_their_way: defaultdict[UUID, list[OnItsWay]]
    _messages: dict[UUID, DeliveryRow] = field(default_factory=dict)
    _occasions: dict[tuple[UUID, Occasion, UUID, str], OccasionRow] = field(default_factory=dict)
    _joined: set[UUID] = field(default_factory=set)
    """Messages of before that carry one more."""

    @classmethod
    def of(cls, work: Work, person_ids: Collection[UUID], now: datetime) -> "NudgeOutbox":
        """Theirs, as it is now."""
        on_their_way: defaultdict[UUID, list[OnItsWay]] = defaultdict(list)
        for each in nudges.on_their_way(work.session, person_ids, now - 2 * DAY):  # no day here began before that
            on_their_way[each.person_id].append(each)
        return cls(now, nudges.addressees(work.session, person_ids), on_their_way)

    def on_a_free_day(self, person_id: UUID, working: WorkingTime, at: datetime) -> datetime:
        """That moment in her working hours, or the next day on which she has had no nudge."""
        at = working.or_after(at)
        while any(each.state != "waiting" for each in self._of_the_day(person_id, working, at)):
            at = working.or_after(working.midnight_after(today(at, working.zone)))
        return at

    def put(
        self,
        person_id: UUID,
        working: WorkingTime,
        kind: Occasion,
        about: UUID,
        period: str,
        *,
        at: datetime,
        match_id: UUID | None = None,
        exempt: bool = False,
    ) -> None:
        """Say it then, with whatever else is said that day; `exempt`: on its own, and it is not counted. She has not
        been told before; of the same, put in twice here, the first counts."""
        if (person_id, kind, about, period) in self._occasions:
            return
        delivery_id = None if exempt else self._joinable(person_id, working, at)
        self._occasions[person_id, kind, about, period] = OccasionRow(
            id=uuid4(),
            person_id=person_id,
            company_id=self.addressees[person_id].company_id,
            match_id=match_id,
            kind=kind.value,
            about=about,
            period=period,
            delivery_id=delivery_id or self._message(person_id, at, is_nudge=not exempt),
            created_at=self.now,
        )

    def close(self, work: Work) -> None:
        """Write down what was put in. A message of before is drawn anew, if it was drawn already by now."""
        nudges.carry_more(work.session, self._joined)
        for rows in (self._messages.values(), self._occasions.values()):
            work.session.add_all(rows)
            work.session.flush()

    def _of_the_day(self, person_id: UUID, working: WorkingTime, at: datetime) -> list[OnItsWay]:
        """Hers of the day, where she is, in which that moment falls."""
        on = today(at, working.zone)
        begins, ends = working.midnight_after(on - DAY), working.midnight_after(on)
        return [each for each in self.on_their_way[person_id] if begins <= each.due_at < ends]

    def _joinable(self, person_id: UUID, working: WorkingTime, at: datetime) -> UUID | None:
        """The message of that day that is still to be sent."""
        of_the_day = self._of_the_day(person_id, working, at)
        found = next((each.delivery_id for each in of_the_day if each.state == "waiting"), None)
        if found and found not in self._messages:
            self._joined.add(found)
        return found

    def _message(self, person_id: UUID, at: datetime, *, is_nudge: bool) -> UUID:
        """A new one."""
        to = self.addressees[person_id]
        message = DeliveryRow(
            id=uuid4(),
            person_id=person_id,
            company_id=to.company_id,
            workspace_id=to.workspace_id,
            due_at=at,
            created_at=self.now,
            is_nudge=is_nudge,
        )
        self._messages[message.id] = message
        if is_nudge:
            self.on_their_way[person_id].append(OnItsWay(person_id, message.id, at, "waiting"))
        return message.id
