"""The rich_text block and what it is made of.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block and slack_sdk's RichTextElementParts.
"""

from __future__ import annotations

from sandbox.blocks.schema import Rule, anything, array, by_type, flag, one_of, pattern, record, text, whole
from sandbox.blocks.texts import LONGEST_TEXT, block_id, channel_id, url, user_id

NO_LIMIT = 1_000_000
AFTER_9999 = 9_999_999_999

_style = record(
    {},
    dict.fromkeys(("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink"), flag),
)


def _leaf(required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Rule:
    return record({"type": anything, **required}, {"style": _style, **(optional or {})})


_leaves = by_type(
    {
        "text": _leaf({"text": text(NO_LIMIT)}),
        "link": _leaf({"url": url}, {"text": text(NO_LIMIT, least=0), "unsafe": flag}),
        "user": _leaf({"user_id": user_id}),
        "usergroup": _leaf({"usergroup_id": pattern(r"S[A-Z0-9]+", "invalid usergroup id")}),
        "team": _leaf({"team_id": pattern(r"T[A-Z0-9]+", "invalid team id")}),
        "channel": _leaf({"channel_id": channel_id}),
        "emoji": _leaf({"name": text(255)}, {"skin_tone": whole(1, 6), "unicode": text(255)}),
        "broadcast": _leaf({"range": one_of("here", "channel", "everyone")}),
        "color": _leaf({"value": pattern(r"#?[0-9a-fA-F]{6}", "invalid color")}),
        "date": _leaf(
            {"timestamp": whole(0, AFTER_9999), "format": text(255)},
            {"url": url, "fallback": text(LONGEST_TEXT)},
        ),
    }
)

_border = whole(0, 1)
_section = record({"type": anything, "elements": array(_leaves)})
_containers = by_type(
    {
        "rich_text_section": _section,
        "rich_text_list": record(
            {
                "type": anything,
                "style": one_of("bullet", "ordered"),
                "elements": array(by_type({"rich_text_section": _section}), least=1),
            },
            {"indent": whole(0, 8), "offset": whole(0, NO_LIMIT), "border": _border},
        ),
        "rich_text_preformatted": record(
            {"type": anything, "elements": array(_leaves)}, {"border": _border, "language": text(255)}
        ),
        "rich_text_quote": record({"type": anything, "elements": array(_leaves)}, {"border": _border}),
    }
)

rich_text = record({"type": anything, "elements": array(_containers)}, {"block_id": block_id})
rich_text_only = by_type({"rich_text": rich_text})
