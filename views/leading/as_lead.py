"""'What your lead sees' (SPEC N2): the lead's own page of one's match, without its buttons, and her looks at it."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock

from mentoring.access import Role, Thing
from mentoring.leading.as_lead import AsLead
from mentoring.leading.pilot_view import Look
from mentoring.people import Match, Part
from views.access import seen_by
from views.blocks import button, context, header, listed, modal, paragraph, row
from views.escape import shown
from views.leading import pilot_view
from views.paging import Place, turns
from views.times import moment
from views.words import Words

OPEN = "aslead.open"
SHOW = "aslead.show"
BACK = "aslead.back"
ON = "aslead.on"
LOOKS_SHOWN = 20


def open_button(words: Words) -> ButtonElement:
    """Opens it; with several matches, asks which."""
    return button(words.say("What your lead sees"), OPEN)


def page(words: Words, found: AsLead) -> dict[str, Any]:
    """Her match, exactly as the lead of her company sees it."""
    name = found.match.partner.first_name
    return modal(
        title=words.say("What your lead sees"),
        close=words.say("Close"),
        blocks=[
            paragraph(words.tell("This is what the project lead of your company sees of your match, word for word.")),
            DividerBlock(),
            *pilot_view.all_of(words, found.view, pressable=False),
            DividerBlock(),
            *_looks(words, found.looks),
            context(_left_out(words, found)),
            seen_by(words, Thing.MATCH_VIEW, partner=name, reader=Role.AUTHOR),
        ],
    )


def which(words: Words, matches: Sequence[Match], wanted: int) -> dict[str, Any]:
    """For somebody with several matches."""
    place = Place.in_list(wanted, len(matches))
    rows: list[Block] = [row(shown(match.partner.name), _show_button(words, match)) for match in matches[place.span]]
    return modal(
        title=words.say("What your lead sees"),
        close=words.say("Close"),
        blocks=[
            paragraph(words.tell("Of which match?")),
            *rows,
            *turns(words, place, BACK, ON),
        ],
    )


def _show_button(words: Words, match: Match) -> ButtonElement:
    about = words.say("What your lead sees of you and {name}", name=match.partner.name)
    return button(words.say("Open"), SHOW, match.id.hex, about=about)


def _looks(words: Words, looks: Sequence[Look]) -> list[Block]:
    """When a lead has looked at it."""
    title = header(words.say("When a lead has looked"))
    if not looks:
        return [title, context(words.say("Nobody has looked at your match so far."))]
    lines = [words.tell("{name}: {moment}", name=look.name, moment=moment(words, look.at)) for look in looks]
    left = len(lines) - LOOKS_SHOWN
    more = [context(words.say_count("and one earlier", "and {n} earlier", left))] if left > 0 else []
    return [title, listed(lines[:LOOKS_SHOWN]), *more]


def _left_out(words: Words, found: AsLead) -> str:
    """What is between a lead and the other one."""
    if found.match.part is Part.MENTEE:
        return words.say(
            "Two things are not shown here: progress reports, which are between your mentor and the lead, and a word "
            "that one of you has left for her lead alone."
        )
    if found.view.reports is None:
        return words.say("Not shown here: a word that one of you has left for her lead alone.")
    return words.say(
        "Your lead also reads your progress reports. Not shown here: a word that one of you has left for her lead "
        "alone."
    )
