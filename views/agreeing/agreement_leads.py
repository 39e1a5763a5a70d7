"""What people agree to, for a lead: how it stands in her company, who agreed, and a form for a text of its own."""

from collections.abc import Sequence
from typing import Any

from babel import Locale
from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, StaticSelectElement

from mentoring.access import Role, Thing
from mentoring.agreeing.agreement_counts import Issue, Signer, Signers, Standing
from mentoring.agreeing.agreement_replacing import Problem, Trouble
from mentoring.agreeing.agreement_texts import Document, Texts, source_of
from mentoring.agreeing.agreements import Version
from views.access import seen_by
from views.agreeing.agreements import name, pages, text_for, version_name
from views.blocks import actions, button, context, header, listed, modal, paragraph, plain
from views.inputs import PLACEHOLDER_AT_MOST, TYPED_AT_MOST, field, option, too_long, typed
from views.paging import Place, turn_buttons, turns
from views.prose import Prose, joined, strong
from views.times import full_day_of
from views.words import Words

OVERVIEW = "agreement.overview"
SHOW = "agreement.show"
EARLIER = "agreement.earlier"
LEAF = "agreement.leaf"
LEAF_BACK = "agreement.leaf_back"
WHO = "agreement.who"
WHO_ON = "agreement.who_on"
WHO_BACK = "agreement.who_back"
REPLACE = "agreement.replace"
REPLACE_FORM = "agreement.replace_form"
MORE = "_more"
"""Ends the name of the field in which a long text goes on."""
EARLIER_AT_MOST = 100


def overview_button(words: Words) -> ButtonElement:
    """Opens how the agreements stand in her company."""
    return button(words.say("Agreement and Code of Ethics"), OVERVIEW)


def overview(words: Words, standings: Sequence[Standing]) -> dict[str, Any]:
    """How each document stands, and what can be done about it."""
    blocks = [block for standing in standings for block in _document(words, standing)]
    return modal(
        title=words.say("What people agree to"),
        close=words.say("Close"),
        blocks=[*blocks, seen_by(words, Thing.AGREEMENT, reader=Role.LEAD)],
    )


def text(words: Words, document: Document, version: Version, texts: Texts, number: int) -> dict[str, Any]:
    """One page of a version, to read."""
    leaves = list(pages(text_for(words, texts)))
    place = Place.among(number, len(leaves))
    to_others = turns(words, place, LEAF_BACK, LEAF, f"{document}/{version}")
    return modal(
        title=name(words, document),
        close=words.say("Back"),
        blocks=[context(_named(words, version)), *leaves[place.number - 1], *to_others],
    )


def who(words: Words, signers: Signers) -> dict[str, Any]:
    """Who has agreed to which version, pair by pair."""
    lines = [_signer(words, signer) for signer in signers.found]
    place = Place(signers.page, signers.page + signers.has_more)  # how many there are in all, nobody has counted
    to_others = turn_buttons(words, place, WHO_BACK, WHO_ON, str(signers.document))
    return modal(
        title=name(words, signers.document),
        close=words.say("Back"),
        blocks=[
            listed(lines) if lines else context(words.say("Nobody is matched yet.")),
            *([actions(to_others)] if to_others else []),
            seen_by(words, Thing.AGREEMENT, reader=Role.LEAD),
        ],
    )


def replacing(
    words: Words, document: Document, texts: Texts, languages: Sequence[str], metadata: str
) -> dict[str, Any]:
    """Two fields for each language, filled with the text that holds."""
    fields: list[Block] = []
    for language in languages:
        first, rest = halves(source_of(texts[language])) if language in texts else ("", "")
        called = _language(words, language)
        more = words.say("{language}, continued", language=called)
        fields.append(field(called, typed(language, first, lines=True), optional=True))
        fields.append(field(more, typed(f"{language}{MORE}", rest, lines=True), optional=True))
    marks = words.say("A line that begins with ## is a heading, one with - an item; **words** between stars are bold.")
    return modal(
        title=name(words, document),
        submit=words.say("Put in place"),
        close=words.say("Leave as it is"),
        callback_id=REPLACE_FORM,
        metadata=metadata,
        blocks=[
            context(words.say("Whoever agreed to the present text is asked again. That text is kept.")),
            *fields,
            context(marks),
            seen_by(words, Thing.DOCUMENT, reader=Role.LEAD),
        ],
    )


