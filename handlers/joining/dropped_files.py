"""A file is dropped into the direct message: a lead's is read as a roster, and nothing is saved before she says yes."""

import logging
import re
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from uuid import UUID

from slack_bolt import Ack
from slack_sdk import WebClient

from handlers.deps import Left, Visit
from handlers.joining import downloads
from handlers.joining.downloads import Dropped, OutOfReach, TooLarge
from handlers.joining.members import everybody
from handlers.listening import Listening
from handlers.reading import Body, Unreadable, is_spoken, spoken_at, text_at
from mentoring.access import NotAllowed
from mentoring.joining import intakes
from mentoring.joining.enrolment_plan import SlackUser
from mentoring.joining.intake_drafts import Draft, drafted, refused
from mentoring.joining.roster import read
from mentoring.joining.roster_scope import NEEDED, ROWS_AT_MOST
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.occasions import Occasion, tell
from mentoring.too_late import TooLate
from storage import companies

log = logging.getLogger(__name__)

FILE_ID = re.compile(r"[A-Z0-9]{1,20}")
FILES_AT_MOST = 5
LARGEST_MB = 5
MB = 2**20
TEXT = frozenset({".csv", ".tsv", ".txt"})
KINDS = frozenset({"csv", "tsv", "text"})
NAME_AT_MOST = 100


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.event("message.file_share")(dropped)


def dropped(event: Body, ack: Ack, visit: Visit, client: WebClient) -> None:
    """Of a lead: she sees at once that it is read, and what it comes to as soon as that is known."""
    ack()
    if not is_spoken(event):
        return
    ts = spoken_at(event)
    try:
        with visit.changing() as (work, actor):
            begun = intakes.dropped(work, actor, _file_ids(event), visit.now)
    except NotAllowed:
        with visit.changing() as (work, actor):
            tell(work, actor.person.id, Occasion.FILE_NOT_TAKEN, actor.person.id, visit.now, period=ts)
        return
    for intake_id, file_id in begun.items():
        visit.deps.aside(partial(Reading(visit, client).read, intake_id, file_id))


def _file_ids(event: Body) -> list[str]:
    """Those of a message. Unreadable for one without any: Slack sends no such."""
    files = event.get("files")
    found = [text_at(file, "id") for file in files] if isinstance(files, list) else []
    ids = [each for each in found if FILE_ID.fullmatch(each)][:FILES_AT_MOST]
    if not ids:
        raise Unreadable("a message with files")
    return ids


@dataclass(frozen=True)
class Reading:
    """A file is fetched, read and looked up for a lead. It may take minutes; no transaction is open meanwhile."""

    visit: Visit
    client: WebClient

    def read(self, intake_id: UUID, file_id: str) -> None:
        """Until its card shows what it comes to. Raises nothing: nobody would hear it."""
        try:
            draft = self._draft(file_id)
            with self.visit.changing() as (work, actor):
                intakes.found(work, actor, intake_id, draft, self.visit.now)
        except (TooLate, Left):
            log.info("a file was replaced while it was read, or its lead has left")
        except Exception as error:
            log.error("a file could not be read: %s", type(error).__name__)
            self._give_up(intake_id)

    def _draft(self, file_id: str) -> Draft:
        try:
            file = downloads.look(self.client, file_id)
        except OutOfReach:
            return refused("", [Trouble(1, Problem.OUT_OF_REACH)])
        name = file.name[:NAME_AT_MOST]
        if not _may_be_csv(file):
            return refused(name, [Trouble(1, Problem.NOT_CSV)])
        try:
            roster = read(downloads.fetch(self.client, file, LARGEST_MB * MB), ROWS_AT_MOST, NEEDED)
        except OutOfReach:
            return refused(name, [Trouble(1, Problem.OUT_OF_REACH)])
        except TooLarge:
            return refused(name, [Trouble(1, Problem.TOO_LARGE, at_most=LARGEST_MB)])
        users = self._users() if roster.rows else {}
        with self.visit.reading() as work:
            company = companies.by_id(work.session, self.visit.actor.person.company_id)
            with work.for_everyone():
                return drafted(work, company.name, name, roster, users)

    def _users(self) -> dict[str, SlackUser]:
        """Everybody in her workspace, by addresses with case folded."""
        members = everybody(self.client, self.visit.team_id)
        return {
            each.email.casefold(): each.user
            for each in members
            if each.email and not each.is_bot and not each.is_visitor
        }

    def _give_up(self, intake_id: UUID) -> None:
        try:
            with self.visit.changing() as (work, actor):
                intakes.failed(work, actor, intake_id)
        except Exception as error:
            log.error("could not say so: %s", type(error).__name__)  # the housekeeping will


def _may_be_csv(file: Dropped) -> bool:
    return PurePath(file.name).suffix.casefold() in TEXT or file.kind in KINDS
