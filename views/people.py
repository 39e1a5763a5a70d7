"""What Advance says to a person about herself: welcome, a match, what she can do, and kind words at a closed door."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from slack_sdk.models.blocks import ButtonElement

from mentoring.agreeing.checklist import Item
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part, Person
from mentoring.people_notices import MatchNotice, PersonNotice
from views.agreeing.agreement_leads import overview_button
from views.agreeing.checklist import checklist_card
from views.asking.feedback import give_button
from views.asking.reports import write_button as report_button
from views.blocks import Message, actions, context, home, modal, paragraph
from views.contacts import contacts_button
from views.counting.figures import figures_button
from views.ending import keeping
from views.growing import note_links
from views.growing.guide import guide_button
from views.growing.objective_links import all_button
from views.joining.leaving import way_out
from views.joining.profiles import own_button, partner_button
from views.joining.registering import register_button
from views.leading.as_lead import open_button as lead_view_button
from views.leading.documents import documents_button
from views.meeting.exchanges import log_button
from views.meeting.meetings import propose_button
from views.parts import parts as part_names
from views.prose import Mention, Prose, joined, strong
from views.times import full_day
from views.words import Words

PRODUCT = "Advance"
USUAL_MONTHS = 6
"""Of a pilot, if its lead has not set it otherwise."""


def notice(words: Words, said: PersonNotice) -> Message:
    """A welcome, or the answer to 'what can I do?'; to somebody who takes part no longer, that it is so."""
    if not said.actor.parts:
        return no_longer_registered(words, said.leads)
    match said.kind:
        case Occasion.WELCOMED:
            return welcome(words, said.actor, said.leads)
        case Occasion.PART_ADDED:
            return part_added(words, said.actor, said.leads)
        case Occasion.FILE_NOT_TAKEN:
            return file_not_taken(words, said.actor, said.leads)
        case _ if said.over:
            return keeping.home(words, said.actor, said.over)
        case _:
            return what_you_can_do(words, said.actor, said.leads)


def welcome(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """The first message to somebody registered who has no match yet (SPEC S2)."""
    hello = words.tell(
        "Hello {name}, I’m Advance. You’re registered in a mentorship programme for women in science and technology: "
        "two people, six months, about an hour a month. It all happens here in Slack: no other site, no password.",
        name=actor.person.first_name,
    )
    return _to_begin_with(words, actor, hello, _your_part(words, actor, leads))


def part_added(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """To somebody registered who has another part now."""
    now = words.tell("You’re registered as {parts} now.", parts=part_names(words, actor.parts))
    return _to_begin_with(words, actor, now, _your_part(words, actor, leads))


def no_longer_registered(words: Words, leads: Sequence[Person]) -> Message:
    """What stands in the place of every word to somebody who was taken out again, at her wish or a lead's."""
    gone = words.tell("You’re no longer registered in this programme, and I won’t write to you again.")
    mentions = _mentions([lead.slack_user_id for lead in leads])
    back = [words.tell("Should that be a mistake, just ask: {leads}.", leads=mentions)] if leads else []
    return _message(joined([gone, *back]))


