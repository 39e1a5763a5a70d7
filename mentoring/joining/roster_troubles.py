"""What can be wrong with a roster: codes and details, which views put into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """One kind of mistake. What `Trouble`'s details mean for it stands beside those that have any."""

    # the file
    NOT_TEXT = "not_text"
    EMPTY = "empty"
    QUOTES = "quotes"
    """A quotation mark is opened and not closed, or text follows the closing one."""
    TOO_MANY_ROWS = "too_many_rows"
    """`at_most`: how many there may be."""
    NOT_CSV = "not_csv"
    """`value`: its name."""
    TOO_LARGE = "too_large"
    """`at_most`: megabytes."""
    OUT_OF_REACH = "out_of_reach"
    """Slack no longer hands it over: it was deleted, say."""

    # its first row
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    COLUMN_MISSING = "column_missing"

    # a row
    TOO_MANY_CELLS = "too_many_cells"
    """`at_most`: how many columns the file has; `value`: what stands beyond."""
    MISSING = "missing"
    TOO_LONG = "too_long"
    """`at_most`: characters."""
    TOO_MANY = "too_many"
    """`at_most`: things in a list."""
    NOT_AN_EMAIL = "not_an_email"
    UNKNOWN_ROLE = "unknown_role"
    NOT_A_CAPACITY = "not_a_capacity"
    """`at_most`: the highest number there may be."""
    UNKNOWN_COUNTRY = "unknown_country"
    NOT_A_REGION = "not_a_region"

    # rows together; `other_line`: the earlier row
    TWICE = "twice"
    CONTRADICTS = "contradicts"
    SPELT_TWO_WAYS = "spelt_two_ways"
    """`other`: the other way."""

    # partners; `value`: the partner's address
    PARTNER_UNKNOWN = "partner_unknown"
    PARTNER_IS_SELF = "partner_is_self"
    PARTNER_OF_NO_USE = "partner_of_no_use"
    """Not one mentee and one mentor."""
    PARTNER_UNCLEAR = "partner_unclear"
    """Both are mentee and mentor: which is which?"""
    PARTNER_FULL = "partner_full"
    """`other`: the mentor's address; `at_most`: her capacity."""

    # what is known already
    NOT_IN_SLACK = "not_in_slack"
    DEACTIVATED = "deactivated"
    OTHER_SLACK_USER = "other_slack_user"
    """The address is registered for another Slack user than the one who has it now."""
    SLACK_USER_TAKEN = "slack_user_taken"
    """That Slack user is registered, or (`other_line`) in this file, under another address."""
    OTHER_COMPANY = "other_company"
    """`other`: the company that she is registered with."""

    # what a lead's file may not do, and the operator's may
    ELSEWHERE = "elsewhere"
    """She is registered with another company: with which, is not this lead's business."""
    NOT_YOUR_COMPANY = "not_your_company"
    """`value`: the company in the row; `other`: the lead's own."""
    NOT_YOURS_TO_GIVE = "not_yours_to_give"
    """`value`: the part."""
    PARTNER_NOT_HERE = "partner_not_here"
    """A pair is proposed, and both are asked: a file doesn't make one."""


@dataclass(frozen=True)
class Trouble:
    """One mistake, where it is, and what is needed to say it well. `line`: where its row begins, the first being 1."""

    line: int
    problem: Problem
    column: str = ""
    value: str = ""
    other: str = ""
    other_line: int = 0
    at_most: int = 0


class BadRoster(Exception):
    """A roster with mistakes, of which nothing was saved. Its text names nobody: it may end up in a log."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(sorted(troubles, key=lambda trouble: trouble.line))
        super().__init__(f"{len(self.troubles)} mistakes in the roster")
