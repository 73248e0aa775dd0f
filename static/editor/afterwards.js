/**
 * What a key changes beside the text is done once the frame is made that shows it in the text: the panel is
 * drawn, the server is asked. Whoever needs it earlier catches up.
 */

import { effect, signal } from "../vendor/signals-core/signals-core.js";

const PATIENCE = 100; // ms; a page out of sight makes no frames

/** @type {Set<() => void>} */
const due = new Set();
let timer = 0;
/** Posted while a frame is made, its message comes when it is made. */
const framed = globalThis.document && new MessageChannel();
if (framed) framed.port1.onmessage = () => catchUp();

/** Run once the next frame is made. @param {() => void} run */
export function afterwards(run) {
  due.add(run);
  if (due.size > 1) return;
  requestAnimationFrame(() => framed?.port2.postMessage(null));
  timer = setTimeout(catchUp, PATIENCE);
}

/** Run at once what waits for its frame; where one fails the others are run all the same, and the page is told. */
export function catchUp() {
  clearTimeout(timer);
  const runs = [...due];
  due.clear();
  for (const run of runs) {
    try {
      run();
    } catch (error) {
      reportError(error);
    }
  }
}

/**
 * Draw now, and again after the frame of each change of what was drawn; at once where that is urgent.
 * @param {() => void} draw
 * @param {() => boolean} isUrgent
 */
export function drawnAfterwards(draw, isUrgent) {
  let [isTurn, waits] = [true, false];
  const turn = signal(0);
  const takeTurn = () => {
    if (!waits) return;
    isTurn = true;
    turn.value += 1;
  };
  effect(() => {
    void turn.value;
    if (isTurn || isUrgent()) {
      [isTurn, waits] = [false, false];
      draw();
    } else if (!waits) {
      waits = true;
      afterwards(takeTurn);
    }
  });
}
