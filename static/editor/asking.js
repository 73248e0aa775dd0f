/**
 * Dialogs that are there while something is asked, and give the focus back to the text.
 */

/** A dialog that is gone once it is closed; whoever asks draws it and shows it.
 * @param {string} name its class, and its heading's id without `-title` */
export function dialogFor(name) {
  const dialog = document.createElement("dialog");
  dialog.className = `help asking ${name}`;
  dialog.setAttribute("aria-labelledby", `${name}-title`);
  dialog.addEventListener("close", () => {
    dialog.remove();
    document.getElementById("reading")?.focus({ preventScroll: true });
  });
  return dialog;
}

/** Whether a key sends what is typed: Ctrl+Enter, which then does nothing else. @param {KeyboardEvent} event */
export function isSending(event) {
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  return true;
}
