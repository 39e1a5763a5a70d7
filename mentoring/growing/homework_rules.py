"""What makes homework good homework (SPEC S24): plain rules on values, with neither Slack nor database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

WORDING_AT_MOST = 300
LINK_AT_MOST = 500
"""Characters."""


class Kind(StrEnum):
    """What sort of task it is."""

    TASK = "task"
    READING = "reading"
    TALK = "talk"
    """To talk with somebody."""
    EVENT = "event"
    TRAINING = "training"
    """This and the last are outside, beyond the pair's own meetings (SPEC S37)."""


class Field(StrEnum):
    """The parts of the form, by which a problem finds its place on the screen."""

    OBJECTIVE = "objective"
    WORDING = "wording"
    KIND = "kind"
    DUE = "due"
    LINK = "link"


class Problem(StrEnum):
    """What can be wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    PAST = "past"
    BEYOND_THE_END = "beyond_the_end"
    NO_LINK = "no_link"
    """Not an https address."""
    CLOSED = "closed"
    """The objective was achieved or set aside meanwhile."""


@dataclass(frozen=True)
class Trouble:
    """One thing wrong with one field, with what is needed to say it well."""

    field: Field
    problem: Problem
    length: int = 0
    at_most: int = 0
    ends_on: date | None = None


@dataclass(frozen=True)
class Draft:
    """Homework as somebody would like it. What she left out is None or empty."""

    wording: str
    kind: Kind = Kind.TASK
    due_on: date | None = None
    """In the mentee's calendar."""
    link: str = ""


class Unfit(Exception):
    """It can't be set as it is: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


def troubles(draft: Draft, today: date, ends_on: date, due_before: date | None = None) -> tuple[Trouble, ...]:
    """All that is wrong with a draft, at most one thing a field.

    `ends_on`: the last day of the match. `due_before`: the day that it was due so far, which may stay although past.
    """
    return (*_about_words(draft), *_about_day(draft, today, ends_on, due_before), *_about_link(draft))


def _about_words(draft: Draft) -> Iterator[Trouble]:
    length = len(draft.wording.strip())
    if not length:
        yield Trouble(Field.WORDING, Problem.EMPTY)
    elif length > WORDING_AT_MOST:
        yield Trouble(Field.WORDING, Problem.TOO_LONG, length=length, at_most=WORDING_AT_MOST)


def _about_day(draft: Draft, today: date, ends_on: date, due_before: date | None) -> Iterator[Trouble]:
    if draft.due_on is None or draft.due_on == due_before:
        return
    if draft.due_on < today:
        yield Trouble(Field.DUE, Problem.PAST)
    elif draft.due_on > ends_on:
        yield Trouble(Field.DUE, Problem.BEYOND_THE_END, ends_on=ends_on)


def _about_link(draft: Draft) -> Iterator[Trouble]:
    link = draft.link.strip()
    if len(link) > LINK_AT_MOST:
        yield Trouble(Field.LINK, Problem.TOO_LONG, length=len(link), at_most=LINK_AT_MOST)
    elif link and not is_link(link):
        yield Trouble(Field.LINK, Problem.NO_LINK)


def is_link(text: str) -> bool:
    """Whether this is an https address and nothing besides."""
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and text.isprintable() and " " not in text
    except ValueError:
        return False
