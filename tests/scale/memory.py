"""How much memory a process has held at the most."""

import re
import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def megabytes() -> float:
    """This process, since its program began. Of `getrusage` only elsewhere: on Linux it counts what the process held
    that started it, too."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    peak = re.search(r"^VmHWM:\s+(\d+) kB$", STATUS.read_text(), re.MULTILINE)
    assert peak is not None
    return int(peak[1]) / 1024
