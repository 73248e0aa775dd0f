/**
 * The page of one's keys: a press on “Change” waits for the next key, which is then sent. Escape leaves
 * it as it was, and so does Tab, so that nobody is caught.
 */

import { chordOf } from "../editor/chords.js";

const HELD = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Fn", "Dead"]);

/** @param {Document} page */
export function recordKeys(page) {
  /** The button that waits for a key, and what stood on it. @type {{ button: HTMLElement, words: Node[] } | null} */
  let waiting = null;
  /** The button that sent something last, by its id, and its command. */
  let sent = { id: "", command: "" };

  const rest = () => {
    waiting?.button.replaceChildren(...waiting.words);
    waiting?.button.classList.remove("awaiting-key");
    waiting = null;
  };

  /** @param {HTMLElement} button */
  const wait = (button) => {
    rest();
    waiting = { button, words: [...button.childNodes] };
    button.textContent = button.closest("[data-keys]")?.getAttribute("data-press") ?? "";
    button.classList.add("awaiting-key");
    tell(page, button.textContent);
  };

  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.leave) leave(page, button);
    else if (button?.dataset.deed === "reset") send(button, "");
    else if (button?.dataset.deed && waiting?.button !== button) wait(button);
  });
  page.addEventListener("focusout", (event) => event.target === waiting?.button && rest());
  page.addEventListener(
    "keydown",
    (event) => {
      if (!waiting || event.repeat || HELD.has(event.key) || event.code === "Tab") return;
      const { button } = waiting;
      event.preventDefault();
      event.stopPropagation();
      rest();
      if (event.code !== "Escape") send(button, chordOf(event));
    },
    { capture: true },
  );
  page.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const command = form.closest("[data-keys]") ? new FormData(form).get("command") : null;
    sent = { id: page.activeElement?.id ?? "", command: String(command ?? "") };
  });
  // What is put in place took the focused button away: the focus goes to the question, or back; but
  // not from where it is again, or from where somebody has gone by now.
  page.addEventListener("htmx:afterSettle", () => {
    const isHeld = page.activeElement !== page.body && !page.getElementById("take-key");
    if (!page.querySelector("[data-keys]") || waiting?.button.isConnected || isHeld) return;
    const ids = ["take-key", sent.id, `give-${sent.command}`, `add-${sent.command}`, "give-onward"];
    ids.map((id) => page.getElementById(id)).find(Boolean)?.focus();
  });
}

/** @param {HTMLElement} button @param {string} chord */
function send(button, chord) {
  const form = button.closest("form");
  if (!form) return;
  for (const [name, value] of Object.entries({ chord, deed: button.dataset.deed ?? "" })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.requestSubmit();
}

/** The key stays with who has it. @param {Document} page @param {HTMLElement} button */
function leave(page, button) {
  const back = page.getElementById(button.dataset.leave ?? "");
  button.closest(".wrong")?.remove();
  back?.focus();
}

/** @param {Document} page @param {string} words */
function tell(page, words) {
  const place = page.querySelector("[data-keys] [role=status]");
  if (place) place.textContent = words;
}
