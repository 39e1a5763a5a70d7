"""A match that is over (SPEC S32): what each author wrote stays hers to read and copy until a day that is said."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.asking.surveys import Listed, State
from mentoring.ending.keeping import Kept
from mentoring.ending.keeping_notices import KeepingNotice
from mentoring.people import Actor, Part
from mentoring.written import Written
from views import own_texts
from views.access import seen_by
from views.asking.feedback import give_button
from views.asking.surveys import lines
from views.blocks import Message, actions, button, context, header, modal, paragraph, quote
from views.counting.figures import figures_button
from views.ending.certificate_links import certificate_button
from views.growing.guide import guide_button
from views.joining.leaving import way_out
from views.joining.profiles import own_button
from views.paging import Place, turns
from views.prose import Prose
from views.times import full_day
from views.words import Words

READ = "keeping.read"
BACK = "keeping.back"
ON = "keeping.on"
SHOWN_AT_MOST = 5
"""Matches that are over, on a Home tab."""


def rest(words: Words, kept: Kept) -> list[Block]:
    """Below the news that a match is over, and on Home: what is left of it, and until when."""
    buttons = [*_read_buttons(words, kept), *([certificate_button(words, kept.match)] if kept.completed else [])]
    return [paragraph(_until(words, kept)), *([actions(buttons)] if buttons else [])]


def reminder(words: Words, said: KeepingNotice) -> Message:
    """A week before it is deleted."""
    name = said.kept.match.partner.first_name
    if said.kept.is_gone:
        return Message((paragraph(_until(words, said.kept)),))
    title = words.tell("Is there something from your time with {name} that you would like to keep?", name=name)
    return Message((paragraph(title), *rest(words, said.kept)))


def home(words: Words, actor: Actor, over: Sequence[Kept], surveys: Sequence[Listed] = ()) -> Message:
    """To somebody whose matches are all over: a thank-you, and what is still hers; first of all a last survey that can
    still be sent."""
    open_ones = [each for each in surveys if each.state is State.TO_DO]
    blocks: list[Block] = [
        header(words.say("Thank you, {name}", name=actor.person.first_name)),
        *lines(words, open_ones),
        *([paragraph(sought(words, over[0].match.part))] if over and over[0].seeks_again else []),
    ]
    for kept in over[:SHOWN_AT_MOST]:
        name = kept.match.partner.first_name
        if kept.completed:
            blocks.append(paragraph(words.tell("Your mentorship with {name} is complete.", name=name)))
        else:
            blocks.append(paragraph(words.tell("Your match with {name} has ended.", name=name)))
        blocks += rest(words, kept)
    rest_of_hers = [guide_button(words), own_button(words), figures_button(words), give_button(words)]
    if all(kept.is_gone for kept in over):
        return Message((*blocks, actions([*rest_of_hers, *way_out(words, actor)])))
    return Message((*blocks, actions(rest_of_hers), seen_by(words, Thing.NOTE)))


def sought(words: Words, part: Part) -> Prose:
    """What comes now, after a match that was ended for another to be found."""
    if part is Part.MENTEE:
        return words.tell("Another mentor is being sought for you.")
    return words.tell("Perhaps you will hear from me about somebody else.")


def written(words: Words, found: Written, wanted: int) -> dict[str, Any]:
    """All that she wrote in one match, to be read and copied."""
    kept, place = found.kept, Place.in_list(wanted, len(found.texts))
    match_id, name = kept.match.id.hex, kept.match.partner.first_name
    entries = [own_texts.entry(words, text) for text in found.texts[place.span]]
    shown = [block for said, text in entries for block in (context(said), quote(text))]
    nothing = [] if shown or kept.is_gone else [context(words.say("You wrote nothing here."))]
    return modal(
        title=words.say("What I wrote"),
        close=words.say("Close"),
        blocks=[
            context(words.say("Your match with {name}", name=kept.match.partner.name)),
            paragraph(_until(words, kept)),
            *shown,
            *nothing,
            *turns(words, place, BACK, ON, match_id),
            seen_by(words, Thing.NOTE, partner=name),
        ],
    )


def _until(words: Words, kept: Kept) -> Prose:
    if kept.is_gone:
        return words.tell("What was written in it is no longer kept: nobody can read it any more.")
    day = full_day(words, kept.last_day(words.zone))
    return words.tell(
        "What you wrote stays here for you until {day}: read it, and copy what you would like to keep. After that day "
        "it is deleted for good, for everyone.",
        day=day,
    )


def _read_buttons(words: Words, kept: Kept) -> list[ButtonElement]:
    if kept.is_gone:
        return []
    about = words.say("What I wrote in my match with {name}", name=kept.match.partner.first_name)
    return [button(words.say("What I wrote"), READ, kept.match.id.hex, about=about)]
