// Shown on birth; on death the focus returns to where it was, if that is still there.
export default {
  template: `<dialog ref="dialog" @cancel.prevent="$emit('cancel')" @keydown="key"><slot /></dialog>`,
  emits: ["cancel"],
  mounted() {
    this.before = document.activeElement;
    this.$refs.dialog.showModal();
    this.$nextTick(() => this.focusFirst());
  },
  beforeUnmount() {
    const before = this.before;
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
    focusFirst() {
      const dialog = this.$refs.dialog;
      const wanted =
        dialog.querySelector("[data-autofocus]") ||
        dialog.querySelector(".modal-body :is(input:not([type=hidden]), textarea, select):not(:disabled)") ||
        dialog.querySelector(".modal-footer button:last-child") ||
        dialog.querySelector("button");
      wanted?.focus();
    },
  },
};
