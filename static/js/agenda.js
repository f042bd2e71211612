// Items of an agenda are dragged to where they belong, with a mouse or a finger, by the grip beside each. The buttons do
// the same without this module and by keyboard. The server is told before which item it now stands, so that what
// somebody else moves meanwhile stays moved.
const list = document.querySelector("[data-agenda]");
const EDGE = 72; // pixels from the end of the screen within which the page scrolls along

let dragged = null; // { row, next: what it stood before }

const rows = () => [...list.children];

function follow(y) {
  const others = rows().filter((row) => row !== dragged.row);
  const below = others.find((row) => y < row.getBoundingClientRect().top + row.offsetHeight / 2);
  if ((below ?? null) !== dragged.row.nextElementSibling) list.insertBefore(dragged.row, below ?? null);
  if (y < EDGE) window.scrollBy(0, -8);
  else if (y > innerHeight - EDGE) window.scrollBy(0, 8);
}

function drop(stays) {
  const { row, next } = dragged;
  row.classList.remove("dragged");
  dragged = null;
  if (!stays) return void list.insertBefore(row, next);
  if (row.nextElementSibling === next) return;
  const form = row.querySelector("form");
  const before = document.createElement("input");
  Object.assign(before, { type: "hidden", name: "before", value: row.nextElementSibling?.dataset.item ?? "" });
  form.append(before);
  form.submit();
}

for (const grip of list?.querySelectorAll("[data-grip]") ?? []) {
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || dragged) return;
    event.preventDefault();
    list.setPointerCapture(event.pointerId); // the grip moves about with its row
    const row = grip.closest("[data-item]");
    dragged = { row, next: row.nextElementSibling };
    row.classList.add("dragged");
  });
}

list?.addEventListener("pointermove", (event) => dragged && follow(event.clientY));
list?.addEventListener("pointerup", () => dragged && drop(true));
list?.addEventListener("pointercancel", () => dragged && drop(false));
document.addEventListener("keydown", (event) => dragged && event.key === "Escape" && drop(false));
