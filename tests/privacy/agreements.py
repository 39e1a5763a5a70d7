"""The author agrees to both documents. That she has is no text of hers; the documents hold none."""

from tests.handlers import payloads
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected
from views.agreeing import agreements as views

EXPECTED: dict[str, Expected] = {}


def play(play: Play) -> None:
    """Each is opened, its page turned, and agreed to."""
    for document in (views.READ_AGREEMENT, views.READ_ETHICS):
        payload = payloads.press_on_home(play.circle.author, document, play.circle.match)
        play.does(Who.AUTHOR, payload)
        play.submits(Who.AUTHOR, play.modal(Who.AUTHOR))
    play.everybody_looks_on()
