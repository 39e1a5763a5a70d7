"""Profiles in every state: full, empty, of each part."""

from dataclasses import replace
from typing import Any

from mentoring.joining.profile_rules import Field, Problem, Trouble
from mentoring.joining.profiles import Profile
from mentoring.people import Part, Person
from tests.views.casting import Cast
from views.joining import profile_forms, profiles
from views.words import Words

BOTH = frozenset({Part.MENTEE, Part.MENTOR})
EMAIL = "–@–"
"""No word of any language."""


def profiles_shown(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """Every card and form."""
    me = cast.actor().person
    full, bare = full_profile(cast, me), Profile(me, BOTH, EMAIL, "", "", "", (), (), (), "")
    return {
        "profile, partner": profiles.partner(words, full_profile(cast, cast.partner())),
        "profile, partner who told nothing": profiles.partner(words, bare),
        "profile, partner, a mentee": profiles.partner(words, replace(full, parts=frozenset({Part.MENTEE}))),
        "profile, work": profile_forms.work(words, full),
        "profile, work, a mentee": profile_forms.work(words, replace(full, parts=frozenset({Part.MENTEE}))),
        "profile, work, with one partner": profile_forms.work(words, full, cast.partner().first_name),
        "profile, empty": profile_forms.work(words, bare),
        "profile, reach": profile_forms.reach(words, full, cast.partner().first_name),
        "profile, reach, empty": profile_forms.reach(words, bare),
    }


def full_profile(cast: Cast, person: Person) -> Profile:
    """With everything that can be told."""
    typed = cast.typed.place
    things = (typed[:80], typed[:80], typed[:80])
    return Profile(person, BOTH, EMAIL, typed[:40], typed[:120], typed, things, things, things, typed, 3, 2)


def profile_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    found = [Trouble(Field.TITLE, problem, length=9, at_most=8, at_least=n) for problem in Problem for n in (1, 2)]
    return [text for trouble in found for text in profile_forms.errors(words, (trouble,)).values()]