def errors(words: Words, troubles: Sequence[Trouble]) -> dict[str, str]:
    """What to say beside each language's first field; what was typed stays in the form."""
    return {trouble.language: _error(words, trouble) for trouble in troubles}


def halves(source: str) -> tuple[str, str]:
    """A long text in two, between two paragraphs: a field takes so many signs and no more."""
    if len(source) <= TYPED_AT_MOST:
        return source, ""
    end = max(source.rfind(mark, 0, TYPED_AT_MOST) for mark in ("\n\n", "\n"))
    end = end if end > 0 else TYPED_AT_MOST
    return source[:end].rstrip(), source[end:].lstrip("\n")


def _document(words: Words, standing: Standing) -> list[Block]:
    earlier = [issue.version for issue in standing.issues[1:]]
    count = words.tell("{n} of {all} have agreed.", n=str(standing.agreed), all=str(standing.sides))
    return [
        header(name(words, standing.document)),
        paragraph(strong(count)),
        listed([_issue(words, issue, holds=not number) for number, issue in enumerate(standing.issues)]),
        _choices(words, standing, earlier[:EARLIER_AT_MOST]),
    ]


def _choices(words: Words, standing: Standing, earlier: Sequence[Version]) -> ActionsBlock:
    document = str(standing.document)
    elements: list[ButtonElement | StaticSelectElement] = [
        button(words.say("Read the text"), SHOW, f"{document}/{standing.issues[0].version}"),
        button(words.say("Use another text"), REPLACE, document),
        button(words.say("Who has agreed"), WHO, document),
    ]
    if earlier:
        options = [option(f"{document}/{version}", _named(words, version)) for version in earlier]
        placeholder = plain(words.say("Read an earlier text"), PLACEHOLDER_AT_MOST)
        elements.append(StaticSelectElement(action_id=EARLIER, options=options, placeholder=placeholder))
    return ActionsBlock(elements=elements)


def _issue(words: Words, issue: Issue, *, holds: bool) -> Prose:
    called = _named(words, issue.version)
    if issue.since:
        called = words.say("{version}, since {day}", version=called, day=full_day_of(words, issue.since))
    if holds:
        return words.tell("{version}: the text that holds.", version=called)
    if not issue.agreed:
        return words.tell("{version}.", version=called)
    count = words.say_count("one had agreed", "{n} had agreed", issue.agreed)
    return words.tell("{version}: {count}.", version=called, count=count)


def _signer(words: Words, signer: Signer) -> Prose:
    said = [
        words.tell("{version}, {day}", version=_version(words, signer, version), day=full_day_of(words, at))
        for version, at in signer.agreed
    ]
    if not signer.agreed or signer.agreed[0][0] != signer.holds:
        said = [words.tell("not yet"), *said]
    who = words.tell("{name}, with {partner}:", name=signer.name, partner=signer.partner)
    return joined([strong(who), joined(said, by="; ")])


def _named(words: Words, version: Version) -> str:
    """Whose it is, too: a lead has both kinds before her eyes."""
    if version.own:
        return version_name(words, version)
    return words.say("Version {n} by Advance", n=version.number)


def _version(words: Words, signer: Signer, version: Version) -> str:
    if version.own and signer.is_abroad:
        return words.say("Version {n} of the other company’s text", n=version.number)
    return _named(words, version)


def _language(words: Words, code: str) -> str:
    called = Locale.parse(code).get_display_name(words.locale) or code
    return called[:1].upper() + called[1:]


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please give the text in one language at least.")
        case Problem.UNCHANGED:
            return words.say("This is the text that holds already. Nothing was changed, and nobody is asked again.")
        case Problem.TOO_LONG:
            return too_long(words, trouble.length, trouble.at_most)
        case Problem.OTHER_HEADINGS:
            return words.say(
                "This has {length} parts with headings, and the first language {at_most}. Is something missing here?",
                length=trouble.length,
                at_most=trouble.at_most,
            )
