"""What a lead sees of people registered together: one card for each file or form, and a file's rows in pages."""

from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.joining.intake_drafts import Draft, Verdict
from mentoring.joining.intake_notices import IntakeNotice
from mentoring.joining.intakes import State
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Trouble
from views.access import seen_by
from views.blocks import Message, Sure, actions, button, context, facts, listed, modal, paragraph, with_care
from views.escape import clip
from views.joining.rosters import reason
from views.paging import Place, turns
from views.parts import parts
from views.prose import Piece, Prose, strong
from views.times import moment
from views.words import Words

CONFIRM = "intake.confirm"
DISCARD = "intake.discard"
TAKE_BACK = "intake.take_back"
SEE = "intake.see"
BACK = "intake.back"
ON = "intake.on"

LINES_ON_CARD = 8
LINES_ON_PAGE = 15
LINE_AT_MOST = 300
"""Characters: a whole card stays within what a message may hold."""


def notice(words: Words, said: IntakeNotice) -> Message:
    """The card, as things stand."""
    match said.state:
        case State.WAITING:
            return _waiting(words, said)
        case State.TROUBLED:
            return _troubled(words, said)
        case State.REGISTERED if said.is_file:
            return _registered_many(words, said)
        case State.REGISTERED:
            return _registered_one(words, said)
        case State.TAKEN_BACK:
            return _taken_back(words, said)
        case _:
            return Message((paragraph(_over(words, said.state)),))


def page(words: Words, draft: Draft, number: int, intake_id: str) -> dict[str, Any]:
    """The rows of a file, or what is wrong with it; the first page is 1, whatever lies beyond the last is the last."""
    lines = [_trouble(words, trouble) for trouble in draft.troubles] or [_row(words, draft, row) for row in draft.rows]
    place = Place.in_list(number, len(lines), LINES_ON_PAGE)
    shown = lines[place.span] or [words.tell("There is nothing to show any more.")]
    return modal(
        title=words.say("Row by row"),
        close=words.say("Close"),
        blocks=[
            listed(shown),
            *turns(words, place, BACK, ON, intake_id, forward=words.say("Read on")),
            _who_sees(words),
        ],
    )


def too_late(words: Words) -> Message:
    """To somebody who pressed what is no longer on the table."""
    return Message((paragraph(words.tell("This is settled already: the card shows how it stands now.")),))


def _waiting(words: Words, said: IntakeNotice) -> Message:
    draft, n = said.draft, said.draft.to_register
    if not n:
        title = words.tell("Everybody in {file} is registered already, just as it says there.", file=draft.file_name)
        return Message((paragraph(title), actions([_see(words, said), _discard(words, said)])))
    title = words.tell("{file} can be taken as it is.", file=draft.file_name)
    yes = button(
        words.say_count("Register this person", "Register these {n} people", n), CONFIRM, said.id.hex, "primary"
    )
    small = words.say("Nothing is saved before you say yes. I keep the file, sealed, for a day at the most.")
    return Message(
        (
            paragraph(strong(title)),
            facts(_counted(words, draft)),
            actions([yes, _see(words, said), _discard(words, said)]),
            context(small),
            _who_sees(words),
        )
    )


def _counted(words: Words, draft: Draft) -> list[tuple[str, str]]:
    labels = {
        Verdict.NEW: words.say("New"),
        Verdict.PART_ADDED: words.say("Known, with a new part"),
        Verdict.UPDATED: words.say("Known, with a changed profile"),
        Verdict.SAME: words.say("Known, unchanged"),
    }
    counted = ((label, draft.counts[verdict]) for verdict, label in labels.items())
    return [(label, _people(words, n)) for label, n in counted if n]


def _people(words: Words, n: int) -> str:
    return words.say_count("one person", "{n} people", n)


def _troubled(words: Words, said: IntakeNotice) -> Message:
    draft = said.draft
    shown = [_trouble(words, trouble) for trouble in draft.troubles[:LINES_ON_CARD]]
    more = len(draft.troubles) - len(shown)
    left = [context(words.say_count("and one more", "and {n} more", more))] if more > 0 else []
    buttons = [actions([_see(words, said)])] if more > 0 else []
    return Message(
        (
            paragraph(strong(_what_is_wrong(words, draft))),
            listed(shown),
            *left,
            paragraph(words.tell("Please mend this in the file and drop it here again. Nothing was saved.")),
            *buttons,
            _who_sees(words),
        )
    )


