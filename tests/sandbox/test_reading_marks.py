"""What a person has looked at is read, and looking again changes nothing."""

from __future__ import annotations

from sandbox import playing
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
