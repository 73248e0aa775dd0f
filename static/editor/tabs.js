/**
 * The tabs of one reader on one reading: what they tell each other, and which of them leads.
 *
 * A lock of the browser goes with its tab, so whoever waits for it leads when the other is gone. Where
 * there are no locks (pages without HTTPS), a lease in the browser's storage is renewed while a tab lives.
 */

import { newId } from "./labelling.js";

const LEASE = 4_000; // ms
const RENEWAL = 1_000;
const DOUBT = 60; // ms in which two tabs that take the lease at once see who has it

/** What other tabs say goes to `hear`; the answer tells them. Where the browser has no channels nobody
 * hears. @template M @param {string} name @param {(message: M) => void} hear
 * @returns {(message: M) => void} */
export function channel(name, hear) {
  if (typeof BroadcastChannel !== "function") return () => undefined;
  const opened = new BroadcastChannel(name);
  opened.onmessage = ({ data }) => hear(data);
  return (message) => opened.postMessage(message);
}

/** @param {string} name @param {{ lead(): void, follow(): void }} tab */
export function takeTurns(name, tab) {
  if (!navigator.locks) return lease(name, tab);
  // Never resolved: the lock is held until the tab is gone.
  void navigator.locks.request(name, () => new Promise(() => tab.lead())).catch(() => tab.lead());
}

/** @param {string} name @param {{ lead(): void, follow(): void }} tab */
function lease(name, tab) {
  const own = newId();
  let leads = false;
  const holder = () => {
    const [who, until] = (localStorage.getItem(name) ?? "").split(" ");
    return Number(until) > Date.now() ? who : "";
  };
  const lead = () => {
    if (leads || holder() !== own) return;
    leads = true;
    tab.lead();
  };
  const renew = () => {
    const who = holder();
    if (who && who !== own) {
      if (leads) tab.follow();
      leads = false;
      return;
    }
    localStorage.setItem(name, `${own} ${Date.now() + LEASE}`);
    setTimeout(lead, DOUBT);
  };
  addEventListener("pagehide", () => leads && localStorage.removeItem(name));
  try {
    renew();
    setInterval(renew, RENEWAL);
  } catch {
    // The browser keeps nothing for us: then no tab knows of another either.
    tab.lead();
  }
}
