// Shown on birth; on death the focus returns to where it was, if that is still there. Another form may lie over one
// for a while: where one was in it is remembered until it is back.
const left = new Map();

export default {
  template: `<dialog ref="dialog" @cancel.prevent="$emit('cancel')" @keydown="key"><slot /></dialog>`,
  props: { knownAs: String },
  emits: ["cancel"],
  mounted() {
    this.before = document.activeElement;
    this.$refs.dialog.showModal();
    this.$nextTick(() => this.takeUp() || window.slackPage.focusFirst(this.$refs.dialog));
  },
  beforeUnmount() {
    const before = this.before;
    if (this.knownAs) left.set(this.knownAs, { scroll: this.body()?.scrollTop, focus: this.focused() });
    this.$refs.dialog.close();
    requestAnimationFrame(() => {
      if (before?.isConnected && !document.querySelector("dialog:modal")) before.focus();
    });
  },
  methods: {
    key(event) {
      // Chrome lets a second Escape pass without a cancel event: answer the key itself.
      if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        event.stopPropagation();
        this.$emit("cancel");
      }
    },
    body() {
      return this.$refs.dialog.querySelector(".modal-body");
    },
    focused() {
      const active = this.$refs.dialog.contains(document.activeElement) && document.activeElement;
      if (active?.dataset?.focus) return `[data-focus="${CSS.escape(active.dataset.focus)}"]`;
      return active?.id ? `#${CSS.escape(active.id)}` : null;
    },
    takeUp() {
      const was = left.get(this.knownAs);
      left.delete(this.knownAs);
      const target = was?.focus && this.$refs.dialog.querySelector(was.focus);
      if (!target) return false;
      target.focus({ preventScroll: true });
      this.body().scrollTop = was.scroll;
      return true;
    },
  },
};
