"""Beside it: APScheduler's own SQLAlchemyJobStore, with one job for each nudge. Run in a process of its own.

To add a hundred thousand through its `add_job` takes too long to wait for. So the same rows are written to its table at
once, and a sample is added its own way to the full table.
"""

import json
import pickle
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.util import datetime_to_utc_timestamp
from sqlalchemy import text

from tests.scale.memory import megabytes

AT_ONCE = 5_000
SAMPLE = 2_000
"""Jobs that are added one by one, to say how long many would take."""


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


def _fill(store: SQLAlchemyJobStore, jobs: Iterator[Job], many: int) -> None:
    """As `add_job` would write them."""
    for _ in range(0, many, AT_ONCE):
        rows = [
            {
                "id": job.id,
                "next_run_time": datetime_to_utc_timestamp(job.next_run_time),
                "job_state": pickle.dumps(job.__getstate__(), store.pickle_protocol),
            }
            for _, job in zip(range(AT_ONCE), jobs, strict=False)
        ]
        with store.engine.begin() as connection:
            connection.execute(store.jobs_t.insert(), rows)
    with store.engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def main(url: str, many: int, due: int, now: datetime) -> None:
    """So many jobs, of which some are due now; adds a sample, and finds what is due. Prints JSON: the seconds that one
    takes to add and all to find, and megabytes."""
    store = SQLAlchemyJobStore(url)
    scheduler = BackgroundScheduler(jobstores={"default": store}, timezone="UTC")
    scheduler.start(paused=True)
    step = many // due
    moments = (now if n % step == 0 else now + timedelta(minutes=1 + n % 40_000) for n in range(many))
    _fill(store, (_job(scheduler, n, at) for n, at in enumerate(moments)), many)
    more = [_job(scheduler, many + n, now + timedelta(minutes=1 + n)) for n in range(SAMPLE)]
    began = time.perf_counter()
    for job in more:
        store.add_job(job)
    added = time.perf_counter()
    found = store.get_due_jobs(now)
    ended = time.perf_counter()
    assert len(found) == due
    print(json.dumps({"add_s": (added - began) / SAMPLE, "find_s": ended - added, "megabytes": megabytes()}))
    scheduler.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4]))
