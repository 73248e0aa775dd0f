/**
 * The parts of the page that serve events, joined: commands, cards, lines, what is missing in the head.
 *
 * @import { Commands } from "./commands.js"
 * @import { Connectors } from "./connectors.js"
 * @import { Choices } from "./preferences.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { catchUp } from "./afterwards.js";
import { arrive, eventful } from "./commands-events.js";
import { openCards, showCard } from "./panel-events.js";

/** @param {Commands} commands @param {Connectors} connectors
 * @param {Choices} choices which remember whether all lines are shown */
export function startEvents(commands, connectors, choices) {
  const { state, say } = commands;
  effect(() => void (connectors.all.value = choices.now.value.lines.all));
  connectors.go = (id) => {
    const mention = state.mention(id);
    if (mention) arrive(commands, mention);
  };
  commands.add(eventful(commands, {
    cards: () => openCards(commands),
    fields: () => focusField(commands),
    switchLines: () => {
      choices.choose({ lines: { all: !connectors.all.value } });
      return connectors.all.value;
    },
  }));
  effect(() => showCard(commands));
  document.getElementById("panel")?.addEventListener("keydown", (event) => leaveField(event));
  const gaps = document.getElementById("gaps");
  gaps?.addEventListener("click", () => commands.run("next-gap"));
  effect(() => {
    let count = 0;
    for (const found of state.gaps.value.values()) count += found.length;
    if (!gaps) return;
    gaps.hidden = !count || !state.terms.editable;
    gaps.textContent = count ? say("gaps", { count }) : "";
  });
}

/** Put the focus into the first field of the chosen label; false where it has none. @param {Commands} commands */
function focusField({ state }) {
  state.tab.value = "chosen";
  catchUp();
  const field = document.querySelector("#panel-chosen .field :is(select, input, textarea)");
  if (field instanceof HTMLElement) field.focus();
  return field instanceof HTMLElement;
}

/** Escape in a field gives the keys back to the text. @param {KeyboardEvent} event */
function leaveField(event) {
  if (event.key !== "Escape" || !(event.target instanceof HTMLElement) || !event.target.closest(".field")) return;
  event.stopPropagation();
  document.getElementById("reading")?.focus();
}
