/**
 * Draws the marks of the sentences in sight, behind and above a text that it never touches.
 *
 * Sentences are drawn when they come near the window and erased when they leave it. What is to be drawn
 * gathers until the next frame, which reads all it needs before it writes anything. What can move the
 * letters (width of the column, zoom, a face that arrives, an edit) measures the blocks in sight again;
 * what changes their look alone paints them from the measures at hand.
 *
 * @import { Box, Mention } from "./types"
 * @import { Drawn, Laid } from "./paint.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { Geometry } from "./geometry.js";
import { clear, show } from "./layers.js";
import { chipRows, depth, expectedRows, height, hits, inkOn, lanes, onOneLine, outward } from "./layout.js";
import { landing } from "./lines.js";
import { Looks } from "./looks.js";
import { CHIP_STEP, chips, fills, laid, rails, typeRules } from "./paint.js";
import { watch } from "./sight.js";
import { clipped, length, same } from "./spans.js";

/** What a block looked like when it was last drawn.
 * @typedef {{ width: number, height: number, drawn: Drawn[], placed: Laid[] }} Block */

const RAIL_SLACK = 8; // px below the letters that still count as the label

/** Who draws in the same frame: reads when all read, writes when all write; may be told that all letters may have moved.
 * @typedef {{ read(): void, write(): void, dressed?(): void }} Companion */

export class Overlay {
  /** @type {Map<number, Block>} */
  #blocks = new Map();
  /** The sentences in sight. @type {ReadonlySet<number>} */
  #near;
  /** To be measured and painted. @type {Set<number>} */
  #moved = new Set();
  /** To be painted from the measures at hand. @type {Set<number>} */
  #worn = new Set();
  #frame = 0;
  /** @type {number[]} rows reserved over each sentence's lines */
  #rows = [];
  /** @type {Companion[]} */
  companions = [];