def file_not_taken(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """To somebody who has dropped a file and is no lead."""
    kind = words.tell("Thank you, but I can’t do anything with a file here, and I haven’t opened yours.")
    return Message((paragraph(kind), *what_you_can_do(words, actor, leads).blocks))


def matched(words: Words, said: MatchNotice) -> Message:
    """The match is active: with whom, and the next step (SPEC S4)."""
    name, first_name = said.match.partner.name, said.match.partner.first_name
    ends_on = full_day(words, said.match.ends_on)
    if said.match.part is Part.MENTEE:
        title = words.tell("{name} is your mentor.", name=name)
        as_planned = words.tell("You have six months together, and you lead the way.")
        otherwise = words.tell("You have until {day} together, and you lead the way.", day=ends_on)
        step = words.tell("A good first step: propose a time to get to know {name}.", name=first_name)
    else:
        title = words.tell("{name} is your mentee.", name=name)
        as_planned = words.tell("You have six months together. Thank you for giving your time.")
        otherwise = words.tell("You have until {day} together. Thank you for giving your time.", day=ends_on)
        step = words.tell("{name} leads, and will propose a first meeting. You may, too.", name=first_name)
    frame = as_planned if said.match.months == USUAL_MONTHS else otherwise
    about = actions([guide_button(words), partner_button(words, said.match)])
    week = checklist_card(words, said.checklist, is_offered=said.is_offered) if said.checklist else []
    to_arrange = said.checklist is None or (Item.FIRST_MEETING in said.checklist.open and not said.is_offered)
    return Message(
        (paragraph(strong(title)), paragraph(joined([frame, *([step] if to_arrange else [])])), about, *week)
    )


def what_you_can_do(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """The card of `/advance` alone: what this person can do now."""
    if not actor.matches:
        return no_match_yet(words, actor, leads)
    names = words.both([words.say("You"), *(match.partner.name for match in actor.matches)])
    title = words.tell("{names}: what would you like to do?", names=names)
    own = {match.part for match in actor.matches}
    notes = [note_links.write_button(words), note_links.all_button(words)]
    buttons = actions([propose_button(words), log_button(words), all_button(words), *notes])
    pilot = [context(words.say("Your pilot: /advance-pilot."))] if Part.LEAD in actor.parts else []
    return Message((paragraph(title), buttons, actions(_besides(words, own)), context(_anywhere(words, own)), *pilot))


def _besides(words: Words, own: AbstractSet[Part]) -> list[ButtonElement]:
    """What there is to read, a look over the lead's shoulder (SPEC N2), and to say something: a mentor of a mentee,
    everybody of the pilot."""
    reads = [guide_button(words), own_button(words), contacts_button(words), documents_button(words)]
    reports = [report_button(words)] if Part.MENTOR in own else []
    return [*reads, figures_button(words), lead_view_button(words), *reports, give_button(words)]


def _anywhere(words: Words, own: AbstractSet[Part]) -> str:
    """The commands of these parts (SPEC section 4)."""
    mentees = ["/advance-objective"] if Part.MENTEE in own else []
    mentors = ["/advance-report"] if Part.MENTOR in own else []
    commands = ["/advance-meet", *mentees, "/advance-homework", "/advance-note", "/advance-survey", *mentors]
    return words.say(
        "From anywhere in Slack: {commands}. With “help” after it, each says what it does. "
        "Your Home tab shows where things stand.",
        commands=", ".join(commands),
    )


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
    hello = words.tell("Hello, I’m Advance. I’m here for the people registered in a mentorship programme.")
    if leads:
        whom = words.tell("You’re not among them yet. If you’d like to be, just ask: {leads}.", leads=_mentions(leads))
    else:
        whom = words.tell("You’re not among them yet. If you’d like to be, your HR team can tell you more.")
    return _message(hello, whom)


def no_match_yet(words: Words, actor: Actor, leads: Sequence[Person]) -> Message:
    """To somebody registered who tried what takes a match (SPEC S3)."""
    if not actor.parts:
        return no_longer_registered(words, leads)
    meanwhile = words.say("Until then, the guide and your own details are open to you.")
    waits = actor.parts & {Part.MENTEE, Part.MENTOR}
    buttons = [*_by_office(words, actor), guide_button(words), own_button(words)]
    said = [paragraph(_your_part(words, actor, leads)), *([context(meanwhile)] if waits else [])]
    return Message((*said, actions(buttons)))


def on_hold(words: Words, actor: Actor) -> Message:
    """To somebody who would begin something while every match of hers is paused (SPEC S32)."""
    names = words.both([match.partner.first_name for match in actor.matches])
    paused = words.tell(
        "Your match with {names} is paused for now. Your project lead can resume it at any time.", names=names
    )
    return _message(paused)


def no_longer_there(words: Words) -> Message:
    """To somebody who pressed what is not (or no longer) hers."""
    return _message(words.tell("That is no longer there. Your Home tab shows what you can do now."))


def gone_wrong(words: Words) -> Message:
    """To somebody for whom something failed on our side."""
    return _message(
        words.tell("Something went wrong on our side. Your Home tab shows what was kept; please try again in a minute.")
    )


def destroyed(words: Words) -> Message:
    """To somebody who would read what nobody can any more (SPEC N5): after a back-up was put back, at the most."""
    return _message(
        words.tell("What was written here can no longer be read, by anyone: its key was destroyed, as we promised.")
    )


def as_modal(words: Words, message: Message) -> dict[str, Any]:
    """The same words where only a modal can be shown."""
    return modal(title=PRODUCT, close=words.say("Close"), blocks=message.blocks)


def as_home(message: Message) -> dict[str, Any]:
    """The same words as a Home tab."""
    return home(message.blocks)


def _your_part(words: Words, actor: Actor, leads: Sequence[Person]) -> Prose:
    """Where each of her parts stands, and whom to ask."""
    said = [waiting(words, part) for part in Part if part in actor.parts]
    others = [lead.slack_user_id for lead in leads if lead.id != actor.person.id]
    if others:
        said.append(words.tell("Questions? Just ask: {leads}.", leads=_mentions(others)))
    return joined(said)


def waiting(words: Words, part: Part) -> Prose:
    """Where somebody without a match stands in one of her parts."""
    match part:
        case Part.MENTEE:
            return words.tell("You’re registered as a mentee. I’ll write as soon as a mentor is found for you.")
        case Part.MENTOR:
            return words.tell("Thank you for being a mentor. I’ll write as soon as a mentee is found for you.")
        case Part.LEAD:
            return words.tell(
                "You lead your company’s pilot: `/advance-pilot` and your Home tab show what waits for you. Register "
                "people one by one, or drop a roster here as a CSV file: I’ll show you what it comes to before "
                "anything is saved."
            )
        case Part.COORDINATOR:
            return words.tell(
                "You coordinate the programme: `/advance-pilot` and your Home tab show its companies. You can register "
                "the project leads of any of them."
            )


def _mentions(slack_user_ids: Sequence[str]) -> Prose:
    return joined([(Mention(user),) for user in slack_user_ids], by=", ")


def _to_begin_with(words: Words, actor: Actor, *paragraphs: Prose) -> Message:
    """A first word to a part, with what can be done in it, and the way out (SPEC S2)."""
    buttons = [*_by_office(words, actor), guide_button(words), own_button(words), *way_out(words, actor)]
    return Message((*_message(*paragraphs).blocks, actions(buttons)))


def _by_office(words: Words, actor: Actor) -> list[ButtonElement]:
    """What a lead or the coordinator does first."""
    registers = [register_button(words)] if actor.parts & {Part.LEAD, Part.COORDINATOR} else []
    return [*registers, *([overview_button(words)] if Part.LEAD in actor.parts else [])]


def _message(*paragraphs: Prose) -> Message:
    return Message(tuple(paragraph(said) for said in paragraphs))
