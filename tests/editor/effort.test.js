/** For how long a reader is at work: pauses and hidden tabs are left out. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Effort } from "../../static/editor/effort.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** An effort that begins at 0, with visits v1, v2, … */
function begun() {
  let number = 0;
  return new Effort(() => `v${(number += 1)}`, 0);
}

test("time counts from one sign of work to the next", () => {
  const effort = begun();

  for (const at of [10, 30, 90]) effort.sign(at * SECOND);

  assert.equal(effort.seconds, 90);
});

test("a pause of more than a minute does not count at all", () => {
  const effort = begun();

  effort.sign(10 * SECOND);
  effort.sign(10 * SECOND + MINUTE + 1);
  effort.sign(15 * SECOND + MINUTE + 1);

  assert.equal(effort.seconds, 15);
});

test("a hidden tab does not count, but what came before it does", () => {
  const effort = begun();

  effort.sign(10 * SECOND);
  effort.hide(20 * SECOND);
  effort.sign(50 * SECOND);
  effort.sign(55 * SECOND);

  assert.equal(effort.seconds, 25);
});

test("a tab that is hidden twice loses and gains nothing", () => {
  const effort = begun();

  effort.hide(20 * SECOND);
  effort.hide(40 * SECOND);
  effort.sign(50 * SECOND);

  assert.equal(effort.seconds, 20);
});

test("whoever comes back after half an hour begins a new visit", () => {
  const effort = begun();
  effort.sign(40 * SECOND);
  const before = [effort.visit, effort.seconds];

  effort.sign(31 * MINUTE + 40 * SECOND);
  effort.sign(31 * MINUTE + 50 * SECOND);

  assert.deepEqual(before, ["v1", 40]);
  assert.deepEqual([effort.visit, effort.seconds], ["v2", 10]);
});
