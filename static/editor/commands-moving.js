/**
 * Commands that move the reader: by words, parts of words and sentences, and from label to label.
 *
 * @import { Mention, Selection } from "./types"
 * @import { Commands, Table } from "./commands.js"
 */

import { walkFillers } from "./commands-linking.js";
import { fillerAt } from "./linking.js";
import { extended, moved, spanOf, toEdge, toSentence } from "./selection.js";

/** @param {Commands} commands @returns {Table} */
export function moving(commands) {
  const { article, selection } = commands.state;
  /** @param {typeof moved} by @param {"token" | "segment"} unit @param {1 | -1} way */
  const move = (by, unit, way) => () => go(commands, by(article, selection.value, unit, way));
  return {
    onward: move(moved, "token", 1),
    back: move(moved, "token", -1),
    "extend-onward": move(extended, "token", 1),
    "extend-back": move(extended, "token", -1),
    "segment-onward": move(moved, "segment", 1),
    "segment-back": move(moved, "segment", -1),
    "extend-segment-onward": move(extended, "segment", 1),
    "extend-segment-back": move(extended, "segment", -1),
    "next-sentence": () => go(commands, toSentence(article, selection.value, 1)),
    "previous-sentence": () => go(commands, toSentence(article, selection.value, -1)),
    "sentence-start": () => go(commands, toEdge(article, selection.value, -1)),
    "sentence-end": () => go(commands, toEdge(article, selection.value, 1)),
    "next-label": () => step(commands, 1),
    "previous-label": () => step(commands, -1),
  };
}

/** @param {Commands} commands @param {Selection} selection */
function go({ state, page }, selection) {
  const pending = state.pending.value;
  if (!pending) state.choose(null);
  state.selection.value = selection;
  // What the reader comes to is what Enter then takes.
  if (pending) {
    const candidate = fillerAt(state, pending, spanOf(selection))?.id ?? null;
    state.pending.value = { ...pending, candidate };
  }
  page.reveal();
  page.announce(state.article.slice(spanOf(selection)));
}

/** The next label in reading order; while a link is pending, only what may fill it. Where there is
 * none further the key goes on to the next part of the page.
 * @param {Commands} commands @param {1 | -1} way */
function step(commands, way) {
  const { state, say, page } = commands;
  if (state.pending.value) return walkFillers(commands, state.pending.value, way);
  const all = state.inOrder();
  const place = all.findIndex((one) => one.id === state.chosen.value);
  const next = place < 0 ? nearest(commands, all, way) : all[place + way];
  if (!next) {
    page.announce(say("no-more-labels"));
    return false;
  }
  state.chosen.value = next.id;
  commands.settle(next);
  page.reveal();
  page.announce(commands.describe(next));
  return true;
}

/** @param {Commands} commands @param {Mention[]} mentions @param {1 | -1} way */
function nearest({ state }, mentions, way) {
  const { start } = state.selection.value.focus;
  return way === 1
    ? mentions.find((one) => one.start >= start) ?? mentions[0]
    : mentions.findLast((one) => one.start <= start) ?? mentions.at(-1);
}
