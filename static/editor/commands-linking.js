/**
 * Commands that join labels: a link is begun at one, and filled by another.
 *
 * @import { Mention, Pending, Problem } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Slot } from "./linking.js"
 * @import { State } from "./state.js"
 */

import { inReadingOrder } from "./spans.js";
import { fill, fillers, isFull, likeliest, mayBeTyped, unlink } from "./linking.js";

/** See Commands.begin. What most likely fills the role is proposed at once: Enter takes it.
 * @param {Commands} commands @param {Slot} slot */
export function begin(commands, slot) {
  const { state, say } = commands;
  const source = state.mention(state.pending.value?.source ?? null) ?? commands.chosen;
  if (!source || !commands.mayEdit()) return;
  const role = state.schema.linkTitle(slot.kind, slot.type, source.type);
  if (isFull(state, source.id, slot)) {
    state.notice.value = { text: say("slot-full", { role, most: slot.most ?? 0 }), urgent: true };
    return;
  }
  const pending = { source: source.id, kind: slot.kind, type: slot.type };
  propose(commands, { ...pending, candidate: likeliest(state, pending)?.id ?? null });
}

/** @param {Commands} commands @param {Pending} pending */
function propose({ state, say, page }, pending) {
  state.pending.value = pending;
  const candidate = state.mention(pending.candidate ?? null);
  const source = state.mention(pending.source)?.type;
  const role = state.schema.linkTitle(pending.kind, pending.type, source);
  const text = candidate && state.surface(candidate);
  page.announce(text ? say("proposed", { role, text }) : say("pending", { role }));
}

/** The next of what may fill the pending link, round and round.
 * @param {Commands} commands @param {Pending} pending @param {1 | -1} way */
export function walkFillers(commands, pending, way) {
  const { state, say } = commands;
  const { mentions } = state.document.value;
  const all = [...mentions.values()].filter(fillers(state, pending)).sort(inReadingOrder);
  if (!all.length) {
    state.notice.value = { text: say("no-fillers") };
    return;
  }
  const { start } = state.selection.value.focus;
  const place = all.findIndex((one) => one.id === pending.candidate);
  const ahead = all.findIndex((one) => one.start >= start);
  const from = place >= 0 ? place + way : (ahead < 0 ? all.length : ahead) - Number(way < 0);
  const next = /** @type {Mention} */ (all.at(from % all.length));
  commands.settle(next);
  commands.page.reveal();
  propose(commands, { ...pending, candidate: next.id });
}

/** See Commands.fill. @param {Commands} commands @param {Mention} mention */
export function fillWith(commands, mention) {
  const { state, say, page } = commands;
  const pending = state.pending.value;
  if (!pending) return;
  if (!mayBeTyped(state, pending, mention.type)) return commands.refuse([cannotFill(state, mention.type)]);
  const source = state.mention(pending.source);
  const role = state.schema.linkTitle(pending.kind, pending.type, source?.type);
  commands.done(fill(state, pending, mention.id), () => {
    // The event is where one is, wherever its argument stood.
    if (source) commands.settle(source);
    page.announce(say("filled", { role, text: state.surface(mention) }));
  });
}

/** See Commands.unlink. @param {Commands} commands @param {string} id */
export function takeOut(commands, id) {
  if (!commands.mayEdit()) return;
  commands.done(unlink(commands.state, id), () => commands.page.announce(commands.say("unlinked")));
}

/** Why a mention of this type does not fill the pending link. @param {State} state @param {string} filler
 * @returns {Problem} */
export function cannotFill(state, filler) {
  const { source = "", kind = "", type: role = "" } = state.pending.value ?? {};
  const type = state.mention(source)?.type ?? "";
  return kind === "relation"
    ? { rule: "relation-ends", at: "", params: { type: role, source: type, target: filler } }
    : { rule: "filler", at: "", params: { type, role, filler } };
}
