"""The way out of a match that is always there: a button by which either of the two asks her lead (SPEC S32, P6)."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.people import Match
from views.blocks import actions, button
from views.words import Words

LEAVE = "matchmaking.leave"
AT_MOST = 5
"""Buttons in one place; no mentor is likely to have more mentees."""


def leave_button(words: Words, match: Match, *, named: bool = False) -> ButtonElement:
    """Asks one's lead to pause or end one's match. `named`: says with whom, for it stands among others."""
    about = words.say("Ask to pause or end the match with {name}", name=match.partner.first_name)
    short, long = words.say("Ask to pause or end"), words.say("Pause or end with {name}", name=match.partner.first_name)
    return button(long if named else short, LEAVE, match.id.hex, about=about)


def leave_buttons(words: Words, matches: Sequence[Match]) -> list[Block]:
    """One for each match of hers; nothing to whoever is in none."""
    return [actions([leave_button(words, match, named=len(matches) > 1)]) for match in matches[:AT_MOST]]
