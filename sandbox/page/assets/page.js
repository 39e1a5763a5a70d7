// What the browser must do itself: theme, keys, focus that survives an update, placing menus, sending files.
const slackPage = (window.slackPage = {
  icons: {},

  toggleTheme() {
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (dark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  },

  dismissWelcome() {
    document.documentElement.dataset.welcomed = "true";
    localStorage.setItem("welcomed", "true");
    document.querySelector(".composer textarea")?.focus();
  },

  /** Puts a popover under (or over) its anchor, inside the window. */
  place(anchor, popup, wide = false, above = false) {
    const box = anchor.getBoundingClientRect();
    const gap = 4;
    popup.style.minWidth = wide ? `${box.width}px` : "";
    popup.style.maxWidth = wide ? `${Math.max(box.width, 280)}px` : "";
    const room = innerHeight - box.bottom - gap * 2;
    const over = box.top - gap * 2;
    const up = above || (room < Math.min(popup.scrollHeight, 260) && over > room);
    popup.style.maxHeight = `${Math.max(120, Math.min(up ? over : room, 360))}px`;
    const left = Math.min(box.left, innerWidth - popup.offsetWidth - 8);
    popup.style.left = `${Math.max(8, left)}px`;
    popup.style.top = up ? "auto" : `${box.bottom + gap}px`;
    popup.style.bottom = up ? `${innerHeight - box.top + gap}px` : "auto";
  },

  moveInTabs(event) {
    const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
    const now = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || now < 0) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    tab.click();
  },

  /** What a dialog wants to be filled in first, or else its main button. */
  focusFirst(dialog) {
    const wanted =
      dialog.querySelector("[data-autofocus]") ||
      dialog.querySelector(".modal-body :is(input:not([type=hidden]), textarea, select):not(:disabled)") ||
      dialog.querySelector(".modal-footer button:last-child") ||
      dialog.querySelector("button");
    wanted?.focus();
  },

  /** The form on top shows another page. */
  readFromTheTop() {
    requestAnimationFrame(() => {
      const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
      if (!dialog) return;
      slackPage.focusFirst(dialog);
      dialog.querySelector(".modal-body").scrollTop = 0;
    });
  },

  focusFirstError() {
    requestAnimationFrame(() => {
      const field = document.querySelector('dialog [aria-invalid="true"]');
      const target = field?.matches("input, textarea") ? field : field?.querySelector("input");
      target?.focus();
      field?.scrollIntoView({ block: "center" });
    });
  },

  async upload(address, file) {
    const form = new FormData();
    form.append("file", file);
    try {
      const response = await fetch(address, { method: "POST", body: form });
      return await response.json();
    } catch (error) {
      return { ok: false, error: String(error) };
    }
  },
});

{
  const root = document.documentElement;
  const theme = localStorage.getItem("theme");
  if (theme) root.dataset.theme = theme;
  if (localStorage.getItem("welcomed")) root.dataset.welcomed = "true";
  if (!root.lang) root.lang = "en";
  root.classList.add("slack-page");
}

// When an update removes the control that had the focus, its successor gets it, or else the message around it.
{
  let last = null;
  document.addEventListener("focusin", (event) => {
    const target = event.target;
    last = {
      target,
      key: target.closest("[data-focus]")?.dataset.focus,
      message: target.closest("[data-ts]"),
    };
  });
  new MutationObserver(() => {
    if (!last || last.target.isConnected || document.activeElement !== document.body) return;
    const { key, message } = last;
    last = null;
    const scope = message?.isConnected ? message : document;
    const successor = key && scope.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    if (successor) successor.focus();
    else if (message?.isConnected) message.focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });
}

// Keys of the whole page: Ctrl+K switches person, arrows walk through the messages.
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.querySelector("[data-switch]")?.click();
    return;
  }
  const message = event.target.closest?.("article.message");
  if (message && event.target === message && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    const all = [...message.parentElement.querySelectorAll("article.message")];
    all[all.indexOf(message) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
  const list = event.target.matches?.(".scroller") && event.target;
  if (list && event.key === "Enter") [...list.querySelectorAll("article.message")].at(-1)?.focus();
});
