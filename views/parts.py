"""The parts that people have in a pilot, as words."""

from collections.abc import Iterable

from mentoring.people import Part
from views.words import Words


def part(words: Words, which: Part) -> str:
    """One of them, as it stands within a sentence."""
    match which:
        case Part.MENTEE:
            return words.say("mentee")
        case Part.MENTOR:
            return words.say("mentor")
        case Part.LEAD:
            return words.say("project lead")
        case Part.COORDINATOR:
            return words.say("coordinator")


def parts(words: Words, which: Iterable[Part]) -> str:
    """Several: 'mentee and mentor', always in the same order."""
    having = frozenset(which)
    return words.both([part(words, each) for each in Part if each in having])
