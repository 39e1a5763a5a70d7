"""What a lead sees of the agreements, in every state."""

from datetime import timedelta
from typing import Any

from mentoring.agreeing.agreement_counts import Issue, Signer, Signers, Standing
from mentoring.agreeing.agreement_notices import AgreementNotice
from mentoring.agreeing.agreement_replacing import Problem, Trouble
from mentoring.agreeing.agreement_texts import Document, parse
from mentoring.agreeing.agreements import Agreed, Version
from tests.views.casting import NOW, Cast
from views.agreeing import agreement_leads as views
from views.blocks import Message
from views.notices import message
from views.words import Words

OURS, FIRST, LATEST = Version(1), Version(1, own=True), Version(2, own=True)
LATER = NOW + timedelta(days=40)


def leads_shown(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """Every modal."""
    typed = cast.typed.agenda
    plain = [Standing(document, 0, 0, (Issue(OURS, 0),)) for document in Document]
    issues = (Issue(LATEST, 3, LATER), Issue(FIRST, 1, NOW), Issue(OURS, 12))
    many = (*issues[:1], *(Issue(Version(n, own=True), n, NOW) for n in range(150, 1, -1)))
    text = {"en": parse(typed) or parse("–"), "es": parse(f"## {typed}\n{typed}")}
    long = {"en": parse("\n\n".join([typed[:90] or "–"] * 60))}
    me, partner = cast.typed.me, cast.typed.partner
    signers = (Signer(me, partner, (), OURS), Signer(partner, me, ((LATEST, LATER), (OURS, NOW)), LATEST))
    agreed_before = Signer(partner, me, ((FIRST, NOW),), LATEST, is_abroad=True)
    return {
        "agreements, ours": views.overview(words, plain),
        "agreements, own": views.overview(words, [Standing(document, 40, 3, issues) for document in Document]),
        "agreements, many": views.overview(words, [Standing(Document.ETHICS, 40, 3, many)]),
        "agreement, to read": views.text(words, Document.AGREEMENT, OURS, text, 1),
        **{f"agreement, to read, {n}": views.text(words, Document.ETHICS, LATEST, long, n) for n in (1, 2, 9)},
        "who agreed": views.who(words, Signers(Document.ETHICS, (*signers, agreed_before), 1, False)),
        "who agreed, more": views.who(words, Signers(Document.AGREEMENT, signers * 10, 2, True)),
        "who agreed, nobody": views.who(words, Signers(Document.AGREEMENT, (), 1, False)),
        "another text": views.replacing(words, Document.AGREEMENT, text, ["en", "fr", "es"], "[]"),
        "another text, long": views.replacing(words, Document.ETHICS, long, ["en", "fr"], "[]"),
    }


def renewed_shown(words: Words, cast: Cast) -> dict[str, Message]:
    """Every message about a new text."""
    asked = Agreed(Document.AGREEMENT, cast.match(), LATEST, before=FIRST)
    done = Agreed(Document.ETHICS, cast.match(), LATEST, mine=NOW)
    notices = {"asked": AgreementNotice(asked, True), "done": AgreementNotice(done, True)}
    notices["superseded"] = AgreementNotice(asked, False)
    return {f"new text, {name}": message(words, [notice]) for name, notice in notices.items()}


def lead_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    return [*views.errors(words, [Trouble(str(p), p, length=3, at_most=2) for p in Problem]).values()]
