"""The Home tab (SPEC S15): what to do next first, then what waits, what comes and what was."""

from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock

from mentoring.home import Home
from mentoring.meetings import Meeting, Offer
from views import access, blocks, meetings, people
from views.blocks import context, header, section
from views.escape import Mrkdwn
from views.words import Words

SHOWN_AT_MOST = 5
"""Meetings of one list; 4 blocks each at the most keep Home within Slack's 100."""


def home(words: Words, seen: Home) -> dict[str, Any]:
    """One person's Home tab."""
    if not seen.actor.matches:
        return people.as_home(people.no_match_yet(words, seen.actor, seen.leads))
    return blocks.home(
        [
            header(words.say("Hello {name}", name=seen.actor.person.first_name)),
            *_next_step(words, seen),
            *_cards(words, words.say("For you to answer"), [(m, m.open) for m in seen.to_answer]),
            *_cards(words, words.say("Coming up"), [(m, m.agreed) for m in seen.upcoming]),
            *_cards(words, words.say("Waiting for an answer"), [(m, m.open) for m in seen.waiting]),
            *_past(words, seen),
            DividerBlock(),
            _seen_by(words, seen),
        ]
    )


def _next_step(words: Words, seen: Home) -> list[Block]:
    propose = meetings.propose_button(words)
    if seen.to_answer:
        name = seen.to_answer[0].match.partner.first_name
        return [section(words.tell("{name} waits for your answer, just below.", name=name), propose)]
    if seen.upcoming:
        meeting = seen.upcoming[0]
        return [section(words.tell("Next: {meeting}.", meeting=_line(words, meeting, meeting.agreed)), propose)]
    if seen.waiting:
        name = seen.waiting[0].match.partner.first_name
        return [section(words.tell("{name} has your offer; you will hear of the answer.", name=name), propose)]
    names = ", ".join(match.partner.first_name for match in seen.actor.matches)
    if seen.past:
        return [section(words.tell("Time for the next meeting with {names}?", names=names), propose)]
    return [section(words.tell("A good first step: propose a time to get to know {names}.", names=names), propose)]


def _cards(words: Words, title: str, found: list[tuple[Meeting, Offer | None]]) -> list[Block]:
    shown = [(meeting, offer) for meeting, offer in found if offer][:SHOWN_AT_MOST]
    if not shown:
        return []
    cards = [block for meeting, offer in shown for block in meetings.card(words, meeting, offer)]
    left = len(found) - len(shown)
    more = [context(words.tell_count("and {n} more", "and {n} more", left))] if left else []
    return [DividerBlock(), header(title), *cards, *more]


def _past(words: Words, seen: Home) -> list[Block]:
    if not seen.past:
        return []
    lines = [_line(words, meeting, meeting.agreed) for meeting in seen.past[:SHOWN_AT_MOST]]
    left = len(seen.past) - len(lines)
    if left:
        lines.append(words.tell_count("and {n} before", "and {n} before", left))
    return [DividerBlock(), header(words.say("Past meetings")), section(Mrkdwn("\n".join(lines)))]


def _line(words: Words, meeting: Meeting, offer: Offer | None) -> Mrkdwn:
    return meetings.line(words, meeting, offer) if offer else Mrkdwn("")


def _seen_by(words: Words, seen: Home) -> Block:
    partners = seen.actor.matches
    name = partners[0].partner.first_name if len(partners) == 1 else words.say("the other of the pair")
    return access.meeting_seen_by(words, name)
