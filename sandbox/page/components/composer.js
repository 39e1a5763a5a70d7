// Enter sends, Shift+Enter breaks the line; "/" offers commands and "@" people, as in Slack.
export default {
  template: `
    <div ref="root" :class="['composer', { dropping }]">
      <div v-if="hint" class="composer-hint" :id="hintId"><code>{{ hint.command }} {{ hint.usage_hint }}</code><span>{{ hint.description }}</span></div>
      <div ref="frame" class="composer-box">
        <textarea ref="box" rows="1" v-model="text" :aria-label="label" :placeholder="label"
          aria-autocomplete="list" :aria-controls="listId"
          :aria-activedescendant="offered.length ? listId + '-' + active : null" :aria-describedby="hint ? hintId : null"
          @input="typed" @keydown="key" @paste="pasted" @click="look" @blur="leave"></textarea>
        <div class="composer-tools">
          <button type="button" class="icon-button" aria-label="Attach a file" title="Attach a file" @click="$refs.files.click()" v-html="icon('clip')"></button>
          <input ref="files" type="file" multiple hidden tabindex="-1" aria-hidden="true" @change="upload($refs.files.files)" />
          <button type="button" class="icon-button" aria-label="Mention someone" title="Mention someone" @click="begin('@')">@</button>
          <button v-if="commands.length" type="button" class="icon-button" aria-label="Slash commands" title="Slash commands" @click="begin('/')">/</button>
          <slot />
          <span class="composer-note" role="status">{{ note }}</span>
          <button type="button" class="send" aria-label="Send" title="Send (Enter)" :disabled="!text.trim()" @click="send" v-html="icon('send')"></button>
        </div>
      </div>
      <div ref="list" popover="manual" class="menu completions" role="listbox" :id="listId" :aria-label="kind === '@' ? 'People' : 'Commands'" @mousedown.prevent>
        <div v-for="(offer, index) in offered" :key="offer.key" :id="listId + '-' + index" role="option"
          :aria-selected="String(index === active)" :class="['menu-item', { active: index === active }]" @click="take(offer)" @mousemove="active = index">
          <span class="menu-label">{{ offer.label }} <span v-if="offer.usage" class="usage">{{ offer.usage }}</span></span>
          <span v-if="offer.hint" class="menu-hint">{{ offer.hint }}</span>
        </div>
      </div>
    </div>
  `,
  props: { label: String, commands: Array, people: Array, uploadUrl: String },
  emits: ["send"],
  data() {
    return { text: "", offered: [], active: 0, kind: "", dropping: false, note: "" };
  },
  computed: {
    listId() {
      return `${this.$attrs.id}-completions`;
    },
    hintId() {
      return `${this.$attrs.id}-hint`;
    },
    hint() {
      const [word, ...rest] = this.text.split(" ");
      return rest.length ? this.commands.find((one) => one.command === word) : null;
    },
  },
  watch: {
    offered(now) {
      const list = this.$refs.list;
      if (!list) return; // the place was left in between
      if (now.length && !list.matches(":popover-open")) list.showPopover();
      if (!now.length && list.matches(":popover-open")) list.hidePopover();
      if (now.length) this.$nextTick(() => window.slackPage.place(this.$refs.frame, list, true, true));
    },
  },
  mounted() {
    this.zone = this.$refs.root.closest("[data-dropzone]");
    this.zone?.addEventListener("dragover", this.over);
    this.zone?.addEventListener("dragleave", this.out);
    this.zone?.addEventListener("drop", this.dropped);
  },
  beforeUnmount() {
    this.zone?.removeEventListener("dragover", this.over);
    this.zone?.removeEventListener("dragleave", this.out);
    this.zone?.removeEventListener("drop", this.dropped);
  },
  methods: {
    icon(name) {
      return window.slackPage.icons[name];
    },
    typed() {
      const box = this.$refs.box;
      box.style.height = "auto";
      box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
      this.look();
    },
    look() {
      const before = this.text.slice(0, this.$refs.box.selectionStart);
      const command = before.match(/^\/\S*$/);
      const person = before.match(/(?:^|\s)@([\p{L}\p{M}'’ -]{0,30})$/u);
      this.kind = command ? "/" : person ? "@" : "";
      this.active = 0;
      this.offered = command ? this.matchingCommands(command[0]) : person ? this.matchingPeople(person[1]) : [];
    },
    matchingCommands(start) {
      return this.commands
        .filter((one) => one.command.startsWith(start) && one.command !== start + " ")
        .map((one) => ({ key: one.command, label: one.command, usage: one.usage_hint, hint: one.description, insert: one.command + " " }));
    },
    matchingPeople(start) {
      const wanted = start.toLowerCase();
      return this.people
        .filter((one) => one.name.toLowerCase().includes(wanted) && one.name.toLowerCase() !== wanted.trim())
        .slice(0, 8)
        .map((one) => ({ key: one.id, label: one.name, hint: one.title, insert: `@${one.name} ` }));
    },
    take(offer) {
      const box = this.$refs.box;
      const at = box.selectionStart;
      const start = this.kind === "/" ? 0 : this.text.lastIndexOf("@", at);
      this.text = this.text.slice(0, start) + offer.insert + this.text.slice(at);
      this.offered = [];
      this.$nextTick(() => {
        box.focus();
        box.selectionStart = box.selectionEnd = start + offer.insert.length;
      });
    },
    key(event) {
      if (event.isComposing) return;
      if (this.offered.length) {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by) {
          event.preventDefault();
          this.active = (this.active + by + this.offered.length) % this.offered.length;
          this.$nextTick(() => document.getElementById(`${this.listId}-${this.active}`)?.scrollIntoView({ block: "nearest" }));
          return;
        }
        if (event.key === "Tab" || event.key === "Enter") {
          const whole = this.kind === "/" && this.offered.some((one) => one.label === this.text.trim());
          if (!(event.key === "Enter" && whole)) {
            event.preventDefault();
            this.take(this.offered[this.active]);
            return;
          }
        }
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          this.offered = [];
          return;
        }
      }
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        this.send();
      }
    },
    leave() {
      setTimeout(() => (this.offered = []), 100);
    },
    begin(mark) {
      const box = this.$refs.box;
      if (mark === "/") this.text = "/";
      else this.text += /(^|\s)$/.test(this.text) ? "@" : " @";
      this.$nextTick(() => {
        box.focus();
        box.selectionStart = box.selectionEnd = this.text.length;
        this.look();
      });
    },
    send() {
      if (!this.text.trim()) return;
      this.$emit("send", this.text);
      this.text = "";
      this.offered = [];
      this.note = "";
      this.$nextTick(() => this.typed());
    },
    over(event) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.dropping = true;
    },
    out(event) {
      if (!this.zone.contains(event.relatedTarget)) this.dropping = false;
    },
    dropped(event) {
      this.dropping = false;
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.upload(event.dataTransfer.files);
    },
    pasted(event) {
      const files = event.clipboardData?.files;
      if (files?.length) {
        event.preventDefault();
        this.upload(files);
      }
    },
    async upload(files) {
      for (const file of [...files]) {
        this.note = `Sending ${file.name}…`;
        const answer = await window.slackPage.upload(this.uploadUrl, file);
        this.note = answer.ok ? "" : `${file.name} was not sent: ${answer.error}`;
      }
      this.$refs.files.value = "";
    },
    focus() {
      this.$refs.box.focus();
    },
  },
};
