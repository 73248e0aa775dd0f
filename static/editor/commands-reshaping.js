/**
 * Commands that split a label, merge two, and label every other place where the text of one stands; how
 * many there are is counted while the page is idle.
 *
 * @import { Mention } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Palette } from "./palette.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { halves, places, merge, neighbour, others, split, spread } from "./reshaping.js";
import { length } from "./spans.js";

/** @param {Commands} commands @param {Palette} palette @param {() => DOMRect} at where the reader is */
export function startReshaping(commands, palette, at) {
  commands.add({
    occurrences: () => chosenToo(commands, (mention) => labelOthers(commands, mention)),
    "split-label": () => splitHere(commands, palette, at),
    "merge-labels": () => chosenToo(commands, (mention) => mergeNext(commands, mention)),
  });
  const { state } = commands;
  effect(() => {
    void state.document.value;
    const { chosen } = commands;
    if (!chosen || !state.terms.editable) return;
    whenIdle(() => {
      if (state.mention(state.chosen.peek()) !== chosen) return;
      state.others.value = { id: chosen.id, count: others(state, chosen).spans.length };
    });
  });
}

/** Once nothing more urgent is to be done, and within half a second. @param {() => void} deed */
function whenIdle(deed) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(deed, { timeout: 500 });
  else setTimeout(deed);
}

/** @param {Commands} commands @param {(mention: Mention) => void} deed */
function chosenToo(commands, deed) {
  const chosen = commands.needed();
  if (chosen && commands.mayEdit()) deed(chosen);
}

/** @param {Commands} commands @param {Mention} mention */
function labelOthers(commands, mention) {
  const { state, say } = commands;
  const { spans, blocked } = others(state, mention);
  const params = { text: state.surface(mention), type: state.schema.typeTitle(mention.type), blocked };
  if (!spans.length) {
    return tell(commands, say(blocked ? "others-blocked" : "others-none", params));
  }
  commands.done(spread(state, mention, spans), () => {
    const text = say("others-labelled", { ...params, count: spans.length });
    tell(commands, blocked ? `${text} ${say("others-left", params)}` : text, true);
  });
}

/** Split the label that the reader stands within; else the chosen one, where the reader then says.
 * @param {Commands} commands @param {Palette} palette @param {() => DOMRect} at */
function splitHere(commands, palette, at) {
  const { state, say } = commands;
  const { start } = state.selection.value.focus;
  const within = state.placement.in(state.here).filter((one) => one.start < start && start < one.end);
  const mention = commands.chosen ?? within.sort((a, b) => length(a) - length(b))[0];
  if (!mention) return tell(commands, say("label-split-where"));
  if (!commands.mayEdit()) return;
  if (within.includes(mention)) return splitAt(commands, mention, start);
  const titles = new Map(places(state.article, mention).map((place) => {
    const title = halves(state, mention, place).map((half) => state.article.slice(half)).join(" ┃ ");
    return [title, place];
  }));
  const [only] = titles.values();
  if (only === undefined) return tell(commands, say("label-split-whole", { text: state.surface(mention) }));
  if (titles.size === 1) return splitAt(commands, mention, only);
  palette.open(
    [...titles.keys()].map((title) => ({
      name: title, title, words: [title], look: `t${state.schema.byName.get(mention.type)?.index} ${mention.kind}`,
      group: "", hotkey: "", hint: "",
    })),
    {
      title: say("label-split-at"),
      recent: [],
      at: at(),
      choose: (title) => splitAt(commands, mention, titles.get(title) ?? only),
    },
  );
}

/** @param {Commands} commands @param {Mention} mention @param {number} at */
function splitAt(commands, mention, at) {
  const { state, say } = commands;
  const { problems, second } = split(state, mention, at);
  commands.done(problems, () => {
    const [one, other] = [state.mention(mention.id), state.mention(second)];
    if (!one || !other) return;
    commands.page.announce(say("label-split-done", { first: state.surface(one), second: state.surface(other) }));
    state.choose(second);
    commands.settle(other);
  });
}

/** @param {Commands} commands @param {Mention} mention */
function mergeNext(commands, mention) {
  const { state, say } = commands;
  const { schema } = state;
  const other = neighbour(state, mention);
  if (!other) return tell(commands, say("label-merge-none", { type: schema.typeTitle(mention.type) }));
  const { problems, conflicts } = merge(state, mention, other);
  commands.done(problems, () => {
    state.choose(mention.id);
    commands.labelled(mention.id);
    const names = schema.attributesOf(mention.type).filter((one) => conflicts.includes(one.name));
    if (!names.length) return;
    const attributes = names.map((one) => schema.title(one)).join("، ");
    tell(commands, say("label-merge-conflict", { attributes }), true);
  });
}

/** Show it and say it; with a way back where something was done.
 * @param {Commands} commands @param {string} text @param {boolean} [done] */
function tell(commands, text, done) {
  const { state, say, page } = commands;
  const undo = { label: say("command.undo"), run: () => commands.undo() };
  state.notice.value = done ? { text, action: undo } : { text };
  page.announce(text);
}
