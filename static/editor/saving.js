/**
 * Joins the state to the queue, and the queue to this browser: its network, its database, its tab.
 *
 * @import { Boot, Document } from "./types"
 * @import { State } from "./state.js"
 */

import { postBatch } from "./api.js";
import { Queue } from "./sync.js";
import { Waiting } from "./waiting.js";

/**
 * Everything that is done from now on is saved; what an earlier visit left unsent is taken up.
 * @param {State} state
 * @param {Boot} boot
 * @param {Document} document as the server has it
 * @returns {Queue}
 */
export function startSaving(state, boot, document) {
  const queue = new Queue(
    {
      send: (base, batch) => postBatch(boot.addresses.changes, base, batch),
      waiting: new Waiting(`${boot.reader} ${boot.set}`),
      later: (run, pause) => void setTimeout(run, pause),
      tell: (saving) => (state.saving.value = saving),
      replace: (next, lost, why) => {
        state.replace(next);
        if (lost.length) state.lost.value = [...state.lost.value, ...lost.map((one) => said(one, why))];
        if (lost.length) state.tab.value = "chosen";
      },
      rules: { schema: state.schema, surface: state.surface },
    },
    document,
    boot.revision,
  );
  if (boot.editable) takeUp(state, queue);
  return queue;
}

/** @param {State} state @param {Queue} queue */
function takeUp(state, queue) {
  state.keep = (changes) => queue.add(changes);
  // The browser's database is slow to open: the text is shown first.
  requestAnimationFrame(() => setTimeout(() => void takeUpLeft(state, queue)));
  addEventListener("online", () => queue.retry());
  // Signed in again in another tab: whoever comes back to this one need not ask.
  addEventListener("focus", () => state.saving.value.name === "expired" && queue.retry());
  addEventListener("beforeunload", (event) => queue.waiting && event.preventDefault());
}

/** What an earlier visit left unsent. @param {State} state @param {Queue} queue */
async function takeUpLeft(state, queue) {
  const document = await queue.takeUp(() => state.document.value);
  if (document) state.replace(document);
}

/** A lost change with the server's own sentence where it gave one.
 * @param {import("./types").Lost} lost @param {Map<string, string>} why */
function said({ change, problem }, why) {
  const sentence = why.get(problem.at);
  return { change, problem: sentence ? { ...problem, params: { ...problem.params, why: sentence } } : problem };
}
