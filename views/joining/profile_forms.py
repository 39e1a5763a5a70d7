"""The two short forms of one's own details: what one does, and how one is reached. The first is kept as it is sent."""

from typing import Any

from slack_sdk.models.blocks import Block, InputBlock

from mentoring.access import Thing
from mentoring.joining.profile_rules import Field, Problem, Trouble
from mentoring.joining.profiles import Profile
from mentoring.people import Part
from views.access import seen_by
from views.blocks import actions, context, modal
from views.escape import shown
from views.inputs import field, number, too_long, typed
from views.own_data import data_button
from views.words import Words

FORM = "profile.form"
REACH_FORM = "profile.reach_form"
WITH_COMMAS = ", "


def work(words: Words, profile: Profile, partner: str = "") -> dict[str, Any]:
    """What she does. `partner`: whom she is matched with; empty for nobody or several."""
    return modal(
        title=words.say("Your details"),
        submit=words.say("Save and go on"),
        close=words.say("Close"),
        callback_id=FORM,
        blocks=[
            context(f"{shown(profile.person.name)}, {shown(profile.email)}"),
            *_fields(words, profile),
            _commas(words),
            actions([data_button(words)]),
            seen_by(words, Thing.PROFILE, partner=partner),
        ],
    )


def reach(words: Words, profile: Profile, partner: str = "") -> dict[str, Any]:
    """How she is reached, and how many mentees she takes."""
    phone = field(words.say("Phone"), typed(Field.PHONE, profile.phone), optional=True)
    times = typed(
        Field.AVAILABILITY,
        profile.availability,
        placeholder=words.say("For example: Tuesday and Thursday afternoons, never before 10"),
        lines=True,
    )
    capacity = [_capacity(words, profile)] if Part.MENTOR in profile.parts else []
    return modal(
        title=words.say("Your details"),
        submit=words.say("Save"),
        close=words.say("Close"),
        callback_id=REACH_FORM,
        blocks=[
            context(words.say("The first part is saved. One more:")),
            phone,
            field(words.say("Good times to meet"), times, optional=True),
            *capacity,
            seen_by(words, Thing.CONTACT, Thing.PROFILE, partner=partner),
        ],
    )


def errors(words: Words, troubles: tuple[Trouble, ...]) -> dict[str, str]:
    """What to say beside each field; what was typed stays in the form."""
    return {trouble.field.value: _error(words, trouble) for trouble in troubles}


def _fields(words: Words, profile: Profile) -> list[InputBlock]:
    """Empty ones are no fault: she tells what she likes to tell."""
    fields = [
        field(
            words.say("Your role"),
            typed(Field.TITLE, profile.title, placeholder=words.say("For example: systems engineer")),
            optional=True,
        ),
        field(words.say("Your department"), typed(Field.DEPARTMENT, profile.department), optional=True),
    ]
    if profile.parts & {Part.MENTEE, Part.MENTOR}:
        fields.append(_skills(words, profile))
    if Part.MENTEE in profile.parts:
        seeks = typed(
            Field.SEEKS,
            WITH_COMMAS.join(profile.seeks),
            placeholder=words.say("For example: negotiation, scientific writing, finding a sponsor"),
        )
        fields.append(field(words.say("What you would like to learn"), seeks, optional=True))
    languages = typed(
        Field.LANGUAGES, WITH_COMMAS.join(profile.languages), placeholder=words.say("The one you like best first")
    )
    fields.append(field(words.say("Languages you speak"), languages, optional=True))
    return fields


def _skills(words: Words, profile: Profile) -> InputBlock:
    """A mentor offers them; of a mentee they tell where she comes from."""
    is_mentor = Part.MENTOR in profile.parts
    label = words.say("What you can help with") if is_mentor else words.say("What you know well")
    placeholder = words.say("For example: leading a team, patents, public speaking")
    skills = typed(Field.SKILLS, WITH_COMMAS.join(profile.skills), placeholder=placeholder)
    return field(label, skills, optional=True)


def _commas(words: Words) -> Block:
    return context(words.say("Several things in one line: put commas between them."))


def _capacity(words: Words, profile: Profile) -> InputBlock:
    hint = words.say_count("You have one now.", "You have {n} now.", profile.taken) if profile.taken else ""
    return field(
        words.say("How many mentees you take, at the most"), number(Field.CAPACITY, profile.capacity), hint=hint
    )


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.TOO_LONG:
            return too_long(words, trouble.length, trouble.at_most)
        case Problem.THING_TOO_LONG:
            return words.say(
                "“{thing}…” has {length} characters, and {at_most} fit for each. Is a comma missing?",
                thing=trouble.thing,
                length=trouble.length,
                at_most=trouble.at_most,
            )
        case Problem.TOO_MANY:
            return words.say(
                "These are {length}, and {at_most} fit. Please keep those that matter most.",
                length=trouble.length,
                at_most=trouble.at_most,
            )
        case Problem.NO_NUMBER:
            return words.say("Please give a whole number from 0 to {at_most}.", at_most=trouble.at_most)
        case Problem.FEWER_THAN_NOW:
            return words.say_count(
                "One mentee is with you, or waits for your answer: it can’t be fewer.",
                "{n} mentees are with you, or wait for your answer: it can’t be fewer.",
                trouble.at_least,
            )
