/**
 * The marks of one sentence: fills behind the text, rails and chips above it. No DOM.
 *
 * @import { Box, Mention } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { Placed } from "./layout.js"
 */

/** A mention with what is known of its place. @typedef {{ id: string, length: number, mention: Mention,
 *   boxes: Box[], lane: number, look: string, words: string }} Drawn */

/** A chip with its left edge in the section. @typedef {Placed & { left: number }} Laid */

const RAIL_STEP = 5; // px; with CHIP_STEP also in styles/editor-marks.css
export const CHIP_STEP = 17;

/**
 * One mark: an element of a layer, known among its neighbours by its key. Chips have words.
 * @typedef {{ key: string, look: string, style: string, id?: string, words?: string }} Mark
 */

/** @param {readonly Drawn[]} drawn the longest first, so that the inner lie above the outer
 * @returns {Mark[]} */
export function fills(drawn) {
  return drawn.flatMap((one) =>
    one.boxes.map((box, piece) => ({
      key: `f${piece} ${one.id}`,
      look: `fill ${one.look}`,
      style: `${place(box.l, box.t)};${size(box.r - box.l, box.b - box.t)}`,
    })),
  );
}

/** @param {readonly Drawn[]} drawn @returns {Mark[]} */
export function rails(drawn) {
  return drawn.flatMap((one) =>
    one.boxes.map((box, piece) => {
      const top = box.b + 1 + one.lane * RAIL_STEP;
      const style = `${place(box.l, top)};${size(box.r - box.l, 3)}`;
      return { key: `r${piece} ${one.id}`, look: `rail ${one.look}`, style };
    }),
  );
}

/** Chips with their left edges, which were counted from where one begins to read.
 * @param {readonly Placed[]} placed @param {number} width of the section
 * @param {"rtl" | "ltr"} direction @returns {Laid[]} */
export function laid(placed, width, direction) {
  return placed.map((chip) => ({
    ...chip,
    left: direction === "rtl" ? width - chip.x - chip.width : chip.x,
  }));
}

/** The chips of what is drawn, in its order, which no new chip changes as it does that of the rows.
 * @param {readonly Laid[]} placed @param {readonly Drawn[]} drawn @returns {Mark[]} */
export function chips(placed, drawn) {
  const places = new Map(placed.map((chip) => [chip.id, chip]));
  return drawn.flatMap((one) => {
    const chip = places.get(one.id);
    if (!chip) return [];
    const words = chip.more ? `${one.words} +${chip.more}` : one.words;
    const style = place(chip.left, chip.y - 1 - (chip.row + 1) * CHIP_STEP);
    return [{ key: `c ${one.id}`, look: `chip ${one.look}`, style, id: one.id, words }];
  });
}

/** A mark as HTML. @param {Mark} mark */
export function html({ look, style, id, words }) {
  if (id === undefined) return `<i class="${look}" style="${style}"></i>`;
  return `<b class="${look}" data-id="${escaped(id)}" data-words="${escaped(words ?? "")}" style="${style}"></b>`;
}

/** Where a mark stands, from the edge where the layer begins. Not a `transform`: each of those is a node of its
 * own in what the browser composes, of thousands. @param {number} x @param {number} y */
const place = (x, y) => `inset-inline-start:${x.toFixed(1)}px;inset-block-start:${y.toFixed(1)}px`;
/** @param {number} width @param {number} height */
const size = (width, height) => `width:${width.toFixed(1)}px;height:${height.toFixed(1)}px`;

/** Text fit for an attribute. @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}

/**
 * The rules that give each type its colour and the ink upon it.
 * @param {Schema} schema
 * @param {(colour: string) => string} inkOn
 */
export function typeRules(schema, inkOn) {
  return schema.types
    .map(({ name, index }) => {
      const colour = schema.colour(name);
      return `.t${index}{--type:${colour};--on-type:${inkOn(colour)}}`;
    })
    .join("\n");
}
