"""Registering many at once from a file (SPEC S1): shown first, then confirmed or discarded, taken back within the day.

A file is the lead's who dropped it. What stands in it is kept sealed under her key until she decides, and for a day at
the most; its words never reach a message before she has seen what they would come to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.joining.enrolment import enrol
from mentoring.joining.intake_drafts import Draft, refused, unpacked
from mentoring.joining.roster_troubles import BadRoster
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor
from mentoring.standing import over_company
from mentoring.too_late import TooLate
from storage import deliveries, intakes, people
from storage.intakes import IntakeRow
from storage.sealing import KeyName
from storage.work import Work


class State(StrEnum):
    """Where an intake stands."""

    READING = "reading"
    WAITING = "waiting"
    """Nothing is wrong with it: she may confirm it."""
    TROUBLED = "troubled"
    FAILED = "failed"
    """It could not be read, for a reason that is not in the file."""
    REGISTERED = "registered"
    TAKEN_BACK = "taken_back"
    DISCARDED = "discarded"
    REPLACED = "replaced"
    """She has dropped another file since."""
    EXPIRED = "expired"


UNDECIDED: Final = (State.READING, State.WAITING, State.TROUBLED)
DAY = timedelta(days=1)
"""So long a draft is kept, and so long what was registered can be taken back."""
READ_WITHIN = timedelta(minutes=15)
"""Whoever reads a file for longer has died over it: even a large workspace is looked through sooner."""


def dropped(work: Work, actor: Actor, slack_file_ids: Sequence[str], now: datetime) -> dict[UUID, str]:
    """She has dropped files: an intake for each, and a first word to her; which intake is of which file.

    What Slack has told before is left out. Earlier files on which she has not decided make way for these.
    """
    access.require(over_company(actor, actor.person.company_id), Verb.REGISTER, Thing.REGISTRATION)
    fresh = [each for each in slack_file_ids if not intakes.of_file(work.session, actor.person.id, each)]
    if fresh:
        for earlier in intakes.undecided_of(work.session, actor.person.id, UNDECIDED, slack_file_ids):
            if intakes.move(work.session, earlier, UNDECIDED, State.REPLACED, draft=None, look_at=None):
                deliveries.mark_stale(work.session, earlier)
    begun = {}
    for slack_file_id in dict.fromkeys(fresh):
        row = new_intake(actor, State.READING, now, now + READ_WITHIN)
        row.slack_file_id = slack_file_id
        try:
            with work.session.begin_nested():
                work.session.add(row)
        except IntegrityError:
            continue  # another process was told of it in the same moment
        tell(work, actor.person.id, Occasion.INTAKE, row.id, now)
        begun[row.id] = slack_file_id
    return begun


def new_intake(actor: Actor, state: State, now: datetime, look_at: datetime) -> IntakeRow:
    """An act of hers, not stored yet."""
    return IntakeRow(
        id=uuid4(),
        company_id=actor.person.company_id,
        by_id=actor.person.id,
        state=state.value,
        created_at=now,
        look_at=look_at,
    )


def found(work: Work, actor: Actor, intake_id: UUID, draft: Draft, now: datetime) -> None:
    """What stands in her file was read and looked up. TooLate if she has dropped another meanwhile."""
    state = State.TROUBLED if draft.troubles else State.WAITING
    sealed = work.seal(KeyName.of_person(actor.person.id), draft.pack())
    _move(work, own(work, actor, intake_id).id, (State.READING,), state, draft=sealed, look_at=now + DAY)


def failed(work: Work, actor: Actor, intake_id: UUID) -> None:
    """Her file could not be read, and not for what stands in it."""
    _move(work, own(work, actor, intake_id).id, (State.READING,), State.FAILED, look_at=None)


def confirm(work: Work, actor: Actor, intake_id: UUID, now: datetime) -> None:
    """Register everybody in her file: all of them, or nobody, if something has become wrong with it since."""
    row = _to_decide(work, actor, intake_id, Verb.REGISTER, State.WAITING, now)
    draft = draft_of(work, row)
    _move(work, row.id, (State.WAITING,), State.REGISTERED, draft=None, look_at=now + DAY)
    with work.for_everyone():
        try:
            done = enrol(work, draft.roster, lambda email: draft.users.get(email.casefold()), now, intake_id=row.id)
        except BadRoster as bad:
            anew = refused(draft.file_name, bad.troubles, draft.rows).pack()
            sealed = work.seal(KeyName.of_person(actor.person.id), anew)
            _move(work, row.id, (State.REGISTERED,), State.TROUBLED, draft=sealed)
            return
    counts = {"registered": done.registered, "updated": done.updated, "unchanged": done.already_registered}
    _move(work, row.id, (State.REGISTERED,), State.REGISTERED, **counts)
    leads_look(work, row.company_id)


def discard(work: Work, actor: Actor, intake_id: UUID, now: datetime) -> None:
    """Forget her file."""
    row = _to_decide(work, actor, intake_id, Verb.REGISTER, State.WAITING, now)
    _move(work, row.id, (State.WAITING,), State.DISCARDED, draft=None, look_at=None)


def sweep(work: Work, now: datetime) -> None:
    """Let go of what was kept long enough. `work` sees every company."""
    for row in intakes.to_look_at(work.session, now):
        state = State(row.state)
        if state is State.READING:
            intakes.move(work.session, row.id, (state,), State.FAILED, look_at=None)
        elif state in UNDECIDED:
            intakes.move(work.session, row.id, (state,), State.EXPIRED, draft=None, look_at=None)
        else:
            intakes.looked_at(work.session, row.id)
        deliveries.mark_stale(work.session, row.id)


def own(work: Work, actor: Actor, intake_id: UUID) -> IntakeRow:
    """An intake of hers; NotAllowed for anybody else's."""
    row = intakes.by_id(work.session, intake_id)
    if row is None or row.by_id != actor.person.id:
        raise NotAllowed("not an intake of hers")
    return row


def draft_of(work: Work, row: IntakeRow) -> Draft:
    """What stands in the file; an empty draft once it was let go."""
    return unpacked(work.open(row.draft)) if row.draft else Draft()


def leads_look(work: Work, company_id: UUID) -> None:
    """What the leads of a company see of its people has changed."""
    people.home_is_stale(work.session, [lead.id for lead in people.leads_of(work.session, company_id)])


def _to_decide(work: Work, actor: Actor, intake_id: UUID, verb: Verb, state: State, now: datetime) -> IntakeRow:
    """An intake of hers that is in this state, and whose time is not over."""
    access.require(over_company(actor, actor.person.company_id), verb, Thing.REGISTRATION)
    row = own(work, actor, intake_id)
    if row.state != state or row.look_at is None or row.look_at <= now:
        raise TooLate
    return row


def _move(work: Work, intake_id: UUID, before: tuple[str, ...], state: State, **values: object) -> None:
    if not intakes.move(work.session, intake_id, before, state.value, **values):
        raise TooLate
    deliveries.mark_stale(work.session, intake_id)
