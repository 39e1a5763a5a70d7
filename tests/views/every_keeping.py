"""The later moments in every state: the fit check, and a match that is over with what is left of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.asking.fit_check_notices import HelpNotice
from mentoring.asking.fit_checks import FitCheck, Going, HelpAsked
from mentoring.ending.certificates import Certificate, CertificateNotice
from mentoring.ending.keeping import Kept
from mentoring.ending.keeping_notices import KeepingNotice
from mentoring.matching.matchmaking_notices import ClosingNotice
from mentoring.matchmaking import State
from mentoring.notice import Notice
from mentoring.nudging.unmet import UnmetNotice
from mentoring.occasions import Occasion
from mentoring.own_texts import Kind, Text
from mentoring.people import Part
from mentoring.written import Written
from tests.views.casting import ENDS_ON, NOW, STARTS_ON, Cast, id_of
from views import blocks, people
from views.asking import fit_checks
from views.ending import certificates, keeping
from views.words import Words


def kept(cast: Cast, *, completed: bool = True, is_gone: bool = False) -> Kept:
    """One of them."""
    return Kept(replace(cast.match(), paused=True), completed, NOW + timedelta(days=31), is_gone)


def keeping_notices(cast: Cast) -> Mapping[str, Notice]:
    """The news that it is over, to either; and the reminder."""
    return dict(_notices(cast))


def _notices(cast: Cast) -> Iterator[tuple[str, Notice]]:
    for pairs in (0, 1, 12):
        yield f"unmet {pairs}", UnmetNotice(pairs)
    for who in (replace(cast.partner(), slack_user_id="U1"), None):
        yield f"help asked {who}", HelpNotice(id_of("fit check"), who)
    for is_gone in (False, True):
        yield f"what is kept, gone {is_gone}", KeepingNotice(kept(cast, is_gone=is_gone))
        for part in (Part.MENTEE, Part.MENTOR):
            for kind, state in ((Occasion.MATCH_COMPLETED, State.COMPLETED), (Occasion.MATCH_ENDED, State.ENDED)):
                rest = kept(cast, completed=state is State.COMPLETED, is_gone=is_gone)
                match = rest.match
                said = ClosingNotice(kind, match.id, part, match.partner, state, False, cast.leads(), rest)
                yield f"{state} {part}, gone {is_gone}", said


def keeping_shown(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """Pages of what was written, and Home tabs."""
    texts = tuple(Text(kind, cast.typed.agenda, NOW.date() if n % 2 else None) for n, kind in enumerate([*Kind] * 5))
    found = {
        f"written, {name}, {page}": keeping.written(words, Written(each, some), page)
        for name, each, some in (
            ("much", kept(cast), texts),
            ("nothing", kept(cast), ()),
            ("gone", kept(cast, is_gone=True), ()),
        )
        for page in (1, 2)
    }
    over = [replace(kept(cast, completed=False), seeks_again=True), kept(cast), kept(cast, is_gone=True)] * 3
    homes = {f"over, {n}": blocks.home(keeping.home(words, cast.actor(0), over[:n]).blocks) for n in (1, 3, 9)}
    on_its_way = {"certificate on its way": people.as_modal(words, certificates.on_its_way(words))}
    return {**found, **homes, **on_its_way, **_fit_checks(words, cast)}


def _fit_checks(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    match, found = cast.match(), {}
    for going in Going:
        for asks in (False, True):
            said = FitCheck(going, asks, cast.typed.reason if asks else "")
            found[f"fit check {going} {asks}"] = fit_checks.form(words, match, said)
            found[f"fit check, thanks {going} {asks}"] = fit_checks.thanks(words, match, said)
            asked = HelpAsked(cast.partner(), match.id, said)
            found[f"fit check, to the lead {going} {asks}"] = fit_checks.to_lead(words, asked)
    return {**found, "fit check": fit_checks.form(words, match, None)}


def certificate_notice(cast: Cast) -> CertificateNotice:
    """A certificate with these names."""
    typed = cast.typed
    return CertificateNotice(Certificate(typed.me, typed.partner, cast.part, typed.place, STARTS_ON, ENDS_ON, 6))
