/**
 * Knows what each key does while the plot has the focus; pure.
 *
 *   commandFor({ key: 'ArrowRight' }, { mirrored: true }); // 'previous'
 */

/** @type {Record<string, string>} */
const COMMANDS = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'screen-back',
  PageDown: 'screen-on',
  Enter: 'open',
  ' ': 'open',
  Escape: 'close',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  0: 'fit',
  r: 'replies',
  R: 'replies',
  '?': 'keys',
};
const MIRROR = { next: 'previous', previous: 'next' };

/** Return what a key asks for, null for keys that belong to the browser.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event @param {{mirrored: boolean}} options
 * @returns {string | null} */
export function commandFor(event, { mirrored }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const command = COMMANDS[event.key] ?? null;
  if (!mirrored || !command) return command;
  return /** @type {Record<string, string>} */ (MIRROR)[command] ?? command;
}
