"""The milestones of six months, as a card (SPEC P8): what is reached, what is next, what lies ahead."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from mentoring.growing.milestones import Milestone, Stand, Step
from mentoring.growing.progress import Progress
from views.blocks import listed, paragraph
from views.growing.progress import bar
from views.prose import Piece, Prose, strong
from views.times import full_day
from views.words import Words


def card(words: Words, steps: Sequence[Step], month: tuple[int, int], partner: str = "") -> list[Block]:
    """Where the pair stands, a line a milestone, in two blocks. `month`: which, of how many; `partner`: her name, for
    who has several matches."""
    n, of_all = month
    if partner:
        title = words.tell("With {name}: month {n} of {all}", name=partner, n=n, all=of_all)
    else:
        title = words.tell("Month {n} of {all}", n=n, all=of_all)
    return [paragraph(strong(title)), listed([_line(words, step) for step in steps])]


def _line(words: Words, step: Step) -> Prose:
    name, stand = _name(words, step), _stand(words, step)
    text = words.say("{milestone}: {stand}", milestone=name, stand=stand)
    return (Piece(text, bold=step.stand is Stand.NEXT),)


def _name(words: Words, step: Step) -> str:
    match step.milestone:
        case Milestone.STARTED:
            return words.say("Getting started")
        case Milestone.FIRST_SURVEY:
            return words.say("Your first survey")
        case Milestone.OBJECTIVES:
            return words.say("Two or three objectives")
        case Milestone.MEETINGS:
            return words.say("Meetings")
        case Milestone.FINAL_SURVEY:
            return words.say("Your last survey")
        case Milestone.WRAP_UP:
            return words.say("Looking back together")


def _stand(words: Words, step: Step) -> str:
    if step.milestone is Milestone.MEETINGS:
        held = words.say("{n} of {all} held", n=step.done, all=step.of_all)
        return f"{held}  {bar(Progress(step.done, step.of_all - step.done))}"
    match step.stand:
        case Stand.REACHED:
            return words.say("reached")
        case Stand.NEXT if step.milestone in (Milestone.FIRST_SURVEY, Milestone.FINAL_SURVEY):
            return words.say("to fill in")
        case Stand.NEXT:
            return words.say("under way")
    if step.milestone is Milestone.FINAL_SURVEY and step.on:
        return words.say("opens on {day}", day=full_day(words, step.on))
    return words.say("on {day}", day=full_day(words, step.on)) if step.on else words.say("ahead")
