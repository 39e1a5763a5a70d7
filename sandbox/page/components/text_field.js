// The text lives here while it is typed: a page update must never put back an older one.
export default {
  inheritAttrs: false,
  template: `
    <textarea v-if="multiline" ref="box" v-bind="$attrs" v-model="text" @input="grow"></textarea>
    <input v-else ref="box" v-bind="$attrs" v-model="text" @keydown.enter.prevent="$emit('enter')" />
  `,
  props: { value: String, multiline: Boolean },
  emits: ["change", "enter"],
  data() {
    return { text: this.value ?? "" };
  },
  watch: {
    value(now) {
      this.text = now ?? "";
    },
    text(now) {
      this.$emit("change", now);
    },
  },
  mounted() {
    this.grow();
  },
  methods: {
    grow() {
      const box = this.$refs.box;
      if (!this.multiline || !box) return;
      box.style.height = "auto";
      box.style.height = `${Math.min(box.scrollHeight + 2, 320)}px`;
    },
    focus() {
      this.$refs.box.focus();
    },
  },
};
