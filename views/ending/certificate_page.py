"""The certificate as a page: A4, landscape, drawn on this machine with the typefaces that come with matplotlib.

To import matplotlib takes a third of a bot's start: import this late.
"""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from threading import Lock
from typing import Final

from matplotlib import get_data_path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from views.ending.certificate_words import Page

A4_INCHES = (11.69, 8.27)
ACCENT, INK, QUIET = "#0b6e5f", "#1d2523", "#5c6664"
WIDEST = 0.80
"""Of the page: no line is wider."""
CHARACTERS_AT_MOST = 80
"""Of a name: what is longer is cut. In lines of half as many at the most, if it does not fit otherwise."""
SMALLEST = 15
FONTS: Final = Path(get_data_path(), "fonts", "ttf")
SERIF, SERIF_BOLD, SANS = (FONTS / f"{name}.ttf" for name in ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSans"))
DRAWING = Lock()
"""The library's faces are shared, and several lanes may draw at once."""


def can_write(name: str) -> bool:
    """Whether one of our typefaces has every letter of a name."""
    return _face(name, SERIF) is not None


def drawn(page: Page, kind: str = "pdf") -> bytes:
    """The page as a file: 'pdf', or 'png' to look at. The same page gives the same bytes."""
    with DRAWING:
        figure = Figure(figsize=A4_INCHES, facecolor="white")
        FigureCanvasAgg(figure)
        _frame(figure)
        _put(figure, page.programme.upper(), 0.835, 10.5, SANS, ACCENT)
        _put(figure, page.title, 0.72, 40, SERIF, INK)
        figure.add_artist(Line2D([0.46, 0.54], [0.655, 0.655], color=ACCENT, linewidth=2))
        _put(figure, page.before, 0.58, 13, SANS, QUIET)
        _name(figure, page.name, 0.495, 34, SERIF_BOLD)
        _put(figure, page.after, 0.4, 13, SANS, QUIET)
        _name(figure, page.partner, 0.325, 22, SERIF)
        _put(figure, "  ·  ".join(page.facts), 0.205, 13, SANS, INK)
        if _face(page.company, SANS):
            _put(figure, page.company[:CHARACTERS_AT_MOST], 0.145, 13, SANS, ACCENT)
        found = BytesIO()
        about = dict(CreationDate=None, Title=page.title) if kind == "pdf" else {}  # noqa: C408 (the format's own names)
        figure.savefig(found, format=kind, dpi=110, metadata=about)
        return found.getvalue()


def _frame(figure: Figure) -> None:
    for inset, width in ((0.035, 1.6), (0.045, 0.4)):
        low = inset * A4_INCHES[1] / A4_INCHES[0]
        size = (1 - 2 * low, 1 - 2 * inset)
        figure.add_artist(Rectangle((low, inset), *size, fill=False, edgecolor=ACCENT, linewidth=width))


def _name(figure: Figure, name: str, y: float, size: float, preferred: Path) -> None:
    """Somebody's name; a line on which to write it, where no typeface of ours has its letters."""
    face = _face(name, preferred)
    if face is None:
        figure.add_artist(Line2D([0.28, 0.72], [y - 0.025, y - 0.025], color=QUIET, linewidth=0.8))
    else:
        _put(figure, name[:CHARACTERS_AT_MOST], y, size, face, INK)


def _put(figure: Figure, text: str, y: float, size: float, face: Path, colour: str) -> None:
    """One line in the middle, as large as it may be; a very long one in two."""
    font = FontProperties(fname=str(face), size=size)
    said = figure.text(
        0.5, y, text, fontproperties=font, color=colour, ha="center", va="center", linespacing=1.25, parse_math=False
    )
    smaller = min(1.0, WIDEST / _width(figure, said))
    if size * smaller < SMALLEST < size:
        said.set_text("\n".join(wrap(text, CHARACTERS_AT_MOST // 2)))
        smaller = min(1.0, WIDEST / _width(figure, said), SMALLEST * 1.2 / size)
    said.set_fontsize(size * smaller)


def _width(figure: Figure, said: Text) -> float:
    """Of the page's."""
    return float(said.get_window_extent().width / figure.bbox.width) or WIDEST


def _face(name: str, preferred: Path) -> Path | None:
    """The preferred typeface, or the one that has more letters; None if neither has all of them."""
    wanted = {ord(sign) for sign in name if not sign.isspace()}
    return next((face for face in _faces(preferred) if wanted <= _letters(face)), None)


def _faces(preferred: Path) -> Sequence[Path]:
    return (preferred, SANS)


@lru_cache
def _letters(face: Path) -> frozenset[int]:
    return frozenset(FT2Font(str(face)).get_charmap())
