"""What Advance says of a match in the making to the leads who answer for it and, across companies, the coordinator."""

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.matching.matchmaking_notices import MadeNotice
from mentoring.matching.matchmaking_proposals import Made, Named
from mentoring.matching.matchmaking_words import Wish
from mentoring.matchmaking import PROPOSED, RUNNING, Mover, State
from mentoring.occasions import Occasion
from mentoring.people import Part
from views.access import seen_by
from views.blocks import Message, Sure, actions, button, facts, paragraph, with_care
from views.matching.first_times import propose_first_button
from views.matching.matchmaking import READ
from views.matching.matchmaking_buttons import lead_buttons
from views.prose import Prose, strong
from views.words import Words

AGREE = "matchmaking.agree"
REFUSE = "matchmaking.refuse"
WITHDRAW = "matchmaking.withdraw"


def told(words: Words, said: MadeNotice) -> Message:
    """A direct message about a match that the reader answers for."""
    made = said.made
    match said.kind:
        case Occasion.LEADS_ASKED:
            return _leads_asked(words, made)
        case Occasion.MORE_ASKED:
            return _more_asked(words, made)
        case Occasion.RESERVATION_RAISED:
            return _reserved(words, made)
        case Occasion.MENTEE_DECLINED:
            return _declined(words, made)
        case Occasion.MATCH_MADE:
            return _matched(words, made)
        case Occasion.LEAVE_ASKED:
            return _leave_asked(words, made)
        case Occasion.MATCH_MOVED:
            return _message(_standing(words, made))
    return _message(words.tell("Nothing comes of the match of {mentee} and {mentor}.", **names(made)))


def names(made: Made) -> dict[str, str]:
    """The two, as a lead knows them."""
    return {"mentee": made.mentee.person.name, "mentor": made.mentor.person.name}


def _leads_asked(words: Words, made: Made) -> Message:
    if made.state is not State.AGREEING:
        return _since_agreed(words, made)
    if made.mine_agreed:
        said = words.tell(
            "You agreed to the match of {mentee} and {mentor}. The other project lead is asked.", **names(made)
        )
        return Message((paragraph(said), actions([withdraw_button(words, made)])))
    title = words.tell("The coordinator proposes to match {mentee} and {mentor}, across companies.", **names(made))
    how = words.tell(
        "Neither of the two knows of it yet. If the other company’s project lead agrees too, {mentor} is asked.",
        **names(made),
    )
    buttons = [
        button(words.say("Agree"), AGREE, made.match_id.hex, "primary", words.say("Agree to this match")),
        button(words.say("Not this match"), REFUSE, made.match_id.hex),
    ]
    return Message((paragraph(strong(title)), _both(words, made), paragraph(how), actions(buttons), _seen(words, made)))


def _both(words: Words, made: Made) -> Block:
    """Who they are; of the reader's own person, how to reach her."""
    own = made.mentee if made.side is Mover.MENTEES_LEAD else made.mentor
    lines = [
        (words.say("Mentee"), _at(words, made.mentee)),
        (words.say("Mentor"), _at(words, made.mentor)),
        (words.say("E-mail of {name}", name=own.person.first_name), own.email),
        (words.say("Phone of {name}", name=own.person.first_name), own.phone),
    ]
    return facts([(label, value) for label, value in lines if value])


def _at(words: Words, named: Named) -> str:
    return words.say("{name}, {company}", name=named.person.name, company=named.company)


def _since_agreed(words: Words, made: Made) -> Message:
    if made.state in PROPOSED:
        said = words.tell(
            "Both leads agreed to the match of {mentee} and {mentor}: now the two are asked.", **names(made)
        )
        return Message((paragraph(said), actions([withdraw_button(words, made)])))
    if made.state in RUNNING:
        return _message(words.tell("{mentee} and {mentor} are matched.", **names(made)))
    return _message(words.tell("Nothing comes of the match of {mentee} and {mentor}.", **names(made)))


def _more_asked(words: Words, made: Made) -> Message:
    if made.state is not State.ASKING_MENTOR:
        return _message(words.tell("{mentor} had a question about {mentee}. It is settled.", **names(made)))
    value = made.match_id.hex
    if not made.waits_for_answer:
        said = words.tell("You answered the question that {mentor} had about {mentee}.", **names(made))
        return Message((paragraph(said), actions([button(words.say("Read it again"), READ, value)])))
    title = words.tell("{mentor} would like to know more about {mentee} before answering.", **names(made))
    buttons = actions([button(words.say("Read and answer"), READ, value, "primary")])
    return Message((paragraph(strong(title)), buttons, seen_by(words, Thing.WORD_TO_LEAD, reader=Role.LEAD)))


