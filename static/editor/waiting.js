/**
 * Batches that the server has not acknowledged, kept in the browser's database so that they outlive
 * the page. Where the browser has none (private windows), work goes on without.
 *
 * @import { Batch } from "./types"
 */

const STORE = "batches";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase | null>} */
async function opened() {
  try {
    const request = indexedDB.open("hashiya", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("owner", "owner");
    };
    return await answered(request);
  } catch {
    return null;
  }
}

export class Waiting {
  /** Opened when it is first asked. @type {Promise<IDBDatabase | null> | undefined} */
  #database;

  /** @param {string} owner whose batches: the reader and the set */
  constructor(owner) {
    this.owner = owner;
  }

  /** Keep a batch, in place of the one with its id. @param {Batch} batch */
  async put(batch) {
    await this.#ask("readwrite", (store) => store.put({ ...batch, owner: this.owner }));
  }

  /** Forget a batch. @param {string} id */
  async forget(id) {
    await this.#ask("readwrite", (store) => store.delete(id));
  }

  /** All batches of the owner, in the order they were made. @returns {Promise<Batch[]>} */
  async all() {
    /** @type {(Batch & { owner: string })[]} */
    const kept = (await this.#ask("readonly", (store) => store.index("owner").getAll(this.owner))) ?? [];
    return kept
      .sort((one, other) => one.place - other.place)
      .map(({ owner, ...batch }) => batch);
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   */
  async #ask(mode, ask) {
    const database = await (this.#database ??= opened());
    if (!database) return undefined;
    const transaction = database.transaction(STORE, mode);
    const asked = answered(ask(transaction.objectStore(STORE)));
    // Left to itself it ends when this thread has time for it, and until then a kill undoes it.
    transaction.commit();
    return asked.catch(() => undefined);
  }
}
