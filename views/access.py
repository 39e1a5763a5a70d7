"""'Who sees this' (SPEC N1), written from the one table that the code itself enforces.

Every sentence here is a reading of `SIGHT`. Where the table says what no sentence can, that is a fault (NoWordsFor) and
not a lie.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from slack_sdk.models.blocks import ContextBlock

from mentoring.access import Role, Sight, Thing, sight
from views.access_names import Names, NoWordsFor
from views.blocks import context
from views.words import Words

MEETING = (Thing.MEETING, Thing.MEETING_COUNT)
OBJECTIVE = (Thing.OBJECTIVE, Thing.OBJECTIVE_CATEGORY)
HOMEWORK = (Thing.TASK, Thing.TASK_STATE)
"""What is written, and what others may know of it: together under a form."""

MET_BY_READING = frozenset({Sight.SHARED, Sight.ASKED, Sight.IN_TURN, Sight.ACROSS, Sight.ADDRESSED})
"""Conditions: whoever has the thing before her eyes meets them."""
TOTALLED = frozenset(
    {
        Thing.OBJECTIVE_CATEGORY,
        Thing.TASK_STATE,
        Thing.MEETING_COUNT,
        Thing.SURVEY_ANSWERS,
        Thing.PULSE,
        Thing.AGREEMENT,
        Thing.SURVEY_STATE,
        Thing.REGISTRATION,
    }
)
"""What can be added up."""
WITHOUT_WORDS = frozenset({Sight.ALL, Sight.COUNT, Sight.AGGREGATE, Sight.NEVER})
"""What a condition's sentence is not for."""

Row = tuple[Thing, tuple[Sight, ...]]
"""How much of a thing each role sees, in the order of the roles."""
Seen = dict[Thing, dict[Role, Sight]]


def seen_by(
    words: Words,
    *things: Thing,
    partner: str = "",
    anybody: str = "",
    reader: Role = Role.AUTHOR,
    shared: bool = False,
) -> ContextBlock:
    """Who sees what stands in a form or on a card: the first thing first, then what the others add to it.

    `partner`: the other's name; without it, whoever the reader is matched with. `anybody`: what else to call whoever
    that is, where it is nobody's name. `reader`: as whom she reads it. `shared`: its author has shared it.
    """
    seen = tuple((thing, tuple(_sight(role, thing, reader, shared=shared) for role in Role)) for thing in things)
    told = _told_of(words, seen, partner, reader) if partner else _told_of_no_name(words, seen, anybody, reader)
    return context(told)


def _told_of(words: Words, found: tuple[Row, ...], partner: str, reader: Role) -> str:
    """What the table says, in words."""
    things = [thing for thing, _ in found]
    seen = {thing: dict(zip(Role, row, strict=True)) for thing, row in found}
    names = Names(words, things[0], partner, reader)
    known = [role for role in Role if seen[things[0]][role] is Sight.ALL]
    others = {thing: {role: row[role] for role in Role if role not in known} for thing, row in seen.items()}
    said = [_known(words, things[0], names(known), reader), *_conditions(words, names, others, reader)]
    said += [*_parts(words, names, others), *_totals(words, names, others)]
    return " ".join(dict.fromkeys(said))


_told_of_no_name = lru_cache(maxsize=1024)(_told_of)
"""The same for what names nobody: a language has few such sentences. (Of people, no name is kept in memory.)"""


def _sight(role: Role, thing: Thing, reader: Role, *, shared: bool) -> Sight:
    seen = sight(role, thing)
    if shared and seen is Sight.SHARED:
        return Sight.ALL
    return Sight.ALL if role is reader and seen in MET_BY_READING else seen


def _known(words: Words, thing: Thing, people: str, reader: Role) -> str:
    match thing:
        case Thing.CANDIDATE:
            return words.say("Only {people} can see who this is.", people=people)
        case Thing.AGREEMENT if reader is Role.AUTHOR:
            return words.say("Only {people} can see that you have agreed.", people=people)
        case Thing.AGREEMENT:
            return words.say("Only {people} can see who has agreed.", people=people)
        case Thing.SURVEY_STATE:
            return words.say("Only {people} can see whether you have done it.", people=people)
        case Thing.MATCH:
            return words.say("Only {people} can see this match.", people=people)
        case _:
            return words.say("Only {people} can see this.", people=people)


def _conditions(words: Words, names: Names, others: Seen, reader: Role) -> Iterator[str]:
    for condition in (how for how in Sight if how not in WITHOUT_WORDS):
        for thing, row in others.items():
            roles = [role for role, how in row.items() if how is condition]
            if roles:
                yield _sentence(_condition(words, thing, condition, roles, names, reader))


def _condition(words: Words, thing: Thing, condition: Sight, roles: Sequence[Role], names: Names, reader: Role) -> str:
    match condition, roles, reader:
        case Sight.SHARED, _, Role.AUTHOR:
            return words.say("{people} can see it only if you share it.", people=names(roles))
        case Sight.ASKED, _, Role.AUTHOR:
            return words.say("{people} can see it only if you ask for help.", people=names(roles))
        case Sight.ADDRESSED, _, _:
            return words.say("{people} can see it only when it is addressed to them.", people=names(roles))
        case Sight.ACROSS, _, _:
            return words.say("{people} can see it only for a match across companies.", people=names(roles))
        case Sight.IN_TURN, [Role.PARTNER], _:
            return words.say("The mentor is told first, then the mentee.")
        case Sight.CHANNEL, [Role.OTHER], _:
            return words.say("So can everyone in the channel that the project lead chose.")
    raise NoWordsFor(thing)


def _parts(words: Words, names: Names, others: Seen) -> Iterator[str]:
    """Who sees not the whole, but how many there are."""
    found: dict[tuple[Thing, ...], list[Role]] = {}
    for role in next(iter(others.values())):
        counted = tuple(thing for thing, row in others.items() if _is_counted(thing, row[role]))
        if counted:
            found.setdefault(counted, []).append(role)
    for things, roles in found.items():
        what = words.both([_part(words, thing) for thing in things])
        yield _sentence(words.say("{people} can see {what}, nothing more.", people=names(roles), what=what))


def _is_counted(thing: Thing, how: Sight) -> bool:
    """All of a count is the count; all of anything else needs words of its own."""
    if how is Sight.ALL and thing is not Thing.MEETING_COUNT:
        raise NoWordsFor(thing)
    return how in (Sight.COUNT, Sight.ALL)


def _part(words: Words, thing: Thing) -> str:
    match thing:
        case Thing.MEETING_COUNT:
            return words.say("how many meetings you have")
        case Thing.TASK_STATE:
            return words.say("how much of your homework is done")
    raise NoWordsFor(thing)


def _totals(words: Words, names: Names, others: Seen) -> Iterator[str]:
    """Who sees figures that stand for five people or more."""
    for thing, row in others.items():
        people = names([role for role, how in row.items() if how is Sight.AGGREGATE])
        if people and thing not in TOTALLED:
            raise NoWordsFor(thing)
        if people and thing is Thing.OBJECTIVE_CATEGORY:
            yield _sentence(
                words.say("{people} can see the categories of objectives, and only in totals.", people=people)
            )
        elif people:
            yield _sentence(words.say("{people} can see totals only.", people=people))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
