"""Slack comes in: parse the payload, call one operation, show one view. One file a feature."""

from functools import cache
from typing import Final

from slack_bolt import App

from handlers import (
    agenda,
    agreement_leads,
    agreements,
    as_lead,
    attendance,
    calendar,
    contacts,
    conversation,
    documents,
    doorway,
    dropped_files,
    exchanges,
    feedback,
    figures,
    first_times,
    fit_checks,
    guide,
    home,
    homework,
    homework_forms,
    intakes,
    keeping,
    leaving,
    matchmaking,
    matchmaking_closing,
    matchmaking_forms,
    matchmaking_picking,
    matchmaking_suggestions,
    meeting_forms,
    meetings,
    note_forms,
    notes,
    nudges,
    objective_forms,
    objective_pages,
    objectives,
    people,
    pilot,
    pilot_matches,
    pilot_people,
    pilot_settings,
    profiles,
    registering,
    reports,
    strangers,
    surveys,
    unforeseen,
    waiting,
)
from handlers.deps import Deps
from handlers.listening import Listening, Switchboard

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
