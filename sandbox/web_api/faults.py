"""Failures on demand: a script asks that the next calls of a method go wrong, before or after they took effect."""

from __future__ import annotations

import asyncio

from sandbox.records import JSON, Fault
from sandbox.state import Sandbox
from sandbox.web_api.answer import Answer


def next_fault(sandbox: Sandbox, method: str, when: str) -> Fault | None:
    """Takes the oldest fault that waits for this method at this moment; its last use removes it."""
    for fault in sandbox.faults:
        if fault.method == method and fault.when == when:
            fault.times -= 1
            if fault.times <= 0:
                sandbox.faults.remove(fault)
            return fault
    return None


async def suffer(fault: Fault) -> Answer | None:
    """Waits as asked; then the answer that replaces Slack's own, or None if the fault was only a delay."""
    if fault.delay_s:
        await asyncio.sleep(fault.delay_s)
    if fault.reset:
        return Answer({"ok": False, "error": "connection_reset"}, dropped=True)
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    if fault.error:
        return Answer({"ok": False, "error": fault.error}, status=fault.status or 200, headers=headers)
    if fault.status:
        body: JSON = {"ok": False, "error": "ratelimited" if fault.status == 429 else f"http_{fault.status}"}
        headers = headers or ({"Retry-After": "1"} if fault.status == 429 else {})
        return Answer(body, status=fault.status, headers=headers, is_json=fault.status in (200, 429))
    return None
