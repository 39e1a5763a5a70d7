"""How far a pair has come, in words and as a bar (SPEC S26). The words come first: they are the whole of it, aloud."""

from mentoring.growing.progress import Progress
from views.words import Words

DONE, LEFT = "▰", "▱"
CELLS_AT_MOST = 10
"""One for each task, up to so many; then one for each tenth. No longer: a screen reader may name each."""


def bar(progress: Progress) -> str:
    """Signs alone; full only where nothing is left, empty only where nothing is done."""
    cells = min(progress.of_all, CELLS_AT_MOST)
    filled = progress.done * cells // progress.of_all if cells else 0
    if progress.done and not filled:
        filled = 1
    return DONE * filled + LEFT * (cells - filled)


def line(words: Words, progress: Progress) -> str:
    """'3 of 5 done', then the bar."""
    if not progress.of_all:
        return words.say("no homework yet")
    said = words.say_count("{n} of {all} done", "{n} of {all} done", progress.done, all=progress.of_all)
    return f"{said}  {bar(progress)}"
