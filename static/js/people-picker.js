// The people picker: types ahead over the server's matches and turns a choice into a chip (a checkbox that is checked).
// Without this module the same fields work as checkboxes and a line of names. Names only ever enter as text.

const PAUSE = 120; // ms of quiet before asking

class Picker {
  constructor(root) {
    this.root = root;
    this.chips = root.querySelector("[data-chips]");
    this.blank = root.querySelector("template");
    this.input = root.querySelector("input[type=text]");
    this.list = root.querySelector("[role=listbox]");
    this.said = root.querySelector("[data-said]");
    root.querySelectorAll("[data-without-script]").forEach((part) => part.remove());
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the text field keeps the focus
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    this.chips.addEventListener("change", (event) => this.say(event.target.checked ? "chosen" : "letGo", event.target));
  }

  get options() { return [...this.list.querySelectorAll("[role=option]")]; }
  get active() { return this.list.querySelector("[aria-selected=true]"); }
  get chosen() { return [...this.chips.querySelectorAll("input:checked")]; }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking?.abort();
    const words = this.input.value.trim();
    if (!words || words.includes(",")) return this.close(); // several names are read when the form is sent
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.root.dataset.url}?${new URLSearchParams({ q: words })}`, {
        signal: this.asking.signal, headers: { "HX-Request": "true" }, redirect: "error",
      });
      if (answer.ok && this.input.value.trim() === words) this.open(await answer.text());
    } catch { /* no answer: what is typed is still sent with the form */ }
  }

  open(html) {
    this.list.innerHTML = html; // ours, escaped by the server
    const there = new Set(this.chosen.map((box) => box.value));
    this.options.forEach((option, number) => {
      option.id = `${this.list.id}_${number}`;
      if (there.has(option.dataset.value)) option.remove();
    });
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.point(this.options[0]);
    this.said.textContent = this.root.dataset.found.replace("%count%", this.options.length);
  }

  close() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.list.hidden = true;
    this.list.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  point(option) {
    this.options.forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (!option) return;
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    const { options } = this;
    const at = options.indexOf(this.active);
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return void this.ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.point(options[(at + step + options.length) % options.length]);
    } else if (event.key === "Enter") {
      event.preventDefault(); // a half-typed name never sends the form
      if (this.active) this.choose(this.active);
      else if (this.input.value.trim()) this.ask();
    } else if (event.key === "," && this.input.value.trim()) {
      event.preventDefault();
      if (this.active) this.choose(this.active);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value) {
      const last = this.chosen.at(-1);
      if (last) { last.checked = false; this.say("letGo", last); }
    }
  }

  choose(option) {
    if (!option) return;
    const { value, name, beside } = option.dataset;
    let box = [...this.chips.querySelectorAll("input")].find((other) => other.value === value);
    if (!box) {
      const chip = this.blank.content.firstElementChild.cloneNode(true);
      box = chip.querySelector("input");
      box.value = value;
      chip.querySelector(".name").textContent = name;
      chip.querySelector(".soft").textContent = beside;
      const offered = this.chips.querySelector("label:not(:has(input:checked))");
      this.chips.insertBefore(chip, offered);
    }
    box.checked = true;
    this.input.value = "";
    this.close();
    this.input.focus();
    this.say("chosen", box);
  }

  say(what, box) {
    const name = box.closest("label").querySelector(".name").textContent;
    this.said.textContent = this.root.dataset[what].replace("%name%", name);
  }
}

document.querySelectorAll("[data-people-picker]").forEach((root) => new Picker(root));
