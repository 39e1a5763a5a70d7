"""Many active matches with a past, put straight into PostgreSQL's tables."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, text

MENTEES_A_MENTOR = 5
GIVEN = """
    CREATE TEMP TABLE given ON COMMIT DROP AS
    SELECT CAST(:now AS timestamptz) AS now_, CAST(:now AS date) AS today, md5('company')::uuid AS company,
           md5('workspace')::uuid AS workspace, md5('pilot')::uuid AS pilot"""
NUMBERS = """
    CREATE TEMP TABLE numbers ON COMMIT DROP AS
    SELECT n, md5('mentee' || n)::uuid AS mentee, md5('mentor' || n / :a_mentor)::uuid AS mentor,
           md5('match' || n)::uuid AS match, md5('delivery' || n)::uuid AS delivery
    FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n"""
STATEMENTS: Final = (
    "INSERT INTO companies (id, name) SELECT company, 'A large company' FROM given ON CONFLICT DO NOTHING",
    "INSERT INTO workspaces (id, team_id, name) SELECT workspace, 'T1', 'Theirs' FROM given ON CONFLICT DO NOTHING",
    """INSERT INTO pilots (id, company_id, starts_on, ends_on, minimum_meetings, opens, closes, working_days,
                           figures_threshold, round, version)
       SELECT pilot, company, today - 8, today + 170, 6, '09:00', '17:00', '[0,1,2,3,4]', 5, 1, 0
       FROM given ON CONFLICT DO NOTHING""",
    """INSERT INTO people (id, company_id, workspace_id, slack_user_id, name, email, email_fingerprint, locale,
                           time_zone, country, region, department, skills, seeks, languages, capacity, home_stale)
       SELECT person, company, workspace, 'U' || left(md5(person::text), 12), sealed, sealed,
              sha256(person::text::bytea), 'en-GB', 'Europe/London', '', '', '', '[]', '[]', '[]', 5, 0
       FROM (SELECT mentee AS person FROM numbers UNION SELECT mentor FROM numbers) everybody, given,
            LATERAL (SELECT 'person\\012'::bytea || sha256(person::text::bytea) AS sealed) sealing
       ON CONFLICT DO NOTHING""",
    """INSERT INTO matches (id, company_id, pilot_id, round, mentee_id, mentor_id, state, starts_on, ends_on,
                            moved_at, seeks_again, next_look_at)
       SELECT match, company, pilot, 1, mentee, mentor, 'active', today - 8, today + 170, now_ - interval '8 days',
              false, now_ + (1 + n % 40000) * interval '1 minute'
       FROM numbers, given""",
    """INSERT INTO deliveries (id, person_id, workspace_id, company_id, state, due_at, created_at, attempts, stale,
                               is_nudge, channel, ts)
       SELECT delivery, mentee, workspace, company, 'sent', then_, then_, 1, 0, true, 'D1', '1.0'
       FROM numbers, given, LATERAL (SELECT now_ - interval '4 days' AS then_) past""",
    """INSERT INTO occasions (id, person_id, company_id, match_id, kind, about, period, delivery_id, created_at)
       SELECT delivery, mentee, company, match, 'checklist', match, 'the fourth day', delivery,
              now_ - interval '4 days'
       FROM numbers, given""",
)
"""In order. A match has one mentee of its own and shares its mentor; each mentee has had a nudge."""
FALL_DUE = """
    UPDATE matches SET next_look_at = :now
    WHERE id IN (SELECT md5('match' || n)::uuid FROM generate_series(CAST(:first AS int), :of - 1, :step) n)"""


def move_in(engine: Engine, first: int, last: int, now: datetime) -> None:
    """The matches of these numbers, both included; none of them is due a look yet."""
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # keys are not looked up one by one
        connection.execute(text(GIVEN), {"now": now})
        connection.execute(text(NUMBERS), {"first": first, "last": last, "a_mentor": MENTEES_A_MENTOR})
        for statement in STATEMENTS:
            connection.execute(text(statement))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def fall_due(connection: Connection, of: int, due: int, offset: int, now: datetime) -> None:
    """So many of the matches, spread over all, are due a look at this moment."""
    connection.execute(text(FALL_DUE), {"now": now, "first": offset, "of": of, "step": of // due})
