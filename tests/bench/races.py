"""What is measured: a form after a slash command, and Home for a mentor with very much before her."""

from dataclasses import dataclass, field

from tests.busy_mentor import MENTEES

COMMAND = "/advance-meet"
MENTOR, MENTEE = "mentor@one.example", "mentee.0@one.example"


@dataclass(frozen=True)
class Race:
    """Something that a person does, and the call of Slack's Web API that answers it."""

    title: str
    who: str
    """The e-mail address of whoever does it."""
    does: str
    """The seam's path for it."""
    envelope: str
    """What tells the app of it."""
    method: str
    turns: int
    body: dict[str, str] = field(default_factory=dict)


FORM = Race(
    title="slash command to form",
    who=MENTEE,
    does="command",
    envelope="slash_commands",
    method="views.open",
    turns=100,
    body={"command": COMMAND, "text": "Where I stand"},
)
HOME = Race(
    title=f"Home, {MENTEES} matches",
    who=MENTOR,
    does="home",
    envelope="events_api",
    method="views.publish",
    turns=75,  # Advance keeps to Slack's hundred a minute
)
