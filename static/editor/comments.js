/**
 * Comments on this page: their marks in the text, and what sends and keeps them.
 *
 * @import { Boot, Deed, Thread } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Told, World } from "./talk.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { request } from "./api.js";
import { byId } from "./frame.js";
import { commentsView } from "./panel-comments.js";
import { Talk } from "./talk.js";
import { Talking } from "./talking.js";
import { openOnes } from "./threads.js";
import { Waiting } from "./waiting.js";

const STALE = 30_000; // ms after which threads are asked for anew when the reader comes back
const MARK = 11; // px of a chip's corner that open its thread

/** Comments come to life; the answer draws their tab.
 * @param {Boot} boot @param {Commands} commands @param {() => string} key what begins a comment */
export function startComments(boot, commands, key) {
  const { state } = commands;
  const talk = new Talk(worldOf(boot), boot.talk, boot);
  const talking = new Talking(talk, commands, boot);
  commands.add({ comment: () => talking.begin() });
  state.openThread = (id) => talking.open((one) => one.mention === id);
  showMarks(talking);
  openByMark(talking);
  keepUp(talk, () => state.tab.peek() === "comments");
  if (new URLSearchParams(location.search).get("tab") === "comments") state.tab.value = "comments";
  return () => commentsView(talking, key());
}

/** The marks at chips, at sentences and on the tab. @param {Talking} talking */
function showMarks({ talk, commands: { state, say } }) {
  const buttons = /** @type {Map<number, HTMLElement>} */ (new Map());
  const tab = byId("tab-comments");
  const badge = byId("open-comments");
  effect(() => {
    const { mentions } = state.document.value;
    const sentenceAt = (/** @type {number} */ point) => state.article.sentenceAt(point);
    const open = openOnes(talk.threads.value, (id) => mentions.has(id), sentenceAt, talk.set);
    if (String([...open.labels]) !== String([...state.talked.peek()])) state.talked.value = open.labels;
    for (const [index, button] of buttons) if (!open.sentences.has(index)) button.remove();
    for (const [index, count] of open.sentences) {
      const button = buttons.get(index) ?? markOf(index);
      buttons.set(index, button);
      button.setAttribute("aria-label", say("talk.mark", { number: index + 1, count }));
      if (!button.parentElement) document.querySelector(`.sentence[data-index="${index}"]`)?.append(button);
    }
    badge.textContent = String(open.count || "");
    tab.setAttribute("aria-label", say("talk.tab", { count: open.count }));
  });
}

/** @param {number} index */
function markOf(index) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "talk-mark";
  button.dataset.talk = String(index);
  return button;
}

/** A mark that is chosen opens its thread. @param {Talking} talking */
function openByMark(talking) {
  const { state } = talking.commands;
  byId("reading").addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const index = target.dataset?.talk;
    const { right, top } = target.getBoundingClientRect();
    const corner = target.matches(".chip.talked") && right - event.clientX < MARK && event.clientY - top < MARK;
    if (index === undefined && !corner) return;
    event.stopPropagation();
    if (corner) return talking.open(({ mention }) => mention === target.dataset.id);
    talking.open(({ start, mention }) =>
      start !== null && state.article.sentenceAt(start) === Number(index) && !state.mention(mention));
  }, { capture: true });
}

/** Send what waits, and hear of what others wrote. @param {Talk} talk @param {() => boolean} isShown */
function keepUp(talk, isShown) {
  let asked = Date.now();
  const look = () => {
    if (talk.expired.value || talk.offline.value) talk.retry();
    if (document.hidden || Date.now() - asked < STALE) return;
    asked = Date.now();
    void talk.refresh();
  };
  // The browser's database is slow to open: the text is shown first.
  requestAnimationFrame(() => setTimeout(() => void talk.takeUp()));
  addEventListener("online", () => talk.retry());
  addEventListener("focus", look);
  setInterval(() => isShown() && look(), STALE);
  addEventListener("beforeunload", (event) => talk.unsent.value.some(({ why }) => !why) && event.preventDefault());
}

/** @param {Boot} boot @returns {World} */
function worldOf({ reader, talk }) {
  const drafts = `comments ${reader} ${talk.ofSet || talk.ofArticle}`;
  return {
    send: sent,
    fetch: () => fetched(talk.ofSet || talk.ofArticle),
    waiting: new Waiting(`comments ${reader}`),
    drafts: {
      all: () => JSON.parse(kept(() => localStorage.getItem(drafts)) ?? "{}"),
      put: (found) => kept(() => localStorage.setItem(drafts, JSON.stringify(found))),
    },
    later: (run, pause) => void setTimeout(run, pause),
    now: () => new Date().toISOString(),
  };
}

/** What the browser's storage answers; nothing where it is closed or full. @template T @param {() => T} ask */
function kept(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** @param {Deed} deed */
async function sent(deed) {
  const [method, address, data] = wordingOf(deed);
  const answer = await request(method, address, data);
  return told(deed, answer);
}

/** How a deed is spelled. @param {Deed} deed @returns {[string, string, unknown?]} */
function wordingOf({ kind, to, where, thread, comment, text, about }) {
  const at = `${to}${thread}/`;
  switch (kind) {
    case "begin":
      return ["POST", where, { id: thread, text, ...about }];
    case "answer":
      return ["POST", `${at}comments/`, { id: comment, text }];
    case "edit":
      return ["PATCH", `${at}comments/${comment}/`, { text }];
    case "withdraw":
      return ["DELETE", `${at}comments/${comment}/`];
    default:
      return ["POST", `${at}${kind}/`];
  }
}

/** @param {Deed} deed @param {{ status: number, body: any }} answer @returns {Told} */
function told({ kind }, { status, body }) {
  if (status === 401 || String(body.type).endsWith(":another-reader")) return { kind: "expired" };
  if (!status || status >= 500 || status === 429) return { kind: "later" };
  // What is to be deleted and is not there has been deleted.
  if (status < 300 || (kind === "withdraw" && status === 404)) return { kind: "done", body };
  return { kind: "refused", why: String(body.detail ?? status) };
}

/** @param {string} address @returns {Promise<Thread[] | null>} */
async function fetched(address) {
  const found = [];
  for (let after = /** @type {number | null} */ (0); after !== null; ) {
    const { status, body } = await request("GET", `${address}?after=${after}`);
    if (status !== 200) return null;
    found.push(...body.results);
    after = body.next;
  }
  return found;
}
