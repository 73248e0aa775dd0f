/**
 * Commands for events: copying one, walking along links, finding what is missing, showing all lines.
 *
 * @import { Mention } from "./types"
 * @import { Commands, Table } from "./commands.js"
 */

import { ARTICLE_ID } from "./changes.js";
import { wanting } from "./joints.js";
import { copyOf } from "./linking.js";
import { atArticle, toArticle } from "./panel-article.js";
import { held } from "./selection.js";
import { overlaps } from "./spans.js";
import { sentenceOf } from "./words.js";

/** What these commands ask of the page.
 * @typedef {{ cards(): void, fields(): boolean, switchLines(): boolean }} EventsPage */

/** @param {Commands} commands @param {EventsPage} page @returns {Table} */
export function eventful(commands, page) {
  const { state, say } = commands;
  /** Whose links are walked. @type {string | null} */
  let hub = null;
  return {
    "copy-event": () => copyEvent(commands),
    "next-gap": () => toGap(commands),
    "all-connectors": () => commands.page.announce(say(page.switchLines() ? "lines-all" : "lines-chosen")),
    cards: () => page.cards(),
    fields: () => {
      if (!page.fields()) state.notice.value = { text: say(commands.chosen ? "no-fields" : "choose-first") };
    },
    follow: () => (hub = follow(commands, hub)),
  };
}

/** Take the chosen event up to be copied; on the words where the reader has then gone, or which are
 * selected, the copy is made. @param {Commands} commands */
function copyEvent(commands) {
  const { state, say, chosen } = commands;
  const event = state.mention(state.copying.value) ?? chosen;
  if (!commands.mayEdit()) return;
  if (event?.kind !== "event") {
    state.notice.value = { text: say("choose-event") };
    return;
  }
  const { selection } = state;
  const gone = selection.value.held || (state.copying.value !== null && !overlaps(selection.value.focus, event));
  if (!gone) {
    state.copying.value = event.id;
    state.pending.value = null;
    commands.page.announce(say("copying", { text: state.surface(event) }));
    return;
  }
  // A label that was walked to is meant whole, not the first of its words.
  if (!selection.value.held && chosen && chosen.id !== event.id) selection.value = { ...held(chosen), precise: true };
  const { problems, id } = copyOf(state, event);
  commands.done(problems, () => {
    const copy = /** @type {Mention} */ (state.mention(id));
    commands.settle(copy);
    commands.page.announce(say("copied", { text: state.surface(copy), count: state.linksFrom(id).length }));
  });
}

/** The next label where something is missing, from the reader on and round again, by way of the article. @param {Commands} commands */
function toGap(commands) {
  const { state, say } = commands;
  const all = wanting(state.document.value, state.gaps.value);
  const place = all.findIndex((one) => one.id === state.chosen.value);
  const { start } = state.selection.value.focus;
  const after = place < 0 ? all.find((one) => one.start >= start) : all[place + 1];
  // After the last label the article's turn comes, where something of it is missing.
  const next = after ?? all[0];
  if (state.gaps.value.has(ARTICLE_ID) && !(next && (after || atArticle()))) return toArticle(state);
  if (!next) {
    state.notice.value = { text: say("no-gaps") };
    return;
  }
  state.pending.value = null;
  arrive(commands, next);
  const [gap] = state.gaps.value.get(next.id) ?? [];
  if (gap) commands.page.announce(`${commands.describe(next)}. ${sentenceOf(gap, state.schema, say)}`);
}

/** From a label to what it is linked with, one after the other, and back to where one began.
 * @param {Commands} commands @param {string | null} hub of the walk that is under way
 * @returns {string | null} the hub of this walk */
function follow(commands, hub) {
  const { state, say, chosen } = commands;
  if (!chosen) {
    state.notice.value = { text: say("choose-first") };
    return null;
  }
  const ends = (/** @type {string} */ id) => [
    ...new Set(state.linksAt(id).map((link) => (link.source === id ? link.target : link.source))),
  ];
  const from = hub !== null && state.mention(hub) && ends(hub).includes(chosen.id) ? hub : chosen.id;
  const round = [from, ...ends(from)];
  const next = state.mention(round[(round.indexOf(chosen.id) + 1) % round.length] ?? null);
  if (!next || round.length < 2) {
    state.notice.value = { text: say("not-linked") };
    return null;
  }
  state.pending.value = null;
  arrive(commands, next);
  return from;
}

/** Choose a label and bring it into sight. @param {Commands} commands @param {Mention} mention */
export function arrive(commands, mention) {
  commands.choose(mention.id);
  commands.page.reveal();
}
