"""What something takes: by the clock, and of the processors. On a machine with other work the latter tells more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import sysconf
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

TICKS: Final = sysconf("SC_CLK_TCK")
"""In a second."""
PARENT, OWN, OF_THE_GONE = 1, slice(11, 13), slice(13, 15)
"""Where a process's parent, its time and that of its children who are gone stand, behind its name (Linux: proc(5))."""


@dataclass
class Effort:
    """Seconds."""

    wall: float = 0
    cpu: float = 0
    """Of this process and of the database's server."""

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.wall + other.wall, self.cpu + other.cpu)

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.cpu:.1f} s of the processors)"

    def times(self, other: "Effort") -> str:
        """How many times as much it is, by the clock and of the processors."""
        return f"{self.wall / other.wall:.2f} times ({self.cpu / other.cpu:.2f})"


@contextmanager
def effort(server: int) -> Iterator[Effort]:
    """What is done within takes. `server`: the id of PostgreSQL's first process."""
    found, wall, cpu = Effort(), perf_counter(), process_time() + _of_server(server)
    yield found
    found.wall, found.cpu = perf_counter() - wall, process_time() + _of_server(server) - cpu


def _of_server(pid: int) -> float:
    """The processors' time of a process and its children, seconds."""
    every = [_stat(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    of_it = sum((int(n) for n in (*_stat(str(pid))[OWN], *_stat(str(pid))[OF_THE_GONE])), 0)
    return (of_it + sum(int(n) for stat in every if stat and stat[PARENT] == str(pid) for n in stat[OWN])) / TICKS


def _stat(pid: str) -> list[str]:
    try:
        return Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):  # it has just gone
        return []
