"""One company with as many pairs as wanted, in few statements: the tables are filled by PostgreSQL itself."""

from typing import Final
from uuid import UUID

from sqlalchemy import text

from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company, company

SEAL: Final = "decode('00', 'hex')"
"""What nobody opens."""
PARTS: Final = ("mentee", "mentor")
FILLING: Final = (
    """INSERT INTO people (id, company_id, workspace_id, slack_user_id, name, email, email_fingerprint, locale,
           time_zone, country, region, department, skills, seeks, languages, capacity, home_stale)
       SELECT gen_random_uuid(), :company, :workspace, CAST(:part AS text) || n, {seal}, {seal},
           decode(md5(CAST(:part AS text) || n), 'hex'),
           'en-GB', 'Europe/London', '', '', '', '[]', '[]', '[]', 1, 0 FROM generate_series(1, :pairs) n""",
    """INSERT INTO registrations (id, company_id, person_id, role, pilot_id)
       SELECT gen_random_uuid(), :company, id, CAST(:part AS text), :pilot FROM people
       WHERE slack_user_id LIKE CAST(:part AS text) || '%'""",
)
"""For each part."""
MATCHING: Final = (
    """INSERT INTO matches (id, company_id, pilot_id, round, mentee_id, mentor_id, state, starts_on, ends_on,
                            seeks_again)
       SELECT gen_random_uuid(), :company, :pilot, 1, a.id, b.id, 'active', p.starts_on, p.ends_on, false
       FROM people a JOIN people b ON b.slack_user_id = 'mentor' || substr(a.slack_user_id, 7) CROSS JOIN pilots p
       WHERE a.slack_user_id LIKE 'mentee%' AND p.id = :pilot""",
    """INSERT INTO meetings (id, company_id, match_id, state, created_at)
       SELECT gen_random_uuid(), :company, id, 'accepted', starts_on FROM matches CROSS JOIN generate_series(1, 3)""",
    """INSERT INTO offers (id, company_id, meeting_id, by_id, to_id, starts_at, ends_at, place, state, created_at,
           agreed_at)
       SELECT gen_random_uuid(), :company, meetings.id, mentee_id, mentor_id, meetings.created_at + interval '3 days',
           meetings.created_at + interval '73 hours', {seal}, 'agreed', meetings.created_at, meetings.created_at
       FROM meetings JOIN matches ON matches.id = match_id""",
    """INSERT INTO attendances (id, company_id, meeting_id, person_id, took_place, at, pulse_taken)
       SELECT gen_random_uuid(), :company, meetings.id, mentee_id, random() < 0.9,
           meetings.created_at + interval '40 days', true FROM meetings JOIN matches ON matches.id = match_id""",
    """INSERT INTO objectives (id, company_id, match_id, by_id, category, wording, created_at)
       SELECT gen_random_uuid(), :company, id, mentee_id,
           (ARRAY['communication', 'leadership', 'networking', 'skill_development', 'other'])[1 + floor(random() * 5)],
           {seal}, starts_on FROM matches CROSS JOIN generate_series(1, 2)""",
    """INSERT INTO tasks (id, company_id, match_id, objective_id, by_id, kind, wording, created_at)
       SELECT gen_random_uuid(), :company, match_id, id, by_id, 'other', {seal}, created_at FROM objectives""",
    """INSERT INTO task_confirmations (id, company_id, task_id, at)
       SELECT gen_random_uuid(), :company, id, created_at + interval '9 days' FROM tasks WHERE random() < 0.6""",
    """INSERT INTO respondents (id, company_id)
       SELECT gen_random_uuid(), :company FROM generate_series(1, 2 * :pairs)""",
    """INSERT INTO survey_returns (id, company_id, respondent_id, survey, version, round, week)
       SELECT gen_random_uuid(), :company, id,
           CASE WHEN n % 2 = 0 THEN 'mentee' ELSE 'mentor' END || '-' || stage, 1, 1,
           CASE WHEN stage = 'baseline' THEN DATE '2026-11-30' ELSE DATE '2027-05-17' END
       FROM (SELECT id, row_number() OVER () AS n FROM respondents) r
       CROSS JOIN (VALUES ('baseline'), ('final')) stages (stage) WHERE random() < 0.9""",
    """INSERT INTO survey_answers (id, company_id, respondent_id, survey, question, answer)
       SELECT gen_random_uuid(), :company, respondent_id, survey, question, (1 + floor(random() * 5))::int::text
       FROM survey_returns CROSS JOIN
       (VALUES ('goals'), ('network'), ('visibility'), ('skills'), ('belonging'), ('support')) questions (question)""",
    """INSERT INTO pulses (id, company_id, respondent_id, value, week)
       SELECT gen_random_uuid(), :company, id, 1 + floor(random() * 5), DATE '2026-12-07' + 7 * n
       FROM respondents CROSS JOIN generate_series(0, 1) n WHERE random() < 0.4""",
)


def crowd(store: Store, pairs: int) -> Company:
    """The company."""
    home = company(store)
    with store.write(EVERYONE) as work:
        every: dict[str, UUID | int | str] = {
            "company": home.id,
            "workspace": home.workspace_id,
            "pilot": home.pilot_id,
        }
        for part in PARTS:
            for statement in FILLING:
                work.connection.execute(text(statement.format(seal=SEAL)), every | {"part": part, "pairs": pairs})
        for statement in MATCHING:
            work.connection.execute(text(statement.format(seal=SEAL)), every | {"pairs": pairs})
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return home
