"""The person's stack of modals: the top one, with a way back and its errors beside the fields."""

from __future__ import annotations

from nicegui.element import Element

from sandbox import playing
from sandbox.blocks import inputs_of
from sandbox.page import avatars
from sandbox.page.blocks.items import block_items, is_another_page
from sandbox.page.components import Dialog
from sandbox.page.confirm import ask
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.page.text.chrome import chrome
from sandbox.page.window import Window
from sandbox.playing.inputs import is_empty
from sandbox.records import OpenView

REQUIRED = "Please complete this required field."


class Modals:
    """Each view keeps its drafts while another lies over it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.holder = Keyed(tag("div"))
        self.body: Keyed | None = None
        self.shown: tuple[str, list[Item]] = ("", [])  # the top view's id, and its blocks
        self.surfaces: dict[str, Surface] = {}
        self.busy = False

    def refresh(self) -> None:
        stack = self.window.sandbox.modals.get(self.window.user, [])
        for gone in set(self.surfaces) - {view.id for view in stack}:
            del self.surfaces[gone]
        if not stack:
            self.holder.show([])
            return
        top = stack[-1]
        surface = self._surface(top)
        frame = fingerprint(top.view.get("title"), top.view.get("submit"), top.view.get("close"), len(stack))
        self.holder.show([Item(top.id, frame, lambda: self._frame(top, len(stack)))])
        if self.body:
            self._show_blocks(self.body, top, surface)

    def _show_blocks(self, body: Keyed, top: OpenView, surface: Surface) -> None:
        before, now = self.shown, (top.id, block_items(top.view.get("blocks", []), surface))
        body.show([*_notice(top), *now[1]])
        self.shown = now
        if before[0] == now[0] and is_another_page(before[1], now[1]):
            self.window.client.run_javascript("slackPage.readFromTheTop()")

    def _surface(self, opened: OpenView) -> Surface:
        surface = self.surfaces.get(opened.id)
        if surface is None or surface.shown is not opened:
            drafts = surface.drafts if surface else {}
            surface = Surface(self.window, opened, self.window.user, drafts)
            surface.ask = lambda confirm, do: ask(self.window, confirm, do)
            self.surfaces[opened.id] = surface
        return surface

    def _frame(self, opened: OpenView, depth: int) -> None:
        title = f"{opened.id}-title"
        self.busy = False
        back, close = (chrome(words, self.window.reader) for words in ("Back", "Close"))
        with Dialog("modal", labelled_by=title, on_cancel=self._close, known_as=opened.id):
            with tag("header", "modal-header"):
                if depth > 1:
                    button("icon-button", html=svg("back"), aria_label=back, title=back, on_click=self._close)
                else:
                    avatars.app(self.window.sandbox, 28)
                tag("h2", "modal-title", text=mrkdwn.bare(opened.view.get("title")), id=title)
                button(
                    "icon-button",
                    html=svg("close"),
                    aria_label=close,
                    title=close,
                    on_click=lambda: self._close(whole_stack=depth > 1),
                )
            self.body = Keyed(tag("div", "modal-body"))
            self._footer(opened)

    def _footer(self, opened: OpenView) -> None:
        close, submit = opened.view.get("close"), opened.view.get("submit")
        with tag("footer", "modal-footer"):
            words = mrkdwn.bare(close) or chrome("Cancel" if submit else "Close", self.window.reader)
            button("button", text=words, on_click=self._close)
            if submit:
                words = mrkdwn.bare(submit)
                self.sender = button("button button-primary", text=words, on_click=lambda: self._submit(opened))

    def _close(self, whole_stack: bool = False) -> None:
        self.window.run(playing.close_modal(self.window.sandbox, self.window.user, whole_stack=whole_stack))

    def _submit(self, opened: OpenView) -> None:
        surface = self.surfaces[opened.id]
        surface.wrong = surface.settle_drafts() | _missing(opened, chrome(REQUIRED, self.window.reader))
        if surface.wrong:
            opened.errors = {}
            self.window.refresh()
            self.window.client.run_javascript("slackPage.focusFirstError()")
        elif not self.busy:
            self.busy = True
            self.window.run(self._send(opened, self.sender))

    async def _send(self, opened: OpenView, sender: Element) -> None:
        sender.props["aria-busy"] = "true"
        try:
            outcome = await playing.submit(self.window.sandbox, opened.user, {}, opened.id)
        finally:
            self.busy = False
            if not sender.is_deleted:
                sender.props.pop("aria-busy", None)
        if outcome.errors:
            self.window.refresh()
            with self.window.client:
                self.window.client.run_javascript("slackPage.focusFirstError()")


def _notice(opened: OpenView) -> list[Item]:
    """What Slack itself says over a form that could not be sent."""
    if not opened.notice:
        return []
    words = opened.notice
    return [Item("notice", words, lambda: tag("div", "alert alert-error", text=words, role="alert"))]


def _missing(opened: OpenView, said: str) -> dict[str, str]:
    """Required inputs that hold nothing: Slack's client says so itself."""
    found = {}
    for block in inputs_of(opened.view):
        state = opened.state.get(block["block_id"], {}).get(block["element"]["action_id"])
        if not block.get("optional") and (state is None or is_empty(state)):
            found[block["block_id"]] = said
    return found
