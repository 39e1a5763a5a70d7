"""What a lead may know of one match, and what she can do about it (SPEC S31)."""

from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from mentoring.access import Role, Thing
from mentoring.leading.pilot_view import Counts, View
from mentoring.matching.matchmaking_proposals import Made, Named
from mentoring.matchmaking import PROPOSED, RUNNING, State
from views import access
from views.asking import reports
from views.blocks import actions, button, context, facts, header, modal, paragraph
from views.escape import shown
from views.leading.pilot_standing import state
from views.matching.first_times import propose_first_button
from views.matching.matchmaking import READ
from views.matching.matchmaking_buttons import lead_buttons
from views.matching.matchmaking_leads import AGREE, REFUSE, withdraw_button
from views.times import day
from views.words import Words

SHOW_MATCH = "pilot.match"
KIND_WORD = "pilot.kind_word"
MATCH_PAGE = "a match"
"""By this a match's page is known, when a button on it is pressed."""


def show_button(words: Words, match_id: str, about: str = "") -> ButtonElement:
    """Opens this page."""
    return button(words.say("Open"), SHOW_MATCH, match_id, about=about)


def match(words: Words, view: View) -> dict[str, Any]:
    """A lead's page of one match."""
    return modal(
        title=words.say("A match"),
        close=words.say("Back"),
        metadata=MATCH_PAGE,
        blocks=[
            *all_of(words, view, pressable=True),
            *_moves(words, view),
            access.seen_by(words, Thing.MATCH_VIEW, reader=Role.LEAD),
        ],
    )


def all_of(words: Words, view: View, *, pressable: bool) -> list[Block]:
    """All that a lead sees of one match; with her buttons in it, or without, as the two themselves are shown it."""
    made = view.made
    return [
        header(_both(words, made)),
        facts([(words.say("How it stands"), state(words, made.state))]),
        facts(
            [
                *_person(words, words.say("Mentee"), made.mentee, across=made.across),
                *_person(words, words.say("Mentor"), made.mentor, across=made.across),
            ]
        ),
        *(_counts(words, view, view.counts, pressable=pressable) if view.counts else []),
        *(reports.on_match(words, view.reports, pressable=pressable) if view.reports else []),
    ]


def _moves(words: Words, view: View) -> list[Block]:
    """What the lead can do about it now: what is asked of her first."""
    made = view.made
    found = [*_to_read(words, made), *_to_settle(words, made)]
    if made.state is State.ACTIVE:
        found.append(propose_first_button(words, made))
    if made.state in RUNNING and view.reports:
        found.append(reports.ask_button(words, made.match_id.hex))
    found += lead_buttons(words, made)
    return [actions(found)] if found else []


def _to_read(words: Words, made: Made) -> list[ButtonElement]:
    """A question, or a word that was left for her."""
    value = made.match_id.hex
    if made.waits_for_answer:
        return [button(words.say("Read and answer"), READ, value, "primary")]
    return [button(words.say("Read the word"), READ, value)] if made.wish or made.has_word else []


def _to_settle(words: Words, made: Made) -> list[ButtonElement]:
    """A proposal that is still open."""
    value = made.match_id.hex
    if made.state is State.AGREEING and not made.mine_agreed:
        agree = button(words.say("Agree"), AGREE, value, "primary", words.say("Agree to this match"))
        return [agree, button(words.say("Not this match"), REFUSE, value)]
    return [withdraw_button(words, made)] if made.state in PROPOSED else []


def _counts(words: Words, view: View, counts: Counts, *, pressable: bool) -> list[Block]:
    lines = [
        (words.say("Meetings held"), str(counts.held)),
        (words.say("Meetings coming up"), str(counts.upcoming)),
        (words.say("Homework done"), str(counts.tasks_done)),
        (words.say("Homework still to do"), str(counts.tasks_open)),
    ]
    return [
        header(words.say("As of {day}, 0:00", day=day(words, counts.week))),
        facts(lines),
        *(_quiet(words, view, pressable=pressable) if view.is_quiet else []),
        *([context(_noted(words))] if pressable else []),
    ]


def _noted(words: Words) -> str:
    """To the lead herself."""
    return words.say("Counted once a week. That you have looked here is written down; the two of them can see it.")


def _quiet(words: Words, view: View, *, pressable: bool) -> list[Block]:
    """No meeting for a while: why, nobody is told."""
    if view.is_encouraged:
        return [paragraph(words.tell("You sent both a kind word this week. That is all it takes for now."))]
    said = words.tell("No meeting for a while, and none planned then. Would you like to send both a kind word?")
    send = actions([button(words.say("Send both a kind word"), KIND_WORD, view.made.match_id.hex)])
    return [paragraph(said), *([send] if pressable else [])]


def _person(words: Words, label: str, named: Named, *, across: bool) -> list[tuple[str, str]]:
    """Who she is; of the reader's own company, how to reach her."""
    name = named.person.name
    lines = [
        (label, words.say("{name}, {company}", name=name, company=named.company) if across else shown(name)),
        (words.say("E-mail"), named.email),
        (words.say("Phone"), named.phone),
        (words.say("Slack"), words.say("account closed") if named.person.is_away else ""),
    ]
    return [(name, said) for name, said in lines if said]


def _both(words: Words, made: Made) -> str:
    return words.say("{mentee} and {mentor}", mentee=made.mentee.person.name, mentor=made.mentor.person.name)
