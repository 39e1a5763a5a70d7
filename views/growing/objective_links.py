"""The buttons that lead to objectives, from wherever they stand; and how their values are written."""

from uuid import UUID

from slack_sdk.models.blocks import ButtonElement

from views.blocks import button
from views.words import Words

ALL = "objective.all"
SHOW = "objective.show"
BACK = "objective.back"
ON = "objective.on"


def of_match(match_id: UUID | None = None, page: int = 1) -> str:
    """A page of all objectives of one match; of None: all her matches, to choose from."""
    return f"{all_of(match_id)}:{page}"


def of_objective(objective_id: UUID, page: int = 1) -> str:
    """A page of one objective and its homework."""
    return f"{just_one(objective_id)}:{page}"


def all_of(match_id: UUID | None) -> str:
    """The same without the page: the list of which it is one."""
    return f"all:{match_id.hex if match_id else ''}"


def just_one(objective_id: UUID) -> str:
    """The same of one objective."""
    return f"one:{objective_id.hex}"


def show_button(words: Words, objective_id: UUID, about: str = "", text: str | None = None) -> ButtonElement:
    """Opens an objective, with its homework. `about`: its wording, for a screen reader."""
    aloud = words.say("Open: {objective}", objective=about) if about else ""
    return button(text or words.say("See the objective"), SHOW, of_objective(objective_id), about=aloud)


def all_button(words: Words, match_id: UUID | None = None, text: str | None = None) -> ButtonElement:
    """Opens all objectives."""
    return button(text or words.say("See all objectives"), ALL, of_match(match_id))
