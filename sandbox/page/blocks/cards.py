"""Cards, and the tasks of a plan."""

from __future__ import annotations

from sandbox.page.blocks import images
from sandbox.page.blocks.controls import show_element
from sandbox.page.dom import tag
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn, rich_text
from sandbox.records import JSON

STATUS = {"pending": "To do", "in_progress": "In progress", "complete": "Done", "error": "Failed"}


def show_card(block: JSON, surface: Surface) -> None:
    """Picture, title, subtitle, body and at most two buttons."""
    with tag("div", "card"):
        if block.get("hero_image"):
            images.show_small(block["hero_image"], surface, "card-hero")
        for part in ("title", "subtitle", "body"):
            if block.get(part):
                tag("div", f"card-{part}", html=mrkdwn.text_object(block[part], surface.reader))
        if block.get("actions"):
            with tag("div", "kit-actions"):
                for element in block["actions"]:
                    show_element(block, element, surface)


def show_plan(block: JSON, surface: Surface) -> None:
    """A titled list of tasks."""
    with tag("div", "card"):
        tag("div", "card-title", text=mrkdwn.bare(block.get("title")))
        for task in block.get("tasks", []):
            show_task(task, surface)


def show_task(block: JSON, surface: Surface) -> None:
    """A task, what it is about, and how far it is."""
    status = str(block.get("status", "pending"))
    with tag("div", f"task task-{status}"):
        tag("span", "task-status", text=STATUS.get(status, status))
        tag("span", "task-title", text=str(block.get("title", "")))
        for part in ("details", "output"):
            if block.get(part):
                tag("div", "rich-text", html=rich_text.render(block[part], surface.reader))
