/**
 * An adjudication on this page: from stop to stop by key, each decided by one key; how far it is.
 *
 * A decision is a change of the gold like any other: shown at once, saved in the queue, undone with what it made.
 *
 * @import { AdjudicationBoot, Boot, Change, Document, Lost, Mention, Stop } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Wish } from "./stops.js"
 * @import { Queue } from "./sync.js"
 * @import { Say } from "./words.js"
 */

import { batch, effect, signal } from "../vendor/signals-core/signals-core.js";
import { drawnAfterwards } from "./afterwards.js";
import { decide, idOf } from "./changes.js";
import { questionWords, takenWords } from "./differing.js";
import { finish } from "./finishing.js";
import { byId } from "./frame.js";
import { Lanes } from "./lanes.js";
import { Merging } from "./merging.js";
import { settlingView } from "./panel-settling.js";
import { at, precisely } from "./selection.js";
import { clipped } from "./spans.js";
import { StopMarks } from "./stop-marks.js";
import { deciding, isAbout, isAsked, isOpen, nextStop, progressOf, spanOfStop, takenAt, takeOf } from "./stops.js";
import { finderOf, mentionsOf } from "./strips.js";

/** The adjudication comes to life; the answer draws its tab.
 * @param {Boot} boot @param {Commands} commands @param {Queue} queue @param {Overlay} overlay */
export function startSettling(boot, commands, queue, overlay) {
  if (!boot.adjudication) return () => undefined;
  const settling = new Settling(boot.adjudication, commands, queue);
  const lanes = new Lanes(boot.adjudication, commands, overlay, settling);
  settling.reveal = (key) => lanes.reveal(key);
  overlay.companions.push(new StopMarks(settling, overlay));
  const merging = new Merging(boot.adjudication, commands, settling, queue);
  commands.add({ "merge-stops": () => merging.open() });
  const asked = new URLSearchParams(location.search).get("stop");
  commands.state.tab.value = "settle";
  const key = asked && settling.named(asked);
  if (key) settling.choose(key);
  return () => settlingView(settling, merging, commands);
}

export class Settling {
  /** Show a stop's strip. @type {(key: string) => void} */
  reveal = () => undefined;

  /** @param {AdjudicationBoot} boot @param {Commands} commands @param {Queue} queue */
  constructor(boot, commands, queue) {
    this.boot = boot;
    this.commands = commands;
    this.queue = queue;
    /** The key of the stop that is chosen. */
    this.chosen = signal(/** @type {string | null} */ (null));
    /** Whether readings stand under every sentence. */
    this.all = signal(false);
    /** Who decided what before this visit, or meanwhile. */
    this.told = signal(toldOf(boot.stops));
    this.#stops = new Map(boot.stops.map((one) => [one.key, one]));
    const { state } = commands;
    const offered = finderOf(boot.stops, { mentions: new Map(), links: new Map(), attributes: {} });
    /** @type {(id: string) => Mention | undefined} */
    this.find = (id) => state.mention(id) ?? offered(id);
    this.#add();
    state.along = (changes) => this.#byHand(changes);
    state.overruled = (lost) => this.#overruled(lost);
    state.retold = (stops) => this.#retold(stops);
    this.#follow();
  }

  #stops;

  /** @param {string | null} key @returns {Stop | undefined} */
  stop(key) {
    return key === null ? undefined : this.#stops.get(key);
  }

  /** The key of the stop that an address names, by its key or by a span such as `12-40`. @param {string} name */
  named(name) {
    const [start = NaN, end = NaN] = name.split("-").map(Number);
    const upon = this.boot.stops.filter(({ span }) => !!span && span[0] < end && start < span[1]);
    return this.stop(name)?.key ?? this.firstOpen(upon.map(({ key }) => key));
  }

  /** The stop that is chosen, where it still is one. */
  get here() {
    return this.stop(this.chosen.value);
  }

  get progress() {
    return progressOf(this.boot.stops, this.commands.state.standing);
  }

  /** The stops that somebody must still decide. */
  get open() {
    return this.boot.stops.filter((one) => isOpen(one, this.commands.state.standing));
  }

  /** A reader's name, or number where names are hidden. @param {number} reader */
  nameOf(reader) {
    const name = this.boot.readers.find(({ number }) => number === reader)?.name;
    return name ?? this.commands.say("settle.reader", { number: reader });
  }

