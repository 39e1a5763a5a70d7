"""What somebody wrote in a match that is over: hers to read and to copy until its keys are destroyed (SPEC S32)."""

from dataclasses import dataclass
from uuid import UUID

from mentoring.ending.keeping import Kept, in_it, kept
from mentoring.own_texts import Text, texts_of
from mentoring.people import Actor
from storage.keys import KeyGone
from storage.work import Work


@dataclass(frozen=True)
class Written:
    """All of hers in one match."""

    kept: Kept
    texts: tuple[Text, ...] = ()


def written(work: Work, actor: Actor, match_id: UUID) -> Written:
    """What she wrote in it, and nothing of anybody else; nothing once the keys are gone. NotAllowed for a match that
    is not over, or was never hers."""
    found = kept(work, actor, match_id)
    hers = in_it(actor, found)
    try:
        with work.reaching(hers.tenants):
            texts = () if found.is_gone else tuple(texts_of(work, hers))
    except KeyGone:  # this very moment
        texts = ()
    return Written(found, texts)
