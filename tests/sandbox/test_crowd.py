"""A dozen people at once over the seam: nothing of one person's ever stands on another's screen."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from hypothesis import settings

from tests.sandbox.linked import linked
from tests.sandbox.parrot import Parrot, connected
from tests.sandbox.running import JSON, Running, running

PEOPLE = 12
INTERACTIONS = 5 * settings().max_examples
MARK = re.compile(r"mark-(U\w+)-\d+")


class Player:
    """One person who does things at random and looks at their own screen after each."""

    def __init__(self, slack: Running, user: str, seed: int) -> None:
        self.user = user
        self.http = httpx.Client(base_url=slack.url, timeout=60, trust_env=False)
        self.random = random.Random(seed)
        self.did: Counter[str] = Counter()
        self.screen: JSON = {}
        self.look()

    def play(self, interactions: int) -> Counter[str]:
        for number in range(interactions):
            self.step(f"mark-{self.user}-{number}")
        return self.did

    def step(self, mark: str) -> None:
        act = self.random.choice(self._possible())
        act(mark)
        self.did[act.__name__.strip("_")] += 1
        self.look()
        self._check()

    def look(self) -> None:
        self.screen = self.http.get(f"/people/{self.user}/screen").json()
        self.dm = next(c for c in self.screen["conversations"] if c["is_im"])["messages"]

    def _possible(self) -> list[Callable[[str], None]]:
        if not self.screen["modals"]:
            return [self._open, self._open, self._message, self._whisper, self._whisper_in_channel, self._home]
        return [self._submit, self._refuse, self._push, self._close]

    def _post(self, path: str, **body: object) -> JSON:
        answer = self.http.post(f"/people/{self.user}/{path}", json=body)
        assert answer.status_code == 200, (path, answer.text)
        told: JSON = answer.json()
        assert "" not in told["errors"], (path, told)
        return told

    def _open(self, mark: str) -> None:
        self._post("command", command="/parrot", text=mark)
        self.look()
        assert self.screen["modals"][-1]["state"]["values"]["topic_block"]["topic"]["value"] == mark

    def _message(self, mark: str) -> None:
        self._post("message", text=mark)
        self.look()
        assert [m["text"] for m in self.dm[-2:]] == [mark, f"You said: {mark}"]

    def _whisper(self, mark: str) -> None:
        self._post("command", command="/parrot", text=f"whisper {mark}")
        self.look()
        assert self.dm[-1]["text"] == f"a secret: whisper {mark}"
        self._post("action", action_id="replace", ts=self.dm[-1]["ts"])

    def _whisper_in_channel(self, mark: str) -> None:
        general = next(c["id"] for c in self.screen["conversations"] if c["name"] == "general")
        self._post("command", command="/parrot", text=f"whisper {mark}", channel=general)

    def _home(self, _: str) -> None:
        self._post("home")
        self.look()
        assert self.screen["home"]["private_metadata"] == self.user

    def _submit(self, mark: str) -> None:
        below = len(self.screen["modals"]) - 1
        self._post("submit", values={"topic": mark})
        self.look()
        assert len(self.screen["modals"]) == below

    def _refuse(self, _: str) -> None:
        wrong = self.screen["modals"][-1]["callback_id"] == "form"
        if wrong:
            assert self._post("submit", values={"topic": "wrong"})["errors"] == {"topic_block": "not that"}
        else:
            self._post("close")

    def _push(self, _: str) -> None:
        if len(self.screen["modals"]) < 3:
            self._post("action", action_id="push")
        else:
            self._post("close")

    def _close(self, _: str) -> None:
        self._post("close")

    def _check(self) -> None:
        """Every mark on this screen is this person's own, and every view was made for them."""
        owners = set(MARK.findall(str(self.screen)))
        assert owners <= {self.user}, f"{self.user} sees what is {owners - {self.user}}'s"


@pytest.mark.slow
def test_nothing_of_one_persons_stands_on_anothers_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rates have their own tests; here they would only make it long."""
    monkeypatch.setattr("sandbox.rates.retry_after", lambda *_: None)
    with ExitStack() as stack:
        slack = stack.enter_context(running())
        parrot = stack.enter_context(connected(slack))
        stack.enter_context(linked(slack, parrot.listeners.wait))
        players = [Player(slack, user, seed) for seed, user in enumerate(_dozen(slack))]
        with ThreadPoolExecutor(PEOPLE) as pool:
            rounds = -(-INTERACTIONS // PEOPLE)
            did: Counter[str] = sum(pool.map(lambda player: player.play(rounds), players), Counter())
        _check_what_was_sent(slack, parrot)
    print(f"\n{did.total()} interactions of {PEOPLE} people in two workspaces at once: {dict(did)}")
    assert did.total() >= INTERACTIONS


def _dozen(slack: Running) -> list[str]:
    """Six people in each of two workspaces."""
    teams = [slack.sandbox.people[slack.person(name)].team for name in ("Maya Lin", "Sofia Marin")]
    mails = [(teams[number % 2], f"player{number}@crowd.example") for number in range(PEOPLE)]
    return [slack.post("/people", team=team, email=email)["id"] for team, email in mails]


def _check_what_was_sent(slack: Running, parrot: Parrot) -> None:
    """Each payload speaks of one person only, and every call was one that Slack takes."""
    for kind, payload in parrot.heard:
        if owners := set(MARK.findall(str(payload))):
            user = payload.get("user_id") or payload.get("user", {}).get("id") or payload["event"]["user"]
            assert owners == {user}, kind
    refused = [call for call in slack.sandbox.calls if not call.response["ok"]]
    assert refused == []
