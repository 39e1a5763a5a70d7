"""How a pilot is set up, and the three short forms that change it."""

from collections.abc import Collection, Mapping
from typing import Any

from babel import Locale
from babel.dates import get_day_names
from slack_sdk.models.blocks import Block, ButtonElement, ConversationFilter, ConversationSelectElement

from mentoring.access import Thing
from mentoring.pilot_rules import Field, Problem, Trouble, last_day
from mentoring.pilot_settings import Settings
from views import access, inputs, zones
from views.blocks import actions, button, context, facts, header, modal, paragraph, plain
from views.inputs import PLACEHOLDER_AT_MOST, field
from views.prose import Channel
from views.times import full_day, time_of_day
from views.words import Words

OPEN = "pilot.settings"
CHANGE_COURSE, COURSE_FORM = "pilot.change_course", "pilot.course_form"
CHANGE_HOURS, HOURS_FORM = "pilot.change_hours", "pilot.hours_form"
CHANGE_FIGURES, FIGURES_FORM = "pilot.change_figures", "pilot.figures_form"
WEEK = range(7)


def settings_button(words: Words) -> ButtonElement:
    """Opens the settings."""
    return button(words.say("Settings"), OPEN)


def overview(words: Words, settings: Settings, languages: Collection[str]) -> dict[str, Any]:
    """All settings at a glance, each group with a button that changes it."""
    return modal(
        title=words.say("Pilot settings"),
        close=words.say("Close"),
        blocks=[
            *_course(words, settings),
            *_hours(words, settings),
            *_figures(words, settings, languages),
            access.seen_by(words, Thing.PILOT),
        ],
    )


def _course(words: Words, settings: Settings) -> list[Block]:
    length = words.say_count("one month", "{n} months", settings.months)
    return [
        header(words.say("Dates and meetings")),
        facts(
            [
                (words.say("First day"), full_day(words, settings.starts_on)),
                (words.say("Last day"), full_day(words, settings.ends_on)),
                (words.say("Length"), length),
                (words.say("Meetings of each pair"), words.say("at least {n}", n=settings.minimum_meetings)),
            ]
        ),
        actions([button(words.say("Change dates"), CHANGE_COURSE)]),
    ]


def _hours(words: Words, settings: Settings) -> list[Block]:
    names = _day_names(words)
    opens, closes = (time_of_day(words, at) for at in (settings.opens, settings.closes))
    hours = words.say("{start} to {end}", start=opens, end=closes)
    return [
        header(words.say("Working time")),
        facts(
            [
                (words.say("Days"), words.both([names[str(day)] for day in sorted(settings.days)])),
                (words.say("Hours"), hours),
                (words.say("Your company’s time zone"), zones.city_of(words, settings.zone)),
            ]
        ),
        context(words.say("I write to people on these days, at these hours of their own.")),
        actions([button(words.say("Change working time"), CHANGE_HOURS)]),
    ]


def _figures(words: Words, settings: Settings, languages: Collection[str]) -> list[Block]:
    if settings.summary_channel:
        where = words.tell("Posted every Monday morning in {channel}.", channel=(Channel(settings.summary_channel),))
    else:
        where = words.tell("Posted nowhere yet: choose a channel for them.")
    language = _languages(languages)[spoken(settings.language, languages)]
    return [
        header(words.say("Weekly figures")),
        paragraph(where),
        facts(
            [
                (words.say("Language"), language),
                (words.say("Smallest group"), words.say("{n} people", n=settings.threshold)),
            ]
        ),
        actions([button(words.say("Change figures"), CHANGE_FIGURES)]),
    ]


def course_form(words: Words, settings: Settings, metadata: str) -> dict[str, Any]:
    """First day, months, last day, meetings."""
    usual = last_day(settings.starts_on, settings.months) == settings.ends_on
    return _form(
        words,
        COURSE_FORM,
        words.say("Dates and meetings"),
        metadata,
        [
            field(words.say("First day"), inputs.day(Field.FIRST_DAY, settings.starts_on)),
            field(words.say("Months"), inputs.number(Field.MONTHS, settings.months)),
            field(
                words.say("Last day"),
                inputs.day(Field.LAST_DAY, None if usual else settings.ends_on),
                optional=True,
                hint=words.say(
                    "At present {day}. Left empty, it follows from the months. Pairs that end with the pilot move "
                    "with it.",
                    day=full_day(words, settings.ends_on),
                ),
            ),
            field(
                words.say("Meetings of each pair, at least"),
                inputs.number(Field.MEETINGS, settings.minimum_meetings),
                hint=words.say("In the whole pilot. One a month is a good rule."),
            ),
        ],
    )


