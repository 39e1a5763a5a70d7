"""The fit check (SPEC P6): three questions in a modal, a thank-you, and what a lead reads who is asked for help."""

from typing import Any

from slack_sdk.models.blocks import ButtonElement

from mentoring.access import Role, Thing
from mentoring.asking.fit_check_notices import HelpNotice
from mentoring.asking.fit_checks import FitCheck, Going, HelpAsked
from mentoring.people import Match
from views.access import seen_by
from views.blocks import Message, actions, button, context, modal, paragraph, quote
from views.choices import going_name
from views.inputs import chosen, field, typed
from views.matching.matchmaking_leaving import leave_button
from views.prose import Mention, strong
from views.words import Words

OPEN = "fit.open"
READ = "fit.read"
FORM = "fit.check_form"
GOING = "going"
HELP = "help"
WRITTEN = "written"
YES, NO = "yes", "no"


def open_button(words: Words, match: Match) -> ButtonElement:
    """Opens the form."""
    about = words.say("Say how it is going with {name}", name=match.partner.first_name)
    return button(words.say("Say how it is going"), OPEN, match.id.hex, "primary", about=about)


def form(words: Words, match: Match, said: FitCheck | None) -> dict[str, Any]:
    """How it goes, whether she would like help, and a word if she likes. Filled with what she said before."""
    name = match.partner.first_name
    goings = {going.value: going_name(words, going) for going in Going}
    helped = {NO: words.say("No, thank you"), YES: words.say("Yes, please")}
    written = typed(WRITTEN, said.words if said else "", lines=True)
    hint = words.say("With a yes, your project lead reads what you write here. With a no, nobody does.")
    return modal(
        title=words.say("How is it going?"),
        submit=words.say("Send"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=match.id.hex,
        blocks=[
            field(
                words.say("How is it going between you and {name}?", name=name),
                chosen(GOING, goings, said.going.value if said else ""),
            ),
            field(words.say("In your own words"), written, optional=True),
            field(
                words.say("Would you like your project lead’s help?"),
                chosen(HELP, helped, YES if said and said.asks_for_help else NO),
                hint=hint,
            ),
            seen_by(words, Thing.FIT_CHECK, partner=name),
        ],
    )


def thanks(words: Words, match: Match, said: FitCheck) -> dict[str, Any]:
    """In the form's place: what happens now, and, where it does not go well, the way out that is nobody's fault."""
    if said.asks_for_help:
        now = words.tell("Thank you. Your project lead knows that you would like help, and will be in touch.")
    else:
        now = words.tell("Thank you. This stays with you.")
    goes_well = said.going is Going.WELL
    way_out = words.tell(
        "Two people aren’t always a match, and that is nobody’s fault. If you would rather pause, stop or meet "
        "somebody else, one word is enough, now or later."
    )
    return modal(
        title=words.say("How is it going?"),
        close=words.say("Close"),
        blocks=[paragraph(now), *([] if goes_well else [paragraph(way_out), actions([leave_button(words, match)])])],
    )


def help_asked(words: Words, said: HelpNotice) -> Message:
    """A direct message to a lead: who, and a way to what she wrote."""
    if said.who is None:
        return Message((context(words.say("This is settled, thank you.")),))
    who = (Mention(said.who.slack_user_id),)
    title = words.tell("{name} would like your help with how a match is going.", name=said.who.name)
    rest = words.tell(
        "Nobody else hears of it, and least of all the other of the two. A word to {who} is a start.", who=who
    )
    read = button(words.say("Read what was written"), READ, said.fit_check_id.hex)
    return Message((paragraph(strong(title)), paragraph(rest), actions([read])))


def to_lead(words: Words, asked: HelpAsked) -> dict[str, Any]:
    """What she wrote, for the lead whom she asks for help."""
    said = asked.said
    return modal(
        title=words.say("Help is wanted"),
        close=words.say("Close"),
        blocks=[
            context(words.say("From {name}", name=asked.who.name)),
            paragraph(strong(words.tell("{going}", going=going_name(words, said.going)))),
            *([quote(said.words)] if said.words else []),
            seen_by(words, Thing.FIT_CHECK, partner=asked.who.first_name, reader=Role.LEAD),
        ],
    )
