"""'Who sees this' (SPEC N1), written from the one table that the code itself enforces."""

from slack_sdk.models.blocks import ContextBlock

from mentoring.access import Role, Sight, Thing, sight
from views.blocks import context
from views.words import Words

OTHERS = (Role.PARTNER, Role.LEAD, Role.COORDINATOR, Role.OTHER)


class NoWordsFor(Exception):
    """The table says what these sentences cannot: they are to be written anew."""


def meeting_seen_by(words: Words, partner: str) -> ContextBlock:
    """Who sees a meeting's time, place and agenda, and who sees that there was one."""
    return context(" ".join([_content(words, partner), *_figures(words, partner)]))


def _content(words: Words, partner: str) -> str:
    seen = {role: sight(role, Thing.MEETING) for role in OTHERS}
    if not {*seen.values()} <= {Sight.ALL, Sight.NEVER}:
        raise NoWordsFor(Thing.MEETING)
    who = [role for role in OTHERS if seen[role] is Sight.ALL]
    return words.say("Only {people} can see this.", people=_people(words, [Role.AUTHOR, *who], partner))


def _figures(words: Words, partner: str) -> list[str]:
    seen = {role: sight(role, Thing.MEETING_COUNT) for role in OTHERS}
    if not {*seen.values()} <= {Sight.ALL, Sight.COUNT, Sight.AGGREGATE, Sight.NEVER}:
        raise NoWordsFor(Thing.MEETING_COUNT)
    knowing = [role for role in OTHERS if sight(role, Thing.MEETING) is Sight.ALL]
    counts = [role for role in OTHERS if role not in knowing and seen[role] in (Sight.ALL, Sight.COUNT)]
    totals = [role for role in OTHERS if role not in knowing and seen[role] is Sight.AGGREGATE]
    said = []
    if counts:
        people = _people(words, counts, partner)
        said.append(_sentence(words.say("{people} can see how many meetings you have, nothing more.", people=people)))
    if totals:
        people = _people(words, totals, partner)
        said.append(_sentence(words.say("{people} can see totals only.", people=people)))
    return said


def _people(words: Words, roles: list[Role], partner: str) -> str:
    names = {
        Role.AUTHOR: words.say("you"),
        Role.PARTNER: partner,
        Role.LEAD: words.say("your project lead"),
        Role.COORDINATOR: words.say("the coordinator"),
        Role.OTHER: words.say("everyone in this workspace"),
    }
    return words.both([names[role] for role in roles])


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
