/**
 * Handing in: what the schema still asks for is shown first; then everything is saved, the reading is
 * handed in, and the next article opens. What cannot be saved now is not handed in later unasked, for
 * by then the reader may have gone on.
 *
 * @import { Boot } from "./types"
 * @import { Answer } from "./api.js"
 * @import { Queue } from "./sync.js"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { post } from "./api.js";
import { ARTICLE_ID } from "./changes.js";
import { toArticle } from "./panel-article.js";

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
  leaveField();
  if (isUnfinished(state, say)) return;
  const seen = state.document.value;
  state.notice.value = { text: say("handing-in") };
  const outcome = await queue.emptied();
  const refusal =
    outcome !== "saved"
      ? say("unsent", { count: queue.waiting })
      : state.document.value !== seen
        ? say("stale")
        : whyNot(await submitted(state, queue, addresses.submit), say);
  if (!refusal) return leave();
  state.notice.value = { text: refusal, urgent: true };
}

/** What is being typed into a field is kept when the field is left. */
export function leaveField() {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return;
  focused.blur();
  focused.focus({ preventScroll: true });
}

/** @param {State} state @param {Queue} queue @param {string} address @param {object} [more]
 * @returns {Promise<Answer>} */
export async function submitted(state, queue, address, more) {
  const answer = await post(address, { base_revision: queue.revision, ...more });
  if (answer.kind === "stale") queue.overtaken(answer.document, answer.revision);
  if (answer.kind === "expired" || answer.kind === "stranger") {
    state.saving.value = { ...state.saving.value, name: answer.kind, why: answer.why };
  }
  return answer;
}

/** Why the server does not take the reading; empty when it has it. An answer to an earlier try may have
 * been lost: what is handed in already is handed in. @param {Answer} answer @param {Say} say */
export function whyNot(answer, say) {
  switch (answer.kind) {
    case "done":
      return "";
    case "closed":
      return answer.handedIn ? "" : answer.why;
    case "stale":
      return say("stale");
    case "offline":
    case "expired":
    case "stranger":
      return say(`not-handed-in.${answer.kind}`);
    default:
      return answer.why;
  }
}

/** Whether the schema asks for more; what it asks for is shown. @param {State} state @param {Say} say */
export function isUnfinished(state, say) {
  let count = 0;
  for (const gaps of state.gaps.value.values()) count += gaps.length;
  if (!count) return false;
  state.choose(null);
  state.tab.value = "chosen";
  if (state.gaps.value.has(ARTICLE_ID)) toArticle(state);
  state.notice.value = { text: say("unfinished", { count }), urgent: true };
  return true;
}
