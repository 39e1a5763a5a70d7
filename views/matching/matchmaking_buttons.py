"""What a lead can do about a match that runs: pause, resume, end it, or end it and seek anew; once she is sure."""

from slack_sdk.models.blocks import ButtonElement

from mentoring.matching.matchmaking_proposals import Made
from mentoring.matchmaking import State
from views.blocks import Sure, button, with_care
from views.words import Words

PAUSE = "matchmaking.pause"
RESUME = "matchmaking.resume"
END = "matchmaking.end"
REMATCH = "matchmaking.rematch"


def lead_buttons(words: Words, made: Made) -> list[ButtonElement]:
    """What a lead can do about a match that runs."""
    value, names = made.match_id.hex, {"mentee": made.mentee.person.name, "mentor": made.mentor.person.name}
    match made.state:
        case State.ACTIVE:
            about = words.say("Pause the match of {mentee} and {mentor}", **names)
            first = with_care(button(words.say("Pause"), PAUSE, value, about=about), _pausing(words))
        case State.PAUSED:
            about = words.say("Resume the match of {mentee} and {mentor}", **names)
            first = with_care(button(words.say("Resume"), RESUME, value, about=about), _resuming(words))
        case _:
            return []
    rematch, end = words.say("End and seek anew"), words.say("End")
    about = words.say("End the match of {mentee} and {mentor}", **names)
    return [
        first,
        with_care(button(rematch, REMATCH, value), _seeking_anew(words)),
        with_care(button(end, END, value, about=about), _ending(words)),
    ]


def _pausing(words: Words) -> Sure:
    return Sure(
        title=words.say("Pause this match?"),
        text=words.say(
            "Both are told. Nothing is asked of them meanwhile, and what they planned is called off. You can resume it "
            "at any time."
        ),
        yes=words.say("Pause"),
        no=words.say("Leave as it is"),
    )


def _resuming(words: Words) -> Sure:
    text = words.say("Both are told, and can meet again.")
    return Sure(words.say("Resume this match?"), text, words.say("Resume"), words.say("Leave as it is"))


def _seeking_anew(words: Words) -> Sure:
    return Sure(
        title=words.say("End it, and seek another mentor?"),
        text=words.say(
            "Both are told that their match has ended, that it is nobody’s fault, and that another mentor is being "
            "sought. What they planned is called off. This can’t be undone."
        ),
        yes=words.say("End it"),
        no=words.say("Leave as it is"),
    )


def _ending(words: Words) -> Sure:
    return Sure(
        title=words.say("End this match?"),
        text=words.say("Both are told, with thanks. What they planned is called off. This can’t be undone."),
        yes=words.say("End it"),
        no=words.say("Leave as it is"),
    )
