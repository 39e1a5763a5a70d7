"""The Mentoring Agreement and the Code of Ethics in every state, as a company may have typed them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.agreeing.agreement_texts import Document, parse
from mentoring.agreeing.agreements import Agreed, Reading, Version
from tests.views.casting import NOW, Cast
from views.agreeing import agreements
from views.words import Words


def agreements_shown(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """Every page, before and after."""
    readings = _readings(cast)
    shown = {name: agreements.page(words, reading, 1, "[]") for name, reading in readings.items()}
    shown["agreement, changed meanwhile"] = agreements.page(words, readings["agreement, new"], 1, "[]", changed=True)
    return shown | {f"agreement, page {n}": agreements.page(words, readings["long"], n, "[]") for n in (1, 2, 9)}


def _readings(cast: Cast) -> dict[str, Reading]:
    typed = cast.typed.agenda
    text = parse(f"{typed}\n\n## {typed}\n- {typed}\n- **{typed}**\n\n{typed}") or parse("–")
    long = parse("\n\n".join(f"## {typed[:160]}\n\n{typed[:40]}\n- {typed[:9]}" for _ in range(60))) or text
    to_read = Agreed(Document.AGREEMENT, cast.match(), Version(1))
    done = replace(to_read, mine=NOW, partners=NOW - timedelta(days=1))
    first = Reading(to_read, {"en": text, "fr": text}, ())
    return {
        "agreement": first,
        "ethics": replace(first, agreed=replace(to_read, document=Document.ETHICS)),
        "agreement, partner first": replace(first, agreed=replace(to_read, partners=NOW)),
        "agreement, agreed": replace(first, agreed=done),
        "agreement, for several": replace(first, others=tuple(cast.match(n) for n in (1, 2))),
        "agreement, new": Reading(replace(to_read, version=Version(3, own=True), before=Version(1)), {"es": text}, ()),
        "long": Reading(replace(to_read, version=Version(3, own=True)), {"en": long}, ()),
    }
