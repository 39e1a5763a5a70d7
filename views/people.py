"""What Advance says to a person about herself: welcome, a match, what she can do, and kind words at a closed door."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from mentoring.notices import MatchNotice, PersonNotice
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part, Person
from views.blocks import Message, actions, context, home, modal, section
from views.escape import Mrkdwn, as_typed
from views.meetings import propose_button
from views.words import Words


def notice(words: Words, said: PersonNotice) -> Message:
    """A welcome, or the answer to 'what can I do?'."""
    if said.kind is Occasion.WELCOMED:
        return welcome(words, said.actor, said.leads)
    return what_you_can_do(words, said.actor, said.leads)


def welcome(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """The first message to somebody registered who has no match yet (SPEC S2)."""
    hello = words.tell(
        "Hello {name}, I’m Advance. I accompany a mentorship of six months, here in Slack: "
        "no other website, no password.",
        name=actor.person.first_name,
    )
    return _message(hello, _your_part(words, actor, leads))


def matched(words: Words, said: MatchNotice) -> Message:
    """The match is active: with whom, and the next step (SPEC S4)."""
    name, first_name = said.match.partner.name, said.match.partner.first_name
    if said.match.part is Part.MENTEE:
        headline = words.tell("*{name} is your mentor.* You have six months together, and you lead.", name=name)
        step = words.tell("A good first step: propose a time to get to know {name}.", name=first_name)
    else:
        headline = words.tell("*{name} is your mentee.* You have six months together; thank you.", name=name)
        step = words.tell("{name} leads and will propose a first meeting. You can, too.", name=first_name)
    blocks: list[Block] = [
        section(headline),
        section(step),
        actions([propose_button(words, match_id=said.match.id.hex)]),
    ]
    return Message(Mrkdwn(f"{headline} {step}"), tuple(blocks))


def what_you_can_do(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """The card of `/advance` alone: what this person can do now."""
    if not actor.matches:
        return _message(_your_part(words, actor, leads))
    names = " · ".join(as_typed(match.partner.name) for match in actor.matches)
    headline = words.tell("You and {names}: what would you like to do?", names=Mrkdwn(names))
    how = words.tell("`/advance-meet` proposes a meeting from anywhere in Slack; Home shows where things stand.")
    blocks: list[Block] = [section(headline), actions([propose_button(words)]), context(how)]
    return Message(Mrkdwn(f"{headline} {how}"), tuple(blocks))


def meet_help(words: Words) -> Message:
    """The answer to `/advance-meet help`."""
    return _message(
        words.tell(
            "`/advance-meet` opens a short form: day, time, place. What you write after it becomes the agenda, "
            "for example `/advance-meet my first presentation to the board`."
        )
    )


def not_registered(words: Words, leads: Sequence[str]) -> Message:
    """To somebody whom no lead has registered (SPEC S3). `leads`: Slack user ids of this workspace's leads."""
    hello = words.tell("Hello, I’m Advance. I accompany a mentorship programme, for the people registered in it.")
    if leads:
        whom = words.tell(
            "You are not among them yet. If you would like to be, {leads} can tell you more.", leads=_mentions(leads)
        )
    else:
        whom = words.tell("You are not among them yet. If you would like to be, ask your HR team about it.")
    return _message(hello, whom)


def no_match_yet(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """To somebody registered who tried what takes a match (SPEC S3)."""
    return _message(_your_part(words, actor, leads))


def no_longer_there(words: Words) -> Message:
    """To somebody who pressed what is not (or no longer) hers."""
    return _message(words.tell("That is no longer there. Your Home tab shows what is yours to do."))


def gone_wrong(words: Words) -> Message:
    """To somebody for whom something failed on our side."""
    return _message(
        words.tell("Something went wrong on our side, and nothing was changed. Please try again in a minute.")
    )


def as_modal(words: Words, message: Message) -> dict[str, Any]:
    """The same words where only a modal can be shown."""
    return modal(title="Advance", close=words.say("Close"), blocks=message.blocks)


def as_home(message: Message) -> dict[str, Any]:
    """The same words as a Home tab."""
    return home(message.blocks)


def _your_part(words: Words, actor: Actor, leads: Sequence[Person]) -> Mrkdwn:
    others = [lead.slack_user_id for lead in leads if lead.id != actor.person.id]
    if Part.COORDINATOR in actor.parts:
        return words.tell("You coordinate the programme. What the pilots come to will be told here, in figures alone.")
    if Part.LEAD in actor.parts:
        return words.tell("You lead your company’s pilot. Whoever it concerns hears from me; you need do nothing now.")
    if Part.MENTOR in actor.parts:
        waiting = words.tell("You are registered as a mentor, thank you. You will hear as soon as a mentee is found.")
    else:
        waiting = words.tell("You are registered as a mentee. You will hear as soon as a mentor is found.")
    if not others:
        return waiting
    return Mrkdwn(f"{waiting} {words.tell('Questions? {leads} will gladly answer.', leads=_mentions(others))}")


def _mentions(slack_user_ids: Sequence[str]) -> Mrkdwn:
    return Mrkdwn(", ".join(f"<@{user}>" for user in slack_user_ids))


def _message(*paragraphs: Mrkdwn) -> Message:
    return Message(Mrkdwn(" ".join(paragraphs)), tuple(section(paragraph) for paragraph in paragraphs))
