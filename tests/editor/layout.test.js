import assert from "node:assert/strict";
import { test } from "node:test";

import {
  boxes, chipRows, depth, expectedRows, height, hits, inkOn, lanes, MOST_ROWS, outward,
} from "../../static/editor/layout.js";

const span = (id, start, end) => ({ id, start, end });
const rect = (left, right, top = 0) => ({ left, right, top, bottom: top + 30 });
const ORIGIN = { left: 0, top: 0 };

test("the shortest span lies nearest the text, what overlaps never in one lane", () => {
  const found = lanes([span("whole", 0, 30), span("inner", 4, 9), span("beside", 12, 14)]);

  assert.deepEqual(Object.fromEntries(found), { inner: 0, beside: 0, whole: 1 });
});

test("nothing marked has no depth", () => {
  assert.deepEqual([depth(lanes([])), depth(lanes([span("a", 0, 1)]))], [0, 1]);
});

test("chips that would touch stand in rows", () => {
  const placed = chipRows(
    [{ id: "a", x: 0, y: 0, width: 50 }, { id: "b", x: 40, y: 0, width: 50 }, { id: "c", x: 60, y: 0, width: 20 }],
    300,
  );

  assert.deepEqual(placed.map(({ id, row }) => [id, row]), [["a", 0], ["c", 0], ["b", 1]]);
});

test("chips of another line have rows of their own", () => {
  const placed = chipRows([{ id: "a", x: 0, y: 0, width: 50 }, { id: "b", x: 0, y: 60, width: 50 }], 300);

  assert.equal(height(placed), 1);
});

test("a chip does not leave the column", () => {
  const [chip] = chipRows([{ id: "a", x: 280, y: 0, width: 50 }], 300);

  assert.equal(chip.x, 250);
});

test("rows are bounded, and what finds no room is counted", () => {
  const chips = ["a", "b", "c", "d", "e"].map((id) => ({ id, x: 0, y: 0, width: 50 }));
  const placed = chipRows(chips, 300);

  assert.deepEqual([placed.length, height(placed), placed.at(-1)?.more], [MOST_ROWS, MOST_ROWS, 2]);
});

test("no two placed chips collide, wherever they begin", () => {
  const chips = Array.from({ length: 40 }, (_, n) => ({ id: `${n}`, x: (n * 37) % 260, y: 0, width: 30 + (n % 5) * 9 }));

  const placed = chipRows(chips, 300);

  for (const one of placed) {
    for (const other of placed) {
      const apart = one === other || one.row !== other.row || one.x + one.width <= other.x || other.x + other.width <= one.x;
      assert.ok(apart, `${one.id} and ${other.id}`);
    }
  }
});

test("rows are expected from offsets alone", () => {
  const near = [{ ...span("a", 0, 2), width: 60 }, { ...span("b", 3, 5), width: 60 }];

  assert.deepEqual([expectedRows(near, 10), expectedRows(near, 30)], [2, 1]);
});

test("rectangles come in reading order, whichever way the browser gave them", () => {
  const given = [rect(10, 40), rect(80, 120), rect(300, 320, -60)];

  assert.deepEqual(boxes(given, ORIGIN, "rtl").map((box) => box.l), [300, 80, 10]);
  assert.deepEqual(boxes(given, ORIGIN, "ltr").map((box) => box.l), [300, 10, 80]);
});

test("rectangles that touch are joined and empty ones left out", () => {
  assert.deepEqual(boxes([rect(10, 40), rect(40.4, 60), rect(70, 70.2)], ORIGIN, "rtl"), [
    { l: 10, r: 60, t: 0, b: 30 },
  ]);
});

test("a point meets the innermost first, and the rail below counts", () => {
  const drawn = [
    { id: "outer", length: 9, boxes: [{ l: 0, r: 100, t: 0, b: 30 }] },
    { id: "inner", length: 3, boxes: [{ l: 40, r: 60, t: 0, b: 30 }] },
  ];

  assert.deepEqual(hits(drawn, { x: 50, y: 35 }, 8), ["inner", "outer"]);
  assert.deepEqual(hits(drawn, { x: 20, y: 10 }, 8), ["outer"]);
  assert.deepEqual(hits(drawn, { x: 20, y: 50 }, 8), []);
});

test("a repeated click walks outward and begins again", () => {
  const ids = ["inner", "outer"];

  assert.deepEqual([outward(ids, null), outward(ids, "inner"), outward(ids, "outer"), outward([], "inner")], [
    "inner",
    "outer",
    "inner",
    null,
  ]);
});

test("ink is white on dark colours and black on light ones", () => {
  assert.deepEqual([inkOn("#1f3a93"), inkOn("#ffd54f")], ["#fff", "#000"]);
});
