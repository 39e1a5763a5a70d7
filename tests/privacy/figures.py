"""Figures are opened, leafed through and sent as files by all who may; and everybody reads what is held of her."""

from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected
from views import own_data
from views.counting import figures, ledger

EXPECTED: dict[str, Expected] = {}
"""They add no place to those in which a mark may stand."""
TWO_MONDAYS = 14


def play(play: Play) -> None:
    """After two releases."""
    play.waits(TWO_MONDAYS)
    for who in Who:
        play.presses(who, own_data.OPEN, "")
        for whose in ("own", "across"):
            play.presses(who, figures.OPEN, whose)
            for page in range(2, len(figures.PAGES) + 1):
                play.presses(who, figures.TURN_ON, f"{whose}:{page}")
            play.presses(who, figures.EXPORT, whose)
            play.presses(who, figures.LEDGER, whose)
            play.presses(who, ledger.ON, "all:2")
    play.everybody_looks_on()
