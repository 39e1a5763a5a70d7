"""A meeting for the reader's own calendar (SPEC P2): an .ics file, and links that open a web calendar's form.

The meeting keeps its UID for good; every change raises SEQUENCE, so that a calendar replaces what it had. Colleagues
may look into a calendar: the entry is marked as private, and the agenda stays in Advance.
"""

from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from icalendar import Calendar, Event
from slack_sdk.models.blocks import ButtonElement

from mentoring.meeting.calendar_notices import CalendarNotice
from mentoring.meeting.meetings import Meeting, Offer
from mentoring.occasions import Occasion
from views.blocks import File, Message, button, paragraph
from views.escape import visible
from views.times import moment
from views.words import Words

ADD_TO_GOOGLE = "calendar.google"
ADD_TO_OUTLOOK = "calendar.outlook"

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"
LINK_AT_MOST = 3000
"""Of a button's address (Slack). What would make it longer is left out of the link; the file has it."""


def notice(words: Words, said: CalendarNotice) -> Message:
    """A message that hands over the file."""
    meeting, offer, now = said.meeting, said.offer, said.said_at
    about = {"when": moment(words, offer.starts_at), "name": meeting.match.partner.first_name}
    stem = f"{offer.starts_at.astimezone(words.zone):%Y-%m-%d}"
    if said.kind is Occasion.CALENDAR_REMOVAL:
        content = cancellation(words, meeting, offer, now)
        text = words.tell("This file takes the meeting with {name} of {when} out of your calendar.", **about)
    else:
        content = invitation(words, meeting, offer, now)
        text = words.tell("For your calendar: {when}, with {name}.", **about)
    return Message((paragraph(text),), File(stem, "ics", f"{title(words, meeting)}.ics", content))


def links(words: Words, meeting: Meeting, offer: Offer) -> tuple[ButtonElement, ButtonElement]:
    """For those whose calendar is on the web."""
    one, other = words.say("Google Calendar"), words.say("Outlook")
    about_one = words.say("Add the meeting to {calendar}", calendar=one)
    about_other = words.say("Add the meeting to {calendar}", calendar=other)
    return (
        button(one, ADD_TO_GOOGLE, about=about_one, url=google(words, meeting, offer)),
        button(other, ADD_TO_OUTLOOK, about=about_other, url=outlook(words, meeting, offer)),
    )


def invitation(words: Words, meeting: Meeting, offer: Offer, now: datetime) -> bytes:
    """The .ics of an agreed meeting: new, or in place of an earlier one."""
    return _ics(words, meeting, offer, now, method="PUBLISH", status="CONFIRMED", sequence=_place(meeting, offer))


def cancellation(words: Words, meeting: Meeting, offer: Offer, now: datetime) -> bytes:
    """The .ics that takes the meeting out of a calendar again."""
    return _ics(words, meeting, offer, now, method="CANCEL", status="CANCELLED", sequence=len(meeting.offers))


def google(words: Words, meeting: Meeting, offer: Offer) -> str:
    """Opens Google Calendar's form, filled in."""
    times = "/".join(f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (offer.starts_at, offer.ends_at))
    return _link(GOOGLE, {"action": "TEMPLATE", "text": title(words, meeting), "dates": times}, "location", offer)


def outlook(words: Words, meeting: Meeting, offer: Offer) -> str:
    """Opens Outlook's form, filled in."""
    fixed = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title(words, meeting),
        "startdt": f"{offer.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{offer.ends_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    return _link(OUTLOOK, fixed, "location", offer)


def title(words: Words, meeting: Meeting) -> str:
    """What the meeting is called in a calendar."""
    return words.say("Meeting with {name}", name=visible(meeting.match.partner.name))


def uid(meeting_id: UUID) -> str:
    """The same for both sides and for ever."""
    return f"{meeting_id}@advance"


def _ics(
    words: Words, meeting: Meeting, offer: Offer, now: datetime, *, method: str, status: str, sequence: int
) -> bytes:
    event = Event()
    event.add("uid", uid(meeting.id))
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", offer.starts_at.astimezone(UTC))
    event.add("dtend", offer.ends_at.astimezone(UTC))
    event.add("summary", title(words, meeting))
    event.add("location", visible(offer.place))
    event.add("status", status)
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//advance//advance//en")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _place(meeting: Meeting, offer: Offer) -> int:
    """How many offers came before: the agreed one of a moved meeting always stands after the one it replaced."""
    return next(number for number, each in enumerate(meeting.offers) if each.id == offer.id)


def _link(address: str, fixed: dict[str, str], place: str, offer: Offer) -> str:
    whole = f"{address}?{urlencode({**fixed, place: visible(offer.place)})}"
    return whole if len(whole) <= LINK_AT_MOST else f"{address}?{urlencode(fixed)}"
