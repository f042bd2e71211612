// A sheet typed in line by line: Enter saves the line and goes on, the arrows move between lines. What could not be sent
// stays in its fields; sent again, it is saved once, by the key of its line.

const form = document.querySelector("[data-charting]");

function lines() {
  return [...form.querySelectorAll("[data-line]")];
}

function say(line, words) {
  line.querySelector("[data-says]").textContent = words;
}

function written(line) {
  const of = (field) => !/-(by|version|sure)$/.test(field.name) && field.type !== "hidden" && field.value !== "";
  return [...line.querySelectorAll("input, select")].some(of);
}

function goTo(line, step) {
  const field = line?.querySelector(`[data-step="${step}"]`) ?? line?.querySelector("[data-step]");
  field?.focus();
}

function contents(line) {
  const data = new FormData();
  for (const name of ["csrfmiddlewaretoken", "sheet", "page"]) data.set(name, form.elements[name].value);
  data.set("once", line.querySelector("[data-once]").content.querySelector("input").value);
  data.set("line", line.dataset.line);
  for (const field of line.querySelectorAll("input, select")) {
    if (field.type !== "checkbox" || field.checked) data.set(field.name, field.value);
  }
  return data;
}

async function save(line) {
  if (!written(line) || line.dataset.busy) return;
  line.dataset.busy = "yes";
  say(line, form.dataset.saving);
  try {
    const answer = await fetch(form.action, { method: "POST", body: contents(line) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(line.id);
    if (!fresh && !(answer.ok && answer.redirected && page.querySelector("[data-charting]"))) throw new Error("away");
    const here = line.contains(document.activeElement) ? document.activeElement.dataset.step : "";
    if (fresh) line.replaceWith(document.adoptNode(fresh));
    const now = document.getElementById(line.id) ?? line;
    if (answer.ok) say(now, form.dataset.saved);
    if (here) goTo(now, here);
    if (!fresh) line.remove(); // they moved to another sheet, or left
  } catch {
    delete line.dataset.busy;
    say(line, form.dataset.away);
  }
}

form?.addEventListener("keydown", (event) => {
  const line = event.target.closest("[data-line]");
  const step = event.target.dataset.step;
  if (!line || !step) return;
  const all = lines();
  const at = all.indexOf(line);
  if (event.key === "Enter") {
    event.preventDefault();
    goTo(all[at + 1], line.querySelector("[data-step]").dataset.step);
    save(line);
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && event.target.type === "text") {
    event.preventDefault();
    goTo(all[at + (event.key === "ArrowDown" ? 1 : -1)], step);
  }
});