  /** The names of several, beside their numbers: where names are hidden the numbers say all.
   * @param {readonly number[]} readers @returns {readonly string[]} */
  namesOf(readers) {
    const names = readers.map((one) => this.boot.readers.find(({ number }) => number === one)?.name ?? "");
    return names.every(Boolean) ? names : [this.commands.say(readers.length > 1 ? "settle.readers" : "settle.one-reader")];
  }

  /** The first of these that is open, else the first that is asked. @param {readonly string[]} keys */
  firstOpen(keys) {
    const stops = keys.flatMap((key) => this.stop(key) ?? []);
    const gold = this.commands.state.standing;
    return (stops.find((one) => isOpen(one, gold)) ?? stops.find((one) => isAsked(one, gold)))?.key ?? null;
  }

  #add() {
    const { commands, boot } = this;
    for (const [command, way] of /** @type {const} */ ([["next-stop", 1], ["previous-stop", -1]])) {
      commands.add({ [command]: () => this.#step(way) });
    }
    for (const { number } of boot.readers) commands.add({ [`take-${number}`]: () => this.take(number) });
    commands.add({
      "take-both": () => this.take("both"),
      "take-none": () => this.take("none"),
      "all-lanes": () => this.toggleAll(),
      "let-go": () => this.#letGo(),
      "hand-in": () => void finish(this),
      undo: () => this.#travel(() => commands.undo()),
      redo: () => this.#travel(() => commands.redo()),
    });
    document.getElementById("finish")?.addEventListener("click", () => commands.run("hand-in"));
  }

  toggleAll() {
    const { say, page } = this.commands;
    this.all.value = !this.all.value;
    page.announce(say(this.all.value ? "settle.all-shown" : "settle.differing-shown"));
  }

  /** Go to the next stop that is asked; while a role waits Tab is the role's. @param {1 | -1} way */
  #step(way) {
    const { state, say, page } = this.commands;
    if (state.pending.value || state.copying.value !== null) return this.commands.run(way === 1 ? "next-label" : "previous-label");
    const [stops, gold] = [this.boot.stops, state.standing];
    const from = this.chosen.value;
    const next = nextStop(stops, from, state.selection.value.focus.start, way, (one) => isAsked(one, gold));
    const isRound = next && from !== null && (stops.indexOf(next) - stops.findIndex(({ key }) => key === from)) * way < 0;
    // At the last one Tab goes on to the next part of the page.
    if (!next || isRound) {
      page.announce(say("settle.no-more"));
      return false;
    }
    this.choose(next.key);
    return true;
  }

  /** Choose a stop, and show it. @param {string} key @param {string} [before] what is told before it */
  choose(key, before = "") {
    const { state, say, page } = this.commands;
    const stop = this.stop(key);
    if (!stop) return;
    const mention = this.#labelOf(stop);
    const span = spanOfStop(stop);
    batch(() => {
      this.chosen.value = key;
      state.chosen.value = mention?.id ?? null;
      state.pending.value = null;
      state.tab.value = "settle";
      if (span) state.selection.value = mention ? at(span) : precisely(clipped(span, state.article.sentence(state.article.sentenceAt(span.start))));
    });
    if (span) this.reveal(key);
    const asks = questionWords(stop, this.commands, this.find);
    page.announce(`${before} ${say("settle.stop", { what: say(`settle.kind.${stop.kind}`), asks })}`.trim());
  }

