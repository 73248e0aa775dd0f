/**
 * Finishing an adjudication: what is left to be decided is shown first, then what the schema still asks for; then
 * everything is saved, the gold is accepted, and the next article opens.
 *
 * @import { Settling } from "./settling.js"
 */

import { catchUp } from "./afterwards.js";
import { byId } from "./frame.js";
import { isUnfinished, leaveField, submitted, whyNot } from "./handin.js";

/** @param {Settling} settling */
export async function finish(settling) {
  const { boot, queue, commands: { state, say } } = settling;
  if (!settling.mayDecide()) return;
  leaveField();
  const { length: count } = settling.open;
  if (count) {
    settling.leave();
    state.tab.value = "settle";
    state.notice.value = { text: say("settle.left", { count }), urgent: true };
    catchUp();
    /** @type {HTMLElement | null} */ (document.querySelector("#panel-settle .labels button"))?.focus();
    return;
  }
  if (isUnfinished(state, say)) return;
  state.notice.value = { text: say("settle.finishing") };
  const before = state.document.value;
  const refusal = (await queue.emptied()) !== "saved"
    ? say("unsent", { count: queue.waiting })
    : state.document.value !== before
      ? say("stale")
      : whyNot(await submitted(state, queue, boot.addresses.finish), say);
  if (!refusal) return /** @type {HTMLFormElement} */ (byId("next")).requestSubmit();
  state.notice.value = { text: refusal, urgent: true };
}
