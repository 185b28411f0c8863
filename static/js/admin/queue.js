/**
 * Press a button of the review queue by keyboard: Alt and the letter in `data-key`.
 * The browsers' own access keys differ from one to the next; this is the same in all of them.
 *
 * @example
 * <input type="submit" name="_publish_next" value="Publish and next" data-key="p">
 */

/**
 * Return the button that a key press means, or null.
 * @param {KeyboardEvent} event
 * @returns {HTMLInputElement | null}
 */
function buttonOf(event) {
  const isPlainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!isPlainAlt || event.repeat) return null;
  // not `key`: with Alt some keyboards write another sign
  return document.querySelector(`[data-key="${CSS.escape(event.code.replace("Key", "").toLowerCase())}"]`);
}

document.addEventListener("keydown", (event) => {
  const button = buttonOf(event);
  if (button === null) return;
  event.preventDefault();
  button.click();
});
