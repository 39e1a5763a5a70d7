"""Typing in an external select: the app is asked what to offer."""

from __future__ import annotations

from sandbox import payloads
from sandbox.delivery import NotAckedError
from sandbox.playing.outcome import NotPossible, Outcome, whoever
from sandbox.playing.surfaces import surface
from sandbox.playing.telling import tell
from sandbox.records import JSON
from sandbox.state import Sandbox

OPTIONS_AT_MOST = 100
MIN_QUERY_LENGTH = 3  # Slack's default


async def options(
    sandbox: Sandbox,
    user: str,
    action_id: str,
    query: str,
    *,
    block_id: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    view: str | None = None,
) -> tuple[Outcome, list[JSON]]:
    """What the menu offers for this query; nothing where the query is too short or the app silent."""
    person = whoever(sandbox, user)
    where = surface(sandbox, person, channel=channel, ts=ts, view=view)
    block, element = where.find(action_id, block_id)
    if not element["type"].endswith("external_select"):
        raise NotPossible(f"{action_id} does not ask the app what to offer")
    if len(query) < element.get("min_query_length", MIN_QUERY_LENGTH):
        return Outcome(), []
    payload = payloads.block_suggestion(sandbox, person, where.shown, block["block_id"], action_id, query)
    try:
        ack = await tell(sandbox, person, payload)
    except NotAckedError:
        return Outcome(), []
    offered = _offered(ack.payload)
    sandbox.offered[(user, where.key, block["block_id"], action_id)] = offered
    return Outcome(round(ack.ack_ms)), offered


def _offered(answer: JSON) -> list[JSON]:
    """The options of a well-formed answer; Slack shows none of an ill-formed one."""
    grouped = [option for group in answer.get("option_groups") or [] for option in group.get("options", [])]
    every = [*(answer.get("options") or []), *grouped]
    good = all(_is_option(option) for option in every) and len(every) <= OPTIONS_AT_MOST
    return every if good else []


def _is_option(option: JSON) -> bool:
    text, value = option.get("text"), option.get("value")
    if not isinstance(text, dict) or not isinstance(value, str):
        return False
    words = text.get("text")
    return isinstance(words, str) and 0 < len(words) <= 75 and 0 < len(value) <= 150
