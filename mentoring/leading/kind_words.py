"""A kind word (SPEC P7): a lead may send one to both of a pair that has gone quiet. She never learns why it has."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.leading.pilot import pairs_of, quiet_by
from mentoring.meeting.meetings import meetings_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion, tell, tell_all
from mentoring.people import Actor, Match
from mentoring.pilot_settings import own_settings, settings_of
from mentoring.standing import over_company, over_match, reaching
from mentoring.too_late import TooLate
from storage import companies, contacts, deliveries, pilot_pairs
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class KindWordNotice(Notice):
    """Their lead thinks of them."""

    match: Match
    is_arranged: bool
    """A meeting is to come or offered: nothing about meetings, then (SPEC N10)."""

    @property
    def worth_telling(self) -> bool:
        """As long as nothing is arranged."""
        return not self.is_arranged


def send(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """Send both a kind word; once a week at the most, whoever of the leads presses.

    TooLate if the pair is not quiet any more, as of last Monday. What has been arranged since she does not learn: then
    nothing is sent, and nothing told.
    """
    with reaching(work, actor, match_id) as sides:
        access.require(over_match(actor, sides), Verb.ENCOURAGE, Thing.MATCH)
        companies.hold(work.session, actor.person.company_id)
        settings = settings_of(work, sides.mentee.company_id)
        if settings is None or not pilot_pairs.is_quiet(work.session, match_id, quiet_by(settings, now)):
            raise TooLate
        period = settings.week(now).isoformat()
        for person_id in (sides.mentee.id, sides.mentor.id):
            tell(work, person_id, Occasion.KIND_WORD, match_id, now, period=period, match_id=match_id)


def send_to_all(work: Work, actor: Actor, now: datetime) -> int:
    """Send one to both of every quiet pair of the company that the actor leads, but for those who had this week's; to
    how many pairs."""
    company_id = actor.person.company_id
    access.require(over_company(actor, company_id), Verb.ENCOURAGE, Thing.MATCH)
    settings = own_settings(work, actor)
    companies.hold(work.session, company_id)
    pairs = [pair for pair in pairs_of(work, company_id, settings, now) if pair.is_quiet and not pair.is_encouraged]
    ids = [person for pair in pairs for person in (pair.mentee_id, pair.mentor_id)]
    with work.for_everyone():  # one of a pair may be of another company
        rows = contacts.by_ids(work.session, ids)
        both = [(rows[person], pair.match_id) for pair in pairs for person in (pair.mentee_id, pair.mentor_id)]
        tell_all(work, both, Occasion.KIND_WORD, now, period=settings.week(now).isoformat())
    return len(pairs)


def was_sent(work: Work, match_id: UUID, week: date) -> bool:
    """Whether one was sent in the week that began on that Monday."""
    return deliveries.was_told(work.session, match_id, Occasion.KIND_WORD, week.isoformat())


def about_match(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> KindWordNotice | None:
    """To one of the two; None once their match is over."""
    match = actor.match(occasion.about)
    if match is None:
        return None
    hers = [meeting for meeting in meetings_of(work, actor) if meeting.match.id == match.id]
    return KindWordNotice(match, any(meeting.is_upcoming(now) or meeting.waits(now) for meeting in hers))


READERS: Final[Readers] = {Occasion.KIND_WORD: about_match}
