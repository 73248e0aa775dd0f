import assert from "node:assert/strict";
import { test } from "node:test";

import { afterwards, catchUp, drawnAfterwards } from "../../static/editor/afterwards.js";
import { batch, signal } from "../../static/vendor/signals-core/signals-core.js";

// The page makes no frame here: what waits is caught up with.
globalThis.requestAnimationFrame = () => 0;

test("what waits for the frame is done in its order, and once", () => {
  /** @type {string[]} */
  const done = [];
  afterwards(() => done.push("panel"));
  afterwards(() => done.push("server"));
  assert.deepEqual(done, []);

  catchUp();
  catchUp();

  assert.deepEqual(done, ["panel", "server"]);
});

test("where one fails the others are done all the same, and the page is told", () => {
  /** @type {unknown[]} */
  const told = [];
  globalThis.reportError = (error) => told.push(error);
  const wrong = new Error("the panel cannot be drawn");
  /** @type {string[]} */
  const done = [];
  afterwards(() => { throw wrong; });
  afterwards(() => done.push("server"));

  catchUp();

  assert.deepEqual([told, done], [[wrong], ["server"]]);
});

test("what is drawn first is drawn at once, then once for all changes before a frame", () => {
  const [label, count] = [signal("GPE"), signal(0)];
  /** @type {string[]} */
  const drawn = [];
  drawnAfterwards(() => drawn.push(`${label.value} ${count.value}`), () => false);
  assert.deepEqual(drawn, ["GPE 0"]);

  label.value = "ORG";
  count.value = 1;
  count.value = 2;
  assert.deepEqual(drawn, ["GPE 0"]);
  catchUp();

  assert.deepEqual(drawn, ["GPE 0", "ORG 2"]);
});

test("what is urgent is drawn at once, also while something waits, and not again", () => {
  const [label, tab] = [signal("GPE"), signal("chosen")];
  let open = "";
  /** @type {string[]} */
  const drawn = [];
  const draw = () => {
    open = tab.value;
    drawn.push(`${open} ${label.value}`);
  };
  drawnAfterwards(draw, () => tab.value !== open);

  label.value = "ORG";
  tab.value = "events";
  assert.deepEqual(drawn, ["chosen GPE", "events ORG"]);
  catchUp();
  batch(() => [(tab.value = "labels"), (label.value = "PER")]);

  assert.deepEqual(drawn, ["chosen GPE", "events ORG", "labels PER"]);
});
