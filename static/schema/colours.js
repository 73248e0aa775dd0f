/**
 * How colours stand on light and dark, and how far apart they look to all eyes: twin of
 * tests/labels/colour_vision.py, which holds what ships to the same. No DOM.
 *
 * Eyes without one kind of cone: Machado, Oliveira and Fernandes (2009), severity 1.0, upon linear sRGB.
 * Distance: Euclidean in Oklab (Ottosson, 2020); 0.02 is about what is just noticed. Contrast: WCAG 2.2.
 */

/** @typedef {readonly [number, number, number]} Triple */
/** @typedef {readonly [Triple, Triple, Triple]} Matrix */
/** @typedef {"trichromat" | "protanope" | "deuteranope" | "tritanope"} Eyes */

/** What the pages are painted on. */
export const LIGHT = "#ffffff";
export const DARK = "#16181d";
/** What a rail needs on the page (1.4.11), and what words need on a chip (1.4.3). */
export const SEEN = 3;
export const READ = 4.5;
/** What two types of one kind must be apart. */
export const APART = 0.05;

/** The colours of the schemas that come along: told apart by all eyes, seen on light and on dark. */
export const PALETTE = [
  "#3699d8", "#2d6c99", "#5148fc", "#756cea", "#7563bd", "#ab75fc", "#ab6cb4", "#a212d8", "#bd24a2", "#e163d8",
  "#cf097e", "#f31b48", "#bd6375", "#bd8775", "#7e5a75", "#d87e1b", "#a26c00", "#905a12", "#5a8748", "#517548",
  "#7e99a2",
];

/** @type {Readonly<Record<Eyes, Matrix>>} */
const EYES = {
  trichromat: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanope: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranope: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanope: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
/** @type {Matrix} */
const TO_CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
/** @type {Matrix} */
const TO_OKLAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
/** @type {Triple} */
const LUMINANCE = [0.2126, 0.7152, 0.0722];

/** The contrast ratio of two colours, from 1 to 21. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [lower = 0, higher = 0] = [one, other].map((colour) => dot(LUMINANCE, linear(colour))).sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

/** How far apart two colours look to these eyes. @param {string} one @param {string} other @param {Eyes} eyes */
export function distance(one, other, eyes) {
  const [a, b] = [oklab(seen(one, eyes)), oklab(seen(other, eyes))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The eyes to which two colours look alike. @param {string} one @param {string} other @returns {Eyes[]} */
export function alikeTo(one, other) {
  const eyes = /** @type {Eyes[]} */ (Object.keys(EYES));
  return eyes.filter((each) => distance(one, other, each) < APART);
}

/** Black or white, whichever is read better on this colour. @param {string} colour */
export function inkOn(colour) {
  return contrast(colour, "#000000") >= contrast(colour, "#ffffff") ? "#000000" : "#ffffff";
}

/** Of the palette the colour that lies farthest from all those taken, to the eyes that see it nearest.
 * @param {readonly string[]} taken */
export function unlike(taken) {
  const eyes = /** @type {Eyes[]} */ (Object.keys(EYES));
  const apart = (/** @type {string} */ colour) =>
    Math.min(1, ...taken.flatMap((other) => eyes.map((each) => distance(colour, other, each))));
  return PALETTE.reduce((best, colour) => (apart(colour) > apart(best) ? colour : best));
}

/** @param {string} colour @returns {Triple} */
function linear(colour) {
  const channel = (/** @type {number} */ place) => {
    const value = parseInt(colour.slice(place, place + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** @param {string} colour @param {Eyes} eyes @returns {Triple} */
function seen(colour, eyes) {
  const [red, green, blue] = through(EYES[eyes], linear(colour));
  const within = (/** @type {number} */ part) => Math.min(Math.max(part, 0), 1);
  return [within(red), within(green), within(blue)];
}

/** @param {Triple} colour @returns {Triple} */
function oklab(colour) {
  const [long, middle, short] = through(TO_CONES, colour);
  return through(TO_OKLAB, [Math.cbrt(long), Math.cbrt(middle), Math.cbrt(short)]);
}

/** @param {Matrix} matrix @param {Triple} vector @returns {Triple} */
const through = ([first, second, third], vector) => [dot(first, vector), dot(second, vector), dot(third, vector)];

/** @param {Triple} one @param {Triple} other */
const dot = (one, other) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
