"""The Mentoring Agreement and the Code of Ethics: shown in full, in pages where they are long, and then 'I agree'."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock

from mentoring.access import Thing
from mentoring.agreeing.agreement_notices import AgreementNotice
from mentoring.agreeing.agreement_texts import Document, Part, Text, Texts
from mentoring.agreeing.agreements import Agreed, Reading, Version
from views.access import seen_by
from views.blocks import HEADER_AT_MOST, Message, actions, button, context, header, listed, modal, paragraph
from views.escape import shown
from views.paging import Place, turns
from views.prose import Piece, Prose, strong
from views.times import full_day_of
from views.words import Words

READ_AGREEMENT = "agreement.read"
READ_ETHICS = "ethics.read"
BACK = "agreement.back"
ON = "agreement.on"
FORM = "agreement.form"

BLOCKS_AT_MOST, BULK_AT_MOST = 40, 15_000
"""Of the text, on one page: a modal holds 100 blocks and 250 kB. Bulk: signs, and so many besides for `EACH` part."""
EACH = 100
ITEMS_AT_MOST = 20
"""Of one list, in one block."""
IN_ENGLISH = "en"


def name(words: Words, document: Document) -> str:
    """What a document is called: short enough for a modal's title."""
    match document:
        case Document.AGREEMENT:
            return words.say("Mentoring Agreement")
        case Document.ETHICS:
            return words.say("Code of Ethics")


def read_button(words: Words, document: Document, match_id: str) -> ButtonElement:
    """Opens a document, as it holds in that match."""
    match document:
        case Document.AGREEMENT:
            return button(words.say("Read the agreement"), READ_AGREEMENT, match_id)
        case Document.ETHICS:
            return button(words.say("Read the Code of Ethics"), READ_ETHICS, match_id)


def page(words: Words, reading: Reading, number: int, metadata: str, *, changed: bool = False) -> dict[str, Any]:
    """One page, the first being 1; whatever lies beyond the last is the last. On that, she can agree.

    `changed`: another text took its place while she was reading.
    """
    agreed = reading.agreed
    leaves = list(pages(text_for(words, reading.texts)))
    place = Place.among(number, len(leaves))
    is_last = place.number == place.of_all
    return modal(
        title=name(words, agreed.document),
        close=words.say("Close"),
        submit=words.say("I agree") if is_last and agreed.mine is None else None,
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            *(_preface(words, reading, changed=changed) if place.number == 1 else []),
            *leaves[place.number - 1],
            *turns(words, place, BACK, ON, forward=words.say("Read on"), style="primary"),
            *(_standing(words, reading) if is_last else []),
        ],
    )


def renewed(words: Words, said: AgreementNotice) -> Message:
    """A new text has taken the place of one that she agreed to; or what has become of that since."""
    agreed = said.agreed
    called = name(words, agreed.document)
    if not said.is_latest:
        return Message((paragraph(words.tell("{document}: a newer text has come since.", document=called)),))
    if agreed.mine:
        thanks = words.tell(
            "{document}: you agreed on {day}. Thank you.", document=called, day=full_day_of(words, agreed.mine)
        )
        return Message((paragraph(thanks),))
    please = words.tell("Please look at it when you have a moment. What you agreed to before stays on record.")
    return Message(
        (
            paragraph(strong(words.tell("{document}: there is a new text.", document=called))),
            paragraph(please),
            actions([read_button(words, agreed.document, agreed.match.id.hex)]),
            seen_by(words, Thing.AGREEMENT, partner=agreed.match.partner.first_name),
        )
    )


def text_for(words: Words, texts: Texts) -> Text:
    """The text in the reader's language; else in English; else in whichever there is."""
    return texts.get(words.locale.language) or texts.get(IN_ENGLISH) or next(iter(texts.values()))


def version_name(words: Words, version: Version) -> str:
    """Which text it is."""
    if version.own:
        return words.say("Version {n} of your company’s own text", n=version.number)
    return words.say("Version {n}", n=version.number)


def _preface(words: Words, reading: Reading, *, changed: bool) -> list[Block]:
    """What to know before reading."""
    said = []
    if changed:
        said.append(words.say("This text has just taken the place of the one you were reading."))
    elif reading.agreed.before and reading.agreed.mine is None:
        said.append(words.say("You agreed to an earlier text. This is the new one; please look at it again."))
    if words.locale.language not in reading.texts:
        said.append(words.say("This text isn’t available in your language."))
    return [context(" ".join(said))] if said else []


def _standing(words: Words, reading: Reading) -> list[Block]:
    """Who of the two has agreed, and for whom a press would count."""
    agreed, partner = reading.agreed, reading.agreed.match.partner
    lines = [_own(words, reading), _partners(words, agreed)]
    return [
        DividerBlock(),
        listed([line for line in lines if line]),
        context(version_name(words, agreed.version)),
        seen_by(words, Thing.AGREEMENT, partner=partner.first_name),
    ]


def _own(words: Words, reading: Reading) -> Prose | None:
    agreed = reading.agreed
    if agreed.mine:
        return strong(words.tell("You agreed on {day}.", day=full_day_of(words, agreed.mine)))
    if reading.others:
        names = words.both([match.partner.first_name for match in (agreed.match, *reading.others)])
        return words.tell("You agree once, and it holds with each of them: {names}.", names=names)
    return None


def _partners(words: Words, agreed: Agreed) -> Prose:
    partner = agreed.match.partner.first_name
    if agreed.partners:
        return words.tell("{name} agreed on {day}.", name=partner, day=full_day_of(words, agreed.partners))
    return words.tell("{name} has not agreed yet.", name=partner)


def pages(text: Text) -> Iterator[list[Block]]:
    """The text as blocks, as many on a page as fit."""
    found: list[Block] = []
    bulk = 0
    for size, block in _blocks(text):
        if found and (len(found) == BLOCKS_AT_MOST or bulk + size > BULK_AT_MOST):
            yield found
            found, bulk = [], 0
        found.append(block)
        bulk += size
    yield found


def _blocks(text: Text) -> Iterator[tuple[int, Block]]:
    """Each block, and how much of a page it takes."""
    for section in text:
        if section.heading:
            yield EACH, _heading(section.heading)
        for is_item, parts in groupby(section.parts, lambda part: part.is_item):
            lines = list(parts)
            for start in range(0, len(lines), ITEMS_AT_MOST if is_item else 1):
                some = lines[start : start + (ITEMS_AT_MOST if is_item else 1)]
                said = [_prose(line) for line in some]
                yield sum(len(line.text) + EACH for line in some), listed(said) if is_item else paragraph(said[0])


def _heading(text: str) -> Block:
    """A heading in full, whatever its length."""
    return header(shown(text)) if len(text) < HEADER_AT_MOST else paragraph((Piece(shown(text), bold=True),))


def _prose(part: Part) -> Prose:
    return tuple(Piece(shown(run.text), bold=run.bold) for run in part.runs)
