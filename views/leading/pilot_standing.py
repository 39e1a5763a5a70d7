"""How people and matches stand, in a lead's lists: a few words each."""

from collections.abc import Sequence

from mentoring.leading.pilot import Kind
from mentoring.leading.pilot_lists import MatchLine
from mentoring.leading.pilot_people import Place, Standing
from mentoring.matchmaking import State
from mentoring.people import Part
from views.words import Words


def places(words: Words, found: Sequence[Place]) -> str:
    """All parts of somebody: 'mentee, waiting for a mentor · mentor of two'."""
    return " · ".join(place(words, each) for each in found)


def place(words: Words, found: Place) -> str:
    """One of them."""
    match found.part:
        case Part.MENTEE:
            return _mentee(words, found.standing)
        case Part.MENTOR:
            return _mentor(words, found)
        case Part.LEAD:
            office = words.say("project lead")
            return _away(words, office) if found.standing is Standing.AWAY else office
        case Part.COORDINATOR:
            return words.say("coordinator")


def _mentee(words: Words, standing: Standing) -> str:
    match standing:
        case Standing.ASKED:
            return words.say("mentee, a match is proposed")
        case Standing.MATCHED:
            return words.say("mentee, matched")
        case Standing.PARTED:
            return words.say("mentee, match over")
        case Standing.AWAY:
            return _away(words, words.say("mentee"))
        case _:
            return words.say("mentee, waiting for a mentor")


def _mentor(words: Words, found: Place) -> str:
    said = []
    if found.running:
        said.append(words.say_count("mentor of one", "mentor of {n}", found.running))
    elif found.asked:
        said.append(words.say("mentor, a match is proposed"))
    else:
        said.append(words.say("mentor"))
    if found.standing is Standing.AWAY:
        return _away(words, said[0])
    if found.room:
        said.append(words.say_count("room for one", "room for {n}", found.room))
    elif not found.running and not found.asked:
        said.append(words.say("takes nobody at present"))
    return ", ".join(said)


def _away(words: Words, part: str) -> str:
    return words.say("{part}, Slack account closed", part=part)


def match_line(words: Words, line: MatchLine) -> str:
    """How far a match has come, and whether something in it is noteworthy."""
    said = [state(words, line.state)]
    if line.across:
        said.append(words.say("across companies"))
    if line.waits:
        said.append(waiting(words, line.waits))
    elif line.is_quiet:
        said.append(words.say("quiet for a while"))
    if line.is_encouraged:
        said.append(words.say("kind word sent"))
    return " · ".join(said)


def state(words: Words, found: State) -> str:
    """How far a match has come."""
    match found:
        case State.AGREEING:
            return words.say("both leads are asked")
        case State.ASKING_MENTOR:
            return words.say("the mentor is asked")
        case State.ASKING_MENTEE:
            return words.say("the mentee is asked")
        case State.ACTIVE:
            return words.say("matched")
        case State.PAUSED:
            return words.say("paused")
        case State.DECLINED | State.WITHDRAWN:
            return words.say("came to nothing")
        case State.ENDED:
            return words.say("ended")
        case State.COMPLETED:
            return words.say("completed")


def waiting(words: Words, kind: Kind) -> str:
    """What in a match waits for the lead."""
    match kind:
        case Kind.QUESTION:
            return words.say("a question for you")
        case Kind.ACROSS:
            return words.say("your agreement is asked")
        case Kind.AWAY:
            return words.say("a Slack account is closed")
        case _:
            return words.say("a wish to pause or end")
