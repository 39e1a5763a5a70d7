"""What stands on a certificate (SPEC P14)."""

from dataclasses import dataclass

from mentoring.ending.certificates import Certificate
from mentoring.people import Part
from views.escape import visible
from views.times import full_day
from views.words import Words


@dataclass(frozen=True)
class Page:
    """All that stands on it, in one language."""

    programme: str
    title: str
    before: str
    name: str
    after: str
    partner: str
    facts: tuple[str, ...]
    company: str


def page(words: Words, found: Certificate) -> Page:
    """Everything that stands on it, in the reader's language."""
    first, last = full_day(words, found.starts_on), full_day(words, found.ends_on)
    met = [_held(words, found.held)] if found.held else []
    return Page(
        programme=words.say("Mentorship programme for women in science and technology"),
        title=words.say("Certificate"),
        before=words.say("awarded with thanks to"),
        name=visible(found.name),
        after=_did(words, found.part),
        partner=visible(found.partner),
        facts=(words.say("{first} to {last}", first=first, last=last), *met),
        company=visible(found.company),
    )


def _did(words: Words, part: Part) -> str:
    """What the line says between the two names."""
    if part is Part.MENTOR:
        return words.say("who gave time, listening and experience, as mentor, to")
    return words.say("who worked towards objectives of her own, as mentee, with")


def _held(words: Words, held: int) -> str:
    return words.say_count("one meeting held", "{n} meetings held", held)
