"""What is shown of figures: the last release, and nothing else (SPEC N3, S33); and all releases there ever were (N9).

Nobody but this module tells figures to the rooms above. It reads what was released, never what it was made from.
"""

from uuid import UUID

from mentoring.people import Actor
from mentoring.release_values import Cell, Change, Entry, Exact, Release
from storage.work import Work

__all__ = ["Cell", "Change", "Entry", "Exact", "Release", "latest", "latest_across", "ledger", "of_company"]


def latest(work: Work, actor: Actor, company_id: UUID | None = None) -> Release | None:
    """The last release of a company's figures: of the actor's own, unless another is named.

    For its leads and its participants, and for no one else (NotAllowed). None before the first.
    """
    raise NotImplementedError


def latest_across(work: Work, actor: Actor) -> Release | None:
    """The last release across companies, for the coordinator. NotAllowed for everyone else."""
    raise NotImplementedError


def of_company(work: Work, company_id: UUID) -> Release | None:
    """The last release of a company's figures, for what Advance says of its own accord in the channel that its lead
    chose."""
    raise NotImplementedError


def ledger(work: Work, actor: Actor) -> tuple[Entry, ...]:
    """Every figure ever released of the pilots that the actor is in or leads, and across companies, the latest first.

    The coordinator reads her own audience's. NotAllowed for whoever is in none.
    """
    raise NotImplementedError
