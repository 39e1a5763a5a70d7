"""A lead's room: what waits for her first, then her pilot in figures, then everything that she can do."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, SectionBlock

from mentoring.access import Role, Thing
from mentoring.agreeing.agreement_texts import Document
from mentoring.leading.pilot import Figures, Kind, Room, Step
from mentoring.leading.pilot_lists import Which
from mentoring.people import Part, Person
from views import access
from views.agreeing.agreement_leads import overview_button
from views.agreeing.agreements import name as document_name
from views.blocks import Message, actions, button, context, facts, header, paragraph, row
from views.contacts import contacts_button
from views.counting.figures import figures_button
from views.joining.registering import register_button
from views.leading.documents import documents_button
from views.leading.pilot_matches import matches_button
from views.leading.pilot_people import people_button
from views.leading.pilot_settings import settings_button
from views.leading.pilot_view import show_button
from views.matching.matchmaking import READ
from views.matching.matchmaking_picking import pick_button
from views.matching.matchmaking_suggestions import suggest_button
from views.prose import Mention, joined
from views.times import full_day
from views.words import Words

STEPS_SHOWN = 5


def card(words: Words, room: Room) -> Message:
    """The answer to `/advance-pilot`: the same as on Home."""
    return Message(tuple(blocks(words, room)))


def blocks(words: Words, room: Room) -> list[Block]:
    """The room, in so many blocks at the most: 20."""
    return [
        header(words.say("Your pilot at {company}", company=room.settings.company)),
        context(_time(words, room)),
        *_steps(words, room),
        facts(_figures(words, room)),
        *_to_match(words, room),
        actions(
            [
                *(people_button(words), matches_button(words), documents_button(words), overview_button(words)),
                *(figures_button(words), contacts_button(words), settings_button(words)),
            ]
        ),
        *_whole_roster(words, room),
        access.seen_by(words, Thing.REGISTRATION, reader=Role.LEAD),
    ]


def _time(words: Words, room: Room) -> str:
    """How far the pilot is."""
    settings = room.settings
    first, last = full_day(words, settings.starts_on), full_day(words, settings.ends_on)
    if room.on < settings.starts_on:
        return words.say("Begins on {day}.", day=first)
    if room.on > settings.ends_on:
        return words.say("Ended on {day}.", day=last)
    days = (settings.ends_on - room.on).days
    left = words.say_count("one day left", "{n} days left", days) if days else words.say("the last day is today")
    return words.say("{first} to {last}: {left}.", first=first, last=last, left=left)


def _to_match(words: Words, room: Room) -> list[Block]:
    """Once the pilot is over, there is nobody to match."""
    return [] if room.is_over else [actions([suggest_button(words), pick_button(words), register_button(words)])]


def _whole_roster(words: Words, room: Room) -> list[Block]:
    if room.is_over:
        return []
    return [context(words.say("A whole roster at once: drop a CSV file into our direct message."))]


def _steps(words: Words, room: Room) -> list[Block]:
    """What waits for her, each with the button that does it; the first is the next."""
    steps = room.steps
    if not steps and room.is_over:
        said = words.tell(
            "Your pilot has run its course: thank you for looking after it. Its figures stay here to be read. If it is "
            "to go on, give it another last day in the settings."
        )
        return [paragraph(said)]
    if not steps:
        return [paragraph(words.tell("Nothing waits for you right now."))]
    shown = [_step(words, step) for step in steps[:STEPS_SHOWN]]
    _make_next(shown[0])
    left = len(steps) - STEPS_SHOWN
    if left <= 0:
        return [header(words.say("Next for you")), *shown]
    more = words.say_count("and one more", "and {n} more", left)
    return [header(words.say("Next for you")), *shown, context(more), actions([_all_that_waits(words)])]


def _make_next(step: SectionBlock) -> None:
    """Its button is the green one."""
    if isinstance(step.accessory, ButtonElement):
        step.accessory.style = "primary"


def _all_that_waits(words: Words) -> ButtonElement:
    return matches_button(words, Which.FOR_HER, words.say("Show all that wait"))


def _step(words: Words, step: Step) -> SectionBlock:
    """One of them."""
    names = {"mentee": step.mentee, "mentor": step.mentor}
    match_id = step.match_id.hex if step.match_id else ""
    match step.kind:
        case Kind.QUESTION:
            said = words.say("{mentor} would like to know more about {mentee} before answering.", **names)
            return row(said, button(words.say("Read and answer"), READ, match_id))
        case Kind.ACROSS:
            said = words.say("The coordinator proposes to match {mentee} and {mentor}, across companies.", **names)
            return row(said, show_button(words, match_id, words.say("Open {mentee} and {mentor}", **names)))
        case Kind.WISH:
            said = words.say("{mentee} and {mentor}: a wish to pause or to end.", **names)
            return row(said, show_button(words, match_id, words.say("Open {mentee} and {mentor}", **names)))
        case Kind.AWAY:
            gone, other = (step.mentor, step.mentee) if step.away is Part.MENTOR else (step.mentee, step.mentor)
            said = words.say("{name}’s Slack account is closed: the match with {other} rests.", name=gone, other=other)
            return row(said, show_button(words, match_id, words.say("Open {mentee} and {mentor}", **names)))
        case Kind.QUIET:
            said = words.say_count(
                "One pair has had no meeting for a while.", "{n} pairs have had no meeting for a while.", step.count
            )
            return row(said, matches_button(words, Which.QUIET, words.say("Show them")))
        case Kind.WAITING:
            said = words.say_count("One mentee waits for a mentor.", "{n} mentees wait for a mentor.", step.count)
            return row(said, suggest_button(words))
        case _:
            return row(_to_register(words, step), register_button(words))


def _to_register(words: Words, step: Step) -> str:
    match step.kind:
        case Kind.NO_ROOM:
            return words.say_count(
                "One mentee waits, and no mentor has room: another mentor would help.",
                "{n} mentees wait, and no mentor has room: more mentors would help.",
                step.count,
            )
        case Kind.NO_MENTORS:
            return words.say_count(
                "One mentee is registered. Now the mentors.",
                "{n} mentees are registered. Now the mentors.",
                step.count,
            )
        case Kind.NO_MENTEES:
            return words.say_count(
                "One mentor is registered. Now the mentees.",
                "{n} mentors are registered. Now the mentees.",
                step.count,
            )
        case _:
            return words.say("Register your mentees and mentors: here one by one, or many from a CSV file.")


def _figures(words: Words, room: Room) -> list[tuple[str, str]]:
    found = room.figures
    return [
        (words.say("People"), _people(words, found)),
        *([] if room.is_over else [(words.say("Waiting"), _waiting(words, found))]),
        (words.say("Matches"), _matches(words, found)),
        *_unreached(words, found),
        *_agreed(words, found),
    ]


def _people(words: Words, found: Figures) -> str:
    return words.both(
        [
            words.say_count("one mentee", "{n} mentees", found.parts[Part.MENTEE]),
            words.say_count("one mentor", "{n} mentors", found.parts[Part.MENTOR]),
            words.say_count("one project lead", "{n} project leads", found.parts[Part.LEAD]),
        ]
    )


def _waiting(words: Words, found: Figures) -> str:
    mentees = words.say_count("one mentee", "{n} mentees", found.waiting)
    room = words.say_count("room for one more", "room for {n} more", found.room)
    mentors = words.say_count("one mentor", "{n} mentors", found.mentors_with_room)
    if not found.room:
        return mentees
    return words.say("{mentees}; {mentors} with {room}", mentees=mentees, mentors=mentors, room=room)


def _matches(words: Words, found: Figures) -> str:
    said = [words.say_count("one active", "{n} active", found.active)]
    if found.proposed:
        said.append(words.say_count("one proposed", "{n} proposed", found.proposed))
    if found.paused:
        said.append(words.say_count("one paused", "{n} paused", found.paused))
    if found.elsewhere:
        said.append(
            words.say_count(
                "one more with a mentee of another company",
                "{n} more with mentees of other companies",
                found.elsewhere,
            )
        )
    return words.both(said)


def _unreached(words: Words, found: Figures) -> list[tuple[str, str]]:
    """Nobody's name: why a message did not arrive may be a private matter, and is the operator's to look into."""
    if not found.unreached:
        return []
    said = words.say_count(
        "one person, whom Slack doesn’t let us write to. Whoever runs Advance can see why.",
        "{n} people, whom Slack doesn’t let us write to. Whoever runs Advance can see why.",
        found.unreached,
    )
    return [(words.say("Could not be reached"), said)]


def _agreed(words: Words, found: Figures) -> list[tuple[str, str]]:
    """The checklist that a lead sees: who agreed, as a count."""
    if not found.sides:
        return []
    return [
        (document_name(words, document), words.say("{n} of {all} agreed", n=found.agreed[document], all=found.sides))
        for document in Document
    ]


def command_help(words: Words) -> Message:
    """The answer to `/advance-pilot help`."""
    said = words.tell(
        "`/advance-pilot` shows your pilot and what waits for you. `/advance-pilot register` registers somebody, "
        "`/advance-pilot people`, `/advance-pilot matches`, `/advance-pilot figures`, `/advance-pilot documents` and "
        "`/advance-pilot settings` open these. A name finds whoever bears it: `/advance-pilot Marie`."
    )
    return Message((paragraph(said),))


def for_leads(words: Words, leads: Sequence[Person]) -> Message:
    """To somebody who leads no pilot."""
    said = words.tell("This is where project leads look after their pilot.")
    if not leads:
        return Message((paragraph(said),))
    mentions = joined([(Mention(lead.slack_user_id),) for lead in leads], by=", ")
    return Message((paragraph(said), paragraph(words.tell("Questions? Just ask: {leads}.", leads=mentions))))
