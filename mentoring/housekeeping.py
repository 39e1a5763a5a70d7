"""What is done when its time comes, whether anybody looks or not: drafts are let go, condemned keys destroyed."""

from datetime import datetime

from mentoring.erasing import destroy_condemned
from mentoring.intakes import sweep
from storage import intakes
from storage.tenancy import EVERYONE
from storage.work import Store


def tidy_up(store: Store, now: datetime) -> datetime | None:
    """Do what is due; when to come again, None if nothing is in sight."""
    destroy_condemned(store)
    with store.read(EVERYONE) as work:
        due = intakes.next_look(work.session)
    if due is None or due > now:
        return due
    with store.write(EVERYONE) as work:
        return sweep(work, now)
