import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { chordOf } from "../../static/editor/chords.js";
import { bindings, COMMANDS, Keymap } from "../../static/editor/keys.js";
import { keyCap, sentenceOf, speaker } from "../../static/editor/words.js";
import { schema, SCHEMA } from "./newsroom.js";

const pressed = (code, ...held) => chordOf({
  code, ctrlKey: held.includes("ctrl"), metaKey: held.includes("meta"), altKey: held.includes("alt"),
  shiftKey: held.includes("shift"),
});

test("a chord goes by the place of the key, whatever letter stands there", () => {
  assert.deepEqual([pressed("KeyP"), pressed("KeyZ", "ctrl", "shift"), pressed("ArrowLeft", "alt", "shift")], [
    "KeyP",
    "Ctrl+Shift+KeyZ",
    "Alt+Shift+ArrowLeft",
  ]);
});

test("the command key of a Mac is its control key, and there are two keys to enter", () => {
  assert.deepEqual([pressed("KeyZ", "meta"), pressed("NumpadEnter", "ctrl")], ["Ctrl+KeyZ", "Ctrl+Enter"]);
});

test("the arrow towards which one reads goes onward", () => {
  assert.equal(new Keymap(schema(), "rtl").commands.get("ArrowLeft"), "onward");
  assert.equal(new Keymap(schema(), "ltr").commands.get("ArrowLeft"), "back");
});

const SHARED = JSON.parse(readFileSync(new URL("../data/keys.json", import.meta.url), "utf-8"));

test("the table of commands is the one that the server has", () => {
  const rows = COMMANDS.map(({ group, command, chords, spare }) => [group, command, chords, spare]);

  assert.deepEqual(rows, SHARED.commands);
});

for (const { title, direction, taken, own, held } of SHARED.cases) {
  test(title, () => {
    const found = new Map(bindings(direction, new Set(taken), own).map((one) => [one.command, one.chords]));

    assert.deepEqual(Object.fromEntries(Object.keys(held).map((name) => [name, found.get(name)])), held);
  });
}

test("a key of a role is not ours either, whether or not such an event is chosen", () => {
  const [group, attack] = SCHEMA.events;
  const roles = [{ name: "Artifact", hotkey: "KeyR" }];

  assert.equal(new Keymap(schema({ events: [group, { ...attack, roles }] }), "rtl").chord("link"), "KeyX");
});

test("keys that a person chooses while reading hold at once", () => {
  const keymap = new Keymap(schema(), "rtl");
  keymap.use({ note: ["KeyK"] });
  assert.deepEqual([keymap.commands.get("KeyK"), keymap.commands.get("KeyN")], ["note", undefined]);

  keymap.use({});
  assert.deepEqual([keymap.commands.get("KeyK"), keymap.commands.get("KeyN")], [undefined, "note"]);
});

test("types have their keys", () => {
  assert.deepEqual([...new Keymap(schema(), "rtl").types], [
    ["KeyP", "PER"], ["KeyO", "ORG"], ["KeyG", "GPE"], ["Shift+KeyA", "Attack"],
  ]);
});

test("a key that the schema takes is no longer ours, which moves aside", () => {
  const [person, ...others] = SCHEMA.entities;
  const keymap = new Keymap(schema({ entities: [{ ...person, hotkey: "KeyN" }, ...others] }), "rtl");

  assert.deepEqual([keymap.commands.get("KeyN"), keymap.chord("note"), keymap.chord("link")], [
    undefined,
    "Shift+KeyN",
    "KeyR",
  ]);
});

test("a key is shown as it stands on the keyboard", () => {
  const shown = Object.fromEntries(Object.keys(SHARED.caps).map((chord) => [chord, keyCap(chord)]));

  assert.deepEqual(shown, SHARED.caps);
});

test("a sentence is filled with its parameters", () => {
  const say = speaker({ hello: "%(here)s من %(all)s" });

  assert.deepEqual([say("hello", { here: 1, all: 2 }), say("unknown")], ["1 من 2", "unknown"]);
});

test("a broken rule names types, roles and attributes by their titles", () => {
  const say = speaker({ "rule.filler": "%(filler)s/%(role)s/%(type)s", "rule.attribute-missing": "%(attribute)s" });

  const filler = { rule: "filler", at: "l1", params: { type: "Attack", role: "Attacker", filler: "GPE" } };
  const attribute = { rule: "attribute-missing", at: "m1", params: { type: "GPE", attribute: "sure" } };
  assert.equal(sentenceOf(filler, schema(), say), "دولة/Attacker/هجوم");
  assert.equal(sentenceOf(attribute, schema(), say), "sure");
});
