/**
 * The attributes of the article as a whole, as this reader sees it: shown while no label is chosen.
 *
 * @import { Attribute, AttributeValue } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { State } from "./state.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { catchUp } from "./afterwards.js";
import { ARTICLE_ID, set } from "./changes.js";
import { valueTitled } from "./naming.js";
import { fieldView } from "./panel-fields.js";
import { ARTICLE } from "./schema.js";
import { sentenceOf } from "./words.js";

const FIELDS = ".of-article";
const CONTROL = ":is(select, input)";

/** @param {Commands} commands */
export function articleView(commands) {
  const { state, say } = commands;
  const all = state.schema.attributesOf(ARTICLE);
  const { attributes } = state.document.value;
  if (!all.length) return nothing;
  return html`<section class="of-article" aria-labelledby="of-article">
    <h3 id="of-article">${say("of-article")}</h3>
    ${all.map((one) => fieldView(commands, one, attributes[one.name], (value) => tell(commands, one, value)))}
  </section>`;
}

/** What is missing of the article for hand-in, each as a way to its field. @param {Commands} commands */
export function articleGaps({ state, say }) {
  const gaps = state.gaps.value.get(ARTICLE_ID) ?? [];
  return gaps.map((gap) => html`<li>
    <button type="button" class="plain" @click=${() => toArticle(state)}>${sentenceOf(gap, state.schema, say)}</button>
  </li>`);
}

/** Put the focus into the article's fields, into the first that must be filled where there is one.
 * @param {State} state */
export function toArticle(state) {
  state.choose(null);
  state.tab.value = "chosen";
  catchUp();
  const field =
    document.querySelector(`${FIELDS} .wanting ${CONTROL}`) ?? document.querySelector(`${FIELDS} ${CONTROL}`);
  if (field instanceof HTMLElement) field.focus();
}

/** Whether the focus is there. */
export const atArticle = () => !!document.activeElement?.closest(FIELDS);

/** @param {Commands} commands @param {Attribute} attribute @param {AttributeValue | undefined} value */
function tell(commands, attribute, value) {
  const { state } = commands;
  commands.done(state.perform([set(attribute.name, value)]), () => {
    const [type, text] = [state.schema.title(attribute), valueTitled(state, attribute.name, value)];
    commands.page.announce(commands.say("label-words", { type, text }));
  });
}
