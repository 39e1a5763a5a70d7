"""A pair is picked by hand: two searches, then what speaks for it and what against, then the proposal."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, Option

from mentoring.access import Role, Thing
from mentoring.matching.matching_objections import Objection
from mentoring.matching.matchmaking_picking import Choice, Picked
from mentoring.matching.matchmaking_verdicts import Verdict
from views.access import seen_by
from views.blocks import button, context, listed, modal, paragraph
from views.inputs import field, option, searched
from views.matching.matchmaking_reasons import objection, reasons, verdict
from views.prose import Piece, Prose, strong
from views.words import Words

PICK = "matchmaking.pick"
PICK_ACROSS = "matchmaking.pick_across"
PICK_FORM = "matchmaking.pick_form"
PICKED_FORM = "matchmaking.picked_form"
ACROSS, WITHIN = "across", "within"
MENTEE, MENTOR = "pick_mentee", "pick_mentor"
MENTEE_ACROSS, MENTOR_ACROSS = "pick_mentee_across", "pick_mentor_across"
FORBIDDEN = frozenset({Objection.ONESELF, Objection.NO_PLACE_LEFT})
"""What a lead can't overrule; everything else is hers to decide."""


def pick_button(words: Words) -> ButtonElement:
    """Picks a pair by hand."""
    return button(words.say("Pick a pair"), PICK)


def pick_across_button(words: Words) -> ButtonElement:
    """The same for the coordinator."""
    return button(words.say("Propose a match across companies"), PICK_ACROSS)


def form(words: Words, *, across: bool) -> dict[str, Any]:
    """Who with whom."""
    mentee, mentor = (MENTEE_ACROSS, MENTOR_ACROSS) if across else (MENTEE, MENTOR)
    hint = words.say("Mentors with a free place.")
    return modal(
        title=words.say("Pick a pair"),
        submit=words.say("Look over"),
        close=words.say("Not now"),
        callback_id=PICK_FORM,
        metadata=ACROSS if across else WITHIN,
        blocks=[
            field(
                words.say("Mentee"), searched(mentee, words.say("A name")), hint=words.say("Those who have no mentor.")
            ),
            field(words.say("Mentor"), searched(mentor, words.say("A name")), hint=hint),
            seen_by(words, Thing.CANDIDATE, reader=Role.COORDINATOR if across else Role.LEAD),
        ],
    )


def offered(found: Sequence[Choice]) -> list[Option]:
    """What the search has found."""
    return [option(each.id.hex, f"{each.name}, {each.at}" if each.at else each.name) for each in found]


def sure(words: Words, picked: Picked, metadata: str) -> dict[str, Any]:
    """What speaks for the pair and what against it, before anybody is asked."""
    return modal(
        title=words.say("Propose a match"),
        submit=_submit(words, picked),
        close=words.say("Not now"),
        callback_id=PICKED_FORM,
        metadata=metadata,
        blocks=[
            paragraph(
                strong(words.tell("{mentee} with {mentor}", mentee=picked.mentee.name, mentor=picked.mentor.name))
            ),
            *_for_and_against(words, picked),
            *_across(words, picked),
            seen_by(words, Thing.CANDIDATE, reader=Role.COORDINATOR if picked.across else Role.LEAD),
        ],
    )


def done(words: Words, picked: Picked, found: Verdict) -> dict[str, Any]:
    """What came of it."""
    said = verdict(words, found)
    if found is Verdict.PROPOSED and picked.across:
        said = words.say("The project leads of both companies are asked now.")
    names = words.tell("{mentee} with {mentor}", mentee=picked.mentee.name, mentor=picked.mentor.name)
    return modal(
        title=words.say("Propose a match"),
        close=words.say("Close"),
        blocks=[paragraph(strong(names)), paragraph((Piece(said),))],
    )


def _submit(words: Words, picked: Picked) -> str | None:
    objections = picked.explanation.objections if picked.explanation else ()
    if picked.within_one or picked.is_gone or FORBIDDEN & {*objections}:
        return None
    return words.say("Propose anyway") if objections else words.say("Propose")


def _for_and_against(words: Words, picked: Picked) -> list[Block]:
    if picked.is_gone:
        return [paragraph(words.tell("One of the two is no longer free."))]
    if picked.explanation is None:
        return []
    against: list[Prose] = [(Piece(objection(words, each)),) for each in picked.explanation.objections]
    if against:
        return [
            paragraph(words.tell("This speaks against it:")),
            listed(against),
            context(reasons(words, picked.explanation.reasons)),
        ]
    score = words.tell("{score} of 100", score=picked.explanation.score)
    return [paragraph(score), context(reasons(words, picked.explanation.reasons))]


def _across(words: Words, picked: Picked) -> list[Block]:
    """Who is asked, in which order."""
    if picked.companies is None:
        return [context(words.say("The mentor is asked first, and then the mentee."))]
    mentees, mentors = picked.companies
    if picked.within_one:
        return [paragraph(words.tell("Both are of {company}: their project lead can match them.", company=mentees))]
    order = words.say("Both project leads are asked, then the mentor, then the mentee.")
    return [context(words.say("{company} and {other}", company=mentees, other=mentors)), context(order)]
