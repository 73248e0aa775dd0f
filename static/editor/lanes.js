/**
 * The readings under the sentences in which they differ: a strip for each place, a lane for each version, with
 * who says so. A strip whose stops are decided is folded to what was taken. What is said here is said in the
 * panel as well, in words; this is for the eye and the mouse.
 *
 * @import { AdjudicationBoot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Content } from "./lane-marks.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Settling } from "./settling.js"
 * @import { Strip, Version } from "./strips.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { factWords } from "./differing.js";
import { measured, rowsOf } from "./lane-marks.js";
import { overlaps } from "./spans.js";
import { isAsked, spanOfStop, takenAt, versionsTaken } from "./stops.js";
import { alikeIn, factsOf, stripsOf, wholeStrip } from "./strips.js";

const NEAR = "600px 0px";
const AROUND = 24; // px kept free above and below a stop
const KEPT_TO_THEMSELVES = ["pointerdown", "dblclick", "touchstart"];

export class Lanes {
  /** The strips of each sentence. @type {Map<number, Strip[]>} */
  #strips = new Map();
  /** What stands under each sentence, and how it stood. @type {Map<number, { element: HTMLElement, spelt: string }>} */
  #shown = new Map();
  /** @type {WeakMap<Element, Content>} */
  #contents = new WeakMap();
  /** What was drawn last in each frame, and how wide that was. @type {WeakMap<Element, { content: Content, width: number }>} */
  #drawn = new WeakMap();
  /** Sentences under which something else is to stand. @type {Map<number, { strips: readonly Strip[], spelt: string }>} */
  #turned = new Map();
  /** To be measured. @type {Set<HTMLElement>} */
  #moved = new Set();
  /** In sight. @type {Set<Element>} */
  #near = new Set();
  /** @type {(() => void)[]} */
  #writes = [];
  /** The stop that is to be brought into sight. @type {string | null} */
  #revealed = null;

  /** @param {AdjudicationBoot} boot @param {Commands} commands @param {Overlay} overlay @param {Settling} settling */
  constructor(boot, commands, overlay, settling) {
    this.boot = boot;
    this.commands = commands;
    this.overlay = overlay;
    this.settling = settling;
    this.alike = alikeIn(boot.lanes);
    const { article } = commands.state;
    const readers = boot.readers.map(({ number }) => number);
    for (const strip of stripsOf(boot.stops, article, readers, settling.find)) {
      this.#strips.set(strip.sentence, [...(this.#strips.get(strip.sentence) ?? []), strip]);
    }
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries), { root: overlay.scroller, rootMargin: NEAR });
    overlay.companions.push(this);
    effect(() => this.#follow());
    let width = NaN; // what folds makes the text less high, and moves no letter
    new ResizeObserver(([entry]) => {
      if (entry?.contentRect.width !== width) this.dressed();
      width = entry?.contentRect.width ?? NaN;
    }).observe(overlay.root);
    document.fonts.addEventListener("loadingdone", () => this.dressed());
  }

  #sight;

  /** Bring a stop's sentence and strip into sight once they are drawn. @param {string} key */
  reveal(key) {
    this.#revealed = key;
    this.overlay.schedule();
  }

  read() {
    const away = this.#revealed === null ? 0 : this.#awayOf(this.#revealed);
    this.#revealed = null;
    // Before anything is written: to scroll what was written upon would have it laid out once more.
    if (away) this.overlay.scroller.scrollBy({ top: away });
    this.#writes = [...this.#moved].flatMap((frame) => this.#measured(frame) ?? []);
    this.#moved.clear();
  }

  /** What draws a lane, where its letters have moved or its labels are others. @param {HTMLElement} frame */
  #measured(frame) {
    const content = this.#contents.get(frame);
    if (!content || !frame.isConnected || !frame.offsetParent) return null;
    const [before, width] = [this.#drawn.get(frame), frame.offsetWidth];
    if (before?.content === content && before.width === width) return null;
    this.#drawn.set(frame, { content, width });
    return measured(frame, content, this.overlay);
  }

  /** What stands under sentences is changed here, once all was measured: nothing is laid out twice for it. */
  write() {
    for (const write of this.#writes) write();
    this.#writes = [];
    for (const [index, { strips, spelt }] of this.#turned) this.#show(index, strips, spelt);
    this.#turned.clear();
    if (this.#moved.size) this.overlay.schedule();
  }

  /** How far a stop lies out of sight; of what is higher than the window its strip is shown. @param {string} key */
  #awayOf(key) {
    const strip = this.overlay.root.querySelector(`.strip[data-stops~="${CSS.escape(key)}"]`);
    const strips = strip?.closest(".strips");
    if (!strip || !strips?.previousElementSibling) return 0;
    const frame = this.overlay.scroller.getBoundingClientRect();
    const [whole, own] = [strips.previousElementSibling, strip].map((one) => one.getBoundingClientRect());
    if (!whole || !own) return 0;
    const [below, above] = [own.bottom + AROUND - frame.bottom, whole.top - AROUND - frame.top];
    if (below > 0) return Math.min(below, Math.max(above, own.top - AROUND - frame.top));
    return Math.min(0, Math.max(above, below));
  }

  /** Show what is to be shown now under each sentence; those where nothing differs stay as they are. */
  #follow() {
    const { state } = this.commands;
    const all = this.settling.all.value;
    const gold = state.standing;
    void state.document.value;
    const chosen = this.settling.chosen.value;
    const sentences = all ? state.article.sentences.map((_, index) => index) : [...this.#strips.keys()];
    for (const index of new Set([...sentences, ...this.#shown.keys()])) {
      const strips = this.#stripsAt(index, all);
      const spelt = strips.map((strip) => [strip.key, strip.excerpt.end, ...strip.stops.map((stop) =>
        [isAsked(stop, gold), takenAt(stop, gold), stop.key === chosen].join())].join()).join(";");
      if (this.#shown.get(index)?.spelt === spelt) this.#turned.delete(index);
      else this.#turned.set(index, { strips, spelt });
    }
    this.overlay.schedule();
  }

  /** @param {number} index @param {boolean} all */
  #stripsAt(index, all) {
    const own = this.#strips.get(index) ?? [];
    return all && !own.length ? [wholeStrip(index, this.commands.state.article, this.boot.lanes)] : own;
  }

  /** @param {number} index @param {readonly Strip[]} strips @param {string} spelt */
  #show(index, strips, spelt) {
    const element = this.#shown.get(index)?.element ?? this.#made(index);
    this.#shown.set(index, { element, spelt });
    render(strips.map((strip) => this.#stripView(strip)), element);
    const sentence = this.commands.state.article.sentence(index);
    const drawn = new Map(strips.map((strip) => [strip.key, strip]));
    for (const frame of framesIn(element)) {
      const { key, place } = /** @type {HTMLElement} */ (frame.closest(".lane")).dataset;
      const { excerpt, lanes } = /** @type {Strip} */ (drawn.get(key ?? ""));
      const { mentions, ghosts } = /** @type {Version} */ (lanes[Number(place)]);
      const before = this.#contents.get(frame);
      // What is drawn already stays so: another frame for it would come before the next key is heard.
      if (before?.excerpt === excerpt && before.mentions === mentions) continue;
      if (this.#near.has(element)) this.#moved.add(frame);
      const alike = this.alike.filter((one) => overlaps(one, excerpt) && !mentions.some(({ start, end, type }) =>
        start === one.start && end === one.end && type === one.type));
      const content = { sentence, excerpt, mentions, alike, ghosts };
      this.#contents.set(frame, content);
      this.#makeRoom(frame);
    }
  }

  /** Room for the chips of a lane. @param {HTMLElement} frame */
  #makeRoom(frame) {
    const content = this.#contents.get(frame);
    if (content) frame.style.setProperty("--rows", String(rowsOf(content, this.overlay)));
  }

  /** @param {number} index */
  #made(index) {
    const element = document.createElement("div");
    element.className = "strips";
    element.setAttribute("aria-hidden", "true");
    for (const name of KEPT_TO_THEMSELVES) element.addEventListener(name, (event) => event.stopPropagation(), { passive: true });
    element.addEventListener("click", (event) => this.#click(event));
    this.overlay.geometry.section(index).after(element);
    this.#sight.observe(element);
    return element;
  }

  /** A click on who says so takes it, one on the rest chooses the stop. @param {MouseEvent} event */
  #click(event) {
    event.stopPropagation();
    const target = /** @type {Element} */ (event.target);
    const strip = /** @type {HTMLElement | null} */ (target.closest(".strip"));
    const keys = strip?.dataset.stops?.split(" ").filter(Boolean) ?? [];
    const asked = /** @type {HTMLElement | null} */ (target.closest("[data-stop]"))?.dataset.stop;
    const chosen = this.settling.chosen.value;
    const key = asked ?? (chosen && keys.includes(chosen) ? chosen : this.settling.firstOpen(keys));
    if (!key) return;
    this.settling.choose(key);
    const who = /** @type {HTMLElement | null} */ (target.closest(".who"));
    if (who) this.settling.take(Number(who.dataset.reader));
  }

  /** @param {Strip} strip */
  #stripView({ key, stops, excerpt, sentence, lanes }) {
    const gold = this.commands.state.standing;
    const chosen = this.settling.chosen.value;
    const asked = stops.filter((one) => isAsked(one, gold));
    if (stops.length && !asked.length) return nothing;
    const isChosen = stops.some((one) => one.key === chosen);
    const isDecided = !!asked.length && asked.every((one) => takenAt(one, gold) !== undefined);
    if (isDecided && !isChosen) return asked.map((stop) => this.#foldedView(stop));
    const whole = this.commands.state.article.sentence(sentence);
    const cut = [excerpt.start > whole.start ? "after" : "", excerpt.end < whole.end ? "before" : ""].join(" ");
    const look = ["strip", isChosen ? "chosen" : "", isDecided ? "decided" : ""].join(" ");
    return html`<div class=${look} data-stops=${asked.map((one) => one.key).join(" ")} data-key=${key}>
      ${lanes.map((lane, place) => this.#laneView(lane, { key, place, words: whole.slice(excerpt), cut }, isTaken(lane, stops, gold)))}</div>`;
  }

  /** What was decided, in a word: whose version, and where. @param {Strip["stops"][number]} stop */
  #foldedView(stop) {
    const { state } = this.commands;
    const take = takenAt(stop, state.standing);
    const readers = versionsTaken(stop, take).flatMap((one) => one.readers).sort((one, other) => one - other);
    const caps = take === "edited" ? ["✎"] : readers.length ? readers : [0];
    const span = spanOfStop(stop);
    const facts = versionsTaken(stop, take).flatMap((one) => factsOf(stop, one, this.settling.find));
    return html`<div class="strip folded" data-stops=${stop.key}>${caps.map((one) => html`<kbd>${one}</kbd>`)}
      <bdi>${span ? state.article.slice(span) : ""}</bdi>${facts.map((fact) => html`<span class="fact">${factWords(fact, this.commands)}</span>`)}</div>`;
  }

  /** @param {Version} lane @param {{ key: string, place: number, words: string, cut: string }} where it stands: which
   * lane of which strip, the words of the text, and where that goes on @param {boolean} taken */
  #laneView({ readers, facts }, { key, place, words, cut }, taken) {
    const { settling, overlay: { geometry }, commands: { state } } = this;
    const chosen = settling.chosen.value;
    return html`<div class=${taken ? "lane taken" : "lane"} data-key=${key} data-place=${place}>
      <span class="who" data-reader=${readers[0] ?? 0}>${readers.map((one) => html`<kbd>${one}</kbd>`)}<span class="names">${
        settling.namesOf(readers).map((one) => html`<bdi>${one}</bdi>`)}</span></span>
      <div class="lane-words"><div class="lane-frame"><p class="text" data-cut=${cut} dir=${geometry.direction} .textContent=${words}></p></div>
        ${facts.filter(({ stop }) => isAsked(stop, state.standing)).map((fact) => html`<span class=${fact.stop.key === chosen ? "fact chosen" : "fact"} data-stop=${fact.stop.key}>${
          factWords(fact, this.commands)}</span>`)}</div></div>`;
  }

  /** @param {readonly IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) this.#near.delete(target);
      else if (!this.#near.has(target)) {
        this.#near.add(target);
        this.#measure(target);
      }
    }
    this.overlay.schedule();
  }

  /** Letters or chips are of another size: make room anew everywhere, and measure all in sight. */
  dressed() {
    this.#drawn = new WeakMap();
    for (const { element } of this.#shown.values()) for (const frame of framesIn(element)) this.#makeRoom(frame);
    for (const element of this.#near) this.#measure(element);
    this.overlay.schedule();
  }

  /** @param {Element} element */
  #measure(element) {
    for (const frame of framesIn(element)) this.#moved.add(frame);
  }
}

/** @param {Element} element @returns {HTMLElement[]} */
const framesIn = (element) => [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".lane-frame"))];

/** Whether what this lane says was taken at one of the stops. @param {Version} lane
 * @param {Strip["stops"]} stops @param {import("./types").Document} gold */
const isTaken = ({ versions }, stops, gold) =>
  stops.some((stop, place) => {
    const version = versions[place];
    return !!version && versionsTaken(stop, takenAt(stop, gold)).includes(version);
  });
