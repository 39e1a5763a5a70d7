"""Selects with search: given options, people, channels, conversations, or what the app offers while one types."""

from __future__ import annotations

from typing import Any

from sandbox.page import reading
from sandbox.page.blocks.changing import change
from sandbox.page.components import Combobox
from sandbox.page.components.combobox import Option
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.page.text.chrome import chrome
from sandbox.playing.selecting import MIN_QUERY_LENGTH
from sandbox.records import JSON
from sandbox.screen import seen_by
from sandbox.state import Sandbox

PLACEHOLDERS = {
    "users": "Select a person",
    "conversations": "Select a conversation",
    "channels": "Select a channel",
}


def show_select(block: JSON, element: JSON, surface: Surface, labels: JSON) -> None:
    """One choice, or several for the multi_ kinds."""
    multiple = element["type"].startswith("multi_")
    kind = element["type"].removeprefix("multi_").removesuffix("_select")
    options = _options(kind, element, surface)

    def chosen(values: list[str]) -> None:
        change(block, element, surface, values if multiple else (values[0] if values else None))

    async def asked(query: str) -> None:
        found = await surface.offers(block, element, query)
        box.offer(query, [_option(each) for each in found])

    box = Combobox(
        options,
        _chosen(block, element, surface, options),
        multiple=multiple,
        clearable=block.get("type") == "input",
        at_most=element.get("max_selected_items"),
        on_change=chosen,
        on_query=asked if kind == "external" else None,
        query_from=int(element.get("min_query_length", MIN_QUERY_LENGTH)),
        placeholder=mrkdwn.bare(element.get("placeholder"))
        or chrome(PLACEHOLDERS.get(kind, "Select an option"), surface.reader),
        looking=chrome("Looking…", surface.reader),
        nothing=chrome("No results", surface.reader),
        data_autofocus=bool(element.get("focus_on_load")),
        data_name=mrkdwn.bare(block.get("label")) or labels.get("aria_label"),
        class_="input",
        **labels,
    )


def _options(kind: str, element: JSON, surface: Surface) -> list[Option]:
    sandbox, user = surface.window.sandbox, surface.user
    if kind == "users":
        return _people(sandbox, user)
    if kind in ("conversations", "channels"):
        return _conversations(sandbox, user, kind, element)
    groups = [(mrkdwn.bare(g.get("label")), g.get("options", [])) for g in element.get("option_groups", [])]
    return [
        _option(option, group) for group, options in [("", element.get("options", [])), *groups] for option in options
    ]


def _option(option: JSON, group: str = "") -> Option:
    return Option(
        str(option.get("value")), mrkdwn.bare(option.get("text")), mrkdwn.bare(option.get("description")), group
    )


def _people(sandbox: Sandbox, user: str) -> list[Option]:
    team = sandbox.people[user].team
    people = sorted((p for p in sandbox.members(team) if not p.deleted), key=lambda p: p.real_name.casefold())
    return [Option(p.id, p.real_name, p.title or ("app" if p.is_bot else "")) for p in people]


def _conversations(sandbox: Sandbox, user: str, kind: str, element: JSON) -> list[Option]:
    wanted = (element.get("filter") or {}).get("include") or ["public", "private", "im"]
    if kind == "channels":
        wanted = ["public"]
    found = []
    for conversation in seen_by(sandbox, user):
        what = "im" if conversation.is_im else "private" if conversation.is_private else "public"
        if what in wanted:
            mark = "" if conversation.is_im else "#"
            found.append(Option(conversation.id, mark + reading.conversation_name(sandbox, conversation)))
    return found


def _chosen(block: JSON, element: JSON, surface: Surface, options: list[Option]) -> list[Option]:
    """What is chosen now; an external option says its own words."""
    draft = surface.drafts.get((block["block_id"], element["action_id"]))
    state = surface.state(block, element)
    held = [value for key, value in state.items() if key.startswith("selected_")]
    flat: list[Any] = [each for value in held for each in (value if isinstance(value, list) else [value]) if each]
    known = {option.value: option for option in options}
    known |= {str(each["value"]): _option(each) for each in flat if isinstance(each, dict)}
    values = [str(each["value"] if isinstance(each, dict) else each) for each in flat]
    if draft is not None:
        values = [str(value) for value in (draft if isinstance(draft, list) else [draft])]
    return [known.get(value, Option(value, value)) for value in values]
