"""Slack comes in: parse the payload, call one operation, show one view. One file a feature."""

from functools import cache
from typing import Final

from slack_bolt import App

from handlers import contacts, conversation, doorway, home, people, strangers, unforeseen, waiting
from handlers.agreeing import agreement_leads, agreements
from handlers.asking import feedback, fit_checks, reports, surveys
from handlers.counting import figures
from handlers.deps import Deps
from handlers.ending import keeping
from handlers.growing import (
    guide,
    homework,
    homework_forms,
    note_forms,
    notes,
    objective_forms,
    objective_pages,
    objectives,
)
from handlers.joining import dropped_files, intakes, leaving, profiles, registering
from handlers.leading import as_lead, coordination, documents, pilot, pilot_matches, pilot_people, pilot_settings
from handlers.listening import Listening, Switchboard
from handlers.matching import (
    first_times,
    matchmaking,
    matchmaking_closing,
    matchmaking_forms,
    matchmaking_picking,
    matchmaking_suggestions,
)
from handlers.meeting import agenda, attendance, calendar, exchanges, meeting_forms, meetings
from handlers.nudging import nudges

FEATURES: Final = (
    agreements,
    agreement_leads,
    profiles,
    registering,
    intakes,
    dropped_files,
    leaving,
    matchmaking,
    matchmaking_forms,
    matchmaking_suggestions,
    matchmaking_picking,
    matchmaking_closing,
    keeping,
    fit_checks,
    first_times,
    meetings,
    meeting_forms,
    agenda,
    calendar,
    attendance,
    exchanges,
    objectives,
    objective_forms,
    objective_pages,
    homework,
    homework_forms,
    notes,
    note_forms,
    nudges,
    surveys,
    guide,
    home,
    conversation,
    people,
    pilot,
    coordination,
    pilot_people,
    pilot_matches,
    pilot_settings,
    documents,
    contacts,
    figures,
    feedback,
    reports,
    as_lead,
)


def register(app: App, deps: Deps) -> None:
    """The doorway first, then whoever takes what comes; what fails is owned up to."""
    doorway.register(app, deps)
    listeners(deps).open(app)
    app.error(unforeseen.owned_up)


def listeners(deps: Deps) -> Switchboard:
    """Everything that Advance listens to, and who takes what."""
    return Switchboard(features(), strangers.turning_away(deps), waiting.not_yet, unforeseen.unknown)


@cache
def features() -> Listening:
    """What each feature listens to: the same for every app, since what a listener needs comes with the visit."""
    on = Listening()
    for feature in FEATURES:
        feature.register(on)
    return on
