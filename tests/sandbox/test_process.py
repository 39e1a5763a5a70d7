"""`python -m sandbox`, as a process of its own."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from sandbox.app import HOST, listening_on
from tests.sandbox.running import MANIFEST, ROSTER

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with listening_on(0) as bound:
        port: int = bound.getsockname()[1]
    return port


def processor_s() -> float:
    """What the ended child processes took, in seconds."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sandbox", "--roster", str(ROSTER), *arguments]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(address: str, seconds: float) -> float:
    """How long it took until the address answered."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            httpx.get(address, trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.02)
        else:
            return time.monotonic() - began
    raise TimeoutError(address)


def test_it_is_up_in_three_seconds_with_its_page_and_ends_when_told(tmp_path: Path) -> None:
    port = free_port()
    before = processor_s()
    process = start("--manifest", str(MANIFEST), "--port", str(port), "--data", str(tmp_path))
    try:
        took = wait_for(f"http://{HOST}:{port}/people", 60)
        assert "<html" in httpx.get(f"http://{HOST}:{port}/", trust_env=False).text
    finally:
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=30)
    spent = processor_s() - before
    print(f"\nup after {took:.1f} s; {spent:.1f} s of processor from start to end")
    assert spent < 3  # a busy machine changes how long it took, and not this
    assert f"http://{HOST}:{port}" in output
    assert (tmp_path / "sandbox.json").exists()


def test_it_listens_on_the_loopback_alone() -> None:
    with listening_on(0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_wrong_manifest_or_a_taken_port_is_one_line(tmp_path: Path) -> None:
    wrong = tmp_path / "manifest.yml"
    wrong.write_text("features: {}\n")
    with listening_on(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        for arguments, words in (
            (("--manifest", str(wrong), "--port", str(free_port())), "display_information"),
            (("--manifest", str(MANIFEST), "--port", str(port)), "in use"),
        ):
            process = start(*arguments)
            _, errors = process.communicate(timeout=60)
            assert process.returncode == 1
            assert words in errors
            assert "Traceback" not in errors
