"""What is wrong with a roster, row by row, and what came of one that was right."""

from mentoring.joining.enrolment import Enrolled
from mentoring.joining.roster_troubles import BadRoster, Problem, Trouble
from views.words import Words


def troubles(words: Words, bad: BadRoster) -> list[str]:
    """One line a mistake, in the order of the file."""
    return [
        words.say("line {line}: {reason}", line=trouble.line, reason=reason(words, trouble)) for trouble in bad.troubles
    ]


def enrolled(words: Words, came_of_it: Enrolled) -> str:
    """What an import did."""
    return words.say(
        "Registered: {registered}. Brought up to date: {updated}. As before: {same}. New matches: {matched}.",
        registered=came_of_it.registered,
        updated=came_of_it.updated,
        same=came_of_it.already_registered,
        matched=came_of_it.matched,
    )


def reason(words: Words, trouble: Trouble) -> str:
    """One mistake, and what to do about it."""
    said = _of_the_file(words, trouble) or _of_a_cell(words, trouble) or _of_rows_together(words, trouble)
    return said or _of_a_leads_reach(words, trouble) or _of_what_is_known(words, trouble)


def _of_the_file(words: Words, trouble: Trouble) -> str:
    column = trouble.column
    match trouble.problem:
        case Problem.NOT_TEXT if not column:
            return words.say("this is not text that can be read; please save it as CSV, in UTF-8")
        case Problem.EMPTY:
            return words.say("there is nobody in this file")
        case Problem.QUOTES:
            return words.say("a quotation mark is opened here and never closed")
        case Problem.TOO_MANY_ROWS:
            return words.say("the file has more than {n} rows; please split it", n=trouble.at_most)
        case Problem.TOO_LARGE:
            return words.say("the file is larger than {n} MB; please split it", n=trouble.at_most)
        case Problem.NOT_CSV:
            return words.say("this is no CSV file; in the spreadsheet, choose “Save as” and then CSV (UTF-8)")
        case Problem.OUT_OF_REACH:
            return words.say("Slack no longer hands this file over")
        case Problem.UNKNOWN_COLUMN:
            return words.say("there is no column named “{column}”", column=column)
        case Problem.COLUMN_TWICE:
            return words.say("the column “{column}” stands here twice", column=column)
        case Problem.COLUMN_MISSING:
            return words.say("the column “{column}” is missing", column=column)
        case Problem.TOO_MANY_CELLS:
            return words.say("“{value}” stands beyond the last column", value=trouble.value)
    return ""


def _of_a_cell(words: Words, trouble: Trouble) -> str:
    about = {"column": trouble.column, "value": trouble.value, "n": trouble.at_most}
    match trouble.problem:
        case Problem.NOT_TEXT:
            return words.say("{column} holds signs that are not text", **about)
        case Problem.MISSING:
            return words.say("{column} is empty", **about)
        case Problem.TOO_LONG:
            return words.say("{column} is longer than {n} characters", **about)
        case Problem.TOO_MANY:
            return words.say("{column} lists more than {n} things", **about)
        case Problem.NOT_AN_EMAIL:
            return words.say("{column}: “{value}” is not an e-mail address", **about)
        case Problem.UNKNOWN_ROLE:
            return words.say("role: “{value}” is none of mentee, mentor, lead, coordinator", **about)
        case Problem.NOT_A_CAPACITY:
            return words.say("capacity: “{value}” is not a number from 0 to {n}", **about)
        case Problem.UNKNOWN_COUNTRY:
            return words.say("country: “{value}” is not an ISO code of two letters, such as CA", **about)
        case Problem.NOT_A_REGION:
            return words.say("region: “{value}” is not an ISO code, such as QC", **about)
    return ""


def _of_rows_together(words: Words, trouble: Trouble) -> str:
    about = {"column": trouble.column, "value": trouble.value, "other": trouble.other, "line": trouble.other_line}
    match trouble.problem:
        case Problem.TWICE:
            return words.say("this person has the part “{value}” in line {line} already", **about)
        case Problem.CONTRADICTS:
            return words.say("{column} is “{value}” here and “{other}” in line {line}, for the same person", **about)
        case Problem.SPELT_TWO_WAYS if not trouble.other_line:
            return words.say("{column}: “{value}” was spelt “{other}” before", **about)
        case Problem.SPELT_TWO_WAYS:
            return words.say("{column}: “{value}” is spelt “{other}” in line {line}", **about)
        case Problem.PARTNER_UNKNOWN:
            return words.say("partner_email: {value} is neither in this file nor registered", **about)
        case Problem.PARTNER_IS_SELF:
            return words.say("partner_email: that is the person’s own address", **about)
        case Problem.PARTNER_OF_NO_USE:
            return words.say("partner_email: {value} and this person are not one mentee and one mentor", **about)
        case Problem.PARTNER_UNCLEAR:
            return words.say("partner_email: {value} and this person are both mentee and mentor", **about)
        case Problem.PARTNER_FULL:
            return words.say(
                "partner_email: {mentor} has room for {n} at the most", mentor=trouble.other, n=trouble.at_most
            )
    return ""


def _of_a_leads_reach(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.ELSEWHERE:
            return words.say("this person is registered with another company; please leave the row out")
        case Problem.NOT_YOUR_COMPANY:
            return words.say(
                "company: “{value}” is not {other}, your own; leave the cell empty, or the row out",
                value=trouble.value,
                other=trouble.other,
            )
        case Problem.NOT_YOURS_TO_GIVE:
            return words.say("role: “{value}” is not for you to give; mentee, mentor and lead are", value=trouble.value)
        case Problem.PARTNER_NOT_HERE:
            return words.say("partner_email: propose a match instead, so that both are asked; empty this cell")
    return ""


def _of_what_is_known(words: Words, trouble: Trouble) -> str:
    about = {"value": trouble.value, "other": trouble.other, "line": trouble.other_line}
    match trouble.problem:
        case Problem.NOT_IN_SLACK:
            return words.say("{value} is nobody’s address in Slack; check the spelling, or invite them first", **about)
        case Problem.DEACTIVATED:
            return words.say("{value} belongs to a deactivated Slack account; please leave the row out", **about)
        case Problem.OTHER_SLACK_USER:
            return words.say("{value} is registered for another Slack account", **about)
        case Problem.SLACK_USER_TAKEN if trouble.other_line:
            return words.say("the Slack account of {value} is also that of line {line}", **about)
        case Problem.SLACK_USER_TAKEN:
            return words.say("the Slack account of {value} is registered under another address", **about)
        case Problem.OTHER_COMPANY:
            return words.say("this person is registered with {other}, not with {value}", **about)
    raise ValueError(trouble.problem)
