/**
 * What the page asks of the server. An answer that is no success is an error with the server's sentence.
 *
 * @import { SchemaData } from "../editor/types"
 * @import { Move } from "./moves.js"
 *
 * @typedef {{ readonly part: string, readonly name: string, readonly owner: string, readonly to: string | null,
 *   readonly lost: boolean, readonly count: number, readonly message: string }} Touched
 * @typedef {{ readonly fate: string, readonly message: string }} Difference
 * @typedef {{ readonly differences: readonly Difference[], readonly touched: readonly Touched[] }} Preview
 * @typedef {{ readonly number: number, readonly job: number | null }} Adopted
 * @typedef {{ readonly state: string, readonly done: number, readonly total: number | null }} Job
 */

export class Refusal extends Error {}

/** @param {string} address @param {SchemaData} schema @param {readonly Move[]} moves @returns {Promise<Preview>} */
export const preview = (address, schema, moves) => ask(address, { schema, moves });

/** @param {string} address @param {SchemaData} schema @param {readonly Move[]} moves @returns {Promise<Adopted>} */
export const adopt = (address, schema, moves) => ask(address, { schema, moves });

/** The schema that a file spells. @param {string} address @param {string} name @param {string} text
 * @returns {Promise<{ schema: SchemaData, said: readonly string[] }>} */
export const readFile = (address, name, text) => ask(address, { name, text });

/** @param {string} address @returns {Promise<Job>} */
export const job = (address) => ask(address);

/** @param {string} address @param {unknown} [data] */
async function ask(address, data) {
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") };
  const sent = data === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(data) };
  let response;
  try {
    response = await fetch(address, sent);
  } catch {
    throw new Refusal("");
  }
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(said(told));
  return told;
}

/** @param {{ detail?: string, errors?: { message: string }[] }} told */
const said = ({ detail = "", errors = [] }) => [detail, ...errors.map(({ message }) => message)].join(" ");

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
