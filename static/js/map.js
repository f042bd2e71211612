// The map under the hand: drag, pinch and the buttons move and enlarge it, arrow keys go from somebody to whom they are
// tied to, and on a wide screen a tap shows somebody beside the picture. Without this module all of it is links.

const MOST = 6; // times as large

class MapView {
  constructor(figure) {
    this.figure = figure;
    this.svg = figure.querySelector("svg.map");
    const { x, y, width, height } = this.svg.viewBox.baseVal;
    this.whole = { x, y, width, height };
    this.box = { ...this.whole };
    this.hands = new Map();
    this.shift = null; // how far the fingers have moved it since the last one came or went
    this.tools = figure.querySelector("[data-map-tools]");
    if (this.tools) {
      this.tools.hidden = false;
      this.tools.addEventListener("click", (event) => this.pressed(event.target.closest("button")?.dataset.zoom));
    }
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    this.svg.addEventListener("pointermove", (event) => this.moved(event));
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, (event) => this.up(event));
    this.svg.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
    this.svg.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("dragstart", (event) => event.preventDefault()); // a link is not dragged out of the map
    this.svg.addEventListener("click", (event) => this.clicked(event), true);
  }

  get times() { return this.whole.width / this.box.width; }

  // Units of the picture for a pixel of the screen, as the picture lies now.
  get unit() {
    const { width, height } = this.svg.getBoundingClientRect();
    return Math.max(this.box.width / width, this.box.height / height);
  }

  pressed(how) {
    if (how === "in" || how === "out") this.enlarge(how === "in" ? 1.5 : 1 / 1.5, this.middle());
    else if (how === "whole") this.show({ ...this.whole });
  }

  middle() {
    return { x: this.box.x + this.box.width / 2, y: this.box.y + this.box.height / 2 };
  }

  at(event) {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return { x: spot.x, y: spot.y };
  }

  enlarge(by, around) {
    const times = Math.min(MOST, Math.max(1, this.times * by));
    const width = this.whole.width / times, height = this.whole.height / times;
    const share = width / this.box.width;
    this.show({
      x: around.x - (around.x - this.box.x) * share, y: around.y - (around.y - this.box.y) * share, width, height,
    });
  }

  // Never beyond the edge of the sheet.
  show({ x, y, width, height }) {
    const within = (value, start, whole, part) => Math.min(Math.max(value, start), start + whole - part);
    this.box = {
      x: within(x, this.whole.x, this.whole.width, width), y: within(y, this.whole.y, this.whole.height, height),
      width, height,
    };
    this.svg.setAttribute("viewBox", `${this.box.x} ${this.box.y} ${this.box.width} ${this.box.height}`);
    this.svg.classList.toggle("zoomed", this.times > 1.01);
    this.svg.classList.toggle("close-by", this.times > 1.55);
  }

  down(event) {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    this.hands.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.start = { hands: this.summed(), box: { ...this.box }, unit: this.unit };
    this.dragged = false;
  }

  // Where the fingers are together, and how far apart.
  summed() {
    const all = [...this.hands.values()];
    const x = all.reduce((sum, hand) => sum + hand.x, 0) / all.length;
    const y = all.reduce((sum, hand) => sum + hand.y, 0) / all.length;
    return { x, y, apart: all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0 };
  }

  moved(event) {
    if (!this.hands.has(event.pointerId)) return;
    this.hands.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = this.summed(), was = this.start.hands;
    const alone = this.hands.size === 1;
    if (alone && this.times <= 1.01) return; // the page scrolls
    const far = Math.hypot(now.x - was.x, now.y - was.y);
    if (!this.dragged && far < 5 && Math.abs(now.apart - was.apart) < 5) return;
    if (!this.dragged) this.svg.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.shift = { x: now.x - was.x, y: now.y - was.y, by: was.apart ? now.apart / was.apart : 1 };
    const frame = this.svg.getBoundingClientRect();
    this.svg.style.transformOrigin ||= `${was.x - frame.left}px ${was.y - frame.top}px`;
    this.svg.style.transform = `translate(${this.shift.x}px, ${this.shift.y}px) scale(${this.shift.by})`;
  }

  // The hand rests: what was moved as a whole is drawn anew, sharp.
  up(event) {
    if (!this.hands.has(event.pointerId)) return;
    if (this.shift) {
      const { x, y, by } = this.shift;
      const origin = this.svg.style.transformOrigin;
      this.svg.style.transform = this.svg.style.transformOrigin = "";
      const [left, top] = (origin || "0px 0px").split(" ").map(parseFloat);
      const { unit, box } = this.start;
      const frame = this.svg.getBoundingClientRect();
      const edge = { x: (frame.width * unit - box.width) / 2, y: (frame.height * unit - box.height) / 2 };
      const around = { x: box.x + left * unit - edge.x, y: box.y + top * unit - edge.y };
      this.box = { ...box, x: box.x - x * unit, y: box.y - y * unit };
      this.enlarge(by, { x: around.x - x * unit, y: around.y - y * unit });
      this.shift = null;
    }
    this.hands.delete(event.pointerId);
    if (this.hands.size) this.start = { hands: this.summed(), box: { ...this.box }, unit: this.unit };
  }

  wheeled(event) {
    if (!event.ctrlKey) return; // the page scrolls
    event.preventDefault();
    this.enlarge(Math.exp(-event.deltaY / 200), this.at(event));
  }

  clicked(event) {
    const link = event.target.closest("a");
    if (this.dragged) {
      event.preventDefault();
      event.stopPropagation();
      this.dragged = false;
      return;
    }
    const panel = document.querySelector("[data-panel]");
    const beside = panel && window.htmx && window.matchMedia("(min-width: 70rem)").matches;
    if (!link?.dataset.card || !beside || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    window.htmx.ajax("GET", link.dataset.card, { target: panel });
  }

  // To whomever they are tied to who lies most nearly in that direction.
  key(event) {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key], from = event.target.closest("[data-key]");
    if (event.key === "+" || event.key === "-") return this.pressed(event.key === "+" ? "in" : "out");
    if (!way || !from) return;
    event.preventDefault();
    const spot = (mark) => {
      const { cx, cy } = mark.querySelector("circle:not(.touch)");
      return [cx.baseVal.value, cy.baseVal.value];
    };
    const [x, y] = spot(from);
    const near = (from.dataset.near ?? "").split(" ");
    const there = [...this.svg.querySelectorAll("a[data-key]")].filter((mark) => near.includes(mark.dataset.key));
    const ahead = there
      .map((mark) => {
        const [to, down] = spot(mark), far = Math.hypot(to - x, down - y) || 1;
        const straight = ((to - x) * way[0] + (down - y) * way[1]) / far;
        return { mark, straight, cost: far * (2 - straight) };
      })
      .filter(({ straight }) => straight > 0.3)
      .sort((one, other) => one.cost - other.cost);
    ahead[0]?.mark.focus();
  }
}

document.querySelectorAll("[data-map]").forEach((figure) => new MapView(figure));

// Sliders: the day is said while one slides, and the map follows when one lets go.
for (const slider of document.querySelectorAll("[data-sends]")) {
  const said = slider.form.querySelector("[data-said]");
  if (slider.dataset.from && said) {
    const first = new Date(`${slider.dataset.from}T12:00:00Z`);
    const written = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long", timeZone: "UTC" });
    slider.addEventListener("input", () => {
      said.textContent = written.format(new Date(first.getTime() + slider.valueAsNumber * 86400000));
    });
  }
  slider.addEventListener("change", () => slider.form.requestSubmit());
}
