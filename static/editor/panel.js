/**
 * The panel beside the text: what is chosen, the events, the labels, the comments, the guidelines.
 *
 * Guidelines come with the page; the other tabs are drawn here, each only while it is open.
 *
 * @import { Commands } from "./commands.js"
 * @import { Tab } from "./state.js"
 */

import { nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { drawnAfterwards } from "./afterwards.js";
import { chosenView } from "./panel-chosen.js";
import { eventsView } from "./panel-events.js";
import { labelsView } from "./panel-labels.js";

/** @type {Record<string, (commands: Commands) => unknown>} */
const VIEWS = { chosen: chosenView, events: eventsView, labels: labelsView };

/** @param {HTMLElement} panel @param {Commands} commands
 * @param {Record<string, (commands: Commands) => unknown>} more views that others draw */
export function showPanel(panel, commands, more) {
  const views = { ...VIEWS, ...more };
  const { state } = commands;
  const tabs = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("[role=tab]")]);
  for (const tab of tabs) {
    tab.addEventListener("click", () => (state.tab.value = nameOf(tab)));
    tab.addEventListener("keydown", (event) => walk(event, tabs, tab));
  }
  effect(() => {
    const open = state.tab.value;
    for (const tab of tabs) {
      const chosen = nameOf(tab) === open;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      // Where they do not all find room on their line.
      if (chosen && tab.parentElement && tab.parentElement.scrollWidth > tab.parentElement.clientWidth) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      bodyOf(nameOf(tab)).hidden = !chosen;
    }
  });
  let [chosen, open] = [state.chosen.peek(), state.tab.peek()];
  const draw = () => {
    open = state.tab.value;
    const view = views[open];
    if (!view) return;
    // Each label has fields of its own: nothing that was typed for one stands there for the next.
    if (chosen !== state.chosen.value) render(nothing, bodyOf("chosen"));
    chosen = state.chosen.value;
    render(view(commands), bodyOf(open));
  };
  // The text comes first, unless the reader is here, or has come here.
  drawnAfterwards(draw, () => state.tab.value !== open || bodyOf(open).contains(document.activeElement));
}

/** @param {HTMLElement} tab */
const nameOf = (tab) => /** @type {Tab} */ (tab.dataset.tab);

/** @param {Tab} name */
const bodyOf = (name) => /** @type {HTMLElement} */ (document.getElementById(`panel-${name}`));

/** @param {KeyboardEvent} event @param {HTMLElement[]} tabs @param {HTMLElement} tab */
function walk(event, tabs, tab) {
  const onward = getComputedStyle(tab).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const step = event.key === onward ? 1 : -1;
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}
