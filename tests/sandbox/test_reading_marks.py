"""What a person has looked at is read, and looking again changes nothing."""

from __future__ import annotations

from sandbox import playing
from sandbox.page import reading
from sandbox.playing.outcome import slack_says
from sandbox.screen import unread
from tests.sandbox.running import Running


def test_a_message_only_one_person_sees_is_read_like_any_other(slack: Running) -> None:
    sandbox = slack.sandbox
    maya = sandbox.people[slack.person("Maya Lin")]
    dm = sandbox.dm_of(maya.id)

    slack_says(sandbox, maya, dm.id, "Only for you")
    assert unread(sandbox, maya.id, dm) == 1
    playing.read(sandbox, maya.id, dm.id)
    assert unread(sandbox, maya.id, dm) == 0


def test_reading_what_was_read_wakes_nobody(slack: Running) -> None:
    sandbox = slack.sandbox
    maya = sandbox.people[slack.person("Maya Lin")]
    slack_says(sandbox, maya, sandbox.dm_of(maya.id).id, "Only for you")
    playing.read(sandbox, maya.id, sandbox.dm_of(maya.id).id)

    woken: list[frozenset[str]] = []
    sandbox.subscribe(woken.append)
    playing.read(sandbox, maya.id, sandbox.dm_of(maya.id).id)
    assert woken == []


def test_what_waits_for_somebody_counts_all_their_conversations_and_names_the_newest(slack: Running) -> None:
    sandbox = slack.sandbox
    maya, claire = (sandbox.people[slack.person(name)] for name in ("Maya Lin", "Claire Roy"))
    general = next(c.id for c in sandbox.conversations.values() if c.name == "general" and c.team == maya.team)
    for text in ("one", "two"):
        slack.post(f"/people/{maya.id}/message", text=text, channel=general)
    last = slack_says(sandbox, claire, sandbox.dm_of(claire.id).id, "Only for you")

    assert reading.waiting_for(sandbox, claire.id) == reading.Waiting(3, last.ts)
    assert reading.waiting_for(sandbox, maya.id) == reading.Waiting()
