"""Profiles come in (SPEC S8): one's own, read and changed by anyone registered; the other's of a pair, read."""

from collections.abc import Iterable

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, page_asked, pressed_value, uuid
from mentoring.joining import profiles
from mentoring.joining.profile_rules import Field
from mentoring.joining.profiles import Profile, Unfit
from mentoring.own_data import own_data
from mentoring.people import Part
from views import own_data as data
from views.joining import profile_forms as forms
from views.joining import profiles as views

WORK = (Field.TITLE, Field.DEPARTMENT, Field.SKILLS, Field.SEEKS, Field.LANGUAGES)
REACH = (Field.PHONE, Field.AVAILABILITY, Field.CAPACITY)


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.PARTNER)(partner_opened)
    on.action(data.OPEN)(data_opened)
    on.action(data.BACK)(data_turned)
    on.action(data.ON)(data_turned)
    on.view(forms.FORM)(work_told)
    on.view(forms.REACH_FORM)(reach_told)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Her own details, filled with what is known."""
    with visit.reading() as work:
        own = profiles.own(work, visit.actor)
    response = ack()
    show_modal(client, body, forms.work(visit.words, own, _partner(visit)))
    return response


def partner_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """What she may know of whom she is matched with."""
    match_id = uuid(pressed_value(body))
    with visit.reading() as work:
        theirs = profiles.of_partner(work, visit.actor, match_id)
    response = ack()
    show_modal(client, body, views.partner(visit.words, theirs))
    return response


def data_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All that Advance holds of her."""
    with visit.reading() as work:
        found = own_data(work, visit.actor)
    response = ack()
    show_modal(client, body, data.page(visit.words, found, 1))
    return response


def data_turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of it."""
    _, number = page_asked(body)
    with visit.reading() as work:
        found = own_data(work, visit.actor)
    response = ack()
    show_instead(client, body, data.page(visit.words, found, number))
    return response


def work_told(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The first form: kept at once, and the second takes its place."""
    try:
        own = _save(view, visit, WORK)
    except Unfit as unfit:
        return ack(response_action="errors", errors=forms.errors(visit.words, unfit.troubles))
    return ack(response_action="update", view=forms.reach(visit.words, own, _partner(visit)))


def reach_told(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The second: with it, the profile is filled in."""
    try:
        _save(view, visit, REACH, is_last=True)
    except Unfit as unfit:
        return ack(response_action="errors", errors=forms.errors(visit.words, unfit.troubles))
    return ack()


def _save(view: Body, visit: Visit, fields: Iterable[Field], *, is_last: bool = False) -> Profile:
    """What stands in those of the fields that the form has."""
    entries = Entries(view)
    typed = {field: entries.text(field) for field in fields if entries.has(field)}
    if not typed:
        raise Unreadable("a profile")
    with visit.changing() as (work, actor):
        if Part.MENTOR not in actor.parts:
            typed.pop(Field.CAPACITY, None)
        return profiles.save(work, actor, typed, visit.now, is_last=is_last)


def _partner(visit: Visit) -> str:
    """Whom she is matched with, if it is one."""
    matches = visit.actor.matches
    return matches[0].partner.first_name if len(matches) == 1 else ""