  /** What of a stop stands in the gold, to be changed by the keys of labels. @param {Stop} stop */
  #labelOf({ kind, needs, options }) {
    const { state } = this.commands;
    const own = options.flatMap(mentionsOf).find(({ id }) => state.mention(id));
    const id = kind === "role" || kind === "relation" || !own ? needs?.[0]?.id : own.id;
    return state.mention(id ?? null);
  }

  /** Decide the chosen stop, and go on to the next open one; false where none is chosen. @param {Wish} wish */
  take(wish) {
    const stop = this.here;
    const { state, say } = this.commands;
    if (!stop || !isAsked(stop, state.standing) || state.pending.value) return false;
    if (!this.mayDecide()) return true;
    const take = takeOf(stop, wish);
    if (!take) {
      state.notice.value = { text: wish === "both" ? say("settle.not-both") : say("settle.not-asked", { name: this.nameOf(Number(wish)) }) };
      return true;
    }
    const changes = deciding(stop, take, state.document.value, state.rules);
    // Drawn once, with the next stop.
    batch(() => this.commands.done(state.perform(changes), () => this.#onward(stop)));
    return true;
  }

  /** Whether it is decided on here and now; the reader is told when not. */
  mayDecide() {
    const { state, say } = this.commands;
    if (this.boot.open) return this.commands.mayEdit();
    state.notice.value = { text: say("settle.closed"), urgent: true };
    return false;
  }

  /** Go a step back or on; where it is the decision at a stop, that stop is chosen. @param {() => void} go */
  #travel(go) {
    const { state } = this.commands;
    const before = state.standing;
    go();
    const turned = this.boot.stops.filter((one) => takenAt(one, before) !== takenAt(one, state.standing));
    const [stop] = turned;
    if (stop && turned.length === 1 && isAsked(stop, state.standing)) this.choose(stop.key);
  }

  /** @param {Stop} stop that was decided */
  #onward(stop) {
    const { state, say, page } = this.commands;
    const gold = state.document.value;
    const said = takenWords(stop, takenAt(stop, gold) ?? [], this.commands, this);
    const next = nextStop(this.boot.stops, stop.key, 0, 1, (one) => isOpen(one, gold));
    if (next) return this.choose(next.key, said);
    this.leave();
    page.announce(`${said} ${say("settle.all-decided")}`);
    state.notice.value = { text: say("settle.all-decided") };
  }

  /** Choose no stop. */
  leave() {
    this.commands.state.chosen.value = null;
    this.chosen.value = null;
  }

  #letGo() {
    const { state } = this.commands;
    const isHeld = state.looking.value || state.pending.value || state.copying.value !== null;
    if (!isHeld) this.chosen.value = null;
    this.commands.letGo();
  }

  /** What is changed by hand where a stop is chosen decides it. @param {readonly Change[]} changes @returns {Change[]} */
  #byHand(changes) {
    const stop = this.here;
    const gold = this.commands.state.standing;
    if (!this.boot.open || !stop || !changes.length || changes.some((one) => "decide" in one) || takenAt(stop, gold) === "edited") return [];
    return isAbout(stop, changes, gold) ? [decide(stop.key, "edited", changes.map(idOf))] : [];
  }

  /** Who has decided what by now; where readings were merged anew there are other stops, for which the page is
   * loaded anew. @param {readonly Stop[]} stops */
  #retold(stops) {
    const { state, say } = this.commands;
    this.told.value = toldOf(stops);
    if (stops.length === this.#stops.size && stops.every(({ key }) => this.#stops.has(key))) return;
    state.notice.value = { text: say("settle.merged-anew"), urgent: true, lasting: true, action: showAnew(say) };
  }

  /** Say why decisions do not stand: others decided otherwise, or nothing is asked there any more.
   * @param {readonly Lost[]} lost not empty */
  #overruled(lost) {
    const { state, say } = this.commands;
    const [count, why] = [lost.length, lost[0]?.problem.params.why];
    const told = why ? { text: say("settle.refused", { count, why }), action: showAnew(say) } : { text: say("settle.overruled", { count }) };
    state.notice.value = { ...told, urgent: true, lasting: true };
  }

  #follow() {
    const { state, say } = this.commands;
    const offered = new Set(this.boot.stops.flatMap(({ options }) => options.flatMap(mentionsOf).map(({ id }) => id)));
    effect(() => {
      state.reviewed.value = quiet(state.document.value, offered);
    });
    const count = () => {
      void state.document.value;
      const { all, decided } = this.progress;
      byId("seen").textContent = say("settle.decided-of", { all, decided });
      byId("settle-count").textContent = String(all - decided || "");
    };
    drawnAfterwards(count, () => false);
  }
}

/** @param {Say} say */
const showAnew = (say) => ({ label: say("settle.show-anew"), run: () => location.reload() });

/** @param {readonly Stop[]} stops */
const toldOf = (stops) => new Map(stops.flatMap(({ key, decided }) => (decided ? [[key, decided]] : [])));

/** How the labels that no stop is about are marked. @param {Document} document @param {ReadonlySet<string>} offered */
const quiet = ({ mentions }, offered) =>
  new Map([...mentions.keys()].filter((id) => !offered.has(id)).map((id) => [id, "agreed"]));
