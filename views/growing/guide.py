"""The guide (SPEC S36), in six short chapters: what mentoring is, and how to go about it. One chapter is one page."""

from collections.abc import Callable, Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from views.blocks import actions, button, context, header, listed, modal, paragraph
from views.paging import Place, turn_buttons
from views.prose import Prose, joined, strong
from views.words import Words

OPEN = "guide.open"
BACK = "guide.back"
ON = "guide.on"


def guide_button(words: Words) -> ButtonElement:
    """Opens the guide at its first chapter."""
    return button(words.say("Read the guide"), OPEN)


def page(words: Words, number: int) -> dict[str, Any]:
    """One chapter, the first being 1; whatever lies beyond the last is the last."""
    place = Place.among(number, len(CHAPTERS))
    return modal(
        title=words.say("The guide"),
        close=words.say("Close"),
        blocks=[
            *CHAPTERS[place.number - 1](words),
            actions(turn_buttons(words, place, BACK, ON, forward=words.say("Read on"), style="primary")),
            context(words.say("Chapter {n} of {all}", n=place.number, all=place.of_all)),
        ],
    )


def _mentoring_is(words: Words) -> list[Block]:
    return [
        header(words.say("What mentoring is")),
        paragraph(
            words.tell(
                "One person with experience shares what she knows and how she judges with another, who wants to learn "
                "and has goals of her own. Women enter science and technology in growing numbers, rise more slowly "
                "than men there, and leave sooner. A mentor at the right time changes that."
            )
        ),
        listed(
            [
                words.tell("It is voluntary, for both."),
                words.tell("It rests on trust."),
                words.tell("It is about the mentee’s professional goals: she leads, the mentor supports."),
                words.tell("Both gain by it."),
                words.tell("It goes on between meetings, and both keep it alive."),
            ]
        ),
    ]


def _mentoring_is_not(words: Words) -> list[Block]:
    return [
        header(words.say("What it is not")),
        listed(
            [
                words.tell("Not an obligation. Either of you may stop, and nobody is at fault."),
                words.tell("Not a relation of power: a mentor is not a manager."),
                words.tell("Not a one-way street."),
                words.tell("Not lessons, and not coaching by the hour."),
                words.tell("Not counselling or therapy. For that, there are people who know how."),
                words.tell("Not a procedure. What stands here are suggestions, not steps to tick off."),
            ]
        ),
    ]


def _principles(words: Words) -> list[Block]:
    return [
        header(words.say("Six principles")),
        _named(
            [
                (
                    words.tell("Trust comes first."),
                    words.tell("Without it, or once it is broken, nothing else will work."),
                ),
                (
                    words.tell("The mentor is an example."),
                    words.tell("One learns by asking, by listening, and by watching."),
                ),
                (
                    words.tell("Freely given, freely received."),
                    words.tell("Nobody is paid; the reward is to see somebody succeed."),
                ),
                (
                    words.tell("You are partners."),
                    words.tell("Keep to what you agreed, answer soon, set goals together and look back together."),
                ),
                (
                    words.tell("The learning is the mentee’s."),
                    words.tell("The mentor advises and does none of the work; the mentee is open to frank words."),
                ),
                (words.tell("Enjoy it."), words.tell("It should do both of you good.")),
            ]
        ),
    ]


def _roles(words: Words) -> list[Block]:
    return [
        header(words.say("A mentor’s seven roles")),
        _named(
            [
                (words.tell("Listen."), words.tell("Be a sounding board: patient, attentive, curious.")),
                (words.tell("Build trust."), words.tell("Keep your promises, the small ones above all.")),
                (words.tell("Tell your story."), words.tell("What went wrong teaches as much as what went well.")),
                (words.tell("Give feedback."), words.tell("So that it helps, and does not sound like blame.")),
                (
                    words.tell("Advise, and ask."),
                    words.tell("Suggest and question, so that she decides well herself; don’t instruct her."),
                ),
                (words.tell("Open doors."), words.tell("To situations, events and people that are new to her.")),
                (
                    words.tell("Say how it goes."),
                    words.tell(
                        "To the project lead when asked, and to us about the programme; never what was told "
                        "in confidence."
                    ),
                ),
            ]
        ),
    ]


def _course(words: Words) -> list[Block]:
    return [
        header(words.say("Your six months")),
        listed(
            [
                words.tell(
                    "The first meeting: get to know each other, look at Advance together, choose two or "
                    "three objectives."
                ),
                words.tell(
                    "Then the mentee leads. She proposes the meetings: an hour a month at least, six in all. "
                    "More is fine; so are calls and messages in between, or now and then instead."
                ),
                words.tell("Small tasks between meetings help along. Look outside, too: an event, a course, a talk."),
                words.tell("In the last meeting, look back at what you set out to do, and at what comes next."),
            ]
        ),
        paragraph(words.tell("This guide is never finished. Whatever you miss in it, tell your project lead.")),
    ]


def _objectives(words: Words) -> list[Block]:
    return [
        header(words.say("Choosing objectives")),
        paragraph(
            words.tell(
                "Choose them together, early on: realistic ones, where this mentor can help. Something to reach soon, "
                "on the way to something larger. Two or three are enough."
            )
        ),
        _named(
            [
                (words.tell("Communication:"), words.tell("present yourself and your work well, inside and outside.")),
                (
                    words.tell("Leadership:"),
                    words.tell(
                        "learn how decisions are made here, and carry out a plan that serves you and the "
                        "organisation both."
                    ),
                ),
                (
                    words.tell("Networking:"),
                    words.tell("be known to senior people, and know more people beyond your own circle."),
                ),
                (
                    words.tell("Skill development:"),
                    words.tell("see your skills as others see them, and find those that will be wanted."),
                ),
                (
                    words.tell("Other:"),
                    words.tell("the politics of a workplace, work and the rest of life, near deadlines and far goals."),
                ),
            ]
        ),
    ]


def _named(lines: Sequence[tuple[Prose, Prose]]) -> Block:
    return listed([joined([strong(name), said]) for name, said in lines])


CHAPTERS: tuple[Callable[[Words], list[Block]], ...] = (
    _mentoring_is,
    _mentoring_is_not,
    _principles,
    _roles,
    _course,
    _objectives,
)
