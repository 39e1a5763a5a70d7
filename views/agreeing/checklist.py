"""The first-week checklist (SPEC S12), in a message and on Home: what is done, what is left, and buttons that do it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.checklist import Checklist, Item
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.asking.survey_files import SURVEYS
from views.access import seen_by
from views.agreeing.agreements import name, read_button
from views.asking.surveys import open_button
from views.blocks import actions, button, context, paragraph
from views.joining.profiles import own_button
from views.meeting.meetings import PROPOSE
from views.prose import Piece, Prose, joined, strong
from views.times import day
from views.words import Words

ON_HOME_AT_MOST = 1
"""Of a mentor of many: what she does for one is mostly done for the next, which then takes its place."""


def checklist_card(
    words: Words, checklist: Checklist, style: str | None = "primary", *, is_offered: bool = False
) -> list[Block]:
    """What is done and what is left, with a button for each thing that is left. `style`: of the last one.

    `is_offered`: a time for the first meeting waits for an answer, so that there is nothing to arrange just now.
    """
    partner = checklist.match.partner.first_name
    if not checklist.open:
        return [paragraph(words.tell("✓ All set with {name}: nothing is left to do here. Thank you.", name=partner))]
    return [
        paragraph(strong(_title(words, checklist))),
        paragraph(joined([_line(words, checklist, item, is_offered) for item in checklist.items], by="\n")),
        *_buttons(words, checklist, style, is_offered),
        context(_when(words, checklist)),
        seen_by(words, Thing.AGREEMENT, partner=partner),
    ]


def checklist_line(words: Words, checklist: Checklist, number: int, *, is_offered: bool) -> list[Block]:
    """A reminder, the `number`th from 1: the first of all that is left, with a button for each; a later one of one
    thing, another each time."""
    left = _left(checklist, is_offered=is_offered)
    if not left:
        return checklist_card(words, checklist, is_offered=is_offered)
    partner, is_first = checklist.match.partner.first_name, number == 1
    told = left if is_first else [left[number % len(left)]]
    items = words.both([_called(words, item) for item in told])
    if not is_first:
        said = words.tell(
            "A small step for you and {name}, when you have a few minutes: {item}.", name=partner, item=items
        )
    elif checklist.is_over:
        said = words.tell("Still to do with {name}: {items}.", name=partner, items=items)
    else:
        said = words.tell("Left of your first week with {name}: {items}.", name=partner, items=items)
    more = words.say_count("One more is on your Home tab.", "{n} more are on your Home tab.", len(left) - len(told))
    buttons = actions([_button(words, checklist, item, "primary") for item in told])
    return [paragraph(said), buttons, *([context(more)] if len(told) < len(left) else [])]


def step(checklist: Checklist, number: int, *, is_offered: bool) -> tuple[Item, object] | None:
    """The one thing that a later reminder asks for, and what tells it from the same of another relationship: done for
    one, a profile is done for all, a survey for all of her part, a text for all of a company. None: not one thing."""
    left, match = _left(checklist, is_offered=is_offered), checklist.match
    if number == 1 or not left:
        return None
    item = left[number % len(left)]
    apart = {Item.PROFILE: None, Item.SURVEY: match.part, Item.FIRST_MEETING: match.id}
    return item, apart.get(item, match.company_id)


def on_home(words: Words, checklists: Sequence[Checklist], offered: Collection[UUID] = ()) -> list[Block]:
    """The cards of those weeks in which something is left; nothing if there are none. `offered`: the matches in which
    a time waits for an answer."""
    left = [checklist for checklist in checklists if checklist.open]
    cards = [
        block
        for checklist in left[:ON_HOME_AT_MOST]
        # One green button on Home is enough.
        for block in checklist_card(words, checklist, style=None, is_offered=checklist.match.id in offered)
    ]
    more = len(left) - ON_HOME_AT_MOST
    said = words.say_count("One more first week comes after it.", "{n} more first weeks come after it.", more)
    return [*cards, *([context(said)] if more > 0 else [])]


def _title(words: Words, checklist: Checklist) -> Prose:
    """Weeks later, what is left may be a text that is new."""
    partner = checklist.match.partner.first_name
    if checklist.is_over:
        return words.tell("Still to do with {name}", name=partner)
    return words.tell("Your first week with {name}", name=partner)


def _buttons(words: Words, checklist: Checklist, style: str | None, is_offered: bool) -> list[Block]:
    left = _left(checklist, is_offered=is_offered)
    return [actions([_button(words, checklist, item, style) for item in left])] if left else []


def _left(checklist: Checklist, *, is_offered: bool) -> list[Item]:
    """What she can do now."""
    return [item for item in checklist.open if not (is_offered and item is Item.FIRST_MEETING)]


def _line(words: Words, checklist: Checklist, item: Item, is_offered: bool) -> Prose:
    called = _called(words, item)
    if item is Item.FIRST_MEETING and item in checklist.done:
        if checklist.has_met:
            return words.tell("✓ {item}: held", item=called)
        return words.tell("✓ {item}: set", item=called)
    if item in checklist.done:
        return words.tell("✓ {item}: done", item=called)
    if item is Item.FIRST_MEETING and is_offered:
        return words.tell("○ {item}: a time is offered", item=called)
    return strong((Piece("○ "), *_to_do(words, item, called)))


def _called(words: Words, item: Item) -> str:
    match item:
        case Item.PROFILE:
            return words.say("Your details")
        case Item.SURVEY:
            return words.say("First survey")
        case Item.FIRST_MEETING:
            return words.say("First meeting")
        case Item.AGREEMENT | Item.ETHICS:
            return name(words, Document(item))


def _to_do(words: Words, item: Item, called: str) -> Prose:
    match item:
        case Item.PROFILE:
            return words.tell("{item}: to look over", item=called)
        case Item.FIRST_MEETING:
            return words.tell("{item}: to arrange", item=called)
        case Item.SURVEY:
            return words.tell("{item}: to fill in", item=called)
        case _:
            return words.tell("{item}: to read", item=called)


def _button(words: Words, checklist: Checklist, item: Item, style: str | None) -> ButtonElement:
    match_id = checklist.match.id.hex
    match item:
        case Item.PROFILE:
            return own_button(words)
        case Item.AGREEMENT | Item.ETHICS:
            return read_button(words, Document(item), match_id)
        case Item.SURVEY:
            survey = SURVEYS[name_of(checklist.match.part, Stage.BASELINE)]
            return open_button(words, survey, words.say("Open the first survey"))
        case _:
            return button(words.say("Arrange the first meeting"), PROPOSE, match_id, style)


def _when(words: Words, checklist: Checklist) -> str:
    if checklist.is_over:
        return words.say("Whenever you have a few minutes.")
    return words.say("Best done by {day}: a few minutes each.", day=day(words, checklist.due_on))
