"""Feedback on the pilot, the guide or the process (SPEC S38): to the lead or the coordinator, signed or anonymous."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing, Verb
from mentoring.free_text import TEXT_AT_MOST, Problem, Unfit, require_fit
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Part, Person, person_of
from mentoring.standing import of_person, over_company
from storage import feedback, keeping, people
from storage.feedback import AnonymousFeedbackRow, SignedFeedbackRow
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.work import Work


class Addressee(StrEnum):
    """Whom it is for."""

    LEAD = "lead"
    """The leads of the author's company."""
    COORDINATOR = "coordinator"


class Topic(StrEnum):
    """What it is about."""

    PILOT = "pilot"
    GUIDE = "guide"
    PROCESS = "process"
    SURVEY = "survey"
    """A free comment of a survey, which its author chose to pass on."""


@dataclass(frozen=True)
class Feedback:
    """What somebody wrote, as its addressee reads it."""

    addressee: Addressee
    topic: Topic
    words: str
    by: Person | None = None
    """None: nobody has signed it."""


def addressees(work: Work, actor: Actor) -> tuple[Addressee, ...]:
    """To whom she can write: whoever there is besides herself."""
    _require_author(work, actor)
    return tuple(each for each in Addressee if _recipients(work, each, actor.person.company_id, actor.person.id))


def give(
    work: Work,
    actor: Actor,
    addressee: Addressee,
    topic: Topic,
    words: str,
    now: datetime,
    feedback_id: UUID,
    *,
    signed: bool,
) -> None:
    """Give it, once however often it is sent. Signed, its addressees are told at once; otherwise it waits for a Monday,
    and nothing of the author is kept, told or touched.

    Unfit if it has no words, too many, or nobody to read them.
    """
    _require_author(work, actor)
    fit = require_fit(words)
    told = _recipients(work, addressee, actor.person.company_id, actor.person.id)
    if not told:
        raise Unfit(Problem.NOBODY)
    if not signed:
        _keep(work, actor.person.company_id, addressee, topic, fit, feedback_id)
        return
    people.hold(work.session, [actor.person.id])
    if feedback.signed(work.session, feedback_id):
        return
    work.session.add(
        SignedFeedbackRow(
            id=feedback_id,
            company_id=actor.person.company_id,
            by_id=actor.person.id,
            addressee=addressee.value,
            words=work.seal(KeyName.of_person(actor.person.id), _packed(topic, fit)),
            created_at=now,
        )
    )
    work.session.flush()
    with work.for_everyone():  # the coordinator is of another company
        for row in told:
            tell(work, row.id, Occasion.FEEDBACK_GIVEN, feedback_id, now)


def pass_on(work: Work, company_id: UUID, words: str) -> None:
    """Hand words to the company's leads as anonymous feedback: the free comment of a survey, which its author chose to
    pass on. They wait for a Monday like all of it. Whatever is no fit is passed over in silence.

    Best called apart from what is written under the author's name: a transaction of its own leaves no trace of her.
    """
    kept = words.strip()[:TEXT_AT_MOST]
    if kept:
        _keep(work, company_id, Addressee.LEAD, Topic.SURVEY, kept, uuid4())


def signed_by_somebody(work: Work, actor: Actor, feedback_id: UUID) -> Feedback:
    """What was signed, for its author and its addressees. NotAllowed for everybody else."""
    with work.for_everyone():  # whom it is for, is the very question
        row = feedback.signed(work.session, feedback_id)
        if row is None:
            raise NotAllowed("no such feedback")
        _require_reader(actor, row.addressee, row.company_id, author_id=row.by_id)
        opened, author = _unpacked(work.open(row.words)), person_of(work, people.by_id(work.session, row.by_id))
    return Feedback(Addressee(row.addressee), *opened, author)


def signed_by(work: Work, actor: Actor) -> tuple[Feedback, ...]:
    """All that the actor signed herself, the latest first. What she did not sign, nothing leads back to her."""
    access.require_sight(of_person(actor, actor.person.id), Thing.FEEDBACK)
    rows = feedback.signed_all(work.session, actor.person.id)
    return tuple(Feedback(Addressee(row.addressee), *_unpacked(work.open(row.words)), actor.person) for row in rows)


def handed_over(work: Work, actor: Actor, hand_over_id: UUID) -> tuple[Feedback, ...]:
    """What was handed over together, under nobody's name and in no order. NotAllowed for whoever it was not for."""
    with work.for_everyone():  # as above
        found = feedback.hand_over(work.session, hand_over_id)
        if found is None:
            raise NotAllowed("no such feedback")
        _require_reader(actor, found.addressee, found.company_id)
        texts = work.open_all([row.words for row in feedback.handed_over(work.session, hand_over_id)])
    return tuple(Feedback(Addressee(found.addressee), *_unpacked(text)) for text in texts)


def recipients(work: Work, addressee: Addressee, company_id: UUID) -> list[PersonRow]:
    """Whoever reads what is addressed so at that company."""
    return _recipients(work, addressee, company_id, None)


def _recipients(work: Work, addressee: Addressee, company_id: UUID, besides: UUID | None) -> list[PersonRow]:
    with work.for_everyone():
        leads = addressee is Addressee.LEAD
        rows = people.leads_of(work.session, company_id) if leads else feedback.coordinators(work.session)
    return [row for row in rows if row.id != besides]


def _require_author(work: Work, actor: Actor) -> None:
    """Whoever takes part or has: not before she is matched (SPEC S3), and still when her match is over."""
    access.require(of_person(actor, actor.person.id), Verb.WRITE, Thing.FEEDBACK)
    if actor.waits:
        with work.for_everyone():  # across companies, the match is the other's
            if not keeping.has_any(work.session, actor.person.id):
                raise NotAllowed("until she is matched, the guide and her details are hers")


def _require_reader(actor: Actor, addressee: str, company_id: UUID, author_id: UUID | None = None) -> None:
    """Its author, or one of those to whom it is addressed."""
    if actor.person.id == author_id:
        role = Role.AUTHOR
    elif addressee == Addressee.LEAD:
        found = over_company(actor, company_id)
        role = found if found is Role.LEAD else Role.OTHER
    else:
        role = Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER
    access.require_sight(role, Thing.FEEDBACK, Sight.ADDRESSED)


def _keep(work: Work, company_id: UUID, addressee: Addressee, topic: Topic, words: str, feedback_id: UUID) -> None:
    if feedback.anonymous(work.session, feedback_id):
        return
    sealed = work.seal(KeyName.of_company(company_id), _packed(topic, words))
    row = AnonymousFeedbackRow(id=feedback_id, company_id=company_id, addressee=addressee.value, words=sealed)
    work.session.add(row)
    work.session.flush()


def _packed(topic: Topic, words: str) -> str:
    return f"{topic}\n{words}"


def _unpacked(text: str) -> tuple[Topic, str]:
    first, _, rest = text.partition("\n")
    return Topic(first), rest
