"""The chart of a data_visualization block: pie, or bar, area and line over shared categories.

Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block (in neither official SDK yet).
"""

from __future__ import annotations

from typing import Any

from sandbox.blocks.schema import anything, array, by_type, number, problem, record, text

_name = text(20)


def _positive(value: Any, pointer: str, problems: list[str]) -> None:
    number(value, pointer, problems)
    if isinstance(value, int | float) and not isinstance(value, bool) and value <= 0:
        problems.append(problem("must be greater than 0", pointer))


def _series_agree(value: dict[str, Any], pointer: str, problems: list[str]) -> None:
    """Names differ, and every series has one point for each category."""
    names = [series["name"] for series in value["series"]]
    if len(set(names)) < len(names):
        problems.append(problem("series names must be unique", f"{pointer}/series"))
    categories = sorted(value["axis_config"]["categories"])
    for index, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            problems.append(problem("labels must match the categories", f"{pointer}/series/{index}/data"))


_series = record({"name": _name, "data": array(record({"label": _name, "value": number}), most=20, least=1)})
_axes = record({"categories": array(_name, most=20, least=1)}, {"x_label": text(50), "y_label": text(50)})
_cartesian = record(
    {"type": anything, "series": array(_series, most=6, least=1), "axis_config": _axes}, {}, _series_agree
)
_pie = record({"type": anything, "segments": array(record({"label": _name, "value": _positive}), most=6, least=1)})

chart = by_type({"pie": _pie, "bar": _cartesian, "area": _cartesian, "line": _cartesian})
