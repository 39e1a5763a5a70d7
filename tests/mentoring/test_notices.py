"""No occasion is ever without somebody who reads it, nor a notice without words."""

from mentoring.notice import Notice
from mentoring.notices import READERS
from mentoring.occasions import Occasion
from views.notices import SAID, SAID_TOGETHER


def test_every_kind_of_occasion_has_somebody_who_reads_it() -> None:
    assert set(READERS) == set(Occasion)


def test_every_kind_of_notice_has_somebody_who_finds_its_words() -> None:
    assert set(SAID) | set(SAID_TOGETHER) == set(Notice.__subclasses__())
