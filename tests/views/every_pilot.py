"""What a lead sees of her pilot, in every state."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.agreeing.agreement_texts import Document
from mentoring.front import Front
from mentoring.home import Home
from mentoring.leading import pilot_people as place
from mentoring.leading.coordination import Host, Programme
from mentoring.leading.kind_words import KindWordNotice
from mentoring.leading.pilot import Figures, Kind, Room, Step
from mentoring.leading.pilot_lists import MatchLine, PersonLine, Which, Whom
from mentoring.leading.pilot_member import Member
from mentoring.leading.pilot_view import BEGUN, Counts, View
from mentoring.matching.matchmaking_proposals import Made, Named
from mentoring.matchmaking import Mover, State
from mentoring.people import Part
from mentoring.pilot_rules import Field, Problem, Trouble
from mentoring.pilot_settings import Settings
from tests.views.casting import NOW, Cast, id_of
from tests.views.every_as_lead import as_lead_shown
from tests.views.every_report import on_match
from views import front
from views.blocks import Message
from views.leading import coordination, kind_words, pilot, pilot_matches, pilot_people, pilot_settings, pilot_view
from views.words import Words

LANGUAGES = frozenset({"en", "fr"})
TODAY = NOW.date()
MANY = 25
"""More than a page shows, and more than a card's steps."""


def settings(cast: Cast) -> Settings:
    """A pilot as the programme has it."""
    return Settings(
        pilot_id=id_of("pilot"),
        company_id=id_of("company"),
        company=cast.typed.me,
        starts_on=date(2026, 11, 23),
        ends_on=date(2027, 5, 22),
        minimum_meetings=6,
        opens=time(9),
        closes=time(17),
        days=frozenset(range(5)),
        zone=ZoneInfo("Europe/Paris"),
        language="fr-CA",
        summary_channel="",
        threshold=5,
        version=0,
    )


def pilot_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """The settings and their forms."""
    usual = settings(cast)
    changed = replace(
        usual,
        ends_on=date(2027, 7, 1),
        days=frozenset(range(7)),
        language="tlh",
        summary_channel="CSUMMARY",
        threshold=8,
    )
    shown: dict[str, dict[str, Any]] = {}
    for name, found in {"as it was": usual, "changed": changed}.items():
        shown |= {
            f"pilot settings, {name}": pilot_settings.overview(words, found, LANGUAGES),
            f"pilot course form, {name}": pilot_settings.course_form(words, found, "0"),
            f"pilot hours form, {name}": pilot_settings.hours_form(words, found, "0"),
            f"pilot figures form, {name}": pilot_settings.figures_form(words, found, LANGUAGES, "0"),
        }
    return shown


def figures(**changed: int) -> Figures:
    """A pilot of a few dozen people."""
    parts = {Part.MENTEE: 42, Part.MENTOR: 30, Part.LEAD: 1, Part.COORDINATOR: 0}
    usual = Figures(parts, 7, 12, 8, 3, 35, 1, 2, 70, {Document.AGREEMENT: 60, Document.ETHICS: 1}, 2, 1)
    return replace(usual, **changed)  # type: ignore[arg-type]


def rooms(cast: Cast) -> Mapping[str, Room]:
    """A lead's room in every state."""
    names = {"mentee": cast.typed.me, "mentor": cast.typed.partner, "match_id": id_of("match")}
    one_each = [Step(kind, 1, **names) for kind in Kind]  # type: ignore[arg-type]
    several = [Step(kind, 5) for kind in Kind if kind not in (Kind.QUESTION, Kind.ACROSS, Kind.WISH, Kind.AWAY)]
    new = replace(figures(waiting=0, room=0, sides=0, paused=0, proposed=0), parts=dict.fromkeys(Part, 0))

    def room(steps: Iterable[Step] = (), found: Figures | None = None, on: date = TODAY) -> Room:
        return Room(settings(cast), found or figures(), tuple(steps), 3, on)

    return {
        "empty": room([Step(Kind.NOBODY)], new),
        "calm": room(),
        "not begun": room(on=date(2026, 11, 1)),
        "last day": room(on=date(2027, 5, 22)),
        "over": room(on=date(2027, 6, 1)),
        **{f"one {step.kind}": room([step]) for step in one_each},
        **{f"several {step.kind}": room([step]) for step in several},
        "all": room(one_each),
    }


def programme(hosts: int, leads: int = 1) -> Programme:
    """So many companies."""
    days = date(2026, 11, 23), date(2027, 5, 22)
    found = (Host(id_of(n), f"Room 5 {n}", ("My talk",) * leads, *days) for n in range(hosts))
    return Programme(tuple(found), 1, 2)


def fronts(cast: Cast, own: Home) -> Mapping[str, Front]:
    """Home of whoever has an office: with matches of her own, and without."""
    room, office = rooms(cast)["all"], frozenset({Part.LEAD, Part.MENTEE})
    alone = cast.actor(0, office)
    return {
        "lead": Front(cast.actor(0, frozenset({Part.LEAD})), room, None, None),
        "lead, new": Front(alone, rooms(cast)["empty"], None, None),
        "lead who is in a match": Front(own.actor, room, None, own),
        "coordinator": Front(cast.actor(0, frozenset({Part.COORDINATOR})), None, programme(3), None),
        "both": Front(own.actor, room, programme(MANY), own),
        "neither": Front(cast.actor(0), None, None, None, cast.leads()),
        "participant": Front(own.actor, None, None, own),
    }


