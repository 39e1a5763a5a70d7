"""Figures as a picture (SPEC S33): drawn on this machine, with the typefaces that come with matplotlib.

It has a ground of its own, so that it reads alike in Slack's dark and light; its colours are Okabe and Ito's, which
nobody's eyes mix up; every bar bears its name and its number, so that no colour is needed. The same stands in its
alternative text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from mentoring.access_terms import Part
from mentoring.asking.survey_definitions import Stage, name_of
from mentoring.counting.release_values import Release
from views.counting import figure_names
from views.counting.figures import moved, too_few, value
from views.times import full_day
from views.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUND, INK, FAINT = "#FFFFFF", "#1D1C1D", "#D5D5D5"
BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"
INCHES: Final = (10.0, 5.6)
DOTS_PER_INCH = 130
SMALL, ON_A_LINE = 12, 96
"""Points; and characters of that size on a line from edge to edge: a longer line is set smaller."""
ALT_AT_MOST = 1000
"""Of Slack's, for a file."""


@dataclass(frozen=True)
class Picture:
    """A PNG, and all that it shows in words."""

    content: bytes
    alt_text: str


@dataclass(frozen=True)
class Bar:
    """One line of a chart. `share`: how long it is, from 0 to 1; None if there is nothing to show."""

    label: str
    said: str
    share: float | None
    colour: str = BLUE
    hatch: str = ""
    whole: bool = False
    """The bar is a part of something: a faint one behind it is the whole."""
    interval: tuple[float, float] | None = None
    """Between which shares the truth is likely to lie."""

    @property
    def line(self) -> str:
        """What stands above it, and is read aloud."""
        return f"{self.label.rstrip('.')} · {self.said}"


@dataclass(frozen=True)
class Panel:
    """Bars under a heading."""

    title: str
    bars: tuple[Bar, ...]


def overview(words: Words, release: Release) -> Picture:
    """What was counted in full; beside it what the mentees' objectives are about, once any of it can be told."""
    told = any(cell.is_shown for cell in release.of(figure_names.OBJECTIVES))
    return _drawn(words, release, (_counted(words, release), *([_objectives(words, release)] if told else [])))


def changes(words: Words, release: Release, part: Part) -> Picture:
    """How many mentees, or mentors, moved up from the first survey to the last."""
    return _drawn(words, release, (_moved(words, release, part),))


def _counted(words: Words, release: Release) -> Panel:
    names, exact = dict(figure_names.exact_names(words)), release.exact
    shown = (
        ("active", GREEN, ""),
        ("meetings_held", BLUE, ""),
        ("meetings_upcoming", BLUE, "///"),
        ("tasks_done", ORANGE, ""),
        ("tasks_open", ORANGE, "///"),
    )
    counts = {name: getattr(exact, name) if exact else None for name, _, _ in shown}
    most = max((n for n in counts.values() if n), default=1)
    bars = (
        Bar(names[name], too_few(words) if n is None else str(n), None if n is None else n / most, colour, hatch)
        for (name, colour, hatch), n in zip(shown, counts.values(), strict=True)
    )
    return Panel(figure_names.heading(words, figure_names.EXACT), tuple(bars))


def _objectives(words: Words, release: Release) -> Panel:
    bars = (
        Bar(
            figure_names.line(words, cell.figure, cell.cell),
            value(words, cell, release),
            cell.n / cell.of if cell.n is not None and cell.of else None,
            whole=True,
        )
        for cell in release.of(figure_names.OBJECTIVES)
    )
    return Panel(figure_names.heading(words, figure_names.OBJECTIVES), tuple(bars))


def _moved(words: Words, release: Release, part: Part) -> Panel:
    mentees = part is Part.MENTEE
    title = words.say("Mentees who moved up") if mentees else words.say("Mentors who moved up")
    bars = (
        Bar(
            figure_names.change(words, each),
            moved(words, each, release),
            each.up / each.of if each.up is not None and each.of else None,
            BLUE if mentees else ORANGE,
            whole=True,
            interval=(each.low, each.high) if each.low is not None and each.high is not None else None,
        )
        for each in release.changes
        if each.survey == name_of(part, Stage.FINAL)
    )
    return Panel(title, tuple(bars))


def _drawn(words: Words, release: Release, panels: tuple[Panel, ...]) -> Picture:
    title = words.say("Figures of {day}", day=full_day(words, release.week))
    small = words.say("Answers and objectives are told only for groups of {n} people or more.", n=release.threshold)
    said = [title, *(each for panel in panels for each in _aloud(panel)), small]
    return Picture(_png(title, panels, small), _clipped(said))


@lru_cache(maxsize=32)
def _png(title: str, panels: tuple[Panel, ...], small: str) -> bytes:
    """Drawn once, however often it is sent: it takes a good part of a second."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # late: to import it takes a third of a bot's start
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, dpi=DOTS_PER_INCH, facecolor=GROUND)
    FigureCanvasAgg(figure)
    figure.text(0.03, 0.94, title, fontsize=18, fontweight="bold", color=INK, va="center", parse_math=False)
    figure.text(0.03, 0.035, small, fontsize=SMALL, color=INK, va="center", parse_math=False)
    width = 0.94 / len(panels)
    for number, panel in enumerate(panels):
        axes = figure.add_axes((0.03 + width * number, 0.09, width - 0.03, 0.77))
        _panel(axes, panel, ON_A_LINE // len(panels))
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _panel(axes: Axes, panel: Panel, on_a_line: int) -> None:
    """The name above each bar, and its figure after it: so nothing runs into anything, however long."""
    axes.set_xlim(0, 1)
    axes.set_ylim(len(panel.bars) - 0.35, -0.75)
    axes.set_axis_off()
    axes.set_title(panel.title, loc="left", fontsize=14, fontweight="bold", color=INK, parse_math=False)
    longest = max((len(bar.line) for bar in panel.bars), default=1)
    size = min(SMALL, SMALL * on_a_line / longest)
    for place, bar in enumerate(panel.bars):
        axes.text(0, place - 0.24, bar.line, fontsize=size, color=INK, va="center", parse_math=False)
        _bar(axes, bar, place + 0.12)


def _bar(axes: Axes, bar: Bar, height: float) -> None:
    if bar.whole or bar.share is None:
        axes.barh(height, 1, height=0.3, color=GROUND, edgecolor=FAINT, linewidth=1)
    if bar.share is not None:
        axes.barh(height, bar.share, height=0.3, color=bar.colour, hatch=bar.hatch, edgecolor=GROUND, linewidth=0)
    if bar.interval:
        axes.plot(bar.interval, (height, height), color=INK, linewidth=1.5, marker="|", markersize=8)


def _aloud(panel: Panel) -> list[str]:
    """A sentence each: full stops are set alike in every language, and a screen reader pauses at them."""
    return [panel.title, *(bar.line for bar in panel.bars)]


def _clipped(said: Sequence[str]) -> str:
    whole = ". ".join(said)
    return whole if len(whole) <= ALT_AT_MOST else whole[: ALT_AT_MOST - 1] + "…"
