"""All that Advance holds of one person, for her own eyes (SPEC P13; GDPR, articles 15 and 20; Quebec's Law 25).

It is read anew each time and kept nowhere: notes and answers may stand in no stored message, so that a file in a direct
message could not hold them, and one that the operator made would show them to the operator.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentoring import access
from mentoring.access import Role, Thing
from mentoring.agreeing.agreements import Agreed, agreed_in
from mentoring.asking.reports import Report, reports_by
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Draft
from mentoring.ending.keeping import Kept, all_kept, in_it
from mentoring.joining.profiles import Profile
from mentoring.joining.profiles import own as own_profile
from mentoring.nudging.nudge_wishes import Wishes, wishes_of
from mentoring.own_texts import Text, texts_elsewhere, texts_of
from mentoring.people import Actor, Match
from storage import attendance, surveys
from storage.keys import KeyGone
from storage.work import Work


@dataclass(frozen=True)
class Answered:
    """One answer of hers to a survey, ticked or in her own words."""

    survey: str
    question: str
    answer: str
    is_sent: bool = True
    """False: it stands in a survey that she has begun, and is nobody's but hers."""


@dataclass(frozen=True)
class Pulse:
    """How a meeting was, from 1 to 5; of when, the week alone is kept."""

    week: date
    value: int


@dataclass(frozen=True)
class OwnData:
    """All of hers, and nothing of anybody else but whom she is matched with."""

    profile: Profile
    matches: tuple[Match, ...]
    """Those that run."""
    over: tuple[Kept, ...]
    agreed: tuple[Agreed, ...]
    wishes: Wishes
    texts: tuple[Text, ...]
    reports: tuple[Report, ...]
    answers: tuple[Answered, ...]
    pulses: tuple[Pulse, ...]


def own_data(work: Work, actor: Actor) -> OwnData:
    """The actor's own: there is no way to ask for anybody else's."""
    over = all_kept(work, actor)
    agreed = agreed_in(work, actor, actor.matches)
    respondents = _respondents(work, actor)
    hers = {match.id for match in (*actor.matches, *(kept.match for kept in over))}
    return OwnData(
        profile=own_profile(work, actor),
        matches=actor.matches,
        over=over,
        agreed=tuple(each for each in agreed if each.mine),
        wishes=wishes_of(work, actor),
        texts=(*texts_of(work, actor), *_texts_of_old(work, actor, over), *texts_elsewhere(work, actor, hers)),
        reports=reports_by(work, actor),
        answers=tuple(_answers(work, actor, respondents)),
        pulses=tuple(_pulses(work, respondents)),
    )


def _texts_of_old(work: Work, actor: Actor, over: tuple[Kept, ...]) -> Iterator[Text]:
    """Of matches that are over, as long as their keys are there."""
    for kept in over:
        if kept.is_gone:
            continue
        hers = in_it(actor, kept)
        try:
            with work.reaching(hers.tenants):
                yield from [*texts_of(work, hers)]
        except KeyGone:
            continue


def _respondents(work: Work, actor: Actor) -> list[UUID]:
    """The ids under which she answers, which her key alone leads to; none if she never has."""
    access.require_sight(Role.AUTHOR, Thing.SURVEY_ANSWERS)
    access.require_sight(Role.AUTHOR, Thing.PULSE)
    links = attendance.links_of(work.session, actor.person.id)
    return [UUID(work.open(link.respondent)) for link in links]


def _answers(work: Work, actor: Actor, respondents: list[UUID]) -> Iterator[Answered]:
    for respondent in respondents:
        for survey, question, answer in surveys.answers_of(work.session, respondent):
            yield Answered(survey, question, answer)
    for row in surveys.words_of(work.session, actor.person.id):
        yield Answered(row.survey, row.question, work.open(row.words))
    for name, sealed in surveys.begun_by(work.session, actor.person.id):
        for question, found in Draft.read(work.open(sealed), SURVEYS[name]).answers.items():
            for entered in (*found.ticked, found.words):
                if entered:
                    yield Answered(name, question, entered, is_sent=False)


def _pulses(work: Work, respondents: list[UUID]) -> Iterator[Pulse]:
    for respondent in respondents:
        for row in attendance.pulses_of(work.session, respondent):
            yield Pulse(row.week, row.value)
