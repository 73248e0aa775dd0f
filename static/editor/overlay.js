/**
 * Draws the marks of the sentences in sight, behind and above a text that it never touches.
 *
 * Sentences are drawn when they come near the window and erased when they leave it. Each drawing
 * reads all it needs of all blocks before it writes to any. What can move the letters (width of the
 * column, zoom, a face that arrives, an edit) draws again the blocks in sight.
 *
 * @import { Mention } from "./types"
 * @import { Drawn } from "./paint.js"
 * @import { Placed } from "./layout.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { Geometry } from "./geometry.js";
import { chipRows, depth, expectedRows, height, hits, inkOn, lanes, outward } from "./layout.js";
import { mayFill } from "./linking.js";
import { CHIP_STEP, chips, fills, rails, typeRules } from "./paint.js";
import { clipped, length } from "./spans.js";

/** What a block looked like when it was last drawn.
 * @typedef {{ width: number, height: number, drawn: Drawn[], placed: Placed[] }} Block */

const NEAR = "600px 0px";
const RAIL_SLACK = 8; // px below the letters that still count as the label

export class Overlay {
  /** @type {Map<number, Block>} */
  #blocks = new Map();
  /** @type {Set<number>} */
  #near = new Set();
  /** @type {number[]} rows reserved over each sentence's lines */
  #rows = [];
  #advance = 10;

