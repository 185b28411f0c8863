/**
 * Shows what lies under the pointer; keys and screen readers have the focused cell instead.
 *
 *   showHint(view, 'text', { x: 10, y: 20 });
 */

const WIDTH_PX = 240;

/** Show a text beside the pointer, or hide it where there is none.
 * @param {import('./view.js').TimelineParts} view @param {string} text @param {{x: number, y: number}} at */
export function showHint({ hint, plot }, text, { x, y }) {
  hint.hidden = !text;
  plot.style.cursor = text ? 'pointer' : '';
  hint.textContent = text;
  const left = Math.max(0, Math.min(x + 12, plot.clientWidth - WIDTH_PX));
  hint.style.transform = `translate(${left}px, ${Math.max(4, y - 44)}px)`;
}
