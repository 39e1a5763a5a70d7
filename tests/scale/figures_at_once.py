"""What a week's figures are measured against: the numbers in one hand-written statement, and, for the week in which
blocks close, the rows that say who is in which, written by another. Neither knows of lots, of earlier blocks, or of a
ledger."""

from typing import Final

NUMBERS: Final = """
WITH said AS (
    SELECT m.id, bool_or(a.took_place) AND bool_and(a.took_place) AS held FROM meetings m
    JOIN offers o ON o.meeting_id = m.id AND o.state = 'agreed' AND o.ends_at <= :at
    LEFT JOIN attendances a ON a.meeting_id = m.id AND a.at <= :at AND a.undone_at IS NULL
    WHERE m.company_id = :company AND m.ended_at IS NULL GROUP BY m.id),
homework AS (
    SELECT count(c.id) AS done, count(*) FILTER (WHERE c.id IS NULL) AS left_over FROM tasks t
    LEFT JOIN task_confirmations c ON c.task_id = t.id AND c.at <= :at AND c.undone_at IS NULL
    WHERE t.company_id = :company AND t.removed_at IS NULL AND t.created_at <= :at)
SELECT 'people', role, '', count(*) FROM registrations WHERE company_id = :company GROUP BY role
UNION ALL SELECT 'matches', state, '', count(*) FROM matches WHERE company_id = :company GROUP BY state
UNION ALL SELECT 'meetings', 'held', '', count(*) FILTER (WHERE held) FROM said
UNION ALL SELECT 'tasks', 'done', '', done FROM homework
UNION ALL SELECT 'tasks', 'open', '', left_over FROM homework
UNION ALL SELECT 'objectives', o.category, '', count(DISTINCT m.mentee_id) FROM objectives o
    JOIN matches m ON m.id = o.match_id WHERE o.company_id = :company AND o.created_at <= :at GROUP BY o.category
UNION ALL SELECT survey, question, answer, count(*) FROM survey_answers WHERE company_id = :company
    GROUP BY survey, question, answer
UNION ALL SELECT 'returns', survey, '', count(*) FROM survey_returns WHERE company_id = :company GROUP BY survey
UNION ALL SELECT 'change', b.survey, b.question, count(*) FILTER (WHERE b.answer::int > a.answer::int)
    FROM survey_answers a JOIN survey_answers b USING (respondent_id, question)
    WHERE a.company_id = :company AND a.survey LIKE '%baseline' AND b.survey LIKE '%final' GROUP BY b.survey, b.question
UNION ALL SELECT 'pulse', month, '', count(*) FILTER (WHERE good) FROM (
    SELECT respondent_id, to_char(week, 'YYYY-MM') AS month, avg(value) >= 4 AS good FROM pulses
    WHERE company_id = :company GROUP BY respondent_id, to_char(week, 'YYYY-MM')) felt GROUP BY month
"""
AS_IT_IS: Final = "CREATE TABLE members_at_once (LIKE block_members INCLUDING ALL)"
"""With the same columns and index."""
MEMBERS: Final = """
INSERT INTO members_at_once (family, member_id, company_id, block_id)
SELECT family, member_id, :company, md5(family)::uuid FROM (
    SELECT survey AS family, respondent_id AS member_id FROM survey_returns WHERE company_id = :company
    UNION ALL SELECT 'change:' || b.survey, respondent_id FROM survey_returns a JOIN survey_returns b
        USING (respondent_id)
        WHERE a.company_id = :company AND a.survey LIKE '%baseline' AND b.survey LIKE '%final'
    UNION ALL SELECT 'objectives', mentee_id FROM matches WHERE company_id = :company
    UNION ALL SELECT DISTINCT 'pulse:' || to_char(week, 'YYYY-MM'), respondent_id FROM pulses
        WHERE company_id = :company) counted
ORDER BY family, member_id
"""
"""In the order of the index: without it, the rows take longer."""
