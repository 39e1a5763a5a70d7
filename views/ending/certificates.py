"""The certificate handed over (SPEC P14), and the word that it is on its way."""

from dataclasses import dataclass

from mentoring.ending.certificates import Certificate, CertificateNotice
from mentoring.people import Part
from views.blocks import File, Message, paragraph
from views.escape import visible
from views.prose import Prose
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


def notice(words: Words, said: CertificateNotice) -> Message:
    """A message that hands over the file."""
    from views.ending.certificate_page import can_write, drawn  # late: matplotlib is slow to import

    found = said.certificate
    text = words.tell("Your certificate, with our thanks. It is yours to keep, to print and to show.")
    kind = [] if can_write(found.name) and can_write(found.partner) else [by_hand(words)]
    title = words.say("Certificate of {name}", name=visible(found.name))
    file = File(f"{found.ends_on:%Y-%m}", "pdf", f"{title}.pdf", drawn(page(words, found)))
    return Message(tuple(paragraph(each) for each in (text, *kind)), file)


def by_hand(words: Words) -> Prose:
    """To somebody whose name, or whose partner's, the typeface lacks."""
    return words.tell("A name here has letters that our typeface lacks: there is a line on which to write it by hand.")


def on_its_way(words: Words) -> Message:
    """The answer to 'My certificate'."""
    return Message((paragraph(words.tell("Your certificate is on its way: you’ll find it in our direct message.")),))


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
        return words.say("who gave six months of time, listening and experience, as mentor, to")
    return words.say("who worked for six months towards objectives of her own, as mentee, with")


def _held(words: Words, held: int) -> str:
    return words.say_count("one meeting held", "{n} meetings held", held)
