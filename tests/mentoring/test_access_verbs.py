"""Who may do what, read by hand from the capabilities of the specification, against the table, cell by cell."""

from typing import Final

from mentoring.access import MAY, ONLY

READ_BY_HAND: Final = """
S1  register registration: lead
S1  register a lead registration: lead, coordinator
S1  undo registration: lead, coordinator
S2  decline registration: author
S5  propose match: lead
S35 propose across companies match: coordinator
S35 agree match: lead
S5  withdraw match: lead, coordinator
S6  answer candidate: partner
S6  ask for candidate: partner
S6  answer word_to_lead: lead
S6  write reservation: author
S7  propose first_meeting: lead
S7  cancel first_meeting: lead
S7  answer first_meeting: author, partner
S8  change profile: author
S30 change contact: author, lead
S9  acknowledge agreement: author
S9  replace agreement: lead
S32 pause match: lead
S32 resume match: lead
S32 end match: lead
S32 ask to end match: author, partner
P14 ask for certificate: author
P6  answer fit_check: author
P7  encourage match: lead
S16 propose meeting: author, partner
S16 answer meeting: partner
S17 move meeting: author, partner
S17 cancel meeting: author, partner
S21 log meeting: author, partner
S21 take back meeting: author
P5  confirm meeting: author, partner
P5  object to meeting: author, partner
P5  answer pulse: author
S22 write objective: mentee
S22 change objective: mentee
S22 achieve objective: mentee
S22 drop objective: mentee
S22 undo objective: mentee
S24 write task: author, partner
S24 change task: author
S24 drop task: author
S25 confirm task_state: mentee
S25 undo task_state: mentee
S27 write note: author
S27 change note: author
S27 delete note: author
S27 share note: author
S27 take back note: author
S11 answer survey_answers: author
S28 write progress_report: author who is mentor
S28 ask for progress_report: lead
S29 add document: lead
S29 remove document: lead
S31 change pilot: lead
S38 write feedback: author
N10 change nudge_settings: author
"""
"""'mentee': either of the two may be who the thing is of, and only the one who is mentee may do it."""

MEANS: Final = {
    "mentee": ({"author", "partner"}, "mentee"),
    "author who is mentor": ({"author"}, "mentor"),
}


def test_every_verb_is_for_those_for_whom_the_specification_has_it_and_for_nobody_else() -> None:
    read = {}
    for line in READ_BY_HAND.strip().splitlines():
        cell, _, who = line[4:].partition(": ")
        read[cell] = MEANS.get(who, (set(who.split(", ")), None))
    table = {
        f"{verb} {thing}": ({role.value for role in roles}, ONLY.get((verb, thing)))
        for (verb, thing), roles in MAY.items()
    }
    assert table == read
    assert set(ONLY) <= set(MAY)
