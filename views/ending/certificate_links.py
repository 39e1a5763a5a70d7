"""The button that asks for a certificate."""

from slack_sdk.models.blocks import ButtonElement

from mentoring.people import Match
from views.blocks import button
from views.words import Words

ASK = "certificate.ask"


def certificate_button(words: Words, match: Match) -> ButtonElement:
    """It comes as a file in her direct message."""
    about = words.say("My certificate of my match with {name}", name=match.partner.first_name)
    return button(words.say("My certificate"), ASK, match.id.hex, about=about)
