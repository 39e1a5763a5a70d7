"""Suggestions for a lead, page by page, each with its reasons; what is ticked is looked over, and then proposed."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, DividerBlock

from mentoring.access import Role, Thing
from mentoring.matching.matchmaking_suggesting import CameOfIt, Page, Suggested
from mentoring.matching.matchmaking_verdicts import Verdict
from mentoring.people import Person
from views.access import seen_by
from views.blocks import actions, button, context, listed, modal, paragraph
from views.inputs import ticked
from views.matching.matchmaking_reasons import reasons, verdict
from views.paging import Place, turns
from views.prose import Piece, Prose, strong
from views.words import Words

SUGGEST = "matchmaking.suggest"
CHOOSE = "matchmaking.choose"
CHOOSE_ALL = "matchmaking.choose_all"
CHOOSE_NONE = "matchmaking.choose_none"
BACK = "matchmaking.back"
ON = "matchmaking.on"
LIST_FORM = "matchmaking.list_form"
PROPOSE_FORM = "matchmaking.propose_form"
YES = "yes"
NAMED_AT_MOST = 100
"""Pairs named one by one, in one list of one block."""


def suggest_button(words: Words) -> ButtonElement:
    """Works out suggestions for everybody who waits."""
    return button(words.say("Suggest matches"), SUGGEST)


def looking(words: Words) -> dict[str, Any]:
    """While they are worked out."""
    wait = words.tell("Looking at everybody who waits, and at who could be whose mentor. This can take some seconds.")
    return modal(title=_title(words), close=words.say("Close"), blocks=[paragraph(wait)])


def page(
    words: Words, seen: Page, metadata: str, *, stamp: str = "", left: int = 0, none_chosen: bool = False
) -> dict[str, Any]:
    """One page. `stamp`: another one, and Slack shows the ticks that we say, not those that were set before.

    `left`: how many wait who are on no suggestion.
    """
    if not seen.total:
        return _nobody(words, left)
    to_others = turns(words, Place(seen.number, seen.of), BACK, ON)
    return modal(
        title=_title(words),
        submit=words.say("Look over"),
        close=words.say("Close"),
        callback_id=LIST_FORM,
        metadata=metadata,
        blocks=[
            paragraph(_counted(words, seen, left)),
            *([context(words.say("Please tick at least one pair."))] if none_chosen else []),
            actions([button(words.say("Tick all"), CHOOSE_ALL), button(words.say("Tick none"), CHOOSE_NONE)]),
            *(block for each in seen.suggested for block in _suggested(words, each, stamp)),
            *([DividerBlock(), *to_others] if to_others else []),
            _seen(words),
        ],
    )


def sure(words: Words, pairs: Sequence[tuple[Person, Person]], metadata: str) -> dict[str, Any]:
    """Before anybody is asked: who would be."""
    n = len(pairs)
    lines = [_pair(words, mentee, mentor) for mentee, mentor in pairs[:NAMED_AT_MOST]]
    more = n - len(lines)
    return modal(
        title=words.say("Propose matches"),
        submit=words.say("Propose"),
        close=words.say("Back"),
        callback_id=PROPOSE_FORM,
        metadata=metadata,
        blocks=[
            paragraph(
                (Piece(words.say_count("One match will be proposed.", "{n} matches will be proposed.", n), bold=True),)
            ),
            paragraph(
                words.tell("Each mentor is asked first, and then the mentee. You can withdraw until both said yes.")
            ),
            listed(lines),
            *([context(words.say_count("and one more", "and {n} more", more))] if more > 0 else []),
            _seen(words),
        ],
    )


def outcome(words: Words, found: Sequence[CameOfIt]) -> dict[str, Any]:
    """What came of it; each pair that could not be proposed, with the reason."""
    others = [each for each in found if each.verdict is not Verdict.PROPOSED]
    proposed = len(found) - len(others)
    said = words.say_count(
        "One match is proposed: the mentor is asked now.",
        "{n} matches are proposed: the mentors are asked now.",
        proposed,
    )
    if not proposed:
        said = words.say("Nothing was proposed.")
    lines = [
        words.tell(
            "{mentee} and {mentor}: {why}",
            mentee=each.mentee.name,
            mentor=each.mentor.name,
            why=verdict(words, each.verdict),
        )
        for each in others[:NAMED_AT_MOST]
    ]
    return modal(
        title=words.say("Propose matches"),
        close=words.say("Close"),
        blocks=[paragraph((Piece(said, bold=True),)), *([listed(lines)] if lines else []), _seen(words)],
    )


def _title(words: Words) -> str:
    return words.say("Suggested matches")


def _counted(words: Words, seen: Page, left: int) -> Prose:
    total = words.say_count(
        "One pair, the best for everybody who waits.", "{n} pairs, the best for everybody who waits.", seen.total
    )
    chosen = (
        words.say_count("One is ticked.", "{n} are ticked.", seen.chosen)
        if seen.chosen
        else words.say("None is ticked yet.")
    )
    rest = words.say_count("One mentee has no fitting mentor yet.", "{n} mentees have no fitting mentor yet.", left)
    return (Piece(" ".join([total, chosen, *([rest] if left else [])])),)


def _suggested(words: Words, each: Suggested, stamp: str) -> list[Block]:
    title = _pair(words, each.mentee, each.mentor)
    if each.explanation is None or each.explanation.objections:
        gone = context(words.say("One of the two is no longer free."))
        return [DividerBlock(), paragraph(title), gone]
    score = Piece("  " + words.say("{score} of 100", score=each.explanation.score))
    about = words.say("Propose {mentee} and {mentor}", mentee=each.mentee.first_name, mentor=each.mentor.first_name)
    box = ticked(CHOOSE, {YES: about}, [YES] if each.chosen else [])
    return [
        DividerBlock(),
        paragraph((*strong(title), score)),
        context(reasons(words, each.explanation.reasons)),
        ActionsBlock(block_id=f"{each.id.hex}:{stamp}", elements=[box]),
    ]


def _pair(words: Words, mentee: Person, mentor: Person) -> Prose:
    return words.tell("{mentee} with {mentor}", mentee=mentee.name, mentor=mentor.name)


def _nobody(words: Words, left: int) -> dict[str, Any]:
    if left:
        said = words.tell(
            "Nobody who waits fits a mentor with a free place for now. You can still pick a pair yourself."
        )
    else:
        said = words.tell("Nobody waits for a match at the moment.")
    return modal(title=_title(words), close=words.say("Close"), blocks=[paragraph(said)])


def _seen(words: Words) -> Block:
    return seen_by(words, Thing.CANDIDATE, reader=Role.LEAD)
