"""Beside it: APScheduler's own SQLAlchemyJobStore, with one job for each nudge. Run in a process of its own."""

import json
import resource
import sys
import time
from datetime import datetime, timedelta

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger


def nudge(match_id: str, kind: str) -> None:
    """What a job would do."""


def _job(scheduler: BackgroundScheduler, n: int, at: datetime) -> Job:
    job = Job(
        scheduler,
        id=f"nudge {n}",
        func=nudge,
        args=(f"match {n}", "checklist"),
        kwargs={},
        trigger=DateTrigger(at),
        executor="default",
        name="nudge",
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    job._modify(next_run_time=at)
    return job


def main(url: str, many: int, due: int, now: datetime) -> None:
    """Adds so many jobs, of which some are due now, and finds these. Prints seconds and megabytes as JSON."""
    store = SQLAlchemyJobStore(url)
    scheduler = BackgroundScheduler(jobstores={"default": store}, timezone="UTC")
    scheduler.start(paused=True)
    began = time.perf_counter()
    for n in range(many):
        store.add_job(_job(scheduler, n, now if n % (many // due) == 0 else now + timedelta(minutes=1 + n % 40_000)))
    added = time.perf_counter()
    found = store.get_due_jobs(now)
    ended = time.perf_counter()
    assert len(found) == due
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"add_s": added - began, "find_s": ended - added, "megabytes": megabytes}))
    scheduler.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4]))
