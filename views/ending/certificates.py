"""The certificate handed over (SPEC P14), and the word that it is on its way."""

from mentoring.ending.certificates import CertificateNotice
from views.blocks import File, Message, paragraph
from views.ending.certificate_words import page
from views.escape import visible
from views.prose import Prose
from views.words import Words


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
