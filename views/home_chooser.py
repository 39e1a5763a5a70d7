"""Home of somebody in many relationships: one stands in full, of her choosing, and a line tells of each other."""

from slack_sdk.models.blocks import Block, DividerBlock

from mentoring.home import Home
from mentoring.people import Match
from views.blocks import context, header, listed, row
from views.escape import shown
from views.growing.progress import line
from views.inputs import chosen
from views.prose import Piece, Prose, joined
from views.times import day
from views.words import Words

CHOOSE = "home.choose"
LINES_AT_MOST = 20


def chooser(words: Words, seen: Home, match: Match) -> list[Block]:
    """Whom this part of Home is about, and a way to somebody else. What was chosen last is what it shows: the block is
    another for each, or Slack would go on showing what it was when the tab was opened."""
    offered = {each.id.hex: each.partner.name for each in seen.actor.matches}
    said = words.say("Choose whom to see in full:")
    select = chosen(CHOOSE, offered, match.id.hex)
    return [
        DividerBlock(),
        header(words.say("You and {name}", name=match.partner.first_name)),
        row(said, select, block_id=f"{CHOOSE}:{match.id.hex}"),
    ]


def others(words: Words, seen: Home, match: Match) -> list[Block]:
    """How the others stand, in the order of the choice."""
    rest = [each for each in seen.actor.matches if each != match]
    left = len(rest) - LINES_AT_MOST
    return [
        DividerBlock(),
        header(words.say("And the others")),
        listed([_line(words, seen, each) for each in rest[:LINES_AT_MOST]]),
        *([context(words.say_count("and one more", "and {n} more", left))] if left > 0 else []),
    ]


def _line(words: Words, seen: Home, match: Match) -> Prose:
    """With whom, when they meet, how the homework comes along."""
    name: Prose = (Piece(shown(match.partner.name), bold=True),)
    return joined(filter(None, [name, _meeting(words, seen, match), _homework(words, seen, match)]))


def _meeting(words: Words, seen: Home, match: Match) -> Prose:
    """What is most worth knowing at a glance: whether there is a next meeting."""
    if match.paused:
        return words.tell("On a pause.")
    for each in seen.upcoming:
        if each.match == match and each.agreed:
            at = each.agreed.starts_at.astimezone(words.zone)
            return words.tell("Next meeting: {day}.", day=day(words, at.date()))
    if any(each.match == match for each in (*seen.to_answer, *seen.waiting)):
        return words.tell("A time is being agreed.")
    return words.tell("No meeting planned yet.")


def _homework(words: Words, seen: Home, match: Match) -> Prose:
    so_far = seen.others.get(match.id)
    if so_far is None:
        return words.tell("No objective yet.")
    return words.tell("Homework: {progress}", progress=line(words, so_far)) if so_far.of_all else ()
