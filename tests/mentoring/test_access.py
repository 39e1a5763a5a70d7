"""The table of who may what, against the words of the specification, cell by cell."""

from itertools import product

import pytest

from mentoring.access import MAY, ONLY, SIGHT, NotAllowed, Role, Sight, Thing, Verb, require, require_sight, sight
from mentoring.access_terms import Part

PAIR = (Role.AUTHOR, Role.PARTNER)
COLUMNS = (Role.AUTHOR, Role.PARTNER, Role.LEAD, Role.COORDINATOR, Role.OTHER)

SPECIFIED = """
note | yes | only if shared | never | never | never
objective: category | yes | yes | only as an aggregate | only as an aggregate | never
objective: wording; task wording | yes | yes | never | never | never
task done / open | yes | yes | count per match | aggregate | never
meeting: time, place, agenda | yes | yes | never | never | never
meetings held / upcoming | yes | yes | count per match | aggregate | never
survey answers | yes | never | only as an aggregate | only as an aggregate | never
pulse | yes | never | only as an aggregate | only as an aggregate | never
progress report | yes | never | the lead of the mentee's company | never | never
reservation's reason | yes | never | yes | never | never
contact details | yes | yes | yes | never | never
agreements acknowledged | yes | yes | yes | aggregate | never
survey done or not | yes | never | aggregate | aggregate | never
profile: skills, languages, availability | yes | yes | yes (matching needs them) | never | never
a candidate's name, before a match | – | the mentor first, then the mentee | yes | only across companies | never
fit check | yes | never | only if the person asks for help | never | never
signed feedback | yes | never | the addressee | the addressee | never
snooze, pause of nudges, language | yes | never | never | never | never
a lead's looks at a match | the pair | the pair | own | never | never
released aggregates | – | participants | yes | yes | whoever is in the channel the lead chose
"""
"""Section 2 of the specification, which is fixed."""

WORDING = "objective: wording; task wording"
THINGS = {
    "note": Thing.NOTE,
    "objective: category": Thing.OBJECTIVE_CATEGORY,
    WORDING: Thing.OBJECTIVE,
    "task done / open": Thing.TASK_STATE,
    "meeting: time, place, agenda": Thing.MEETING,
    "meetings held / upcoming": Thing.MEETING_COUNT,
    "survey answers": Thing.SURVEY_ANSWERS,
    "pulse": Thing.PULSE,
    "progress report": Thing.PROGRESS_REPORT,
    "reservation's reason": Thing.RESERVATION,
    "contact details": Thing.CONTACT,
    "agreements acknowledged": Thing.AGREEMENT,
    "survey done or not": Thing.SURVEY_STATE,
    "profile: skills, languages, availability": Thing.PROFILE,
    "a candidate's name, before a match": Thing.CANDIDATE,
    "fit check": Thing.FIT_CHECK,
    "signed feedback": Thing.FEEDBACK,
    "snooze, pause of nudges, language": Thing.NUDGE_SETTINGS,
    "a lead's looks at a match": Thing.LOOKS,
    "released aggregates": Thing.RELEASE,
}

MEANS = {
    "yes": Sight.ALL,
    "yes (matching needs them)": Sight.ALL,
    "the lead of the mentee's company": Sight.ALL,
    "the pair": Sight.ALL,
    "own": Sight.ALL,
    "participants": Sight.ALL,
    "never": Sight.NEVER,
    "only if shared": Sight.SHARED,
    "only if the person asks for help": Sight.ASKED,
    "the mentor first, then the mentee": Sight.IN_TURN,
    "only across companies": Sight.ACROSS,
    "the addressee": Sight.ADDRESSED,
    "count per match": Sight.COUNT,
    "aggregate": Sight.AGGREGATE,
    "only as an aggregate": Sight.AGGREGATE,
    "whoever is in the channel the lead chose": Sight.CHANNEL,
}

ROWS = [[cell.strip() for cell in line.split("|")] for line in SPECIFIED.strip().splitlines()]
CELLS = [
    (THINGS[name], role, MEANS[cell])
    for name, *cells in ROWS
    for role, cell in zip(COLUMNS, cells, strict=True)
    if cell != "–"
]
CELLS += [(Thing.TASK, role, specified) for thing, role, specified in CELLS if thing is THINGS[WORDING]]