  /**
   * @param {HTMLElement} root the reading column
   * @param {HTMLElement} scroller
   * @param {State} state
   */
  constructor(root, scroller, state) {
    this.root = root;
    this.state = state;
    this.geometry = new Geometry(root);
    /** Told after each drawing. @type {() => void} */
    this.drawn = () => undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(typeRules(state.schema, inkOn));
    document.adoptedStyleSheets.push(sheet);
    this.probe = /** @type {HTMLElement} */ (root.querySelector(".probe"));
    this.#advance = this.geometry.advance(this.probe);
    this.geometry.sections.forEach((_, index) => this.#reserve(index));
    this.resized = new ResizeObserver((entries) => this.#seeSizes(entries));
    this.#follow();
    this.#watch(scroller);
  }

  /** The id that a click at a point of the window chooses. @param {number} index the sentence
   * @param {{ x: number, y: number }} point @returns {string | null} */
  at(index, point) {
    const block = this.#blocks.get(index);
    if (!block) return null;
    const origin = this.geometry.section(index).getBoundingClientRect();
    const within = { x: point.x - origin.left, y: point.y - origin.top };
    return outward(hits(block.drawn, within, RAIL_SLACK), this.state.chosen.value);
  }

  /** Draw these sentences again, those of them that are in sight. @param {Iterable<number>} indices */
  draw(indices) {
    const wanted = [...indices].filter((index) => this.#near.has(index));
    const grown = this.#write(wanted.map((index) => this.#read(index)));
    // A line that needed more rows than was reckoned has moved its letters: once more for those.
    if (grown.length) this.#write(grown.map((index) => this.#read(index)));
    if (wanted.length) this.drawn();
  }

  /** The middle of a mention's first line and its top, in the reading column; null out of sight.
   * @param {string} id */
  anchor(id) {
    for (const [index, block] of this.#blocks) {
      const chip = block.placed.find((one) => one.id === id);
      const box = block.drawn.find((one) => one.id === id)?.boxes[0];
      if (!box) continue;
      const section = this.geometry.section(index);
      const top = box.t - (chip ? (chip.row + 1) * CHIP_STEP : 0);
      return { x: section.offsetLeft + (box.l + box.r) / 2, y: section.offsetTop + top, line: box.t };
    }
    return null;
  }

  #follow() {
    const { state } = this;
    effect(() => {
      const changed = state.changed.value;
      for (const index of changed) this.#reserve(index);
      this.draw(changed);
    });
    // Roles stand on chips and faint labels are those that cannot fill: both hang on what is chosen.
    let before = "";
    effect(() => {
      const now = JSON.stringify([state.chosen.value, state.pending.value, this.#roles()]);
      if (now === before) return;
      before = now;
      this.draw(this.#near);
    });
  }

  /** @param {HTMLElement} scroller */
  #watch(scroller) {
    const sight = new IntersectionObserver((entries) => this.#seeSight(entries), {
      root: scroller,
      rootMargin: NEAR,
    });
    for (const section of this.geometry.sections) sight.observe(section);
    new ResizeObserver(() => this.#seeFace()).observe(this.probe);
    document.fonts.addEventListener("loadingdone", () => {
      this.geometry.forgetWidths();
      this.draw(this.#near);
    });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seeSight(entries) {
    const fresh = [];
    for (const { target, isIntersecting } of entries) {
      const index = Number(/** @type {HTMLElement} */ (target).dataset.index);
      if (isIntersecting) {
        this.#near.add(index);
        this.resized.observe(target);
        fresh.push(index);
      } else {
        this.#near.delete(index);
        this.resized.unobserve(target);
        this.#erase(index);
      }
    }
    this.draw(fresh.filter((index) => !this.#blocks.has(index)));
  }

  /** @param {ResizeObserverEntry[]} entries */
  #seeSizes(entries) {
    const moved = entries
      .map(({ target }) => Number(/** @type {HTMLElement} */ (target).dataset.index))
      .filter((index) => {
        const block = this.#blocks.get(index);
        const { width, height } = this.geometry.section(index).getBoundingClientRect();
        return block && (Math.abs(block.width - width) > 0.5 || Math.abs(block.height - height) > 0.5);
      });
    this.draw(moved);
  }

  /** The probe's width follows the face, its size and the zoom, even where no block changes size. */
  #seeFace() {
    const advance = this.geometry.advance(this.probe);
    if (Math.abs(advance - this.#advance) < 0.001) return;
    this.#advance = advance;
    this.draw(this.#near);
  }

  /** Give a sentence the height its marks will need, before it is drawn. @param {number} index */
  #reserve(index) {
    const mentions = this.state.placement.in(index);
    const wanted = mentions.map((one) => ({
      id: one.id,
      start: one.start,
      end: one.end,
      width: this.geometry.chipWidth(this.state.schema.typeTitle(one.type)),
    }));
    this.#rows[index] = expectedRows(wanted, this.#advance);
    this.#lead(index, depth(lanes(mentions)));
  }

  /** @param {number} index @param {number} lanes */
  #lead(index, lanes) {
    const { style } = this.geometry.section(index);
    style.setProperty("--lanes", String(Math.max(1, lanes)));
    style.setProperty("--rows", String(Math.max(1, this.#rows[index] ?? 0)));
  }

  /** Role titles on the chips of what fills the chosen event. @returns {Record<string, string>} */
  #roles() {
    const { state } = this;
    const chosen = state.mention(state.chosen.value);
    if (!chosen) return {};
    const links = state.linksFrom(chosen.id);
    return Object.fromEntries(
      links.map((link) => [link.target, state.schema.linkTitle(link.kind, link.type, chosen.type)]),
    );
  }

  /** All reads of a block. @param {number} index */
  #read(index) {
    const { state, geometry } = this;
    const sentence = state.article.sentence(index);
    const mentions = state.placement.in(index);
    const origin = geometry.section(index).getBoundingClientRect();
    const lane = lanes(mentions);
    const roles = this.#roles();
    const drawn = mentions.map((mention) => ({
      id: mention.id,
      length: length(mention),
      mention,
      boxes: geometry.boxes(index, sentence, clipped(mention, sentence), origin),
      lane: lane.get(mention.id) ?? 0,
      look: this.#look(mention),
      words: this.#words(mention, roles[mention.id]),
    }));
    return { index, origin, drawn };
  }

  /** All writes of the blocks; the answer names those whose lines had to grow.
   * @param {{ index: number, origin: DOMRect, drawn: Drawn[] }[]} reads @returns {number[]} */
  #write(reads) {
    return reads.filter((read) => this.#paint(read)).map((read) => read.index);
  }

  /** @param {{ index: number, origin: DOMRect, drawn: Drawn[] }} read */
  #paint({ index, origin, drawn }) {
    const rtl = this.root.dir === "rtl";
    const placed = chipRows(drawn.flatMap((one) => this.#wanted(one, origin.width, rtl)), origin.width);
    const byId = new Map(drawn.map((one) => [one.id, one]));
    const section = this.geometry.section(index);
    const longestFirst = [...drawn].sort((a, b) => b.length - a.length);
    const left = (/** @type {Placed} */ chip) => (rtl ? origin.width - chip.x - chip.width : chip.x);
    layer(section, "fills").innerHTML = fills(longestFirst);
    layer(section, "marks").innerHTML = rails(drawn) + chips(placed, byId, left);
    this.#blocks.set(index, { width: origin.width, height: origin.height, drawn, placed });
    const needed = height(placed);
    if (needed <= Math.max(1, this.#rows[index] ?? 0)) return false;
    this.#rows[index] = needed;
    this.#lead(index, depth(new Map(drawn.map((one) => [one.id, one.lane]))));
    return true;
  }

  /** @param {Drawn} one @param {number} frame @param {boolean} rtl */
  #wanted({ id, boxes: [box], words }, frame, rtl) {
    if (!box) return [];
    const width = this.geometry.chipWidth(words);
    return [{ id, x: rtl ? frame - box.r : box.l, y: box.t, width }];
  }

  /** @param {Mention} mention */
  #look(mention) {
    const { schema, chosen, pending, gaps } = this.state;
    const type = schema.byName.get(mention.type);
    const looks = [`t${type?.index ?? "x"}`, mention.kind];
    if (mention.id === chosen.value) looks.push("chosen");
    if (pending.value && mention.id !== pending.value.source) {
      looks.push(mayFill(this.state, pending.value, mention) ? "lit" : "faint");
    }
    if (gaps.value.some((gap) => gap.at === mention.id)) looks.push("wanting");
    if (mention.note) looks.push("noted");
    return looks.join(" ");
  }

  /** @param {Mention} mention @param {string | undefined} role */
  #words(mention, role) {
    const title = this.state.schema.typeTitle(mention.type);
    return role ? `${role} · ${title}` : title;
  }

  /** @param {number} index */
  #erase(index) {
    if (!this.#blocks.delete(index)) return;
    const section = this.geometry.section(index);
    layer(section, "fills").textContent = "";
    layer(section, "marks").textContent = "";
  }
}

/** @param {HTMLElement} section @param {"fills" | "marks"} name */
function layer(section, name) {
  return /** @type {HTMLElement} */ (section.querySelector(`.${name}`));
}
