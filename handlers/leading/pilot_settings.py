"""A lead looks at how her pilot is set up, and changes it, in three short forms."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.answering import redraw_beneath, show_modal, show_page
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, dig, text_at
from mentoring import pilot_settings
from mentoring.people import Actor
from mentoring.pilot_rules import Course, Field, Figures, Hours
from mentoring.pilot_settings import Settings, Unfit
from mentoring.too_late import TooLate
from storage.work import Work
from views import zones
from views.leading import pilot_settings as views

Change = Callable[[Work, Actor, int], Settings]
"""The change that a form asks for, by the version of the settings that it was filled with."""
DAYS = {str(day): day for day in range(7)}


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.CHANGE_COURSE)(form)
    on.action(views.CHANGE_HOURS)(form)
    on.action(views.CHANGE_FIGURES)(form)
    on.options("zone")(cities)
    on.view(views.COURSE_FORM)(course_sent)
    on.view(views.HOURS_FORM)(hours_sent)
    on.view(views.FIGURES_FORM)(figures_sent)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All of them at a glance."""
    settings = _own(visit)
    response = ack()
    show_page(client, body, views.overview(visit.words, settings, _languages(visit)))
    return response


def form(body: Body, action: Mapping[str, Any], ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """One of the three forms, filled with how it is."""
    settings = _own(visit)
    response = ack()
    seen = str(settings.version)
    match text_at(action, "action_id"):
        case views.CHANGE_COURSE:
            view = views.course_form(visit.words, settings, seen)
        case views.CHANGE_HOURS:
            view = views.hours_form(visit.words, settings, seen)
        case _:
            view = views.figures_form(visit.words, settings, _languages(visit), seen)
    show_modal(client, body, view)
    return response


def cities(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """What she has typed of a city."""
    return ack(options=zones.offered(visit.words, text_at(body, "value")))


def course_sent(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Dates, and meetings at least."""
    entries = Entries(view)
    course = Course(
        first_day=entries.day(Field.FIRST_DAY),
        months=entries.text(Field.MONTHS),
        last_day=entries.day(Field.LAST_DAY),
        meetings=entries.text(Field.MEETINGS),
    )

    def change(work: Work, actor: Actor, seen: int) -> Settings:
        return pilot_settings.change_course(work, actor, course, seen, visit.now)

    return _sent(view, ack, visit, client, Field.FIRST_DAY, change)


def hours_sent(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Days, hours, zone."""
    entries = Entries(view)
    hours = Hours(
        opens=entries.time(Field.OPENS),
        closes=entries.time(Field.CLOSES),
        days=frozenset(DAYS[day] for day in entries.options(Field.DAYS) if day in DAYS),
        zone=entries.option(Field.ZONE),
    )

    def change(work: Work, actor: Actor, seen: int) -> Settings:
        return pilot_settings.change_hours(work, actor, hours, seen, visit.now)

    return _sent(view, ack, visit, client, Field.DAYS, change)


def figures_sent(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Channel, language, threshold. Whether Advance can write in the channel, Slack is asked beforehand."""
    entries = Entries(view)
    figures = Figures(
        channel=entries.conversation(Field.CHANNEL),
        language=entries.option(Field.LANGUAGE),
        threshold=entries.text(Field.THRESHOLD),
    )
    _own(visit)  # nobody else makes Advance join a channel
    can_post = not figures.channel or _joined(client, figures.channel)

    def change(work: Work, actor: Actor, seen: int) -> Settings:
        return pilot_settings.change_figures(work, actor, figures, _languages(visit), seen, can_post=can_post)

    return _sent(view, ack, visit, client, Field.CHANNEL, change)


def _sent(view: Body, ack: Ack, visit: Visit, client: WebClient, first: Field, change: Change) -> BoltResponse:
    """Change it, and draw the settings beneath anew; or say beside the fields what is wrong."""
    seen = text_at(view, "private_metadata")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 10):
        raise Unreadable("a form's memory")
    try:
        with visit.changing() as (work, actor):
            settings = change(work, actor, int(seen))
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.errors(visit.words, unfit.troubles))
    except TooLate:
        return ack(response_action="errors", errors={first.value: views.changed_meanwhile(visit.words)})
    response = ack()
    redraw_beneath(client, view, views.overview(visit.words, settings, _languages(visit)))
    return response


def _own(visit: Visit) -> Settings:
    with visit.reading() as work:
        return pilot_settings.own_settings(work, visit.actor)


def _languages(visit: Visit) -> frozenset[str]:
    return visit.deps.catalogues.languages | {"en"}


def _joined(client: WebClient, channel: str) -> bool:
    """Whether Advance is in that channel; it joins a public one. Into a private one somebody has to invite it."""
    try:
        found = client.conversations_info(channel=channel).data
        if not dig(found, "channel", "is_member"):
            client.conversations_join(channel=channel)
    except SlackApiError:
        return False
    return True
