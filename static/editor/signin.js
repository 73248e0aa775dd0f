/**
 * Signing in again in the midst of work: the page stays, the queue is kept, and goes on when its own
 * reader is signed in. Whoever else signs in here sends nothing of it (the server refuses that, too).
 *
 * @import { Boot } from "./types"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect, signal } from "../vendor/signals-core/signals-core.js";
import { cookie } from "./api.js";
import { isOut } from "./saving.js";

const QUIET = 1_500; // ms without a key: nobody is to type letters of the article into a password

/** @typedef {{ reader: string, addresses: Boot["addresses"], retry: () => void }} Ways */

/** The answer opens the dialog. @param {HTMLDialogElement} dialog @param {State} state @param {Say} say
 * @param {Ways} ways */
export function startSignIn(dialog, state, say, ways) {
  const wrong = signal("");
  const open = () => {
    wrong.value = "";
    if (!dialog.open) dialog.showModal();
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    wrong.value = say("signing-in");
    wrong.value = await signedIn(String(new FormData(form).get("password")), say, ways).catch(() => say("no-answer"));
    if (wrong.value) return;
    form.reset();
    dialog.close();
    ways.retry();
  };
  effect(() => void render(view(state, say, ways, { submit, wrong: wrong.value, close: () => dialog.close() }), dialog));
  offer(dialog, state, open);
  // What signing in anew has changed, forms of this page must send.
  document.addEventListener("submit", ({ target }) => {
    const token = target instanceof Element ? target.querySelector("[name=csrfmiddlewaretoken]") : null;
    if (token instanceof HTMLInputElement) token.value = cookie("csrftoken") || token.value;
  });
  return open;
}

/** Once each time, when the hands rest. @param {HTMLDialogElement} dialog @param {State} state @param {() => void} open */
function offer(dialog, state, open) {
  let timer = 0;
  let offered = false;
  const wait = () => {
    clearTimeout(timer);
    if (isOut(state) && !offered) timer = setTimeout(() => ((offered = true), document.querySelector("dialog[open]") || open()), QUIET);
  };
  for (const hand of ["keydown", "pointerdown"]) addEventListener(hand, wait, true);
  effect(() => {
    if (!isOut(state)) {
      if (offered && state.saving.value.name === "saved") dialog.close();
      offered = offered && state.saving.value.name === "saving";
    }
    wait();
  });
}

/** @param {State} state @param {Say} say @param {Ways} ways
 * @param {{ submit(event: Event): void, close(): void, wrong: string }} doing */
function view(state, say, { reader, addresses }, { submit, close, wrong }) {
  const { name, why, waiting } = state.saving.value;
  return html`<form @submit=${submit}>
    <h2 id="sign-in-title">${say("sign-in-again")}</h2>
    ${name === "stranger" ? html`<p class="wrong">${why} ${say("sign-in-instead", { reader })}</p>` : nothing}
    <p>${say("sign-in-why", { count: waiting })}</p>
    <label class="field"><span>${say("username")}</span>
      <input class="form-control" name="login" autocomplete="username" dir="auto" readonly .value=${reader}></label>
    <label class="field"><span>${say("password")}</span>
      <input class="form-control" type="password" name="password" autocomplete="current-password" dir="auto" required autofocus></label>
    <p class="wrong" role="alert">${wrong}</p>
    <p class="ways"><button class="btn btn-primary">${say("sign-in")}</button>
      <button type="button" class="plain" @click=${close}>${say("later")}</button>
      <a href=${addresses.signIn} target="_blank" rel="noopener">${say("sign-in-elsewhere")}</a></p>
  </form>`;
}

/** Sign the reader in; what is wrong in a sentence, empty when all is well.
 * @param {string} password @param {Say} say @param {Ways} ways */
async function signedIn(password, say, { reader, addresses }) {
  const before = await whoIsIn(addresses.me);
  if (before === reader) return "";
  // Where there is no token to send, this brings one.
  await fetch(addresses.signIn, { credentials: "same-origin" });
  if (before) await form(addresses.signOut, {});
  const answer = await form(addresses.signIn, { login: reader, password });
  if (!answer.ok) return sentences(await answer.json().catch(() => ({}))) || say("no-answer");
  return (await whoIsIn(addresses.me)) === reader ? "" : say("no-answer");
}

/** The name of who is signed in; empty for nobody. @param {string} address */
async function whoIsIn(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? String((await answer.json()).username) : "";
}

/** @param {string} address @param {Record<string, string>} fields */
const form = (address, fields) =>
  fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
  });

/** What the server finds wrong with a form. @param {any} told */
function sentences({ form: { errors = [], fields = {} } = {} }) {
  return [...errors, ...Object.values(fields).flatMap((/** @type {any} */ one) => one.errors ?? [])].join(" ");
}
