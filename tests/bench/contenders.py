"""An app with a local Slack of its own, which people use and which is timed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import quantiles
from time import monotonic, sleep
from typing import Any

from sandbox.delivery import Envelope
from sandbox.records import CallRecord
from tests.bench.races import Race
from tests.sandbox.running import Running

WARM_UP = 10
UP_WITHIN_S = 60.0
BETWEEN = timedelta(seconds=2)
"""The sandbox's clock goes on so much at each turn: its rates are not what is measured."""


@dataclass
class Contender:
    """One of the two."""

    slack: Running
    took_ms: list[float] = field(default_factory=list)
    _sent_at: dict[str, datetime] = field(default_factory=dict)
    """When an envelope of each type was last sent."""

    def __post_init__(self) -> None:
        transport = self.slack.sandbox.delivery.transport
        send = transport.send

        async def noted(envelope: Envelope) -> dict[str, Any]:
            self._sent_at[envelope.kind] = self.slack.sandbox.clock.now()
            return await send(envelope)

        transport.send = noted  # type: ignore[method-assign]

    def user(self, email: str) -> str:
        """The Slack user with this address."""
        return next(person.id for person in self.slack.sandbox.humans() if person.email == email)

    def turn(self, race: Race) -> dict[str, Any]:
        """She does it once; the view that she is shown."""
        user = self.user(race.who)
        self.slack.sandbox.clock.offset_s += BETWEEN.total_seconds()
        before = len(self.slack.sandbox.calls)
        self.slack.post(f"/people/{user}/{race.does}", **race.body)
        answer = self._answer_since(before, race.method)
        assert answer.response["ok"], answer.response
        sent_at = self._sent_at[race.envelope]
        self.took_ms.append((datetime.fromisoformat(answer.at) - sent_at) / timedelta(milliseconds=1))
        if race.method == "views.open":
            self.slack.post(f"/people/{user}/close")
        view: dict[str, Any] = answer.args["view"]
        return view

    def _answer_since(self, before: int, method: str) -> CallRecord:
        """It may come a moment after the acknowledgement."""
        give_up = monotonic() + UP_WITHIN_S
        while monotonic() < give_up:
            for call in self.slack.sandbox.calls[before:]:
                if call.method == method:
                    return call
            sleep(0.01)
        raise AssertionError(f"no {method}")

    def wait_until_connected(self) -> None:
        """The app is there."""
        give_up = monotonic() + UP_WITHIN_S
        while not self.slack.sandbox.delivery.transport.reachable:
            assert monotonic() < give_up, "an app did not connect"
            sleep(0.05)

    def percentiles(self) -> tuple[float, float]:
        """p50 and p99 of the race that is over, in ms; the next one begins."""
        cuts = quantiles(self.took_ms[WARM_UP:], n=100, method="inclusive")
        self.took_ms.clear()
        return cuts[49], cuts[98]
