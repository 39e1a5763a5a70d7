"""'Who sees this' (SPEC N1), written from the one table that the code itself enforces."""

from slack_sdk.models.blocks import ContextBlock

from mentoring.access import Role, Sight, Thing, sight
from views.blocks import context
from views.escape import Mrkdwn
from views.words import Words


def meeting_seen_by(words: Words, partner: str) -> ContextBlock:
    """Who sees a meeting's time, place and agenda, and who sees that there was one."""
    return context(Mrkdwn(f"{_between(words, Thing.MEETING, partner)} {_counts(words, Thing.MEETING_COUNT)}"))


def _between(words: Words, thing: Thing, partner: str) -> Mrkdwn:
    if sight(Role.PARTNER, thing) is Sight.ALL and sight(Role.LEAD, thing) is Sight.NEVER:
        return words.tell("Only you and {partner} see this.", partner=partner)
    if sight(Role.PARTNER, thing) is Sight.ALL and sight(Role.LEAD, thing) is Sight.ALL:
        return words.tell("You, {partner} and your project lead see this.", partner=partner)
    return words.tell("Only you see this.")


def _counts(words: Words, thing: Thing) -> Mrkdwn:
    if sight(Role.LEAD, thing) is Sight.COUNT:
        return words.tell("Your project lead sees how many meetings you have, nothing else.")
    return words.tell("Your project lead sees nothing of it.")