def rooms_shown(words: Words, cast: Cast, own: Home) -> Mapping[str, dict[str, Any] | Message]:
    """The room as a card and as Home; the programme; and the answers to the command."""
    return {
        **{f"room, {name}": pilot.card(words, room) for name, room in rooms(cast).items()},
        **{f"home of {name}": front.home(words, seen) for name, seen in fronts(cast, own).items()},
        **{f"programme of {n}": coordination.card(words, programme(n, n % 3)) for n in (0, 1, MANY)},
        **{f"companies, {n}": coordination.page(words, programme(MANY), n) for n in (1, 2, 3)},
        "pilot help": pilot.command_help(words),
        "no lead": pilot.for_leads(words, cast.leads()),
        "no lead, none known": pilot.for_leads(words, []),
    }


PLACES = (
    *(place.Place(Part.MENTEE, each) for each in place.Standing if each is not place.Standing.IN_OFFICE),
    *(place.Place(Part.MENTOR, place.Standing.MATCHED, n, n - 1, n + 1) for n in (1, 2)),
    *(place.Place(Part.MENTOR, place.Standing.WAITING, 0, n, 2) for n in (0, 1)),
    place.Place(Part.MENTOR, place.Standing.RESTING),
    *(place.Place(Part.MENTOR, place.Standing.AWAY, n) for n in (0, 1)),
    place.Place(Part.LEAD, place.Standing.AWAY),
    *(place.Place(part, place.Standing.IN_OFFICE) for part in (Part.LEAD, Part.COORDINATOR)),
)
"""Every way to stand in a part."""


def people(cast: Cast, count: int) -> tuple[PersonLine, ...]:
    """So many people, each in another standing."""
    department = cast.typed.place[:200]
    return tuple(
        PersonLine(id_of(f"person{n}"), cast.typed.partner, department * (n % 2), (PLACES[n % len(PLACES)],))
        for n in range(count)
    )


def match_lines(cast: Cast, count: int) -> tuple[MatchLine, ...]:
    """So many matches, each in another state."""
    states, kinds = [*State], [None, *list(Kind)[:4]]
    return tuple(
        MatchLine(
            id_of(f"match{n}"),
            states[n % len(states)],
            cast.typed.me,
            cast.typed.partner,
            across=n % 2 == 0,
            waits=kinds[n % len(kinds)],
            is_quiet=n % 3 == 0,
            is_encouraged=n % 6 == 0,
        )
        for n in range(count)
    )


def members(cast: Cast) -> Mapping[str, Member]:
    """One person, who is nothing yet, and who is everything."""
    line, lines = people(cast, 2)[1], match_lines(cast, 12)
    alone = Member(line, "ULEAD0", "tom@one.example", "", (), (), (), (), frozenset({Part.MENTEE}))
    told = (cast.typed.place[:80],) * 3
    many = replace(line, places=PLACES)
    parts = frozenset(Part) - {Part.COORDINATOR}
    full = Member(many, "ULEAD1", "tom@one.example", "+44 20 7946 0100", told, told, told, lines, parts)
    return {"new": alone, "full": full}


def match_views(cast: Cast) -> Mapping[str, View]:
    """A match in every state, within a company and across."""
    mentee = Named(cast.partner(1), cast.typed.place[:200], "tom@one.example", "+44 20 7946 0100")
    mentor = Named(replace(cast.partner(2), is_away=True), cast.typed.place[:200])
    counts = Counts(date(2026, 11, 23), 3, 1, 4, 2)
    found = {}
    for state in State:
        made = Made(id_of("match"), state, mentee, mentor, True, Mover.MENTEES_LEAD, frozenset(), True, True)
        found[f"{state}"] = View(made, counts if state in BEGUN else None, is_quiet=False)
    active = found[str(State.ACTIVE)]
    return {
        **found,
        "agreed": replace(found[str(State.AGREEING)], made=replace(made, agreed=frozenset({Mover.MENTEES_LEAD}))),
        "quiet": replace(active, is_quiet=True),
        **{f"with {n} reports": replace(active, reports=on_match(n, asked=n != 1)) for n in (0, 1, MANY)},
        "encouraged": replace(active, is_quiet=True, is_encouraged=True),
    }


def lists_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any] | Message]:
    """People and matches: the lists, their pages, and a page for each."""
    lines, pairs = people(cast, MANY), match_lines(cast, MANY)
    return {
        **{f"people, page {n}": pilot_people.page(words, lines, Whom.ALL, n) for n in (1, 2, 9)},
        **{f"people, {whom}": pilot_people.page(words, lines[:1], whom, 1) for whom in Whom},
        "people, nobody": pilot_people.page(words, (), Whom.ALL, 1),
        **{f"matches, page {n}": pilot_matches.page(words, pairs, Which.LIVE, n) for n in (1, 2, 9)},
        **{f"matches, {which}": pilot_matches.page(words, pairs[:2], which, 1) for which in Which},
        "matches, none": pilot_matches.page(words, (), Which.OVER, 1),
        **{f"member, {name}": pilot_people.member(words, found) for name, found in members(cast).items()},
        **{f"correction, {name}": pilot_people.correction(words, found) for name, found in members(cast).items()},
        "gone": pilot_people.gone(words),
        "stays": pilot_people.stays(words),
        **{f"match, {name}": pilot_view.match(words, view) for name, view in match_views(cast).items()},
        **as_lead_shown(words, cast, match_views(cast)),
        "kind word": kind_words.notice(words, KindWordNotice(cast.match(), is_arranged=False)),
    }


def pilot_errors(words: Words) -> list[str]:
    """Every word beside a field of theirs."""
    troubles = [Trouble(Field.MONTHS, problem, NOW.date(), at_least=1, at_most=24) for problem in Problem]
    said = [text for trouble in troubles for text in pilot_settings.errors(words, (trouble,)).values()]
    return [*said, pilot_settings.changed_meanwhile(words)]
