"""The weekly post in three sentences, with its chart (SPEC S33, P15); and what its lead hears when her channel does not
take it."""

from mentoring.access import Thing
from mentoring.access_terms import Part
from mentoring.counting.highlights import Highlights
from mentoring.counting.release_values import Cell, Change, Release
from mentoring.counting.summary_notices import ChannelLostNotice, SummaryNotice
from views import access
from views.blocks import File, Message, actions, context, paragraph
from views.counting import charts, figure_names
from views.leading.pilot_settings import settings_button
from views.prose import Channel, Prose, joined, strong
from views.times import full_day
from views.words import Words


def notice(words: Words, said: SummaryNotice) -> Message:
    """What matters this week, and the chart."""
    release, points = said.release, said.highlights
    day = full_day(words, release.week)
    title = words.tell("Good morning! {company}’s pilot on {day}:", company=said.company, day=day)
    sentences = (_meetings(words, points), _pairs(words, points), _news(words, release, points.news))
    picture = charts.overview(words, release)
    name = words.say("Figures of {day}", day=day)
    return Message(
        (
            paragraph(strong(title)),
            paragraph(joined(sentences)),
            context(
                words.say("Answers and objectives are told only for groups of {n} people or more.", n=release.threshold)
            ),
        ),
        File(f"{release.week.isoformat()}", "png", f"{name}.png", picture.content, picture.alt_text),
    )


def channel_lost(words: Words, said: ChannelLostNotice) -> Message:
    """Once for each channel: what came of the post, and the two ways out."""
    text = words.tell(
        "I could not post your pilot’s weekly figures in {channel}: perhaps it is archived, or I am no longer in it. "
        "You have them here instead, so nothing is lost. To have them there again, invite me with `/invite @Advance`, "
        "or choose another channel in the settings.",
        channel=(Channel(said.channel),),
    )
    return Message((paragraph(text), actions([settings_button(words)]), access.seen_by(words, Thing.PILOT)))


def _meetings(words: Words, points: Highlights) -> Prose:
    held, upcoming, more = points.exact.meetings_held, points.exact.meetings_upcoming, points.more("meetings_held")
    planned = (
        words.say_count("one is planned", "{n} are planned", upcoming) if upcoming else words.say("none is planned")
    )
    if not held:
        return words.tell("No meeting has been held yet, and {planned}.", planned=planned)
    all_held = words.say_count("one meeting held", "{n} meetings held", held)
    if more is None:
        return words.tell("So far: {all}, and {planned}.", all=all_held, planned=planned)
    new = words.say_count("One more since last week", "{n} more since last week", more)
    new = new if more > 0 else words.say("None more since last week")
    return words.tell("{more}: {all} in all, and {planned}.", more=new, all=all_held, planned=planned)


def _pairs(words: Words, points: Highlights) -> Prose:
    exact, more = points.exact, points.more("tasks_done") or 0
    if not exact.active:
        return words.tell("No pair is at work at present.")
    pairs = words.say_count("One pair is at work", "{n} pairs are at work", exact.active)
    if not exact.tasks:
        return words.tell("{pairs}, and no homework is set yet.", pairs=pairs)
    about = {"pairs": pairs, "done": exact.tasks_done, "all": exact.tasks}
    if more <= 0:
        return words.tell("{pairs}; {done} of {all} tasks are done.", **about)
    return words.tell("{pairs}; {done} of {all} tasks are done, {more} of them since last week.", **about, more=more)


def _news(words: Words, release: Release, found: Cell | Change | None) -> Prose:
    if isinstance(found, Change):
        asked = figure_names.change(words, found)
        said = words.say("{n} of {all}", n=found.up, all=found.of)
        return words.tell("Since the first survey, {figure} moved up on “{question}”", figure=said, question=asked)
    if found is None and release.has_too_few(Part.MENTEE):
        return words.tell(
            "What people answer counts together with other companies’: here they are too few to stay unknown."
        )
    if found is None:
        return words.tell("What people aim for and how it goes will stand here once enough of them have told.")
    about = figure_names.line(words, found.figure, found.cell)
    said = words.say("{n} of {all}", n=found.n, all=found.of)
    match found.figure:
        case figure_names.OBJECTIVES:
            return words.tell("What mentees aim for most: {category}, for {figure}.", category=about, figure=said)
        case figure_names.PULSE:
            return words.tell(
                "In {month}, {figure} found their meetings good: 4 out of 5, or better.", figure=said, month=about
            )
        case _:
            group = figure_names.group(words, found)
            return words.tell(
                "From the surveys: {figure} {answer}: “{question}”", figure=said, answer=group, question=about
            )
