/** When something was, in words as one says it, and exactly. */

/** Units of time with their seconds. @type {readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]} */
const UNITS = [
  ["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];

/** Digits as everywhere in the editor. @param {string} language */
const locale = (language) => (language === "ar" ? "ar-u-nu-latn" : language);

/** “Three days ago”. @param {string} at in ISO 8601 @param {number} now in ms @param {string} language */
export function ago(at, now, language) {
  // A clock that goes wrong must not tell of the future.
  const seconds = Math.min(0, Math.round((Date.parse(at) - now) / 1000));
  const words = new Intl.RelativeTimeFormat(locale(language), { numeric: "auto" });
  const [unit, length] = UNITS.find(([, size]) => -seconds >= size) ?? ["second", 1];
  return unit === "second" ? words.format(0, unit) : words.format(Math.ceil(seconds / length), unit);
}

/** Day and hour in full. @param {string} at in ISO 8601 @param {string} language */
export const exactly = (at, language) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: "full", timeStyle: "short" }).format(new Date(at));
