"""The demo's leads have chosen where weekly figures go before anybody plays them: Monday's post is there to see.

They do as a lead does, over the local Slack's script seam: what is set is what Advance has agreed to.
"""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.request import Request, urlopen

CHANNEL: Final = "mentorship"
"""Of each company; its leads are in it, and nobody else."""
LEAD: Final = "project lead"
WITHIN_S: Final = 30.0


@dataclass(frozen=True)
class Lead:
    """One of them, in the local Slack at this port."""

    port: int
    user: str

    def choose_channel(self) -> None:
        """Invite Advance into her channel, and choose it in the settings."""
        known = {each["name"]: each["id"] for each in self._screen()["conversations"]}
        channel = known[CHANNEL]
        self._do("message", text="/invite @Advance", channel=channel)
        self._do("command", command="/advance-pilot", text="settings")
        self._do("action", action_id="pilot.change_figures", view=self._screen()["modals"][-1]["id"])
        self._do("submit", values={"channel": channel})
        self._do("close")

    def _screen(self) -> dict[str, Any]:
        with urlopen(f"http://127.0.0.1:{self.port}/people/{self.user}/screen", timeout=WITHIN_S) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def _do(self, what: str, **how: Any) -> None:
        address = f"http://127.0.0.1:{self.port}/people/{self.user}/{what}"
        request = Request(address, json.dumps(how).encode(), {"Content-Type": "application/json"})
        with urlopen(request, timeout=WITHIN_S):  # noqa: S310 (the same)
            pass


def choose_channels(port: int) -> None:
    """Every lead of the demo does. OSError if the local Slack refuses something."""
    with urlopen(f"http://127.0.0.1:{port}/people", timeout=WITHIN_S) as answer:
        people = json.load(answer)
    for person in people:
        if LEAD in person["title"]:
            Lead(port, person["id"]).choose_channel()
