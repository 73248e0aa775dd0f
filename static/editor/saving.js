/**
 * Joins the state to the queue, and the queue to this browser: its network, its database, its tabs.
 *
 * @import { Boot, Conflict, Document, Lost, Message } from "./types"
 * @import { State } from "./state.js"
 */

import { postBatch, withDecisions } from "./api.js";
import { afterwards } from "./afterwards.js";
import { gathered } from "./conflicts.js";
import { Queue } from "./sync.js";
import { channel, takeTurns } from "./tabs.js";
import { Waiting } from "./waiting.js";

/** What waits for a decision, as it is kept. @typedef {{ id: string, place: number, conflict: Conflict }} Kept */
/** @typedef {Message | { readonly kind: "decide", readonly conflicts: readonly Conflict[] }} Told */

/**
 * Everything that is done from now on is saved; what an earlier visit left unsent is taken up.
 * @param {State} state
 * @param {Boot} boot
 * @param {Document} document as the server has it
 * @returns {Queue}
 */
export function startSaving(state, boot, document) {
  const owner = `${boot.reader} ${boot.set}`;
  /** @type {(message: Told) => void} */
  const post = boot.editable ? channel(`hashiya ${owner}`, (message) => hear(message)) : () => undefined;
  const undecided = boot.editable ? undecidedOf(owner, state, post) : null;
  const queue = new Queue(
    {
      send: async (base, batch) => {
        await new Promise((resolve) => afterwards(() => resolve(null)));
        const answer = await postBatch(boot.addresses.changes, base, batch);
        if (answer.kind === "stale") beginAnew(answer.schema, boot.schemaVersion);
        if (answer.kind === "stale" && boot.adjudication) return withDecisions(answer, boot.adjudication.addresses.stops, state.retold);
        if (answer.kind === "done" && answer.sentences) state.sentencesRevision.value = answer.sentences;
        return answer;
      },
      waiting: new Waiting(owner),
      // Not all at once where many lost the network together.
      later: (run, pause) => void setTimeout(run, pause * (0.75 + Math.random() / 2)),
      tell: (saving) => (state.saving.value = saving),
      replace: (next, lost, why) => {
        state.replace(next);
        const [labels, decisions] = apart(lost.map((one) => said(one, why)));
        if (decisions.length) state.overruled(decisions);
        if (labels.length) undecided?.add(gathered(state.conflicts.value, labels));
      },
      follow: (changes) => state.follow(changes),
      post,
      rules: state.rules,
    },
    document,
    boot.revision,
  );
  const hear = (/** @type {Told} */ message) =>
    message.kind === "decide" ? undecided?.show(message.conflicts) : queue.hear(message);
  if (undecided) {
    [state.decided, state.undecided] = [undecided.decided, undecided.add];
    takeUp(state, queue, owner, undecided.takeUp);
  }
  return queue;
}

/** @param {State} state @param {Queue} queue @param {string} owner @param {() => void} show */
function takeUp(state, queue, owner, show) {
  state.keep = (changes) => queue.add(changes);
  const tab = { lead: () => void queue.lead(), follow: () => queue.follow() };
  // The browser's database is slow to open: the text is shown first.
  requestAnimationFrame(() =>
    setTimeout(() => {
      show();
      queue.greet();
      takeTurns(`hashiya ${owner}`, tab);
    }),
  );
  addEventListener("online", () => queue.retry());
  // Signed in again in another tab: whoever comes back to this one need not ask.
  addEventListener("focus", () => isOut(state) && queue.retry());
  addEventListener("beforeunload", (event) => queue.waiting && !(anew && state.saving.value.kept) && event.preventDefault());
  // A page that the browser brings back as it was knows nothing of what has become of the reading.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

/** Whether the page is being loaded again: what waits is sent from there, if the browser keeps it. */
let anew = false;

/** Labels were moved to another version of the schema: the page must know its names.
 * @param {number | undefined} theirs @param {number} ours */
function beginAnew(theirs, ours) {
  if (theirs === undefined || theirs === ours || anew) return;
  anew = true;
  location.reload();
}

/** Whether nobody, or somebody else, is signed in. @param {State} state */
export const isOut = (state) => ["expired", "stranger"].includes(state.saving.value.name);

/** What waits for the reader's decision: kept beyond the page, and the same in all tabs.
 * @param {string} owner @param {State} state @param {(message: Told) => void} post */
function undecidedOf(owner, state, post) {
  /** @type {Waiting<Kept>} */
  const kept = new Waiting(`${owner} undecided`);
  const name = (/** @type {string} */ id) => `${owner} ${id}`;
  const show = (/** @type {readonly Conflict[]} */ conflicts) => {
    if (conflicts.length > state.conflicts.value.length) state.tab.value = "chosen";
    state.conflicts.value = conflicts;
  };
  return {
    show,
    /** @param {readonly Conflict[]} conflicts */
    add(conflicts) {
      const ids = new Set(conflicts.map(({ id }) => id));
      const all = [...state.conflicts.value.filter(({ id }) => !ids.has(id)), ...conflicts];
      for (const conflict of conflicts) void kept.put({ id: name(conflict.id), place: 0, conflict });
      show(all);
      post({ kind: "decide", conflicts: all });
    },
    /** @param {string} id */
    decided(id) {
      const left = state.conflicts.value.filter((one) => one.id !== id);
      void kept.forget([name(id)]);
      show(left);
      post({ kind: "decide", conflicts: left });
    },
    async takeUp() {
      const found = ((await kept.all()) ?? []).map(({ conflict }) => conflict);
      const shown = new Set(state.conflicts.value.map(({ id }) => id));
      if (found.length) show([...found.filter(({ id }) => !shown.has(id)), ...state.conflicts.value]);
    },
  };
}

/** Lost labels, and lost decisions. @param {readonly Lost[]} lost @returns {[labels: Lost[], decisions: Lost[]]} */
const apart = (lost) => [lost.filter(({ change }) => !("decide" in change)), lost.filter(({ change }) => "decide" in change)];

/** A lost change with the server's own sentence where it gave one.
 * @param {Lost} lost @param {Map<string, string>} why @returns {Lost} */
function said({ problem, ...lost }, why) {
  const sentence = why.get(problem.at);
  return { ...lost, problem: sentence ? { ...problem, params: { ...problem.params, why: sentence } } : problem };
}
