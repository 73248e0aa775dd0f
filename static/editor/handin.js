/**
 * Handing in: what the schema still asks for is shown first; then everything is saved, the reading is
 * handed in, and the next article opens.
 *
 * @import { Boot } from "./types"
 * @import { Queue } from "./sync.js"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { post } from "./api.js";
import { gaps } from "./checks.js";

/**
 * @param {State} state
 * @param {Queue} queue
 * @param {{ say: Say, addresses: Boot["addresses"], leave: () => void }} page
 */
export async function handIn(state, queue, { say, addresses, leave }) {
  if (!state.terms.editable) {
    state.notice.value = { text: say("read-only"), urgent: true };
    return;
  }
  if (isUnfinished(state, say)) return;
  await queue.emptied();
  const answer = await post(addresses.submit, { base_revision: queue.revision });
  if (answer.kind === "done") return leave();
  const why = "why" in answer ? answer.why : "";
  const text = answer.kind === "stale" ? say("stale") : why || say(`saving.${answer.kind}`, { count: 0 });
  state.notice.value = { text, urgent: true };
}

/** Whether the schema asks for more; what it asks for is shown. @param {State} state @param {Say} say */
function isUnfinished(state, say) {
  const found = gaps(state.document.value, state.schema);
  if (!found.length) return false;
  state.choose(null);
  state.gaps.value = found;
  state.tab.value = "chosen";
  state.notice.value = { text: say("unfinished", { count: found.length }), urgent: true };
  return true;
}
