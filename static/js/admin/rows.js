/**
 * Walk the rows of a list by keys: J next, K previous, X select, Enter opens the link or presses the button as ever.
 * Single letters count only while the focus is in the list (WCAG 2.1.4); Alt+J and Alt+K count everywhere.
 *
 * @example
 * <table id="result_list"><tbody><tr><td><input class="action-select"></td><th><a href="…">…</a></th></tr></tbody></table>
 */

const STEPS = new Map([["KeyJ", 1], ["KeyK", -1]]);
const list = document.getElementById("result_list");

/**
 * Return what the focus rests on in each row: the link that leads to it, else its first button.
 * @returns {HTMLElement[]}
 */
function links() {
  return [...(list?.querySelectorAll("tbody tr") ?? [])]
    .map((row) => /** @type {HTMLElement | null} */ (row.querySelector("th a") ?? row.querySelector("button")))
    .filter((link) => link !== null);
}

/**
 * Move the focus by so many rows; from outside the list to its first row.
 * @param {number} step
 */
function move(step) {
  const all = links();
  const row = document.activeElement?.closest("tr");
  const now = all.findIndex((link) => link.closest("tr") === row);
  const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** Select the row with the focus, or take the selection off. */
function select() {
  const box = document.activeElement?.closest("tr")?.querySelector("input.action-select");
  if (box instanceof HTMLInputElement) box.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isInside = list?.contains(document.activeElement) ?? false;
  if (STEPS.has(event.code) && (isInside || event.altKey)) move(STEPS.get(event.code) ?? 0);
  else if (event.code === "KeyX" && isInside) select();
  else return;
  event.preventDefault();
});