OURS = {
    Thing.WORD_TO_LEAD,
    Thing.REGISTRATION,
    Thing.MATCH,
    Thing.FIRST_MEETING,
    Thing.MATCH_VIEW,
    Thing.DOCUMENT,
    Thing.PILOT,
    Thing.CERTIFICATE,
}
"""Rows that follow from the words of the specification (S1, S5, S7, S29, S31, S32), not from its table."""
OF_THE_PAIR = set(Thing) - OURS - {Thing.CONTACT, Thing.AGREEMENT, Thing.PROGRESS_REPORT}
"""What a lead never touches."""


def test_every_cell_is_as_specified() -> None:
    specified = {(thing, role): seen for thing, role, seen in CELLS}
    assert {(thing, role): sight(role, thing) for thing, role in specified} == specified


def test_the_table_has_every_row_and_no_other() -> None:
    assert {THINGS[name] for name, *_ in ROWS} | {Thing.TASK} | OURS == set(SIGHT) == set(Thing)
    assert all(set(row) == set(Role) for row in SIGHT.values())


def test_only_who_sees_all_of_a_thing_gets_past() -> None:
    for role, thing in product(Role, Thing):
        if sight(role, thing) is Sight.ALL:
            require_sight(role, thing)
        else:
            with pytest.raises(NotAllowed):
                require_sight(role, thing)


def test_nobody_answers_her_own_offer() -> None:
    with pytest.raises(NotAllowed):
        require(Role.AUTHOR, Verb.ANSWER, Thing.MEETING)
    require(Role.PARTNER, Verb.ANSWER, Thing.MEETING)


@pytest.mark.parametrize(("role", "verb"), [*product(PAIR, (Verb.PROPOSE, Verb.MOVE, Verb.CANCEL))])
def test_either_of_a_pair_proposes_moves_and_cancels(role: Role, verb: Verb) -> None:
    require(role, verb, Thing.MEETING)


@pytest.mark.parametrize("thing", sorted(Thing))
def test_who_may_see_a_thing_only_under_a_condition_gets_past_when_it_holds(thing: Thing) -> None:
    for role in Role:
        seen = sight(role, thing)
        if seen is Sight.NEVER:
            with pytest.raises(NotAllowed):
                require_sight(role, thing, *Sight)
        else:
            require_sight(role, thing, seen)


def test_a_lead_touches_nothing_of_what_a_pair_writes() -> None:
    assert {thing for (_, thing), roles in MAY.items() if Role.LEAD in roles}.isdisjoint(OF_THE_PAIR)


def test_a_coordinator_only_names_leads_and_proposes_across_companies_and_takes_both_back() -> None:
    hers = {cell for cell, roles in MAY.items() if Role.COORDINATOR in roles}
    assert hers == {
        *((Verb.REGISTER_LEAD, Thing.REGISTRATION), (Verb.UNDO, Thing.REGISTRATION)),
        *((Verb.PROPOSE_ACROSS, Thing.MATCH), (Verb.WITHDRAW, Thing.MATCH)),
    }


def test_nobody_else_does_anything_at_all() -> None:
    assert not any(Role.OTHER in roles for roles in MAY.values())


@pytest.mark.parametrize(("verb", "thing"), ONLY)
def test_what_is_one_parts_alone_is_not_the_others_and_not_nobodys(verb: Verb, thing: Thing) -> None:
    for part in (*Part, None):
        if part is ONLY[verb, thing]:
            require(Role.AUTHOR, verb, thing, part)
        else:
            with pytest.raises(NotAllowed):
                require(Role.AUTHOR, verb, thing, part)


def test_the_mentee_leads_and_the_mentor_reports() -> None:
    assert {thing for (_, thing), part in ONLY.items() if part is Part.MENTEE} == {Thing.OBJECTIVE, Thing.TASK_STATE}
    assert {thing for (_, thing), part in ONLY.items() if part is Part.MENTOR} == {Thing.PROGRESS_REPORT}
    assert set(ONLY) <= set(MAY)


def test_what_is_not_in_the_table_is_nobodys() -> None:
    for verb, thing in set(product(Verb, Thing)) - set(MAY):
        for role in Role:
            with pytest.raises(NotAllowed):
                require(role, verb, thing)


def test_a_refusal_says_nothing_of_the_thing_itself() -> None:
    with pytest.raises(NotAllowed, match=r"^lead may not answer meeting$"):
        require(Role.LEAD, Verb.ANSWER, Thing.MEETING)
