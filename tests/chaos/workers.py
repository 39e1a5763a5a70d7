"""`advance worker`, many times: forked from a process that has imported everything, so that it is at work at once.

`python -m tests.chaos.workers` is that process. It is told line by line what to do, and answers each line.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.scenarios.house import House
from tests.scenarios.world import ROOT


@dataclass
class Workers:
    """The workers of a house."""

    process: "subprocess.Popen[str]"

    def start(self) -> int:
        """One more; its process id."""
        return int(self._told("start"))

    def kill(self, pid: int) -> None:
        """With SIGKILL: when this returns, it is dead."""
        self._told(f"kill {pid}")

    def alive(self) -> list[int]:
        """Those that are at work; one that could not reach its database at its start has ended."""
        return [int(pid) for pid in self._told("alive").split()]

    def keep(self, count: int) -> None:
        """Have so many at work, as whatever keeps a program running would."""
        for _ in range(count - len(self.alive())):
            self.start()

    def _told(self, what: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def workers(house: House) -> Iterator[Workers]:
    """None at first. All are ended with the block."""
    with (house.home / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.workers"],
            cwd=ROOT,
            env={**os.environ, **house.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    with process:  # its pipe closed, it ends, and its workers with it
        yield Workers(process)


def main() -> None:
    """Forks workers until its input ends."""
    import psycopg  # noqa: F401  (as all that follows: a worker finds it imported)

    import bot.clockwork  # noqa: F401
    from bot.cli import app

    children: set[int] = set()
    for line in sys.stdin:
        children -= {pid for pid in children if os.waitpid(pid, os.WNOHANG)[0]}
        match line.split():
            case ["start"]:
                pid = os.fork()
                if pid == 0:
                    os.dup2(2, 1)
                    app(["worker"])  # ends the process
                children.add(pid)
                print(pid, flush=True)
            case ["kill", number]:
                _kill(children, int(number))
                print("dead", flush=True)
            case _:
                print(*children, flush=True)
    for pid in tuple(children):
        _kill(children, pid)


def _kill(children: set[int], pid: int) -> None:
    if pid in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        children.discard(pid)


if __name__ == "__main__":
    main()
