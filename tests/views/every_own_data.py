"""All that is held of somebody, in every state: nothing, and much."""

from collections.abc import Iterator, Mapping
from typing import Any

from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import Agreed, Version
from mentoring.asking.fit_checks import Going
from mentoring.asking.report_rules import Kind as ReportKind
from mentoring.asking.reports import Report
from mentoring.matching.matchmaking_words import Ground, Wish
from mentoring.nudging.nudge_wishes import Wishes
from mentoring.nudging.nudges import Nudge
from mentoring.own_data import Answered, OwnData, Pulse
from mentoring.own_texts import Kind, Text
from tests.views.casting import NOW, Cast, id_of
from tests.views.every_keeping import kept
from tests.views.every_profile import full_profile
from views import own_data
from views.words import Words


def _chosen(note: str) -> Iterator[Text]:
    """What is chosen, with words beside it and without."""
    for kind, choices in ((Kind.FIT_CHECK, Going), (Kind.RESERVATION, Ground), (Kind.LEAVING, Wish)):
        for choice in choices:
            yield Text(kind, note if choice.value == "other" else "", NOW.date(), choice)


def own_data_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """Each page."""
    actor, typed = cast.actor(2), cast.typed
    profile = full_profile(cast, actor.person)
    nothing = OwnData(profile, (), (), (), Wishes(), (), (), (), ())
    note = typed.agenda[:500]
    agreed = (
        Agreed(Document.AGREEMENT, actor.matches[0], Version(1), NOW),
        Agreed(Document.ETHICS, actor.matches[0], Version(2, own=True), NOW),
    )
    report = Report(
        id_of("report"), id_of("match"), next(iter(ReportKind)), note, actor.person, cast.partner(), True, NOW
    )
    answers = (
        *(Answered("mentee-final", question, "4") for question in ("goals", "skills")),
        *(Answered("mentee-final", "helped", option) for option in ("meetings", "homework")),
        Answered("mentee-final", "good", note),
        Answered("mentee-final", "good", note, is_sent=False),
    )
    much = OwnData(
        profile,
        actor.matches,
        (kept(cast), kept(cast, is_gone=True)),
        agreed,
        Wishes(frozenset(Nudge), NOW),
        (*(Text(kind, note, NOW.date()) for kind in Kind), *_chosen(note)),
        (report,),
        answers,
        (Pulse(NOW.date(), 4),),
    )
    shown = {f"own data, page {n}": own_data.page(words, much, n) for n in (1, 2, 3, 4)}
    return {**shown, "own data, none": own_data.page(words, nothing, 1)}
