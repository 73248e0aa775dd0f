/**
 * Batches that the server has not acknowledged, kept in the browser's database so that they outlive
 * the page. Where the browser has none (private windows), work goes on without.
 *
 * @import { Batch } from "./types"
 */

import { openDB } from "../vendor/idb/idb.js";

/** @typedef {Batch & { owner: string }} Kept */

export class Waiting {
  /** @type {Promise<import("../vendor/idb/idb.js").IDBPDatabase | null>} */
  #database;

  /** @param {string} owner whose batches: the reader and the set */
  constructor(owner) {
    this.owner = owner;
    this.#database = openDB("hashiya", 1, {
      upgrade(database) {
        database.createObjectStore("batches", { keyPath: "id" }).createIndex("owner", "owner");
      },
    }).catch(() => null);
  }

  /** Keep a batch, in place of the one with its id. @param {Batch} batch */
  async put(batch) {
    const kept = { ...batch, owner: this.owner };
    await (await this.#database)?.put("batches", kept).catch(() => undefined);
  }

  /** Forget a batch. @param {string} id */
  async forget(id) {
    await (await this.#database)?.delete("batches", id).catch(() => undefined);
  }

  /** All batches of the owner, in the order they were made. @returns {Promise<Batch[]>} */
  async all() {
    const database = await this.#database;
    /** @type {Kept[]} */
    const kept = (await database?.getAllFromIndex("batches", "owner", this.owner)) ?? [];
    return kept
      .sort((one, other) => one.place - other.place)
      .map(({ owner, ...batch }) => batch);
  }
}