def hours_form(words: Words, settings: Settings, metadata: str) -> dict[str, Any]:
    """Days, hours, time zone."""
    days = inputs.ticked(Field.DAYS, _day_names(words), [str(day) for day in settings.days])
    return _form(
        words,
        HOURS_FORM,
        words.say("Working time"),
        metadata,
        [
            field(words.say("Days"), days),
            field(words.say("From"), inputs.clock(Field.OPENS, settings.opens)),
            field(
                words.say("Until"),
                inputs.clock(Field.CLOSES, settings.closes),
                hint=words.say("I write to people on these days, at these hours of their own."),
            ),
            field(
                words.say("Your company’s time zone"),
                zones.chooser(words, Field.ZONE, settings.zone.key),
                hint=words.say("Your week begins here: figures and counts are those of Monday, 0:00."),
            ),
        ],
    )


def figures_form(words: Words, settings: Settings, languages: Collection[str], metadata: str) -> dict[str, Any]:
    """Channel, language, threshold."""
    channel = ConversationSelectElement(
        action_id=Field.CHANNEL.value,
        placeholder=plain(words.say("Choose a channel"), PLACEHOLDER_AT_MOST),
        initial_conversation=settings.summary_channel or None,
        filter=ConversationFilter(include=["public", "private"], exclude_external_shared_channels=True),
    )
    chosen = spoken(settings.language, languages)
    return _form(
        words,
        FIGURES_FORM,
        words.say("Weekly figures"),
        metadata,
        [
            field(
                words.say("Channel"),
                channel,
                optional=True,
                hint=words.say("Everyone in it will see the pilot’s figures. Left empty, they are posted nowhere."),
            ),
            field(words.say("Language"), inputs.chosen(Field.LANGUAGE, _languages(languages), chosen)),
            field(
                words.say("Smallest group"),
                inputs.number(Field.THRESHOLD, settings.threshold),
                hint=words.say("No figure stands for fewer people, so that nobody can be made out. Five or more."),
            ),
        ],
    )


def errors(words: Words, troubles: Collection[Trouble]) -> dict[str, str]:
    """What to say beside each field; what was entered stays in the form."""
    return {trouble.field.value: _error(words, trouble) for trouble in troubles}


def changed_meanwhile(words: Words) -> str:
    """Beside a field of a form that was opened before somebody else changed the pilot."""
    return words.say(
        "Another lead has changed this in the meantime. What you entered is kept here: please copy it, close this "
        "form and open it anew."
    )


def spoken(locale: str, languages: Collection[str]) -> str:
    """The one of these languages that somebody with this locale reads; English if none is hers."""
    tag = locale.replace("-", "_")
    return next((found for found in (tag, tag.partition("_")[0]) if found in languages), "en")


def _error(words: Words, trouble: Trouble) -> str:
    day = full_day(words, trouble.day) if trouble.day else ""
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please fill this in.")
        case Problem.NO_NUMBER:
            return words.say(
                "Please enter a number from {at_least} to {at_most}.",
                at_least=trouble.at_least,
                at_most=trouble.at_most,
            )
        case Problem.FAR:
            return words.say("This is years away. Please choose a nearer day.")
        case Problem.PAIRS_BEGUN:
            return words.say("A pair began on {day}: the first day can be that one, or an earlier one.", day=day)
        case Problem.BEFORE_FIRST:
            return words.say("This is not after the first day. Please choose a later day.")
        case Problem.PAST:
            return words.say("The pilot, and every pair in it, would be over already. Please choose a later end.")
        case Problem.OTHER_MONTHS:
            return words.say(
                "So many months end on {day}. Choose that day, leave this empty, or change the months.", day=day
            )
        case Problem.NO_HOUR:
            return words.say("There has to be an hour at least between the two.")
        case Problem.NO_SUCH_ZONE:
            return words.say("Please choose a city from the list.")
        case Problem.CANT_POST:
            return words.say(
                "I can’t write in that channel yet. Invite me there with /invite @Advance, then save this again."
            )


def _form(words: Words, callback_id: str, title: str, metadata: str, fields: list[Block]) -> dict[str, Any]:
    return modal(
        title=title,
        submit=words.say("Save"),
        close=words.say("Leave as it is"),
        callback_id=callback_id,
        metadata=metadata,
        blocks=[*fields, access.seen_by(words, Thing.PILOT)],
    )


def _day_names(words: Words) -> Mapping[str, str]:
    """'Monday', by the number that a form gives it."""
    names = get_day_names("wide", context="stand-alone", locale=words.tag)
    return {str(day): names[day] for day in WEEK}


def _languages(languages: Collection[str]) -> Mapping[str, str]:
    """Each by its own name for itself."""
    return {tag: Locale.parse(tag).get_display_name(tag) or tag for tag in sorted({"en", *languages})}
