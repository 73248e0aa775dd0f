/**
 * What the editor asks of the server, and what its answers mean. No answer is thrown: each has a name.
 *
 * @import { Batch, Document, Link, Mention } from "./types"
 */

import { documentOf } from "./changes.js";

/**
 * @typedef {{ kind: "done", revision: number }
 *   | { kind: "stale", revision: number, document: Document }
 *   | { kind: "refused", sentences: Map<string, string>, why: string }
 *   | { kind: "closed", why: string, handedIn: boolean }
 *   | { kind: "expired" }
 *   | { kind: "offline" }
 *   | { kind: "failed", why: string, again: boolean }} Answer
 * `closed` is a reading that takes nothing any more, `handedIn` for good reason; `again` says that the
 * same request may succeed later.
 */

const HANDED_IN = ["submitted", "accepted"];
const PATIENCE = 20_000; // ms; a save takes a few

/**
 * @param {string} address
 * @param {unknown} data
 * @returns {Promise<Answer>}
 */
export async function post(address, data) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: JSON.stringify(data),
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": cookie("csrftoken"),
      },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return understood(response.status, await response.json().catch(() => ({})));
  } catch {
    return { kind: "offline" };
  }
}

/** @param {string} address @param {number} base @param {Batch} batch */
export const postBatch = (address, base, batch) =>
  post(address, { batch: batch.id, base_revision: base, changes: batch.changes });

/**
 * What a status and a body mean.
 * @param {number} status
 * @param {any} body
 * @returns {Answer}
 */
export function understood(status, body) {
  const why = sentence(body);
  if (status < 300) return { kind: "done", revision: Number(body.revision) };
  if (status === 401) return { kind: "expired" };
  if (status === 409 && body.document) {
    return { kind: "stale", revision: Number(body.revision), document: documentFrom(body.document) };
  }
  if (status === 409 && String(body.type).endsWith(":closed")) {
    return { kind: "closed", why, handedIn: HANDED_IN.includes(body.state) };
  }
  if (status === 422) return { kind: "refused", sentences: sentences(body), why };
  return { kind: "failed", why: why || String(status), again: status >= 500 || status === 429 };
}

/** @param {{ mentions: Mention[], links: Link[] }} data */
const documentFrom = (data) => documentOf(data.mentions, data.links);

/** @param {any} body @returns {Map<string, string>} what is said of each id */
function sentences(body) {
  const problems = Array.isArray(body.problems) ? body.problems : [];
  return new Map(problems.map((/** @type {any} */ one) => [String(one.at), String(one.message)]));
}

/** @param {any} body a problem document (RFC 9457) */
const sentence = (body) => String(body?.detail ?? body?.title ?? "");

/** @param {string} name */
function cookie(name) {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}
