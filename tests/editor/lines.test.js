import assert from "node:assert/strict";
import { test } from "node:test";

import { arc, landing, toMargin } from "../../static/editor/lines.js";

const CHIP = { left: 100, width: 80 };

test("a line comes down on the middle of a chip that nothing hides", () => {
  assert.equal(landing(CHIP, []), 140);
  assert.equal(landing(CHIP, [{ left: 0, width: 90 }]), 140);
});

test("where the middle is hidden it comes down beside what hides it, on the nearer side", () => {
  assert.equal(landing(CHIP, [{ left: 130, width: 200 }]), 124);
  assert.equal(landing(CHIP, [{ left: 20, width: 135 }]), 161);
  assert.equal(landing(CHIP, [{ left: 115, width: 40 }]), 161);
});

test("between two chips it comes down only where there is room", () => {
  assert.equal(landing(CHIP, [{ left: 60, width: 70 }, { left: 142, width: 60 }]), 136);
  assert.equal(landing(CHIP, [{ left: 60, width: 75 }, { left: 142, width: 60 }]), null);
});

test("a chip that is hidden is met at the side that the line comes from", () => {
  const hidden = { x: 140, y: 28, line: 40, sides: /** @type {const} */ ([100, 180]) };
  const above = (/** @type {number} */ x) => ({ x, y: 20, line: 40 });

  assert.match(arc(above(400), hidden), /200 28 180 28m6 -4l-6 4l6 4$/);
  assert.match(arc(above(20), hidden), /80 28 100 28m-6 -4l6 4l-6 4$/);
  assert.match(arc(hidden, above(20)), /^M100 28C80 /);
  assert.equal(toMargin(hidden, 600), "M180 28H600");
});

test("a line from above to above ends with its head pointing down", () => {
  assert.match(arc({ x: 10, y: 20, line: 40 }, { x: 90, y: 20, line: 40 }), /^M10 20C10 11 90 11 90 20m-4 -6l4 6l4 -6$/);
});
