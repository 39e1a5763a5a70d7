"""What speaks for a pair and what against it, in words (SPEC S5): every suggestion shows why."""

from collections.abc import Sequence

from mentoring.matching.matching_objections import Objection
from mentoring.matching.matching_reasons import Code, Reason
from mentoring.matching.matchmaking_verdicts import Verdict
from views.words import Words

AN_HOUR_MIN = 60


def reasons(words: Words, found: Sequence[Reason]) -> str:
    """All that counts, each with its points, in one line."""
    return " · ".join(
        words.say("{reason} ({n})", reason=reason(words, each), n=each.points) for each in found if reason(words, each)
    )


def reason(words: Words, found: Reason) -> str:
    """One thing that counts."""
    match found.code:
        case Code.SHARES_SKILLS:
            return words.say("can help with {skills}", skills=words.both(found.words))
        case Code.SHARES_NO_SKILL:
            return words.say("offers none of the skills sought")
        case Code.SEEKS_NOTHING:
            return words.say("skills sought: not known")
        case Code.SPEAKS:
            return words.say(
                "in common: {languages}", languages=words.both([_language(words, each) for each in found.words])
            )
        case Code.HOURS_IN_COMMON | Code.NO_HOURS_IN_COMMON:
            return _hours(words, found.amount)
        case Code.ONLY_MENTEE:
            return words.say("no other mentee")
        case Code.OTHER_MENTEES:
            return words.say_count("one other mentee", "{n} other mentees", found.amount)
        case _:
            return _department(words, found.code)


def _department(words: Words, code: Code) -> str:
    match code:
        case Code.OTHER_COMPANY:
            return words.say("another company")
        case Code.OTHER_DEPARTMENT:
            return words.say("another department")
        case Code.UNKNOWN_DEPARTMENT:
            return words.say("department not known")
        case _:
            return words.say("the same department")


def _hours(words: Words, minutes: int) -> str:
    if not minutes:
        return words.say("no working hours in common")
    if minutes < AN_HOUR_MIN:
        return words.say("less than a working hour in common")
    return words.say_count("one working hour in common", "{n} working hours in common", minutes // AN_HOUR_MIN)


def _language(words: Words, code: str) -> str:
    """A language by its name in the reader's own; one that has no code, as it was written."""
    name: str = words.locale.languages.get(code, code)
    return name


def objection(words: Words, found: Objection) -> str:
    """What speaks against a pair, to a lead who has picked it by hand."""
    match found:
        case Objection.ONESELF:
            return words.say("This is one and the same person.")
        case Objection.MENTOR_IS_ABOVE:
            return words.say("The mentor is in the mentee’s reporting line.")
        case Objection.MENTEE_IS_ABOVE:
            return words.say("The mentee is in the mentor’s reporting line.")
        case Objection.SAME_MANAGER:
            return words.say("Both have the same manager.")
        case Objection.DECLINED_BEFORE:
            return words.say("One of the two said no before, or their match ended.")
        case Objection.NO_LANGUAGE_IN_COMMON:
            return words.say("Their profiles name no language in common.")
        case Objection.NO_PLACE_LEFT:
            return words.say("The mentor has no place left.")


def verdict(words: Words, found: Verdict) -> str:
    """Why a pair was not proposed."""
    match found:
        case Verdict.ONESELF:
            return words.say("This is one and the same person.")
        case Verdict.NOT_HERE:
            return words.say("One of the two is no longer in the pilot.")
        case Verdict.PILOT_OVER:
            return words.say("The pilot is over.")
        case Verdict.SPOKEN_FOR:
            return words.say("The mentee has a mentor meanwhile, or one is being asked.")
        case Verdict.NO_PLACE_LEFT:
            return words.say("The mentor has no place left.")
        case Verdict.DECLINED_BEFORE:
            return words.say("One of the two said no before, or their match ended.")
        case Verdict.PROPOSED:
            return words.say("The mentor is asked now.")