def _what_is_wrong(words: Words, draft: Draft) -> Prose:
    if not draft.fine and draft.wrong == 1:
        return words.tell("I can’t take {file} as it is.", file=draft.file_name)
    bad = words.say_count("one row needs another look", "{n} rows need another look", draft.wrong)
    if not draft.fine:
        return words.tell("{file}: {bad}.", file=draft.file_name, bad=bad)
    fine = words.say_count("one is fine", "{n} are fine", draft.fine)
    return words.tell("{file}: {bad}, {fine}.", file=draft.file_name, bad=bad, fine=fine)


def _registered_many(words: Words, said: IntakeNotice) -> Message:
    counted = [
        (words.say("Registered"), said.registered),
        (words.say("Brought up to date"), said.updated),
        (words.say("As before"), said.unchanged),
    ]
    return Message(
        (
            paragraph(strong(words.tell("Done. Everybody who is new hears from me now."))),
            facts([(label, _people(words, n)) for label, n in counted if n]),
            *_undo(words, said),
        )
    )


def _registered_one(words: Words, said: IntakeNotice) -> Message:
    if not said.people:
        return Message((paragraph(words.tell("This registration is no longer there.")),))
    one = said.people[0]
    title = words.tell("{name} is registered: {parts}.", name=one.name, parts=parts(words, one.parts))
    who_sees = [_who_sees(words)] if said.by_lead else []  # the coordinator sees totals from now on
    return Message((paragraph(strong(title)), *_undo(words, said), *who_sees))


def _undo(words: Words, said: IntakeNotice) -> list[Block]:
    if said.can_be_undone_until is None:
        return []
    sure = Sure(
        words.say("Take it back?"),
        words.say(
            "Whoever was registered here is taken out again, and reads so in the welcome. Those who were proposed "
            "a match by now stay; so do changes in profiles."
        ),
        words.say("Take it back"),
        words.say("Leave it"),
    )
    until = words.say("You can take it back until {when}.", when=moment(words, said.can_be_undone_until))
    return [
        actions([with_care(button(words.say("Take it back"), TAKE_BACK, said.id.hex), sure)]),
        context(until),
    ]


def _taken_back(words: Words, said: IntakeNotice) -> Message:
    done = paragraph(words.tell("Taken back. What was registered here is undone."))
    if not said.people:
        return Message((done,))
    names = words.both([one.name for one in said.people])
    return Message(
        (done, paragraph(words.tell("These stay, for they were proposed a match by now: {names}.", names=names)))
    )


def _over(words: Words, state: State) -> Prose:
    match state:
        case State.READING:
            return words.tell(
                "I’m reading your file and looking everybody up in Slack. In a large workspace this takes some "
                "minutes. Nothing is saved before you say yes."
            )
        case State.DISCARDED:
            return words.tell("Discarded. Nothing was saved, and I keep nothing of the file.")
        case State.REPLACED:
            return words.tell("A newer file has taken the place of this one. Nothing of this one was saved.")
        case State.EXPIRED:
            return words.tell(
                "This file waited for a day, and I have let go of it. Nothing was saved; drop it here again whenever "
                "you like."
            )
        case _:
            return words.tell(
                "I couldn’t read your file to the end, and that isn’t your file’s fault. Nothing was saved; please "
                "drop it here again."
            )


def _trouble(words: Words, trouble: Trouble) -> Prose:
    said = words.say("line {line}: {reason}", line=trouble.line, reason=reason(words, trouble))
    return (Piece(clip(said, LINE_AT_MOST)),)


def _row(words: Words, draft: Draft, row: Row) -> Prose:
    return words.tell(
        "line {line}: {name}, {address}, {parts}. {verdict}",
        line=row.line,
        name=row.name,
        address=row.email,
        parts=parts(words, row.role),
        verdict=_verdict(words, draft.verdicts[row.person]),
    )


def _verdict(words: Words, verdict: Verdict) -> str:
    match verdict:
        case Verdict.NEW:
            return words.say("New.")
        case Verdict.PART_ADDED:
            return words.say("Registered; gets a further part.")
        case Verdict.UPDATED:
            return words.say("Registered; the profile is brought up to date.")
        case Verdict.SAME:
            return words.say("Registered, just as here.")


def _see(words: Words, said: IntakeNotice) -> ButtonElement:
    return button(words.say("See row by row"), SEE, said.id.hex)


def _discard(words: Words, said: IntakeNotice) -> ButtonElement:
    return button(words.say("Discard"), DISCARD, said.id.hex)


def _who_sees(words: Words) -> Block:
    return seen_by(words, Thing.CONTACT, Thing.REGISTRATION, reader=Role.LEAD)
