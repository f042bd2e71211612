// The lock of a page: its button, Escape twice, or nobody there for long. The page goes blank first, in all tabs; then the
// server is told, as often as it takes, and with what was being typed, which is kept there and nowhere else. Other tabs hear
// `lock`, `ask` (the server says it is locked), `here` (somebody is) and `open`.
const SECOND = 1000, MINUTE = 60 * SECOND, TWICE = 600;
const button = document.querySelector("[data-lock]");
const warning = document.querySelector("[data-nobody-there]");
const blank = document.querySelector("[data-blank]");
const tabs = new BroadcastChannel("lock");
const patience = Number(button.dataset.after) * MINUTE;
const token = new URLSearchParams(new FormData(button));
const typedIn = new Set();
let locked = false, seen = Date.now(), told = seen, said = 0, escaped = 0; // that it came, the server knows

const again = () => location.replace(location.pathname + location.search); // asked for anew: the server knows what to show

// What is in the forms that somebody was at, each as it would be sent, but for secrets and files.
function written() {
  const forms = [...document.forms].filter((form) => typedIn.has(form) || form.querySelector(".error, .errors"));
  return forms.filter((form) => form.method === "post" && form.elements.namedItem("once")).map((form) => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !form.querySelector(`[type=password][name="${CSS.escape(name)}"]`)) body.append(name, value);
    }
    const place = new URL(form.getAttribute("action"), location.href);
    body.append("locked-path", place.pathname + place.search);
    return body;
  });
}

function hide() {
  document.title = blank.dataset.blank;
  document.body.className = "alone";
  document.body.replaceChildren(blank.content.cloneNode(true));
  document.querySelector("main").focus();
}

function lock() {
  if (locked) return;
  locked = true;
  const bodies = written();
  hide();
  tabs.postMessage("lock");
  tell(bodies.length ? bodies : [token]);
}

async function tell(bodies) {
  for (let wait = SECOND; bodies.length; ) {
    try {
      const body = bodies[0], keepalive = body.toString().length < 60_000; // sent on even if the tab is closed now
      const answer = await fetch(button.action, { method: "POST", body, keepalive, redirect: "manual" });
      if (answer.type === "opaqueredirect") bodies.shift();
      else if (answer.status < 500 && body !== token) bodies[0] = token; // it cannot be kept; locked it is all the same
      else throw new Error("away");
    } catch {
      document.querySelector("[data-away]").hidden = false;
      await new Promise((on) => setTimeout(on, wait));
      wait = Math.min(2 * wait, 15 * SECOND);
    }
  }
  again();
}

async function ask(method, body) {
  const answer = await fetch(button.dataset.stay, { method, body, headers: { "HX-Request": "true" }, redirect: "manual" });
  return answer.status !== 423 && answer.type !== "opaqueredirect";
}

const check = () => ask("GET").then((open) => open || lock()).catch(() => {});

function here(event) {
  if (locked || !event.isTrusted) return;
  seen = Date.now();
  if (event.type === "click" || !warning.contains(event.target)) warning.hidden = true; // its own button is let finish
  if (seen - said > 5 * SECOND) tabs.postMessage("here"), (said = seen);
  if (seen - told < MINUTE) return;
  told = seen;
  ask("POST", token).then((open) => open || lock()).catch(() => {});
}

function look() {
  const alone = Date.now() - seen;
  if (alone >= patience) lock();
  else if (!locked) warning.hidden = alone < patience - MINUTE;
}

// An Escape that closes something is none, and neither is one that ends a word still being put together.
function escape(event) {
  const closes = document.fullscreenElement || document.querySelector("dialog[open], :popover-open, [role=listbox]:not([hidden])");
  const plain = event.key === "Escape" && !event.repeat && !event.isComposing && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!plain || closes) escaped = 0;
  else if (Date.now() - escaped < TWICE) lock();
  else escaped = Date.now();
}

tabs.onmessage = ({ data }) => {
  if (data === "lock") lock();
  else if (data === "ask") check();
  else if (data === "here" && !locked) (seen = Date.now()), (warning.hidden = true);
};

button.addEventListener("submit", (event) => (event.preventDefault(), lock()));
document.addEventListener("input", (event) => event.target.form && typedIn.add(event.target.form));
document.addEventListener("submit", (event) => typedIn.delete(event.target));
window.addEventListener("keydown", escape, { capture: true });
for (const kind of ["pointerdown", "keydown", "click", "wheel", "touchmove"]) {
  window.addEventListener(kind, here, { capture: true, passive: true });
}
for (const kind of ["focus", "visibilitychange"]) window.addEventListener(kind, look, { capture: true });

// A page that the browser holds for going back is hidden before it is put away, and shown again only if nothing is locked.
window.addEventListener("pagehide", () => document.documentElement.classList.add("put-away"));
window.addEventListener("pageshow", async (event) => {
  if (!event.persisted) return;
  if (!locked && (await ask("GET").catch(() => false))) document.documentElement.classList.remove("put-away");
  else again();
});

// Asked for again while its lock was still under way: it may have been answered before that arrived.
if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") check();

setInterval(look, SECOND);
tabs.postMessage("open");
