// Items of an agenda are dragged to where they belong. The buttons beside each do the same without this module.
const list = document.querySelector("[data-agenda]");
let dragged = null;

function below(y) {
  const rows = [...list.children].filter((row) => row !== dragged);
  return rows.find((row) => y < row.getBoundingClientRect().top + row.offsetHeight / 2) ?? null;
}

for (const row of list?.querySelectorAll("[data-item]:has(form)") ?? []) {
  row.draggable = true;
  row.addEventListener("dragstart", (event) => {
    dragged = row;
    event.dataTransfer.effectAllowed = "move";
    row.classList.add("dragged");
  });
  row.addEventListener("dragend", () => {
    row.classList.remove("dragged");
    if (dragged && row.dataset.moved) {
      const before = document.createElement("input");
      before.type = "hidden";
      before.name = "before";
      before.value = row.nextElementSibling?.dataset.item ?? "";
      row.querySelector("form").append(before);
      row.querySelector("form").submit();
    }
    dragged = null;
  });
}

list?.addEventListener("dragover", (event) => {
  if (dragged) {
    event.preventDefault();
    list.insertBefore(dragged, below(event.clientY));
    dragged.dataset.moved = "yes";
  }
});
