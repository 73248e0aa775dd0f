/**
 * What the editor asks of the server, and what its answers mean. No answer is thrown: each has a name.
 *
 * @import { Attributes, Batch, Change, Document, Link, Mention, Stop } from "./types"
 */

import { decisionId, documentOf } from "./changes.js";

/**
 * @typedef {{ kind: "done", revision: number, sentences?: number }
 *   | { kind: "stale", revision: number, document: Document, schema?: number }
 *   | { kind: "refused", sentences: Map<string, string>, why: string }
 *   | { kind: "closed", why: string, handedIn: boolean }
 *   | { kind: "expired" | "stranger", why: string }
 *   | { kind: "offline" }
 *   | { kind: "failed", why: string, again: boolean }} Answer
 * `sentences` is their revision by now. `stranger` says that somebody else is signed in here. `closed` is a reading that takes nothing any more, `handedIn` for good reason; `again` says that the
 * same request may succeed later.
 */

const HANDED_IN = ["submitted", "accepted"];
const FOR_GOOD = [400, 413]; // what was sent is no batch, or too large
const PATIENCE = 20_000; // ms; a save takes a few

/** For whom this page asks. */
let reader = "";

/** Ask for this person from now on: the server refuses it where somebody else is signed in by then. @param {string} name */
export function askFor(name) {
  reader = name;
}

/** @param {string} address @param {unknown} data */
export const post = (address, data) => ask("POST", address, data);

/**
 * @param {"POST" | "PATCH"} method
 * @param {string} address
 * @param {unknown} data
 * @returns {Promise<Answer>}
 */
export async function ask(method, address, data) {
  return answerOf(await request(method, address, data));
}

/** @param {{ status: number, body: any }} found a status of 0 where nobody answered @returns {Answer} */
const answerOf = ({ status, body }) => (status ? understood(status, body) : { kind: "offline" });

/**
 * What the server answers: its status, 0 where there is no answer, and what stands in it.
 * @param {string} method
 * @param {string} address
 * @param {unknown} [data]
 * @returns {Promise<{ status: number, body: any }>}
 */
export async function request(method, address, data) {
  try {
    const response = await fetch(address, {
      method,
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": cookie("csrftoken"),
        ...(reader && { "Hashiya-Reader": encodeURIComponent(reader) }),
      },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Whoever has lost one cookie has to sign in for a new one.
    const isOut = response.status === 403 && !cookie("csrftoken");
    return { status: isOut ? 401 : response.status, body: await told(response) };
  } catch {
    return { status: 0, body: {} };
  }
}

/** What stands in an answer; of one that was cut on its way nothing is known, and it throws.
 * @param {Response} response @returns {Promise<any>} */
async function told(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : {};
  } catch (error) {
    if (response.ok) throw error;
    return {};
  }
}

/**
 * Send a batch. What the server will not take however often it comes, as what it cannot read and a decision
 * where nothing is asked by now, is `refused`: it must not hold up what is done after it.
 * @param {string} address @param {number} base @param {Batch} batch
 * @returns {Promise<Answer>}
 */
export async function postBatch(address, base, batch) {
  const changes = batch.changes.filter((change) => !("decide" in change));
  const decisions = decisionsIn(batch.changes);
  const told = { batch: batch.id, base_revision: base, changes };
  const found = await request("POST", address, decisions.length ? { ...told, decisions } : told);
  const { status, body } = found;
  const why = sentence(body);
  if (status === 409 && body.stop) return { kind: "refused", sentences: new Map([[decisionId(body.stop), why]]), why };
  if (FOR_GOOD.includes(status)) return { kind: "refused", sentences: new Map(), why };
  return answerOf(found);
}

/** The last decision at each stop. @param {readonly Change[]} changes */
export function decisionsIn(changes) {
  const last = new Map(changes.flatMap((change) => ("decide" in change ? [[change.decide.stop, change.decide]] : [])));
  return Array.from(last.values(), ({ stop, take, strategy }) => ({ stop, take, ...(strategy && { strategy }) }));
}

/**
 * What a status and a body mean.
 * @param {number} status
 * @param {any} body
 * @returns {Answer}
 */
export function understood(status, body) {
  const why = sentence(body);
  if (status < 300) return { kind: "done", revision: Number(body.revision), sentences: body.sentences_revision };
  if (status === 401) return { kind: "expired", why: "" };
  if (status === 403 && String(body.type).endsWith(":another-reader")) return { kind: "stranger", why };
  if (status === 409 && body.document) {
    const stale = { kind: /** @type {const} */ ("stale"), revision: Number(body.revision), document: documentFrom(body.document) };
    return body.schema_version ? { ...stale, schema: Number(body.schema_version) } : stale;
  }
  if (status === 409 && String(body.type).endsWith(":closed")) {
    return { kind: "closed", why, handedIn: HANDED_IN.includes(body.state) };
  }
  if (status === 422) return { kind: "refused", sentences: sentences(body), why };
  return { kind: "failed", why: why || String(status), again: status >= 500 || status === 429 };
}

/** Whether the same may be taken later. @param {Answer} answer */
export const comesBack = (answer) =>
  ["offline", "expired", "stranger"].includes(answer.kind) || (answer.kind === "failed" && answer.again);

/** What stands at an address; null where it cannot be had now. @param {string} address @returns {Promise<any>} */
export async function read(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** The gold as others have made it, with what they have decided; the stops as they stand now go to `tell`.
 * @param {Extract<Answer, { kind: "stale" }>} answer @param {string} address
 * @param {(stops: readonly Stop[]) => void} tell @returns {Promise<Answer>} */
export async function withDecisions(answer, address, tell) {
  const found = await read(address);
  if (!found) return { kind: "offline" };
  tell(found.stops);
  return { ...answer, document: { ...answer.document, decisions: decisionsOf(found.stops) } };
}

/** What was decided. @param {readonly Stop[]} stops */
export const decisionsOf = (stops) =>
  new Map(stops.flatMap(({ key, decided }) => (decided ? [[decisionId(key), decided.take]] : [])));

/** @param {{ mentions: Mention[], links: Link[], attributes: Attributes }} data */
export const documentFrom = (data) => documentOf(data.mentions, data.links, data.attributes);

/** @param {any} body @returns {Map<string, string>} what is said of each id */
function sentences(body) {
  const problems = Array.isArray(body.problems) ? body.problems : [];
  return new Map(problems.map((/** @type {any} */ one) => [String(one.at), String(one.message)]));
}

/** @param {any} body a problem document (RFC 9457) */
const sentence = (body) => String(body?.detail ?? body?.title ?? "");

/** @param {string} name */
export function cookie(name) {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}
