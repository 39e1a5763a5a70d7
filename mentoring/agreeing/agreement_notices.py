"""What there is to say when another text has taken the place of one that somebody agreed to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import Agreed, agreed_in
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class AgreementNotice(Notice):
    """There is a new text."""

    agreed: Agreed
    is_latest: bool
    """Whether it is the one that holds now."""

    @property
    def worth_telling(self) -> bool:
        """Whether there is still something to read."""
        return self.is_latest and self.agreed.mine is None


def about_renewed(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> AgreementNotice | None:
    """How the document stands by now; None if the match is no longer hers."""
    match = actor.match(occasion.about)
    document, _, version = occasion.period.partition("/")
    if match is None:
        return None
    agreed = next(each for each in agreed_in(work, actor, [match]) if each.document == Document(document))
    return AgreementNotice(agreed, is_latest=str(agreed.version) == version)


READERS: Final[Readers] = {Occasion.AGREEMENT_RENEWED: about_renewed}
