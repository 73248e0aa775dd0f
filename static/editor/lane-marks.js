/**
 * The labels of one lane drawn over its words, as those of a sentence are: the words are one text node that
 * is never touched.
 *
 * @import { Mention, Span } from "./types"
 * @import { Sentence } from "./offsets.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Mark } from "./paint.js"
 */

import { textNode } from "./geometry.js";
import { show } from "./layers.js";
import { chipRows, expectedRows, lanes } from "./layout.js";
import { chips, fills, laid, rails } from "./paint.js";
import { clipped, length, overlaps } from "./spans.js";

const SCALE = 0.86; // of the letters of the article; with styles/editor-lanes.css

/** What is drawn in a lane: its words stand at `excerpt` of a sentence. `alike` is what all readers have,
 * `ghosts` where these have nothing.
 * @typedef {{ sentence: Sentence, excerpt: Span, mentions: readonly Mention[], alike: readonly Mention[],
 *   ghosts: readonly Span[] }} Content */

/** How many rows of chips a lane will need. @param {Content} content @param {Overlay} overlay */
export function rowsOf({ mentions, excerpt }, { geometry, looks }) {
  const wanted = mentions.filter((one) => overlaps(one, excerpt)).map((one) => ({
    id: one.id, start: one.start, end: one.end, width: geometry.chipWidth(looks.title(one)),
  }));
  return expectedRows(wanted, geometry.advance * SCALE);
}

/** All reads of a lane; the answer writes what it is to show. @param {HTMLElement} frame @param {Content} content
 * @param {Overlay} overlay @returns {() => void} */
export function measured(frame, { sentence, excerpt, mentions, alike, ghosts }, { geometry, looks, state }) {
  const origin = frame.getBoundingClientRect();
  const node = textNode(frame);
  const from = sentence.unit(excerpt.start);
  const boxesOf = (/** @type {Span} */ span) => {
    const { start, end } = clipped(span, excerpt);
    return geometry.boxesIn(node, { start: sentence.unit(start) - from, end: sentence.unit(end) - from }, origin, SCALE);
  };
  const within = [...mentions, ...alike].filter((one) => overlaps(one, excerpt));
  const lane = lanes(within);
  const drawn = within.map((mention) => ({
    id: mention.id, length: length(mention), mention, boxes: boxesOf(mention), lane: lane.get(mention.id) ?? 0,
    look: `t${state.schema.byName.get(mention.type)?.index ?? "x"} ${mention.kind}${alike.includes(mention) ? " quiet" : ""}`,
    words: looks.title(mention),
  }));
  const loud = drawn.filter(({ mention }) => !alike.includes(mention));
  const places = chipRows(loud.flatMap(({ id, words, boxes: [box] }) => {
    if (!box) return [];
    return [{ id, x: geometry.direction === "rtl" ? origin.width - box.r : box.l, y: box.t, width: geometry.chipWidth(words) }];
  }), origin.width);
  const placed = laid(places, origin.width, geometry.direction);
  const empty = ghosts.flatMap((span, place) => fills([{
    id: `ghost ${place}`, length: 0, mention: /** @type {Mention} */ ({}), boxes: boxesOf(span), lane: 0, look: "ghost", words: "",
  }]));
  return () => {
    show(frame, "fills", [...fills([...loud].sort((one, other) => other.length - one.length)), ...empty]);
    show(frame, "marks", [...rails(drawn), ...withoutIds(chips(placed, drawn))]);
  };
}

/** Chips that a click does not take for labels of the text. @param {readonly Mark[]} marks @returns {Mark[]} */
const withoutIds = (marks) => marks.map((one) => ({ ...one, id: "" }));
