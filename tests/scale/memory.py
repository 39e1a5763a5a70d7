"""How much memory a process has held at the most."""

import re
from pathlib import Path


def megabytes() -> float:
    """This process, since its program began. (`getrusage` would count what held the process that started it, too.)"""
    status = Path("/proc/self/status").read_text()
    peak = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    assert peak is not None
    return int(peak[1]) / 1024
