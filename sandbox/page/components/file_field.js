// Each file goes up as soon as it is chosen or dropped; the form only carries its id.
export default {
  inheritAttrs: false,
  template: `
    <div :class="['file-field', { dropping }]" @dragover.prevent="dropping = true" @dragleave="dropping = false" @drop.prevent.stop="dropped">
      <ul v-if="held.length">
        <li v-for="file in held" :key="file.id">{{ file.name }}
          <button type="button" class="chip-remove" :aria-label="'Remove ' + file.name" @click="remove(file)">×</button></li>
      </ul>
      <input type="file" v-bind="$attrs" :accept="accept || null" :multiple="atMost > 1" :disabled="held.length >= atMost"
        @change="take($event.target.files, $event.target)" />
      <span role="status" class="composer-note">{{ note }}</span>
    </div>
  `,
  props: { files: Array, uploadUrl: String, accept: String, atMost: Number },
  emits: ["change"],
  data() {
    return { held: [...this.files], dropping: false, note: "" };
  },
  methods: {
    dropped(event) {
      this.dropping = false;
      this.take(event.dataTransfer.files);
    },
    async take(files, input) {
      for (const file of [...files].slice(0, this.atMost - this.held.length)) {
        this.note = `Sending ${file.name}…`;
        const answer = await window.slackPage.upload(this.uploadUrl, file);
        this.note = answer.ok ? "" : `${file.name} was not sent: ${answer.error}`;
        if (answer.ok) this.held = [...this.held, { id: answer.file.id, name: answer.file.name }];
      }
      if (input) input.value = "";
      this.tell();
    },
    remove(file) {
      this.held = this.held.filter((one) => one.id !== file.id);
      this.tell();
    },
    tell() {
      this.$emit("change", this.held.map((file) => file.id));
    },
  },
};
