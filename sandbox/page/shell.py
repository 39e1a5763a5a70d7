"""The whole page for one browser tab: bars, panels and dialogs, and the watch over the sandbox."""

from __future__ import annotations

from nicegui import background_tasks, ui

from sandbox import playing
from sandbox.page import reading, routes
from sandbox.page.dom import tag
from sandbox.page.drawer import Drawer
from sandbox.page.main import Main
from sandbox.page.modals import Modals
from sandbox.page.sidebar import Sidebar
from sandbox.page.switcher import Switcher
from sandbox.page.thread import ThreadPanel
from sandbox.page.topbar import TopBar
from sandbox.page.window import Window
from sandbox.state import Sandbox

TICK_S = 1.0


def build(sandbox: Sandbox, user: str, at: str, tab: str) -> None:
    """Builds the page for a person; an unknown or missing one is the first who can be played."""
    everybody = {person.id for person in reading.playable(sandbox)}
    ui.add_head_html(routes.head())
    if not everybody:
        tag("p", "padded", text="There is nobody to play: start the sandbox with a roster.")
        return
    client = ui.context.client
    window = Window(sandbox, client, user if user in everybody else reading.first_to_play(sandbox), channel=at)
    if tab in ("home", "messages", "about") and window.in_app:
        window.tab = tab
    playing.forget_ephemerals(sandbox, window.user)
    _lay_out(window)
    client.on_delete(sandbox.subscribe(window.touched))
    client.on_connect(lambda: background_tasks.create(_arrive(window)))


async def _arrive(window: Window) -> None:
    """The tab is there: what it shows counts as seen."""
    window.arrive()


def _lay_out(window: Window) -> None:
    switcher = Switcher(window)
    with tag("div", "app") as frame:
        tag("a", "skip", text="Skip to the messages", href="#main")
        topbar = TopBar(window, switcher)
        sidebar = Sidebar(window, switcher)
        with tag("div", "stage"):
            main = Main(window)
            thread = ThreadPanel(window, tag("div", "panel-place-holder"))
            drawer = Drawer(window, tag("div", "panel-place-holder"))
        window.layer = tag("div", "layer")
        with window.layer:
            modals = Modals(window)
        toast = tag("div", "toasts", role="status")
    keys = tag("div", "keys", hidden=True)
    keys.on("switch", lambda _: switcher.open(), args=[])
    keys.props["data-keys"] = "true"

    def pane() -> None:
        frame.props["data-pane"] = window.pane
        frame.props["data-thread"] = str(window.thread is not None).lower()

    def say(words: str) -> None:
        toast.clear()
        with toast:
            tag("div", "toast", text=words)

    window.say = say
    window.regions = [region.refresh for region in (topbar, sidebar, main, thread, drawer, modals)] + [pane]
    window.refresh()
    ui.timer(TICK_S, topbar.tick)
