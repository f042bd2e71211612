// Keys and clickers turn the slides of a review, whichever page it is led from: arrows, space, Page Up and Down, Home and
// End; b or . leaves the wall blank, f fills the screen, Escape leaves. Without this module the buttons do it.
import { receive } from "./live.js";

const EVERYWHERE = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const ON_A_WALL = { ...EVERYWHERE, ArrowDown: 1, " ": 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

let wanted = null; // the slide that is to be shown; what is pressed meanwhile counts from there
let turning = false;

const slide = () => document.getElementById("slide");

function turn(by) {
  const keys = slide().dataset.slides.split(" ");
  const at = keys.indexOf(wanted ?? slide().dataset.at);
  const to = keys[Math.min(keys.length - 1, Math.max(0, at + by))];
  if (to !== keys[at]) go(to);
}

async function go(to) {
  wanted = to;
  if (turning) return;
  turning = true;
  try {
    for (let going = null; going !== wanted; ) {
      going = wanted;
      const form = slide().querySelector("[data-turns]");
      const body = new FormData(form);
      body.delete("once"); // asking for a slide by its key may come again and again
      body.set("slide", going);
      const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
      await receive(slide(), answer);
    }
  } catch {
    // away from the net: the slide stays, and the next press tries again
  } finally {
    wanted = null;
    turning = false;
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-turns]") || !event.submitter?.value) return;
  event.preventDefault();
  go(event.submitter.value);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [role=option]")) return;
  const wall = "allKeys" in slide().dataset;
  const by = (wall ? ON_A_WALL : EVERYWHERE)[event.key];
  const pressed = event.key === " " && event.target.closest("button, a, summary");
  if (by && !pressed) {
    event.preventDefault();
    turn(event.key === " " && event.shiftKey ? -1 : by);
  } else if (wall && (event.key === "b" || event.key === ".")) {
    document.body.classList.toggle("blank");
  } else if (wall && event.key === "f") {
    fill();
  } else if (wall && event.key === "Escape" && !document.fullscreenElement) {
    location.assign(slide().dataset.leave);
  }
});

function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

document.addEventListener("click", (event) => event.target.closest("[data-full-screen]") && fill());

function offer() {
  for (const button of document.querySelectorAll("[data-full-screen]")) button.hidden = !document.fullscreenEnabled;
}

document.addEventListener("kith:put", offer);
offer();
