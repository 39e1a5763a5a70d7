"""What Advance holds of the reader, page by page, to read and to copy (SPEC P13). None of it is sent anywhere."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import ButtonElement

from mentoring.asking.survey_files import SURVEYS
from mentoring.own_data import Answered, OwnData
from mentoring.people import Match, Part
from views import own_texts, zones
from views.agreeing import agreements
from views.asking.survey_forms import in_language
from views.blocks import button, context, facts, modal, quote
from views.counting import figure_names
from views.joining.profiles import told_of
from views.nudging import nudge_settings
from views.paging import Place, turns
from views.times import full_day, full_day_of
from views.words import Words

OPEN = "profile.data"
BACK, ON = "profile.data_back", "profile.data_on"
Entry = tuple[str, str]
"""What it is, and what it says."""


def data_button(words: Words) -> ButtonElement:
    """Opens it."""
    return button(words.say("My data"), OPEN)


def page(words: Words, found: OwnData, number: int) -> dict[str, Any]:
    """Her details first, then all that she wrote and answered."""
    entries = [*_entries(words, found)]
    place = Place.in_list(number, len(entries))
    first = [facts([*_details(words, found)])] if place.number == 1 else []
    return modal(
        title=words.say("My data"),
        close=words.say("Close"),
        blocks=[
            context(
                words.say(
                    "What Advance holds of you, read for you this moment: copy what you like. No file of it is "
                    "made, because your notes and answers are never put into a message."
                )
            ),
            *first,
            *(block for said, text in entries[place.span] for block in (context(said), quote(text))),
            *turns(words, place, BACK, ON),
            context(
                words.say("Only you can see this page. Who else sees a part of it is said where you write that part.")
            ),
        ],
    )


def _details(words: Words, found: OwnData) -> Iterator[Entry]:
    person = found.profile.person
    yield words.say("Name"), person.name
    yield from ((said, value) for said, value in told_of(words, found.profile) if value)
    yield words.say("Language"), words.locale.get_language_name() or ""
    yield words.say("Time zone"), zones.city_of(words, person.zone)
    for match in found.matches:
        yield _part(words, match), _with(words, match)
    for kept in found.over:
        yield _part(words, kept.match), words.say("{match}; over now", match=_with(words, kept.match))
    for each in found.agreed:
        day = full_day_of(words, each.mine) if each.mine else ""
        version = agreements.version_name(words, each.version)
        yield agreements.name(words, each.document), words.say("{version}, agreed on {day}", version=version, day=day)
    names = nudge_settings.names(words)
    stopped = [names[kind.value] for kind in sorted(found.wishes.stopped) if kind.value in names]
    if stopped:
        yield words.say("No more reminders of"), words.both(stopped)
    if found.wishes.quiet_until:
        day = full_day_of(words, found.wishes.quiet_until)
        yield words.say("No reminders until"), day


def _entries(words: Words, found: OwnData) -> Iterator[Entry]:
    for text in found.texts:
        yield own_texts.entry(words, text)
    for report in found.reports:
        on = full_day_of(words, report.at)
        yield words.say("Progress report of {day}, on {name}", day=on, name=report.mentee.name), report.words
    for answered in found.answers:
        asked = figure_names.question(words, answered.survey, answered.question)
        not_sent = words.say("{question} (begun, not sent)", question=asked)
        yield asked if answered.is_sent else not_sent, _answer(words, answered)
    for pulse in found.pulses:
        week = full_day(words, pulse.week)
        yield words.say("How a meeting was, in the week of {day}", day=week), words.say("{n} of 5", n=pulse.value)


def _answer(words: Words, answered: Answered) -> str:
    question = SURVEYS[answered.survey].by_id.get(answered.question) if answered.survey in SURVEYS else None
    options = question.options if question and question.options else {}
    return in_language(words, options[answered.answer]) if answered.answer in options else answered.answer


def _part(words: Words, match: Match) -> str:
    return words.say("Your mentor") if match.part is Part.MENTEE else words.say("Your mentee")


def _with(words: Words, match: Match) -> str:
    first, last = full_day(words, match.starts_on), full_day(words, match.ends_on)
    return words.say("{name}, {first} to {last}", name=match.partner.name, first=first, last=last)
