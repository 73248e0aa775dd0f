/**
 * Batches that the server has not acknowledged, kept in the browser's database so that they outlive
 * the page. Where the browser refuses, or its disk is full, work goes on without.
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

/** @template {{ readonly id: string, readonly place: number }} T */
export class Waiting {
  /** Opened when it is first asked. @type {Promise<IDBDatabase | null> | undefined} */
  #database;

  /** @param {string} owner whose batches: the reader and the set */
  constructor(owner) {
    this.owner = owner;
  }

  /** Keep a batch, in place of the one with its id and of these; false where the browser refuses.
   * @param {T} batch @param {readonly string[]} [instead] */
  async put(batch, instead = []) {
    const asked = await this.#ask("readwrite", (store) => {
      for (const id of instead) store.delete(id);
      return store.put({ ...batch, owner: this.owner });
    });
    return asked !== undefined;
  }

  /** Forget these. @param {readonly string[]} ids */
  async forget(ids) {
    await this.#ask("readwrite", (store) => {
      for (const id of ids) store.delete(id);
      return store.count();
    });
  }

  /** All batches of the owner, in the order they were made; null where the browser does not say.
   * @returns {Promise<T[] | null>} */
  async all() {
    /** @type {(T & { owner?: string })[] | undefined} */
    const kept = await this.#ask("readonly", (store) => store.index("owner").getAll(this.owner));
    if (!kept) return null;
    for (const one of kept) delete one.owner;
    return kept.sort((one, other) => one.place - other.place);
  }

  /**
   * @template Asked
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Asked>} ask
   * @returns {Promise<Asked | undefined>} undefined where the browser refuses, or its disk is full
   */
  async #ask(mode, ask) {
    const database = await (this.#database ??= opened());
    if (!database) return undefined;
    try {
      const transaction = database.transaction(STORE, mode);
      const asked = answered(ask(transaction.objectStore(STORE)));
      const ended = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      // Left to itself it ends when this thread has time for it, and until then a kill undoes it.
      transaction.commit();
      const [found] = await Promise.all([asked, ended]);
      return found;
    } catch {
      // It may have been closed under us, as when the site's data is cleared: opened again next time.
      this.#database = undefined;
      return undefined;
    }
  }
}
