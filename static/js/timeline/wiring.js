/**
 * Connects buttons, tabs and keys of the view to commands.
 *
 *   wire(view, { mirrored: false, obey: (command) => ..., onTab: (name) => ... });
 */
import { commandFor } from './keys.js';

/** Listen to the parts of the view.
 * @param {import('./view.js').TimelineParts} view
 * @param {{mirrored: boolean, obey: (command: string) => void, onTab: (name: 'chart' | 'table') => void}} on */
export function wire(view, on) {
  view.root.addEventListener('click', (/** @type {MouseEvent} */ event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    if (button?.dataset.command) on.obey(button.dataset.command);
    if (button?.dataset.tab) on.onTab(/** @type {any} */ (button.dataset.tab));
  });
  view.tabs.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = [...view.tabs.children].find((tab) => tab.getAttribute('aria-selected') !== 'true');
    on.onTab(other.dataset.tab);
    other.focus();
  });
  view.plot.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const command = commandFor(event, { mirrored: on.mirrored });
    if (!command) return;
    event.preventDefault();
    on.obey(command);
  });
  view.card.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') on.obey('close');
  });
}