def _reserved(words: Words, made: Made) -> Message:
    title = words.tell("{mentor} has a reservation about a match with {mentee}.", **names(made))
    rest = words.tell("{mentee} was not asked, and hears nothing of it.", **names(made))
    buttons = [button(words.say("Read the reason"), READ, made.match_id.hex)]
    small = seen_by(words, Thing.RESERVATION, partner=made.mentor.person.first_name, reader=Role.LEAD)
    return Message((paragraph(strong(title)), paragraph(rest), actions(buttons), small))


def _declined(words: Words, made: Made) -> Message:
    title = words.tell("{mentee} would rather have another mentor than {mentor}.", **names(made))
    rest = words.tell("{mentor} only hears that a match is still being sought.", **names(made))
    blocks: list[Block] = [paragraph(strong(title)), paragraph(rest)]
    if made.has_word:
        blocks.append(actions([button(words.say("Read the word"), READ, made.match_id.hex)]))
        blocks.append(seen_by(words, Thing.WORD_TO_LEAD, partner=made.mentee.person.first_name, reader=Role.LEAD))
    return Message(tuple(blocks))


def _matched(words: Words, made: Made) -> Message:
    if made.state not in RUNNING:
        return _message(words.tell("{mentee} and {mentor} were matched.", **names(made)))
    said = words.tell("{mentee} and {mentor} both said yes: they are matched.", **names(made))
    if made.side is None or made.state is not State.ACTIVE:
        return _message(said)
    help_them = words.tell("You can help them to find a first time to meet, or leave it to them.")
    return Message((paragraph(said), paragraph(help_them), actions([propose_first_button(words, made)])))


def _leave_asked(words: Words, made: Made) -> Message:
    """Nothing has changed yet: she talks with them first."""
    if made.wish is None:
        return _message(_standing(words, made))
    part, wish = made.wish
    own, other = (made.mentee, made.mentor) if part is Part.MENTEE else (made.mentor, made.mentee)
    who = {"name": own.person.name, "other": other.person.name}
    match wish:
        case Wish.PAUSE:
            title = words.tell("{name} would like to pause the match with {other}.", **who)
        case Wish.REMATCH:
            title = words.tell("{name} would like to be matched with somebody else than {other}.", **who)
        case Wish.END:
            title = words.tell("{name} would like to end the match with {other}.", **who)
    rest = words.tell(
        "{other} hears nothing of it. Nothing has changed: a word with both, one by one, comes first.", **who
    )
    buttons = actions([button(words.say("Read the word"), READ, made.match_id.hex), *lead_buttons(words, made)])
    small = seen_by(words, Thing.WORD_TO_LEAD, partner=own.person.first_name, reader=Role.LEAD)
    return Message((paragraph(strong(title)), paragraph(rest), buttons, small))


def _standing(words: Words, made: Made) -> Prose:
    match made.state:
        case State.ACTIVE:
            return words.tell("{mentee} and {mentor} are matched.", **names(made))
        case State.PAUSED:
            return words.tell("The match of {mentee} and {mentor} is paused.", **names(made))
        case State.ENDED | State.COMPLETED:
            return words.tell("The match of {mentee} and {mentor} has ended.", **names(made))
    return words.tell("Nothing comes of the match of {mentee} and {mentor}.", **names(made))


def withdraw_button(words: Words, made: Made) -> ButtonElement:
    """Takes a proposal back, once the lead is sure."""
    sure = Sure(
        title=words.say("Withdraw this proposal?"),
        text=words.say("Whoever was asked hears that a match is still being sought, and nothing more."),
        yes=words.say("Withdraw"),
        no=words.say("Keep it"),
    )
    about = words.say("Withdraw the proposal of {mentee} and {mentor}", **names(made))
    return with_care(button(words.say("Withdraw"), WITHDRAW, made.match_id.hex, about=about), sure)


def _seen(words: Words, made: Made) -> Block:
    return seen_by(words, Thing.MATCH, reader=Role.LEAD if made.side else Role.COORDINATOR)


def _message(said: Prose) -> Message:
    return Message((paragraph(said),))
