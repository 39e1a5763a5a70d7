"""A profile as whoever is matched with her reads it (SPEC S8, S30)."""

from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.joining.profiles import Profile
from mentoring.people import Match, Part
from views.access import seen_by
from views.blocks import button, context, facts, modal, paragraph
from views.escape import shown
from views.prose import Piece
from views.words import Words

OPEN = "profile.open"
PARTNER = "profile.partner"


def own_button(words: Words) -> ButtonElement:
    """Opens her own details."""
    return button(words.say("Your details"), OPEN)


def partner_button(words: Words, match: Match) -> ButtonElement:
    """Opens what she may know of the other of the pair."""
    return button(words.say("About {name}", name=match.partner.first_name), PARTNER, match.id.hex)


def partner(words: Words, profile: Profile) -> dict[str, Any]:
    """The other's profile, by itself."""
    return modal(title=words.say("Profile"), close=words.say("Close"), blocks=profile_card(words, profile))


def profile_card(words: Words, profile: Profile) -> list[Block]:
    """Who somebody is, and how to reach her: what she has told, and no empty lines."""
    name = profile.person.first_name
    told = [(label, said) for label, said in _work(words, profile) if said]
    more = [] if told else [context(words.say("{name} has not told more yet.", name=name))]
    return [
        paragraph((Piece(shown(profile.person.name), bold=True),)),
        *([facts(told)] if told else more),
        facts([(label, said) for label, said in _contact(words, profile) if said]),
        seen_by(words, Thing.PROFILE, Thing.CONTACT, partner=name, reader=Role.PARTNER),
    ]


def told_of(words: Words, profile: Profile) -> list[tuple[str, str]]:
    """All that is told, empty lines included."""
    return [*_work(words, profile), *_contact(words, profile)]


def _work(words: Words, profile: Profile) -> list[tuple[str, str]]:
    is_mentor = Part.MENTOR in profile.parts
    return [
        (words.say("Role"), profile.title),
        (words.say("Department"), profile.department),
        (words.say("Can help with") if is_mentor else words.say("Knows well"), _list(profile.skills)),
        (words.say("Would like to learn"), _list(profile.seeks) if Part.MENTEE in profile.parts else ""),
        (words.say("Languages"), _list(profile.languages)),
    ]


def _contact(words: Words, profile: Profile) -> list[tuple[str, str]]:
    return [
        (words.say("E-mail"), profile.email),
        (words.say("Phone"), profile.phone),
        (words.say("Good times"), profile.availability),
    ]


def _list(found: tuple[str, ...]) -> str:
    return ", ".join(found)
