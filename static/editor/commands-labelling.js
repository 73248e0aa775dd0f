/**
 * Commands that make and change labels.
 *
 * @import { Mention, Problem, Span } from "./types"
 * @import { Commands, Table } from "./commands.js"
 */

import { cannotFill } from "./commands-linking.js";
import { label, lostBy, move, remove, retype, stretch } from "./labelling.js";
import { fillWithNew, mayBeTyped } from "./linking.js";

/** @param {Commands} commands @returns {Table} */
export function labelling(commands) {
  return {
    palette: () => enter(commands),
    drop: () => commands.drop(),
    "start-back": () => stretched(commands, "start", -1),
    "start-onward": () => stretched(commands, "start", 1),
    "end-back": () => stretched(commands, "end", -1),
    "end-onward": () => stretched(commands, "end", 1),
    "start-back-letter": () => stretched(commands, "start", -1, "character"),
    "start-onward-letter": () => stretched(commands, "start", 1, "character"),
    "end-back-letter": () => stretched(commands, "end", -1, "character"),
    "end-onward-letter": () => stretched(commands, "end", 1, "character"),
  };
}

/** See Commands.type. @param {Commands} commands @param {string} type */
export function useType(commands, type) {
  if (!commands.mayEdit()) return;
  const { state, chosen } = commands;
  const pending = state.pending.value;
  if (pending) {
    if (!mayBeTyped(state, pending, type)) return commands.refuse([cannotFill(state, type)]);
    return made(commands, fillWithNew(state, pending, type), type);
  }
  if (!state.selection.value.held && chosen) {
    const lost = lostBy(state, chosen, type);
    return commands.done(retype(state, chosen, type), () => {
      commands.labelled(chosen.id);
      tellOfLoss(commands, chosen, lost, type);
    });
  }
  made(commands, label(state, type), type);
}

/** See Commands.drop. @param {Commands} commands */
export function dropChosen(commands) {
  const { state, say, page } = commands;
  const chosen = commands.needed();
  if (!chosen || !commands.mayEdit()) return;
  const text = state.surface(chosen);
  commands.done(remove(state, chosen), () => page.announce(say("dropped", { text })));
}

/** All types; while a link is pending, what is proposed fills it; while an event is copied, the copy is
 * made. @param {Commands} commands */
function enter(commands) {
  const { state } = commands;
  const candidate = state.mention(state.pending.value?.candidate ?? null);
  if (state.copying.value !== null && !state.pending.value) return commands.run("copy-event");
  if (!candidate || state.selection.value.held) return commands.page.palette();
  commands.fill(candidate);
  commands.page.reveal();
}

/** @param {Commands} commands @param {"start" | "end"} end @param {1 | -1} way
 * @param {"segment" | "character"} [unit] */
function stretched(commands, end, way, unit) {
  const { state } = commands;
  const chosen = commands.needed();
  if (!chosen || !commands.mayEdit()) return;
  commands.done(stretch(state, chosen, end, way, unit), () => commands.labelled(chosen.id));
}

/** @param {Commands} commands @param {{ problems: Problem[], id: string, cut: Span | null }} answer
 * @param {string} type */
function made(commands, { problems, id, cut }, type) {
  commands.done(problems, () => {
    commands.labelled(id);
    if (cut) tellOfCut(commands, id, cut, type);
  });
}

/** Say what went with the type that a label had.
 * @param {Commands} commands @param {Mention} mention as it was @param {ReturnType<typeof lostBy>} lost
 * @param {string} type */
function tellOfLoss(commands, mention, { attributes, links }, type) {
  const { state, say, page } = commands;
  const { schema } = state;
  if (!attributes.length && !links.length) return;
  const what = [
    ...schema.attributesOf(mention.type).filter((one) => attributes.includes(one.name)).map((one) => schema.title(one)),
    ...links.map((link) => {
      const source = link.source === mention.id ? mention : state.mention(link.source);
      const end = state.mention(link.source === mention.id ? link.target : link.source);
      return `${schema.linkTitle(link.kind, link.type, source?.type)} «${end ? state.surface(end) : ""}»`;
    }),
  ];
  const text = say("retyped-less", { type: schema.typeTitle(type), what: what.join("، ") });
  state.notice.value = { text, action: { label: say("command.undo"), run: () => commands.undo() } };
  page.announce(text);
}

/** @param {Commands} commands @param {string} id @param {Span} cut @param {string} type */
function tellOfCut(commands, id, cut, type) {
  const { state, say } = commands;
  const text = state.article.slice(cut);
  state.notice.value = {
    text: say("cut", { text, type: state.schema.typeTitle(type) }),
    action: { label: say("whole-word"), run: () => widen(commands, id, cut) },
  };
}

/** @param {Commands} commands @param {string} id @param {Span} cut */
function widen(commands, id, cut) {
  const mention = commands.state.mention(id);
  if (!mention) return;
  commands.told(move(commands.state, mention, { start: cut.start, end: mention.end }));
}
