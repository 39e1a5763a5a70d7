"""The blocks of a message or view, one below the other."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.page.blocks import cards, images, tables
from sandbox.page.blocks.controls import show_element
from sandbox.page.blocks.inputs import show_input
from sandbox.page.dom import tag
from sandbox.page.surface import Surface
from sandbox.page.text import markdown, mrkdwn, rich_text
from sandbox.page.text.chrome import chrome
from sandbox.records import JSON

LONG_TEXT = 700  # characters after which Slack folds a section of a message


def show_blocks(blocks: list[JSON], surface: Surface) -> None:
    """Shows blocks in the current element."""
    for block in blocks:
        show_block(block, surface)


def show_block(block: JSON, surface: Surface) -> None:
    """Shows one block; of a kind not known here, its name, so that nothing vanishes unseen."""
    kind = str(block.get("type"))
    show = BLOCKS.get(kind)
    with tag("div", f"kit kit-{kind}"):
        if show:
            show(block, surface)
        else:
            tag("p", "kit-unknown", text=f"A “{kind}” block, which this page does not draw")


def _section(block: JSON, surface: Surface) -> None:
    with tag("div", "section-body"):
        if block.get("text"):
            _section_text(block, surface)
        if block.get("fields"):
            with tag("div", "fields"):
                for field in block["fields"]:
                    tag("div", "field", html=mrkdwn.text_object(field, surface.reader))
    if block.get("accessory"):
        with tag("div", "accessory"):
            show_element(block, block["accessory"], surface)


def _section_text(block: JSON, surface: Surface) -> None:
    html = mrkdwn.text_object(block["text"], surface.reader)
    if len(str(block["text"].get("text", ""))) <= LONG_TEXT or block.get("expand") or surface.is_view:
        tag("div", "section-text", html=html)
        return
    with tag("details", "section-fold"):
        tag("summary", "section-more", text=chrome("See more", surface.reader))
        tag("div", "section-text", html=html)


def _header(block: JSON, surface: Surface) -> None:
    """On Home the page's own heading stands right above; in messages and modals there is one more between."""
    level = int(block.get("level", 1))
    rank = min(level + (1 if surface.is_home else 2), 6)
    tag(f"h{rank}", f"kit-heading level-{level}", html=mrkdwn.text_object(block["text"], surface.reader))


def _divider(_block: JSON, _surface: Surface) -> None:
    tag("hr", "divider")


def _context(block: JSON, surface: Surface) -> None:
    for element in block.get("elements", []):
        if element.get("type") == "image":
            images.show_small(element, surface)
        else:
            tag("span", "context-text", html=mrkdwn.text_object(element, surface.reader))


def _actions(block: JSON, surface: Surface) -> None:
    for element in block.get("elements", []):
        show_element(block, element, surface)


def _rich_text(block: JSON, surface: Surface) -> None:
    tag("div", "rich-text", html=rich_text.render(block, surface.reader))


def _markdown(block: JSON, _surface: Surface) -> None:
    tag("div", "rich-text", html=markdown.render(str(block.get("text", ""))))


def _alert(block: JSON, surface: Surface) -> None:
    level = block.get("level", "default")
    tag("div", f"alert alert-{level}", html=mrkdwn.text_object(block["text"], surface.reader), role="note")


def _container(block: JSON, surface: Surface) -> None:
    with tag("div", "card"):
        title = block.get("title") or block.get("rich_text_title")
        if isinstance(title, dict) and title.get("type") == "rich_text":
            tag("div", "card-title", html=rich_text.render(title, surface.reader))
        elif title:
            tag("div", "card-title", html=mrkdwn.text_object(title, surface.reader))
        show_blocks(block.get("child_blocks", []), surface)


def _carousel(block: JSON, surface: Surface) -> None:
    with tag("div", "carousel"):
        show_blocks(block.get("elements", []), surface)


BLOCKS: dict[str, Callable[[JSON, Surface], None]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "context_actions": _actions,
    "input": show_input,
    "image": images.show_block,
    "rich_text": _rich_text,
    "markdown": _markdown,
    "table": tables.show_table,
    "alert": _alert,
    "card": cards.show_card,
    "container": _container,
    "carousel": _carousel,
    "plan": cards.show_plan,
    "task_card": cards.show_task,
}
