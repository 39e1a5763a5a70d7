// A menu button after the ARIA pattern: arrows move, Enter picks, Escape closes and gives the focus back.
export default {
  inheritAttrs: false,
  template: `
    <button ref="button" type="button" v-bind="$attrs" :class="[$attrs.class, buttonClass]" :aria-label="label"
      :title="tip" aria-haspopup="menu" :aria-expanded="String(open)" :popovertarget="menuId"
      @keydown.down.prevent="show" v-html="content"></button>
    <div ref="menu" :id="menuId" popover class="menu" role="menu" :aria-label="label" @toggle="toggled" @keydown="key">
      <div v-for="group in groups" :key="group.name" role="group" :aria-label="group.name || null">
        <div v-if="group.name" class="menu-group" aria-hidden="true">{{ group.name }}</div>
        <button v-for="entry in group.entries" :key="entry.value" type="button" role="menuitem" tabindex="-1"
          :class="['menu-item', { danger: entry.danger }]" @click="pick(entry)">
          <span class="menu-label">{{ entry.label }}</span>
          <span v-if="entry.hint" class="menu-hint">{{ entry.hint }}</span>
        </button>
      </div>
    </div>
  `,
  props: { entries: Array, label: String, content: String, buttonClass: String, tip: String },
  emits: ["pick"],
  data() {
    return { open: false };
  },
  computed: {
    menuId() {
      return `${this.$attrs.id}-menu`;
    },
    groups() {
      const groups = [];
      for (const entry of this.entries) {
        if (groups.at(-1)?.name !== entry.group) groups.push({ name: entry.group, entries: [] });
        groups.at(-1).entries.push(entry);
      }
      return groups;
    },
  },
  methods: {
    items() {
      return [...this.$refs.menu.querySelectorAll("[role=menuitem]")];
    },
    show() {
      this.$refs.menu.showPopover();
    },
    toggled(event) {
      this.open = event.newState === "open";
      if (!this.open) return;
      window.slackPage.place(this.$refs.button, this.$refs.menu);
      this.items()[0]?.focus();
    },
    key(event) {
      const items = this.items();
      const now = items.indexOf(document.activeElement);
      const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        items[(to + items.length) % items.length]?.focus();
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.$refs.menu.hidePopover();
        this.$refs.button.focus();
      } else if (event.key === "Tab") {
        this.$refs.menu.hidePopover();
      } else if (event.key.length === 1) {
        const letter = event.key.toLowerCase();
        const order = [...items.slice(now + 1), ...items.slice(0, now + 1)];
        order.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus();
      }
    },
    pick(entry) {
      this.$refs.menu?.hidePopover();
      this.$refs.button?.focus();
      this.$emit("pick", entry.value);
    },
  },
};
