"""All tables of the data, known by importing every file that declares one. (The key store's are not among them.)"""

from typing import Final

from sqlalchemy import MetaData

from storage import (
    agreements,
    attendance,
    blocks,
    companies,
    deliveries,
    departures,
    documents,
    erasure,
    exchanges,
    feedback,
    first_times,
    fit_checks,
    homework,
    intakes,
    keeping,
    matches,
    meetings,
    notes,
    nudges,
    objectives,
    people,
    pilot_looks,
    profiles,
    releases,
    remarks,
    reports,
    suggestions,
    surveys,
    workspaces,
)
from storage.base import Base

DECLARED_IN: Final = (
    agreements,
    attendance,
    blocks,
    companies,
    deliveries,
    departures,
    documents,
    erasure,
    exchanges,
    feedback,
    first_times,
    fit_checks,
    homework,
    intakes,
    keeping,
    matches,
    meetings,
    notes,
    nudges,
    objectives,
    people,
    pilot_looks,
    profiles,
    releases,
    remarks,
    reports,
    suggestions,
    surveys,
    workspaces,
)

TABLES: Final[MetaData] = Base.metadata
