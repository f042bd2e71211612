// Says how many are chosen, and lets nothing be done to nobody. Without it the buttons work all the same.

function tell(form) {
  const chosen = form.querySelectorAll("input[name=who]:checked").length;
  const words = form.querySelector("[data-chosen]");
  const { nobody, one, some } = words.dataset;
  words.textContent = chosen === 0 ? nobody : chosen === 1 ? one : some.replace("%d", chosen);
  for (const button of form.querySelectorAll("button[name=act]")) {
    button.disabled = button.value === "merge" ? chosen !== 2 : chosen === 0;
  }
}

function begin() {
  for (const form of document.querySelectorAll("[data-choosing]")) tell(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-choosing]");
  if (form) tell(form);
});
document.addEventListener("htmx:afterSwap", begin);
begin();