  /**
   * @param {HTMLElement} root the reading column
   * @param {HTMLElement} scroller
   * @param {State} state
   */
  constructor(root, scroller, state) {
    this.root = root;
    this.scroller = scroller;
    this.state = state;
    this.geometry = new Geometry(root);
    this.looks = new Looks(state);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(typeRules(state.schema, inkOn));
    document.adoptedStyleSheets.push(sheet);
    this.probe = /** @type {HTMLElement} */ (root.querySelector(".probe"));
    this.#near = new Set();
    this.dress();
    this.#near = watch(this.geometry, scroller, this.probe, {
      seen: (index) => this.draw([index]),
      left: (index) => this.#erase(index),
      sizeOf: (index) => this.#blocks.get(index),
      face: () => {
        this.geometry.forgetWidths();
        this.#measureAgain();
      },
    });
    this.#follow();
  }

  /** Follow how the text is shown, which the root of the page says; all letters may have moved. */
  dress() {
    const { dataset, style } = document.documentElement;
    this.looks.chips = dataset.chips ?? "names";
    this.geometry.dress(dataset.face ?? "", Number(style.getPropertyValue("--size")) || 22);
    this.geometry.sections.forEach((_, index) => this.#reserve(index));
    this.#measureAgain();
  }

  #measureAgain() {
    for (const one of this.companions) one.dressed?.();
    for (const block of this.#blocks.values()) block.width = NaN;
    this.draw(this.#near);
  }

  /** The label at a point of the window: the innermost there, or the one around what is chosen.
   * @param {number} index @param {{ x: number, y: number }} point @param {string | null} chosen */
  at(index, point, chosen) {
    const { drawn } = this.#blocks.get(index) ?? { drawn: [] };
    const { left, top } = this.geometry.section(index).getBoundingClientRect();
    const within = { x: point.x - left, y: point.y - top };
    return outward(hits(drawn, within, RAIL_SLACK), chosen);
  }

  /** Measure these sentences and draw them at the next frame, those of them that are in sight.
   * @param {Iterable<number>} indices */
  draw(indices) {
    for (const index of indices) this.#moved.add(index);
    this.schedule();
  }

  /** Let the companions draw at the next frame, and whatever else is due. */
  schedule() {
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** The ids of the labels that are drawn. @returns {string[]} */
  drawn() {
    return [...this.#blocks.values()].flatMap((block) => block.drawn.map((one) => one.id));
  }

  /** Where a line ends at a mention: at its chip, else above its first line; null out of sight.
   * @param {string} id */
  anchor(id) {
    const mention = this.state.mention(id);
    if (!mention) return null;
    const index = this.state.article.sentenceAt(mention.start);
    const block = this.#blocks.get(index);
    const box = block?.drawn.find((one) => one.id === id)?.boxes[0];
    if (!block || !box) return null;
    const { offsetLeft: left, offsetTop: top } = this.geometry.section(index);
    const chip = block.placed.find((one) => one.id === id);
    if (!chip) return { x: left + (box.l + box.r) / 2, y: top + box.t, line: box.t };
    const x = landing(chip, block.placed.filter((one) => one.row > chip.row && onOneLine(one.y, chip.y)));
    const y = top + box.t - (chip.row + 1) * CHIP_STEP;
    if (x !== null) return { x: left + x, y, line: box.t };
    const [start, end] = [left + chip.left, left + chip.left + chip.width];
    return { x: (start + end) / 2, y: y + CHIP_STEP / 2, line: box.t, sides: /** @type {const} */ ([start, end]) };
  }

  #flush() {
    this.#frame = 0;
    const moved = [...this.#moved].filter((index) => this.#near.has(index));
    const worn = [...this.#worn].filter((index) => !this.#moved.has(index) && this.#blocks.has(index));
    this.#moved.clear();
    this.#worn.clear();
    const painted = [...moved.map((index) => this.#read(index)), ...worn.map((index) => this.#look(index))];
    for (const one of this.companions) one.read();
    const grown = painted.filter(({ index, block }) => this.#write(index, block));
    for (const one of this.companions) one.write();
    if (!grown.length) return;
    // A line that needed more rows than was reckoned has moved its letters: once more for those.
    for (const { index } of grown) this.#moved.add(index);
    this.#flush();
  }

  #follow() {
    const { state } = this;
    effect(() => {
      for (const index of state.changed.value) this.#reserve(index);
      this.draw(state.changed.value);
    });
    effect(() => {
      const ids = this.looks.follow();
      for (const index of ids ? this.#sentencesOf(ids) : this.#near) this.#worn.add(index);
      this.schedule();
    });
  }

  /** @param {string[]} ids @returns {number[]} */
  #sentencesOf(ids) {
    const mentions = ids.flatMap((id) => this.state.mention(id) ?? []);
    return mentions.flatMap((mention) => this.state.article.touching(mention));
  }

  /** Give a sentence the height its marks will need, before it is drawn. @param {number} index */
  #reserve(index) {
    const mentions = this.state.placement.in(index);
    if (!mentions.length && !this.#rows[index]) return;
    const wanted = mentions.map((one) => ({
      id: one.id,
      start: one.start,
      end: one.end,
      width: this.geometry.chipWidth(this.looks.title(one)),
    }));
    this.#rows[index] = expectedRows(wanted, this.geometry.advance);
    this.#lead(index, depth(lanes(mentions)));
  }

  /** @param {number} index @param {number} lanes */
  #lead(index, lanes) {
    const { style } = this.geometry.section(index);
    const rows = Math.max(1, this.#rows[index] ?? 0);
    // What the sheet takes for granted is not said: most sentences keep the style they came with.
    if (lanes > 1 || style.length) style.setProperty("--lanes", String(Math.max(1, lanes)));
    if (rows > 1 || style.length) style.setProperty("--rows", String(rows));
  }

  /** All reads of a block. @param {number} index */
  #read(index) {
    const { state, geometry } = this;
    const sentence = state.article.sentence(index);
    const mentions = state.placement.in(index);
    const origin = geometry.section(index).getBoundingClientRect();
    const lane = lanes(mentions);
    const known = this.#measured(index, origin);
    const drawn = mentions.map((mention) => ({
      id: mention.id,
      length: length(mention),
      mention,
      boxes: known(mention) ?? geometry.boxes(index, sentence, clipped(mention, sentence), origin),
      lane: lane.get(mention.id) ?? 0,
      look: this.looks.of(mention),
      words: this.looks.words(mention),
    }));
    return this.#placed(index, { width: origin.width, height: origin.height, drawn, placed: [] });
  }

  /** The boxes of mentions whose letters cannot have moved since a block was drawn: it is as wide and as
   * high as it was, and the face has not changed. @param {number} index @param {DOMRect} origin
   * @returns {(mention: Mention) => Box[] | undefined} */
  #measured(index, { width, height }) {
    const block = this.#blocks.get(index);
    if (!block || block.width !== width || block.height !== height) return () => undefined;
    const known = new Map(block.drawn.map((one) => [one.id, one]));
    return (mention) => {
      const one = known.get(mention.id);
      return one && same(one.mention, mention) ? one.boxes : undefined;
    };
  }

  /** A block as it looks now, upon the measures at hand. @param {number} index */
  #look(index) {
    const block = /** @type {Block} */ (this.#blocks.get(index));
    const drawn = block.drawn.map((one) => ({
      ...one,
      look: this.looks.of(one.mention),
      words: this.looks.words(one.mention),
    }));
    return this.#placed(index, { ...block, drawn });
  }

  /** @param {number} index @param {Block} block */
  #placed(index, block) {
    const rtl = this.geometry.direction === "rtl";
    const wanted = block.drawn.flatMap((one) => this.#wanted(one, block.width, rtl));
    const placed = chipRows(wanted, block.width);
    const whole = { ...block, placed: laid(placed, block.width, this.geometry.direction) };
    this.#blocks.set(index, whole);
    return { index, block: whole };
  }

  /** All writes of a block; whether its lines had to grow. @param {number} index @param {Block} block */
  #write(index, { drawn, placed }) {
    const section = this.geometry.section(index);
    const longestFirst = [...drawn].sort((a, b) => b.length - a.length);
    show(section, "fills", fills(longestFirst));
    show(section, "marks", [...rails(drawn), ...chips(placed, drawn)]);
    const needed = height(placed);
    if (needed <= Math.max(1, this.#rows[index] ?? 0)) return false;
    this.#rows[index] = needed;
    this.#lead(index, depth(new Map(drawn.map((one) => [one.id, one.lane]))));
    return true;
  }

  /** @param {Drawn} one @param {number} frame @param {boolean} rtl */
  #wanted({ id, boxes: [box], words }, frame, rtl) {
    if (!box || this.looks.chips === "rails") return [];
    const width = this.geometry.chipWidth(words);
    return [{ id, x: rtl ? frame - box.r : box.l, y: box.t, width }];
  }

  /** @param {number} index */
  #erase(index) {
    if (this.#blocks.delete(index)) clear(this.geometry.section(index));
  }
}
