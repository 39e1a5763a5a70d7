"""Who somebody is in Slack, before she is anybody to Advance."""

from dataclasses import dataclass

from mentoring.joining.enrolment_plan import SlackUser


@dataclass(frozen=True)
class Member:
    """A Slack user, as Slack tells of her."""

    user: SlackUser
    name: str
    email: str
    """Empty where Slack tells none."""
    is_bot: bool
    is_visitor: bool
    """Of another organisation, in a shared channel: Advance can't write to her from here."""
