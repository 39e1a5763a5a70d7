"""Line icons, drawn for this page on a 20×20 grid; decoration only, the words stand beside or in a label."""

from __future__ import annotations

PATHS = {
    "hash": "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13M3 12.5h13",
    "lock": "M5.5 9h9v7.5h-9zM7 9V6.5a3 3 0 0 1 6 0V9",
    "plus": "M10 4v12M4 10h12",
    "home": "M3.5 9.5 10 4l6.5 5.5M5.5 8v8.5h9V8M8.5 16.5V12h3v4.5",
    "chat": "M4 4.5h12v9H9.5L6 16.5v-3H4z",
    "down": "m5.5 8 4.5 4.5L14.5 8",
    "back": "M12 4.5 6.5 10l5.5 5.5",
    "close": "m5 5 10 10M15 5 5 15",
    "search": "M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5ZM12.6 12.6 17 17",
    "bolt": "M11 2.5 4.5 11.5H9l-.5 6L15.5 8.5H11z",
    "clip": "m14.5 9-5 5a3 3 0 0 1-4.3-4.3l6-6a2 2 0 0 1 2.9 2.9l-5.6 5.6a1 1 0 0 1-1.5-1.4l4.6-4.6",
    "send": "M3.5 4 17 10 3.5 16l1.8-6zM5.3 10H11",
    "clock": "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.3l2.8 1.7",
    "contrast": "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 3v14M12 4v12M14 5.5v9",
    "code": "m7 5.5-4 4.5 4 4.5M13 5.5l4 4.5-4 4.5M11.5 4l-3 12",
    "more": "M10 5.2v.1M10 10v.1M10 14.8v.1",
    "reply": "M4 4.5h12v9H9.5L6 16.5v-3H4zM7 7.7h6M7 10.3h4",
    "download": "M10 3.5v9M6.2 9 10 12.7 13.8 9M4 16.5h12",
    "file": "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15",
    "switch": "M4 7h11.5M12.5 4l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3",
    "info": "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.3v.1",
    "check": "m4.5 10.5 4 4 7-9",
    "menu": "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
    "window": "M8 4.5H4.5v11h11V12M11 4h5v5M16 4l-7 7",
    "people": (
        "M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.5 16c.3-2.8 2.2-4.3 5-4.3s4.700 1.500 5 4.300"
        "M13 4.400a2.600 2.600 0 0 1 0 4.900M14.300 12c1.800.500 2.900 1.900 3.200 4"
    ),
}


def svg(name: str, size: int = 20) -> str:
    """The icon as markup; screen readers pass over it."""
    width = 2.6 if name == "more" else 1.6
    return (
        f'<svg class="icon" width="{size}" height="{size}" viewBox="0 0 20 20" fill="none" stroke="currentColor" '
        f'stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" '
        f'focusable="false"><path d="{PATHS[name]}"/></svg>'
    )
