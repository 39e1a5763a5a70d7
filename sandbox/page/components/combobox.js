// A combobox after the ARIA pattern, its list in the top layer so that no dialog clips it.
export default {
  inheritAttrs: false,
  template: `
    <div ref="root" :class="['combobox', { open, multiple, clearing: canClear }]" @click="$refs.input.focus()">
      <span v-for="option in multiple ? picked : []" :key="option.value" class="chip">
        {{ option.label }}
        <button type="button" class="chip-remove" :aria-label="'Remove ' + option.label" @click.stop="remove(option)">×</button>
      </span>
      <input ref="input" v-bind="$attrs" role="combobox" aria-autocomplete="list" autocomplete="off" spellcheck="false"
        :aria-expanded="String(open)" :aria-controls="listId" :aria-activedescendant="open && active >= 0 ? optionId(active) : null"
        :placeholder="picked.length && multiple ? '' : $attrs.placeholder" :value="text"
        @input="typed" @keydown="key" @focus="$refs.input.select()" @click="show" @blur="leave" />
      <button v-if="canClear" type="button" class="combobox-clear" :aria-label="'Clear ' + ($attrs['data-name'] || 'selection')"
        @click.stop="clear">×</button>
      <span v-else class="combobox-arrow" aria-hidden="true"></span>
      <div ref="list" popover="manual" class="menu listbox" role="listbox" :id="listId"
        :aria-label="$attrs['data-name'] || 'Options'" :aria-multiselectable="multiple || null" @mousedown.prevent>
        <template v-for="(option, index) in offered" :key="option.value">
          <div v-if="option.group && option.group !== offered[index - 1]?.group" class="menu-group" role="presentation">{{ option.group }}</div>
          <div :id="optionId(index)" role="option" :aria-selected="String(isPicked(option))"
            :class="['menu-item', { active: index === active, picked: isPicked(option) }]"
            @click.stop="choose(option)" @mousemove="active = index">
            <span class="menu-label">{{ option.label }}</span>
            <span v-if="option.description" class="menu-hint">{{ option.description }}</span>
          </div>
        </template>
        <div v-if="!offered.length" class="menu-empty" role="option" aria-disabled="true" aria-selected="false">{{ emptyWords }}</div>
      </div>
    </div>
  `,
  props: {
    options: Array,
    chosen: Array,
    multiple: Boolean,
    clearable: Boolean,
    atMost: Number,
    remote: Boolean,
    queryFrom: Number,
    looking: String,
    nothing: String,
    found: Object,
  },
  emits: ["choose", "query"],
  data() {
    const single = !this.multiple && this.chosen[0];
    return { picked: [...this.chosen], open: false, active: -1, text: single ? single.label : "", search: "", waiting: false };
  },
  computed: {
    listId() {
      return `${this.$attrs.id}-list`;
    },
    offered() {
      if (this.remote) return this.found?.query === this.search ? this.found.options : [];
      const words = fold(this.search).split(/\s+/).filter(Boolean);
      const fits = (option) => {
        const text = fold(`${option.label} ${option.description} ${option.group}`);
        return words.every((word) => text.includes(word));
      };
      return this.options.filter(fits);
    },
    canClear() {
      return this.clearable && !this.multiple && this.picked.length > 0;
    },
    emptyWords() {
      if (this.remote && this.search.length < this.queryFrom) return `Type ${this.queryFrom} or more letters`;
      return this.remote && this.found?.query !== this.search ? this.looking : this.nothing;
    },
  },
  watch: {
    chosen(now) {
      this.picked = [...now];
      if (!this.open) this.rest();
    },
    offered() {
      this.active = this.offered.length ? Math.max(0, Math.min(this.active, this.offered.length - 1)) : -1;
    },
  },
  methods: {
    optionId(index) {
      return `${this.$attrs.id}-option-${index}`;
    },
    isPicked(option) {
      return this.picked.some((one) => one.value === option.value);
    },
    show() {
      if (this.open || this.$attrs.disabled) return;
      this.open = true;
      this.search = "";
      this.ask();
      this.active = Math.max(0, this.offered.findIndex(this.isPicked));
      this.$refs.list.showPopover();
      window.slackPage.place(this.$refs.root, this.$refs.list, true);
      this.$nextTick(this.reveal);
    },
    hide() {
      if (!this.open) return;
      this.open = false;
      this.$refs.list?.hidePopover(); // the form may have been closed in between
      this.rest();
    },
    rest() {
      this.search = "";
      this.text = this.multiple ? "" : (this.picked[0]?.label ?? "");
      if (this.$refs.input) this.$refs.input.value = this.text;
    },
    leave() {
      setTimeout(() => {
        if (document.activeElement !== this.$refs.input) this.hide();
      }, 0);
    },
    ask() {
      if (this.remote && this.search.length >= this.queryFrom) this.$emit("query", this.search);
    },
    typed(event) {
      const text = event.target.value;
      if (!this.open) this.show();
      this.text = text;
      this.search = text;
      this.active = 0;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.ask, this.remote ? 250 : 0);
    },
    reveal() {
      document.getElementById(this.optionId(this.active))?.scrollIntoView({ block: "nearest" });
    },
    move(by) {
      const count = this.offered.length;
      if (count) this.active = (this.active + by + count) % count;
      this.$nextTick(this.reveal);
    },
    key(event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!this.open) this.show();
        else this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (this.open && this.offered[this.active]) this.choose(this.offered[this.active]);
        else this.show();
      } else if (event.key === "Escape" && this.open) {
        event.preventDefault();
        event.stopPropagation();
        this.hide();
      } else if (event.key === "Backspace" && this.multiple && !this.search && this.picked.length) {
        this.remove(this.picked.at(-1));
      }
    },
    choose(option) {
      if (!this.multiple) {
        this.picked = [option];
        this.tell();
        this.hide();
        return;
      }
      if (this.isPicked(option)) return this.remove(option);
      if (this.atMost && this.picked.length >= this.atMost) return;
      this.picked = [...this.picked, option];
      this.search = this.text = "";
      this.$refs.input.value = "";
      this.ask();
      this.tell();
    },
    remove(option) {
      this.picked = this.picked.filter((one) => one.value !== option.value);
      this.tell();
      this.$refs.input.focus();
    },
    clear() {
      this.picked = [];
      this.rest();
      this.tell();
      this.$refs.input.focus();
    },
    tell() {
      this.$emit("choose", this.picked.map((one) => one.value));
    },
  },
};

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
