"""Our programs, each a process of its own: forked from one that has imported everything, so that it is at work at once.

As newcomers start them, they are started by tests/scenarios/world.py.
"""

import os
import runpy
import signal
import sys
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import TimeoutExpired

ROOT = Path(__file__).parents[2]
FORKING = get_context("forkserver")
FORKING.set_forkserver_preload(
    ["psycopg", "bot.serving", "bot.clockwork", "bot.importing", "bot.cli", "sandbox.__main__"]
)


class Program:
    """`python -m ...`, with the words of `subprocess.Popen`. What it says is added to a log."""

    def __init__(self, command: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
        self.command = command
        self._process: ForkServerProcess = FORKING.Process(target=_run, args=(command, environment, log), daemon=True)
        self._process.start()

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code. Raises TimeoutExpired if it runs on for so many seconds."""
        self._process.join(timeout)
        found = self._process.exitcode
        if found is None:
            raise TimeoutExpired(self.command, timeout or 0)
        return found

    def send_signal(self, number: signal.Signals) -> None:
        """To it, if it is still there."""
        if self.poll() is None:
            assert self._process.pid
            os.kill(self._process.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


def _run(command: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
    """In the process."""
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = list(command)
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
