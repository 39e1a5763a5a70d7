"""A sandbox in a process of its own, the showcase app connected to it, and people who play in a real browser."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError, expect

from sandbox.app import HOST, listening_on
from tests.sandbox.browser import showcase
from tests.sandbox.running import ROSTER

ROOT = Path(__file__).parents[3]
WIDE, NARROW = (1280, 800), (390, 844)
PATIENCE_MS = 15_000
UP_WITHIN_S = 60.0
expect.set_options(timeout=PATIENCE_MS)
NAME_OF_FOCUSED = """() => {
  const now = document.activeElement;
  const label = document.getElementById(now.getAttribute("aria-labelledby"));
  return now.getAttribute("aria-label") || label?.textContent || now.textContent;
}"""


@dataclass
class Stage:
    """Where the tests play. `troubles` gathers what a page complained of, and any request that left the machine."""

    url: str
    browser: Browser
    people: dict[str, str]  # real name → user id
    troubles: list[str] = field(default_factory=list)
    contexts: dict[tuple[tuple[int, int], str], BrowserContext] = field(default_factory=dict)

    def window(
        self, name: str, size: tuple[int, int] = WIDE, scheme: Any = "light", fresh: bool = False, tab: str = "messages"
    ) -> Window:
        """A new browser window in which this person is played; a `fresh` one never saw the page before."""
        if fresh or (size, scheme) not in self.contexts:
            self.contexts[(size, scheme)] = self.browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
            )
        context = self.contexts[(size, scheme)]
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("request", lambda asked: self._note(asked.url) if not _is_here(asked.url, self.url) else None)
        page.goto(f"{self.url}/?as={self.people[name]}&tab={tab}")
        window = Window(page)
        window.is_there()
        return window

    @contextlib.contextmanager
    def playing(self, name: str, **how: Any) -> Iterator[Window]:
        """A window of this person's; the forms they leave open are closed in the end."""
        window = self.window(name, **how)
        try:
            yield window
        finally:
            window.close()
            while httpx.post(f"{self.url}/people/{self.people[name]}/close", json={}, trust_env=False).is_success:
                pass

    def wait_until_on_screen(self, name: str, words: str) -> None:
        """Returns as soon as the sandbox itself shows it to this person, whatever their windows do."""
        deadline = time.monotonic() + 15
        while words not in httpx.get(f"{self.url}/people/{self.people[name]}/screen", trust_env=False).text:
            assert time.monotonic() < deadline, f"{words!r} never reached {name}"
            time.sleep(0.02)

    def _note(self, trouble: str) -> None:
        self.troubles.append(trouble)


@dataclass
class Window:
    """One window, with the gestures that tests repeat."""

    page: Page

    @property
    def composer(self) -> Locator:
        return self.page.locator(".main .composer textarea")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog.modal")

    def say(self, text: str) -> None:
        """Types in the message box and sends; completions are passed over."""
        self.composer.fill(text)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Enter")

    def propose(self, agenda: str, day: str = "2026-12-01") -> None:
        """Fills the meeting form and sends it."""
        self.say(f"/meet {agenda}")
        self.dialog.wait_for()
        self.page.get_by_label("Date").fill(day)
        self.submit()

    def opens_a_form_by(self, button: Locator) -> None:
        """Presses until a form is there: a press finds nothing while Home is just being drawn anew."""
        for _ in range(3):
            button.click()
            with contextlib.suppress(TimeoutError):
                return self.dialog.wait_for(timeout=PATIENCE_MS / 3)
        raise AssertionError("no form was opened")

    def submit(self, name: str = "Send") -> None:
        """Presses the form's own button."""
        self.dialog.get_by_role("button", name=name, exact=True).click()

    def sees(self, text: str) -> Locator:
        """Waits for words on the page."""
        found = self.page.get_by_text(text).first
        found.wait_for()
        return found

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def focused(self) -> str:
        """The accessible words of what has the focus, at this instant."""
        return str(self.page.evaluate(NAME_OF_FOCUSED)).strip()

    def focuses(self, name: str) -> None:
        """Waits until the focus is on what has these words."""
        self.page.wait_for_function(f"name => ({NAME_OF_FOCUSED})().trim() === name", arg=name)

    def reload(self) -> None:
        """As the person would, and waits until everything is there again."""
        self.page.reload()
        self.is_there()

    def is_there(self) -> None:
        """Waits until the page is built and connected: from now on a press is heard."""
        self.page.locator(".main-title").wait_for()
        self.page.wait_for_function("window.did_handshake === true")

    def close(self) -> None:
        self.page.close()


def _is_here(asked: str, url: str) -> bool:
    return asked.startswith((url, url.replace("http", "ws", 1), "data:", "blob:"))


@contextlib.contextmanager
def stage(browser: Browser) -> Iterator[Stage]:
    """The whole of it."""
    with _sandbox() as url, showcase.connected(url):
        people = httpx.get(f"{url}/people", trust_env=False).json()
        yield Stage(url, browser, {person["real_name"]: person["id"] for person in people})


@contextlib.contextmanager
def _sandbox() -> Iterator[str]:
    with listening_on(0) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sandbox", "--port", str(port)]
    command += ["--roster", str(ROSTER), "--manifest", str(showcase.MANIFEST)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    url = f"http://{HOST}:{port}"
    try:
        _wait_until_up(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + UP_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{url}/app", trust_env=False).raise_for_status()
            return
        time.sleep(0.05)
    raise RuntimeError("the sandbox did not start")
