// A region that keeps itself up to date: `data-live` is the address that answers with a new one, or with nothing while
// nothing is new. It asks only while somebody looks at it, and stops where the region that came has no address any more.
const EVERY = 3000;

function put(region, html) {
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const at = focused ? [...region.querySelectorAll(focused.tagName)].indexOf(focused) : -1;
  region.outerHTML = html; // ours, escaped by the server
  const now = document.getElementById(region.id);
  document.dispatchEvent(new CustomEvent("kith:put", { detail: now }));
  if (focused) now?.querySelectorAll(focused.tagName)[at]?.focus({ preventScroll: true });
}

// What a request for a region answered: put in, or, if it led elsewhere (signed out, no longer there), asked for whole.
export async function receive(region, answer) {
  const asked = new URL(region.dataset.live, location.href).pathname;
  if (answer.status === 204) return;
  if (!answer.ok || new URL(answer.url).pathname !== asked) return void location.reload();
  const html = await answer.text();
  if (document.contains(region)) put(region, html);
}

let busy = false;

async function look() {
  const region = document.querySelector("[data-live]");
  if (!region || busy || document.visibilityState !== "visible") return;
  busy = true;
  try {
    await receive(region, await fetch(region.dataset.live, { headers: { "HX-Request": "true" } }));
  } catch {
    // away from the net: it asks again
  } finally {
    busy = false;
  }
}

const timer = setInterval(() => (document.querySelector("[data-live]") ? look() : clearInterval(timer)), EVERY);
document.addEventListener("visibilitychange", look);
look();
